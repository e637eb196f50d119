import{$ as F,$a as nn,A as Ht,Aa as en,B as ki,C as Si,Ca as Ai,D as Oi,Da as de,E as hr,Ea as Ut,F as gr,Fa as lt,G as Ti,Ga as z,H as d,Ha as _,I as Z,Ia as Ni,Ja as At,K as mt,Ka as ae,L as v,La as yr,M as vr,Ma as Dt,N as Ci,O as gt,Oa as xr,P as q,Pa as Mi,Q as Bt,Qa as et,Ra as Ri,S as gn,Sa as st,Ta as Ii,U as P,Ua as Nt,V as K,Va as Di,W as J,Wa as Oe,X as Wo,Xa as Le,Y as br,Ya as yn,Z as se,Za as Bi,_ as U,_a as Jo,a as gi,aa as Fe,ab as Fi,c as vi,ca as Ei,d as g,e as B,f as hn,fa as M,g as D,h as pt,i as bi,j as ot,ja as S,k as Se,ka as vn,l as dt,la as j,m as Xe,ma as qt,na as ie,oa as zt,pa as tn,q as yi,qa as Kt,s as a,sa as R,t as X,u as Pt,v as xi,va as bn,w as Ze,wa as Ct,x as wi,xa as G,y as bt,ya as Xt,z as Kn,za as kt}from"./chunk-DBDLFK4Q.js";var Li=[["line",{x1:"5",x2:"19",y1:"9",y2:"9"}],["line",{x1:"5",x2:"19",y1:"15",y2:"15"}]];var wr=[["path",{d:"m13.5 8.5-5 5"}],["path",{d:"m8.5 8.5 5 5"}],["circle",{cx:"11",cy:"11",r:"8"}],["path",{d:"m21 21-4.3-4.3"}]];function ji(t,e){let n=t.map(({flags:o})=>new Map(o.map(s=>[s.key,s])));return[...new Set(t.flatMap(({flags:o})=>o.map(({key:s})=>s)))].sort().map(o=>{let s=n[e]?.get(o)??null,i=t.map((l,u)=>{let c=n[u].get(o)??null,m=u===e?[]:Bm(c,l,s,t[e]);return{flag:c,reasons:m}});return{key:o,cells:i,differs:i.some(({reasons:l})=>l.length>0)}})}function Bm(t,e,n,r){if(!t||!n)return t===n?[]:[t?"extra":"missing"];let o=[];t.state!==n.state&&o.push("state"),t.digest!==n.digest&&o.push("definition");let s=new Set([...t.evaluators,...n.evaluators]),i=l=>e.evaluators.get(l)!==r.evaluators.get(l);return[...s].some(i)&&o.push("evaluator"),o}var Fm=[/^(local|dev)/,/^(test|qa|ci)/,/^(stag|uat|pre|acc|demo)/,/^(canary|beta)/,/^prod|^live/];function Ho(t){let e=Fm.findIndex(n=>n.test(t.toLowerCase()));return e<0?2.5:e}function Pi(t){let e=new Map(t.map(({name:n,rule:r})=>[n,r]));return new Map(t.map(({name:n,rule:r})=>[n,kr(r,e,[n])]))}function kr(t,e,n){if(Array.isArray(t))return`[${t.map(s=>kr(s,e,n)).join()}]`;if(t===null||typeof t!="object")return JSON.stringify(t);let r=Object.entries(t).sort(([s],[i])=>s<i?-1:1),{$ref:o}=t;return typeof o=="string"&&e.has(o)&&!n.includes(o)?kr(e.get(o),e,[...n,o]):`{${r.map(([s,i])=>`${JSON.stringify(s)}:${kr(i,e,n)}`).join()}}`}var rn=dt([]),qi=Xe(()=>{let t=rn.value.map(({state:e})=>e.value);return Lm.find(e=>t.includes(e))??"off"}),Lm=["lost","connecting","live"],jm=3,Pm="/ofrep/v1/events",qm=new URL("..",document.baseURI),_m=300,zo=5e3,Ko=1e3,Vm=3e4,Wm=6e4,Jm=3e3;function xn(t,e,n){let r={since:e,onChange:n},o=rn.peek().find(s=>s.set===t)??new Uo(t);return o.add(r),()=>o.remove(r)}var Uo=class{constructor(e){this.set=e,this.state=dt("connecting"),rn.value=[...rn.peek(),this],this.watchers=new Set,this.source=null,this.revision=0,this.again=Ko,this.timers={},this.ended=new AbortController,this.isTelling=!1,document.addEventListener("visibilitychange",()=>this.seen(),{signal:this.ended.signal}),this.open()}add(e){clearTimeout(this.timers.unwatched),this.watchers.add(e),this.tell()}remove(e){this.watchers.delete(e),!this.watchers.size&&(this.timers.unwatched=setTimeout(()=>this.end(),Jm))}end(){this.ended.abort(),this.close(),Object.values(this.timers).forEach(clearTimeout),rn.value=rn.peek().filter(e=>e!==this)}close(){this.source?.close(),this.source=null}async open(){if(!(this.ended.signal.aborted||this.source||document.hidden)){if(rn.peek().filter(({source:e})=>e).length>=jm)return void this.ask();this.state.peek()!=="lost"&&(this.state.value="connecting"),clearTimeout(this.timers.ask),this.timers.ask=setTimeout(()=>this.ask(),zo);try{let{data:e}=await j(S`flag-sets/${this.set}/event-stream`,{signal:this.ended.signal});if(e.requestUri===null)return;!this.source&&!this.ended.signal.aborted&&this.listen(e.requestUri)}catch(e){if(this.ended.signal.aborted||e instanceof Z&&e.status===404)return;this.later()}}}listen(e){let n=new EventSource(new URL(`.${e.slice(e.indexOf(Pm))}`,qm));this.source=n,n.onopen=()=>{clearTimeout(this.timers.ask),this.again=Ko,this.state.value="live"},n.onmessage=({lastEventId:r})=>this.reach(Number(r)),n.onerror=()=>{this.source===n&&(this.state.peek()==="live"&&(this.state.value="connecting"),clearTimeout(this.timers.ask),this.timers.ask=setTimeout(()=>this.ask(),zo),n.readyState===EventSource.CLOSED&&(this.close(),this.later()))}}later(){clearTimeout(this.timers.again),this.timers.again=setTimeout(()=>this.open(),this.again),this.again=Math.min(2*this.again,Vm)}async ask(){if(!(this.ended.signal.aborted||document.hidden)){this.state.value="lost";try{let{data:e}=await j(S`flag-sets/${this.set}`,{signal:this.ended.signal});this.reach(e.revision)}catch{}this.state.peek()==="lost"&&!this.ended.signal.aborted&&(this.timers.ask=setTimeout(()=>this.ask(),zo))}}seen(){clearTimeout(this.timers.hidden),document.hidden?this.timers.hidden=setTimeout(()=>this.close(),Wm):this.open()}reach(e){!e||e===this.revision||(this.revision=e,this.tell())}async tell(){if(!this.isTelling){this.isTelling=!0;try{for(let e=this.behind();e.length;e=this.behind()){let{revision:n}=this,r=e[0].since,o=r>n?null:await Hm(this.set,r,this.ended.signal);for(let s of e.filter(i=>i.since===r))s.since=n,s.onChange({revision:n,changes:o})}}catch{this.ended.signal.aborted||(this.timers.tell=setTimeout(()=>this.tell(),Ko))}finally{this.isTelling=!1}}}behind(){return this.revision?[...this.watchers].filter(({since:e})=>e!==this.revision):[]}};async function Hm(t,e,n){let r=[],o=null;do{let{data:s}=await j(S`flag-sets/${t}/changes`,{query:{limit:50,after:o},signal:n}),i=s.items.filter(({revision:l})=>l>e);if(r.push(...i),i.length<s.items.length)return r;if(o=s.next,r.length>=_m)return null}while(o!==null);return r}var $e=t=>Ht(t,"flag"),Go=t=>t.length===1?t[0]:$e(t.length),x={found:(t,e)=>t===e?$e(e):`${t.toLocaleString("en")} of ${$e(e)}`,loading:t=>`${t.toLocaleString("en")} loaded\u2026`,revision:t=>`r${t}`,revisionTitle:t=>`Revision ${t} of the flag set`,live:{live:"Live",connecting:"Connecting",lost:"Every 5\xA0s",off:"Not followed"},liveTitle:{live:"Changes made elsewhere appear at once.",connecting:"Connecting to the event stream.",lost:"There is no event stream: the console asks for changes every 5 seconds.",off:"Changes made elsewhere appear after a reload."},search:"Search flags",searchPlaceholder:"Search keys, or owner:name",newFlag:"New flag",import:"Import",export:"Export",more:"More actions",table:"Flags",columns:{select:"Select",state:"State",key:"Key",type:"Type",rollout:"Serves",owner:"Owner",evaluated:"Evaluated",changed:"Changed"},selectAll:"Select all flags that are shown",select:t=>`Select ${t}`,enabled:t=>`${t} is enabled`,anyState:"Any state",on:"On",off:"Off",anyType:"Any type",types:{boolean:"boolean",string:"string",number:"number",object:"object"},changedAny:"Changed any time",ranges:{"1h":"Last hour","24h":"Last 24 hours","7d":"Last 7 days","30d":"Last 30 days"},staleAny:"Stale or not",staleOnly:"Stale only",anyValue:t=>`Any ${t}`,clear:"Clear filters",filters:"Filters",rules:t=>Ht(t,"rule"),noVariant:"caller\u2019s default",computed:"computed",share:(t,e)=>`${t} ${e}`,inRule:(t,e)=>`${t} ${e} in a rule`,never:"never",staleWord:"stale",staleWhy:{"not-evaluated":"Not evaluated for a long time","one-variant":"The same variant for every caller for a long time"},by:t=>`by ${t}`,emptyTitle:"No flags yet",emptyText:"A flag decides which variant a caller gets. Create the first one, or import a file with flagd definitions.",emptyCommand:t=>`flagstaff load flags.json --flag-set ${t}`,nothingFound:"No flag fits",nothingFoundText:"No flag has all of that. Remove a filter, or search for less.",keys:{search:"Search",next:"Next flag",previous:"Previous flag",select:"Select the flag",open:"Open the flag, as Enter does",toggle:"Switch the flag on or off",create:"New flag",first:"First flag",last:"Last flag",escape:"Select nothing"},toggled:(t,e)=>`${t} is ${e?"on":"off"}`,changedMeanwhile:(t,e)=>`${t} was changed meanwhile${e?` by ${e}`:""}. It is shown as it is now; nothing was done.`,deletedMeanwhile:t=>`${t} was deleted meanwhile.`,notUndone:"It was changed meanwhile, and is not undone.",askToggle:(t,e,n)=>`Switch ${Go(t)} ${e?"on":"off"} in ${n}?`,askProduction:"This is a production flag set: callers get the change at once.",turnOn:"Switch on",turnOff:"Switch off",bulk:{label:"Selected flags",selected:t=>`${t.toLocaleString("en")} selected`,hidden:t=>`(${t.toLocaleString("en")} not shown)`,enable:"Enable",disable:"Disable",copy:"Copy to\u2026",delete:"Delete\u2026",clear:"Select nothing",progress:(t,e)=>`${t.toLocaleString("en")} of ${e.toLocaleString("en")}`,stop:"Stop",toggled:(t,e)=>`${$e(t)} switched ${e?"on":"off"}`,deleted:t=>`${$e(t)} deleted`,copied:(t,e)=>`${$e(t)} copied to ${e}`,undone:t=>`${$e(t)} as before`,unchanged:t=>`Nothing changed: ${t===1?"the flag was":"all flags were"} like that already`,failedTitle:t=>`${$e(t)} could not be changed`,failedText:"The other flags were changed. Each of these says why:",askDelete:(t,e)=>`Delete ${Go(t)} from ${e}?`,deleteText:"Callers get their own defaults from then on. The history stays, and Undo brings them back.",names:"Flags",comment:"Comment",commentHint:"For the history: why"},copying:{title:t=>`Copy ${Go(t)}`,to:"To the flag set",looking:"Comparing\u2026",new:"new there",changes:"changes",same:"same already",refused:"cannot be copied",action:t=>`Copy ${$e(t)}`,nothing:"All of these flags are the same there.",noOther:"There is no other flag set that this API key may change.",show:"Difference",warning:"warning"},create:{title:"New flag",key:"Key",keyHint:"Callers ask for the flag by this key. It cannot be changed later.",keyMissing:"Enter a key.",exists:t=>`There is a flag ${t} already.`,type:"Type of value",variants:"Variants",variantName:"Name of the variant",variantValue:"Value of the variant",addVariant:"Add variant",removeVariant:"Remove variant",default:"Default variant",defaultHint:"Callers get it unless a rule gives them another.",noDefault:"None: the caller\u2019s own default",owner:"Owner",ownerHint:"Stands in the metadata. Optional.",enabled:"Enabled from the start",enabledHint:"A disabled flag gives every caller their own default.",action:"Create flag",nameMissing:"Each variant has a name.",nameTwice:t=>`Two variants have the name ${t}.`,notNumber:"A number, such as 10 or 2.5",notObject:'An object in JSON, such as {"size": 10}',created:t=>`${t} was created`},importing:{title:t=>`Import into ${t}`,drop:"Drop a flagd file here, or choose one",dropHint:"JSON with flags, as flagd, Export and flagstaff export write it. Nothing changes before you have seen the difference.",choose:"Choose file",another:"Another file",mode:"What happens to flags that are not in the file",keep:"Keep them: only add and change",keepHint:"Properties and metadata of the flag set stay as they are.",replace:"Delete them: make the flag set equal to the file",replaceHint:"Properties and metadata of the flag set become the file\u2019s, where it has some.",notJson:(t,e,n)=>`Line ${t}, column ${e}: ${n}`,notJsonTitle:"This file is not JSON",tooLarge:"This file is too large: a document has at most 32\xA0MB.",refused:"The server refuses this file",line:t=>`Line ${t}`,looking:"Comparing with the flag set\u2026",same:"The flag set is like this already: nothing to import.",counts:{new:"new",changed:"changed",deleted:"deleted"},kinds:{flag:"",evaluator:"evaluator",flag_set:"flag set"},difference:"Difference",warnings:"Warnings",more:t=>`and ${t.toLocaleString("en")} more`,apply:t=>`Import ${Ht(t,"change")}`,applied:(t,e)=>`${Ht(t,"change")} imported into ${e}`,ask:(t,e)=>`Import ${Ht(t,"change")} into ${e}?`,askDeleted:t=>`${$e(t)} will be deleted.`,meanwhile:"The flag set was changed meanwhile. The difference was made anew: look at it again.",undone:"The import was undone"}};function Sr(){let t=qi.value;return a`<span class="live ${t}" title=${x.liveTitle[t]}>${x.live[t]}</span>`}var tt={title:t=>`Compare ${t}`,table:"Flags by environment",search:"Search flags",reference:"Compare with",onlyDiffering:"Only differing",counts:(t,e)=>`${t.toLocaleString("en")} of ${Ht(e,"flag")} ${t===1?"differs":"differ"}`,loading:t=>`${t.toLocaleString("en")} loaded\u2026`,flag:"Flag",isReference:"reference",missing:"not there",differs:"differs",reasons:{missing:"The flag is not there",extra:"The flag is only here",state:"The state differs",definition:"The definition differs",evaluator:"An evaluator that it uses differs"},on:"on",off:"off",open:(t,e,n)=>`${t}: difference between ${e} and ${n}`,emptyTitle:"Nothing to compare",emptyText:"Environments of one application have names that differ behind the last dot, such as shop.staging and shop.production.",emptyCommand:t=>`flagstaff flag-sets create ${t}.staging`,sameTitle:"No differences",sameText:"Every flag is the same in all environments.",nothingFound:"No flag fits",nothingFoundText:"Search for less, or show the flags that do not differ, too.",noFlagsTitle:"No flags yet",noFlagsText:"None of these environments has a flag.",fractional:(t,e,n,r)=>`${t} buckets by version ${e} of fractional, ${n} by version ${r}: the same split gives many users another variant.`,difference:{from:"From",to:"To",turn:"Other direction",title:t=>`Difference of ${t}`,caption:(t,e)=>`What a copy from ${t} changes in ${e}:`,copy:t=>`Copy to ${t}`,missing:t=>`The flag is not in ${t}. Turn the direction around to copy it there.`,same:"The definitions are the same. What differs is an evaluator that the flag uses.",openFlag:"Open flag",close:"Close"}};var _i=[["path",{d:"M8 3 4 7l4 4"}],["path",{d:"M4 7h16"}],["path",{d:"m16 21 4-4-4-4"}],["path",{d:"M20 17H4"}]];function Or(t,e){let n=Math.min(t.length,e.length),r=0;for(;r<n&&t[r]===e[r];)r+=1;let o=0;for(;o<n-r&&t.at(-1-o)===e.at(-1-o);)o+=1;let s=[];for(let l=0;l<r;l+=1)s.push([l,l]);let i=zm(t.slice(r,t.length-o),e.slice(r,e.length-o));for(let[l,u]of i)s.push([l===null?null:l+r,u===null?null:u+r]);for(let l=o;l>0;l-=1)s.push([t.length-l,e.length-l]);return s}function zm(t,e){let n=Km(t,e);if(!n)return[...t.map(Um),...e.map(Gm)];let r=[],[o,s]=[t.length,e.length];for(let i=n.length-1;i>=0;i-=1){let l=n[i],u=o-s,c=u===-i||u!==i&&je(l,u-1)<je(l,u+1),m=c?u+1:u-1,[f,p]=i?[je(l,m),je(l,m)-m]:[0,0];for(;o>f&&s>p&&t[o-1]===e[s-1];)r.push([--o,--s]);i&&r.push(c?[null,--s]:[--o,null])}return r.reverse()}function Km(t,e){let n=[],r=new Map([[1,0]]);for(let o=0;o<=Math.min(t.length+e.length,1500);o+=1){n.push(new Map(r));for(let s=-o;s<=o;s+=2){let l=s===-o||s!==o&&je(r,s-1)<je(r,s+1)?je(r,s+1):je(r,s-1)+1;for(;l<t.length&&l-s<e.length&&t[l]===e[l-s];)l+=1;if(r.set(s,l),l>=t.length&&l-s>=e.length)return n}}return null}function je(t,e){return t.get(e)??-1}function Um(t,e){return[e,null]}function Gm(t,e){return[null,e]}var he={more:"Nothing may follow the value.",depth:"This is nested too deeply.",name:"A name in quotes is expected here.",colon:"A colon is expected behind the name.",comma:t=>`A comma before ${t} is not allowed.`,open:t=>`A comma or ${t} is expected here.`,string:"This string is not closed, or has a character that must be escaped.",value:"A value is expected here.",missing:"A value is missing at the end."};var te=class extends Error{constructor(e,n,r){super(e),this.offset=r;let o=n.slice(0,r);this.line=o.split(`
`).length,this.column=r-o.lastIndexOf(`
`)}},Ym=200,Un=/[ \t\n\r]*/y,Qm=/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y,Xm=/"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y,Zm=[!0,!1];function I(t){return new Yo(t).whole()}function ut(t){try{return{root:I(t),fault:null}}catch(e){if(e instanceof te)return{root:null,fault:e};throw e}}var Yo=class{constructor(e){this.text=e,this.at=0}whole(){let e=this.value(0);return this.at<this.text.length&&this.fail(he.more),e}value(e){this.skip(Un),e>Ym&&this.fail(he.depth);let n=this.text[this.at],r=n==="{"?this.object(e):n==="["?this.array(e):this.scalar(n);return this.skip(Un),r}object(e){let n=this.at,r=[];return this.list("}",()=>{let o=this.at;this.text[o]!=='"'&&this.fail(he.name);let s=this.string(),i=this.at;this.skip(Un),this.pass(":")||this.fail(he.colon),r.push({key:s,keyStart:o,keyEnd:i,value:this.value(e+1)})}),{type:"object",start:n,end:this.at,source:this.since(n),members:r}}array(e){let n=this.at,r=[];return this.list("]",()=>r.push(this.value(e+1))),{type:"array",start:n,end:this.at,source:this.since(n),items:r}}list(e,n){this.at+=1,this.skip(Un);let r=this.text[this.at]!==e;for(;r;)n(),r=this.pass(","),this.skip(Un),r&&this.text[this.at]===e&&this.fail(he.comma(e));this.pass(e)||this.fail(he.open(e))}scalar(e){let n=this.at;if(e==='"'){let o=this.string();return{type:"string",start:n,end:this.at,source:this.since(n),value:o}}if(this.pass("null"))return{type:"null",start:n,end:this.at,source:"null",value:null};for(let o of Zm)if(this.pass(String(o)))return{type:"boolean",start:n,end:this.at,source:String(o),value:o};this.skip(Qm)||this.fail(e===void 0?he.missing:he.value);let r=this.since(n);return{type:"number",start:n,end:this.at,source:r,value:Number(r)}}string(){let e=this.at;this.skip(Xm)||this.fail(he.string);let n=this.since(e);return n.includes("\\")?JSON.parse(n):n.slice(1,-1)}pass(e){let n=this.text.startsWith(e,this.at);return n&&(this.at+=e.length),n}skip(e){e.lastIndex=this.at;let n=e.test(this.text);return n&&(this.at=e.lastIndex),n}since(e){return this.text.slice(e,this.at)}fail(e){throw new te(e,this.text,this.at)}};function wn(t){return t===""?[]:t.slice(1).split("/").map(e=>e.replaceAll("~1","/").replaceAll("~0","~"))}function Vt(...t){return t.map(e=>"/"+String(e).replaceAll("~","~0").replaceAll("/","~1")).join("")}function Zt(t){return t?.type==="object"?t.members:[]}function on(t){return t?.type==="array"?t.items:[]}function Pe(t,e){return Zt(t).findLast(n=>n.key===e)??null}function Vi(t,e){return t.type!=="array"?Pe(t,e)?.value??null:/^(0|[1-9]\d*)$/.test(e)?t.items[Number(e)]??null:null}function Y(t,e){let n=t;for(let r of wn(e))n=n&&Vi(n,r);return n}function yt(t,e){return Y(t,e)?.source??null}function _t(t){return t.type==="array"?t.items.map(_t):t.type!=="object"?t.value:Object.fromEntries(t.members.map(({key:e,value:n})=>[e,_t(n)]))}function Mt(t){let[e,...n]=Zt(t);return n.length===0?e??null:null}function Et(t){return t.type!=="object"&&t.type!=="array"}function Qo(t,e){let[n,r]=[t,t.start];for(let o of wn(e)){let s=Vi(n,o);if(!s)return{start:r,end:Et(n)?n.end:n.start+1,isExact:!1};r=Pe(n,o)?.keyStart??s.start,n=s}return{start:r,end:n.end,isExact:!0}}function Tr(t,e){let n=1;for(let r=t.indexOf(`
`);r!==-1&&r<e;r=t.indexOf(`
`,r+1))n+=1;return n}function Wi(t,e){let{root:n}=ut(t);return n?Tr(t,Qo(n,e).start):1}function qe(t,e=88){let n=(r,o,s)=>{let i=Ji(r),l=Xo(r,": ",", ");if(!i.length||o.length+s+l.length<=e)return l;let u=`${o}  `,c=i.map(([m,f])=>{let p=m&&`${m}: `;return u+p+n(f,u,p.length+1)});return`${l[0]}
${c.join(`,
`)}
${o}${l.at(-1)}`};return n(I(t),"",1/0)}function Rt(t){return Xo(I(t),":",",")}function Xo(t,e,n){if(Et(t))return t.source;let r=Ji(t).map(([o,s])=>(o&&o+e)+Xo(s,e,n));return t.source[0]+r.join(n)+t.source.at(-1)}function Ji(t){if(t.type==="array")return t.items.map(r=>["",r]);if(t.type!=="object")return[];let{start:e,source:n}=t;return t.members.map(({keyStart:r,keyEnd:o,value:s})=>[n.slice(r-e,o-e),s])}function sn(t){let[e,...n]=t.split(`
`).slice(1).map(r=>/^[ \t]*/.exec(r)?.[0]??"");return n.reduce((r,o)=>{for(;!o.startsWith(r);)r=r.slice(0,-1);return r},e??"")}function kn(t,e=sn(t)){return t.replaceAll(`
${e}`,`
`)}function Sn(t,e){return t.replaceAll(`
`,`
${e}`)}function Zo(t,e){let n=t.slice(t.lastIndexOf(`
`,e-1)+1,e);return/^[ \t]*/.exec(n)?.[0]??""}var Te="$flagd.flagKey",Ce="$flagd.timestamp",ge="targetingKey";function xt(t){let e=Mt(t);if(e?.key!=="var")return null;let n=e.value.type==="array",[r,o,...s]=e.value.type==="array"?e.value.items:[e.value];return r?.type!=="string"||!tf(r)||s.length>0||o&&!Et(o)?null:{path:r.value,node:t,fallback:o&&Et(o)?o:null,isListed:n}}var tf=({value:t})=>t.split(".").some(e=>e!=="");function On(t,e){return t?.fallback?{var:[e,t.fallback]}:t?.isListed?{var:[e]}:{var:e}}var Gt=t=>(e,[n=null],r)=>({[t]:r?[n,e]:[e,n]}),Cr=(t,e)=>(n,r,o)=>Gt(o?e:t)(n,r,o),Hi=(t,e)=>(n,[r=0,o=0],s)=>s?{[e]:[o,n,r]}:{[t]:[r,n,o]},_e=t=>(e,[n=""],r)=>({sem_ver:[e,t,n]}),ef=(t,[e=""],n)=>({in:[e,t]}),at=(t,e)=>({needs:t,write:e}),ee={is:at("value",Gt("==")),isNot:at("value",Gt("!=")),oneOf:at("values",Gt("in")),contains:at("part",ef),startsWith:at("text",Gt("starts_with")),endsWith:at("text",Gt("ends_with")),less:at("order",Cr("<",">")),atMost:at("order",Cr("<=",">=")),more:at("order",Cr(">","<")),atLeast:at("order",Cr(">=","<=")),between:at("range",Hi("<=",">=")),betweenWithout:at("range",Hi("<",">")),versionAtLeast:at("version",_e(">=")),versionMore:at("version",_e(">")),versionLess:at("version",_e("<")),versionAtMost:at("version",_e("<=")),versionIs:at("version",_e("=")),versionIsNot:at("version",_e("!=")),versionMajor:at("version",_e("^")),versionMinor:at("version",_e("~")),isSet:at("nothing",t=>t),isNull:at("nothing",(t,e,n)=>Gt("==")(t,[null],n)),isThere:at("nothing",(t,e,n)=>Gt("!=")(t,[null],n)),containsAny:at("values",Gt("contains_any")),containsAll:at("values",Gt("contains_all")),containsNone:at("values",Gt("contains_none")),within:at("text",Gt("in")),same:at("value",Gt("===")),notSame:at("value",Gt("!=="))},nf={"==":"is","!=":"isNot","===":"same","!==":"notSame"},zi={"<":"less","<=":"atMost",">":"more",">=":"atLeast"},rf={"<":"more","<=":"atLeast",">":"less",">=":"atMost"},of={"<":"betweenWithout","<=":"between",">":"betweenWithout",">=":"between"},sf={"=":"versionIs","!=":"versionIsNot","<":"versionLess","<=":"versionAtMost",">":"versionMore",">=":"versionAtLeast","^":"versionMajor","~":"versionMinor"},af={starts_with:"startsWith",ends_with:"endsWith"},lf={contains_any:"containsAny",contains_all:"containsAll",contains_none:"containsNone"};function Ki(t,e){let n=le(nf,t);if(n)return uf(n,e);if(le(zi,t))return e.length===3?mf(t,e):cf(t,e);if(t==="in")return ff(e);if(t==="sem_ver")return pf(e);let r=le(af,t);if(r)return Ve(r,e,Ui);let o=le(lf,t);return o?Ve(o,e,Yi):null}function le(t,e){return Object.hasOwn(t,e)?t[e]:void 0}function Ve(t,e,n,r=!1){let[o,s]=r?[...e].reverse():e,i=o&&e.length===2?xt(o):null;return!i||!s||!(n(s)||xt(s))||ee[t].needs==="values"&&xt(s)?null:{operator:t,attribute:i,operands:[s],reversed:r}}function uf(t,e){let[n,r]=e;if(!n||!r||e.length!==2)return null;let o=!xt(n),s=xt(o?r:n);if(s&&(o?n:r).type==="null"){let i=t==="is"?"isNull":t==="isNot"?"isThere":null;return i&&{operator:i,attribute:s,operands:[],reversed:o}}return Ve(t,e,Gi,o)}function cf(t,e){let n=e[0]!==void 0&&!xt(e[0]),r=(n?rf:zi)[t];return Ve(r,e,Gn,n)}function mf(t,e){let[n,r,o]=e,s=xt(r);if(!s||!Gn(n)||!Gn(o))return null;let i=t.startsWith(">");return{operator:of[t],attribute:s,operands:i?[o,n]:[n,o],reversed:i}}function ff(t){let[e,n]=t;if(!e||!n||t.length!==2)return null;if(n.type==="array")return Ve("oneOf",t,Yi);if(xt(e))return Ve("within",t,Ui);let r=Ve("contains",t,Gn,!0);return r&&{...r,reversed:!1}}function pf([t,e,n,...r]){if(!t||e?.type!=="string"||!n||r.length>0)return null;let o=le(sf,e.value);return o?Ve(o,[t,n],Gn):null}var Ui=t=>t.type==="string",Gn=t=>t.type==="string"||t.type==="number",Gi=t=>Et(t)&&t.type!=="null",Yi=t=>t.type==="array"&&t.items.every(Gi);var St=class{constructor(e){this.source=e}};function ln(t){return/"\s*:\S/.test(t)&&!/"\s*:\s/.test(t)?{colon:":",comma:","}:{colon:": ",comma:", "}}function an(t,e){return t instanceof St||Tn(t)?t.source:Array.isArray(t)?`[${t.map(r=>an(r,e)).join(e.comma)}]`:t===null||typeof t!="object"?JSON.stringify(t):`{${Object.entries(t).map(([r,o])=>JSON.stringify(r)+e.colon+an(o,e)).join(e.comma)}}`}var df=new Set(["object","array","string","number","boolean","null"]);function Tn(t){return t!==null&&typeof t=="object"&&"source"in t&&"start"in t&&df.has(String(t.type))}function We(t,e,n){return Ee(t,Yn(e,n,ln(t)))}function Qi(t,e){let{start:n,source:r}=t,o=Yn(t,e,ln(r));return Ee(r,o.map(s=>({...s,start:s.start-n,end:s.end-n})))}function Ee(t,e){let n="",r=0;for(let o of[...e].sort((s,i)=>s.start-i.start))n+=t.slice(r,o.start)+o.text,r=o.end;return n+t.slice(r)}function Yn(t,e,n){if(Qn(t,e))return[];if(!(e instanceof St)&&!Tn(e)){if(Array.isArray(e)&&t.type==="array")return hf(t,e,n);let r=$f(t,e,n);if(r)return r}return[{start:t.start,end:t.end,text:an(e,n)}]}function Qn(t,e){if(e===t)return!0;if(e instanceof St||Tn(e))return e.source===t.source;if(Array.isArray(e))return t.type!=="array"||t.items.length!==e.length?!1:t.items.every((n,r)=>Qn(n,e[r]));if(e!==null&&typeof e=="object"){let n=Object.entries(e);return t.type!=="object"||t.members.length!==n.length?!1:t.members.every(({key:r,value:o},s)=>r===n[s][0]&&Qn(o,n[s][1]))}return Et(t)&&t.value===e}function $f(t,e,n){if(e===null||typeof e!="object"||Array.isArray(e)||t.type!=="object")return null;let r=Object.entries(e),o=Mt(t),[s]=r;return o&&r.length===1&&s[0]!==o.key?[{start:o.keyStart,end:o.keyEnd,text:JSON.stringify(s[0])},...Yn(o.value,s[1],n)]:r.length!==t.members.length||!t.members.every(({key:i},l)=>i===r[l][0])?null:t.members.flatMap(({value:i},l)=>Yn(i,r[l][1],n))}function hf(t,e,n){let{items:r}=t,o=Math.min(r.length,e.length),s=0;for(;s<o&&Qn(r[s],e[s]);)s+=1;let i=0;for(;i<o-s&&Qn(r[r.length-1-i],e[e.length-1-i]);)i+=1;let l=r.slice(s,r.length-i),u=e.slice(s,e.length-i),c=Math.min(l.length,u.length),m=l.slice(0,c).flatMap((f,p)=>Yn(f,u[p],n));return l.length>c?[...m,ts(t,s+c,r.length-i)]:u.length===c?m:[...m,Ar(t,s+c,u.slice(c).map(f=>an(f,n)),n)]}function Xn(t){return t.type==="object"?t.members.map(({keyStart:e,value:n})=>({start:e,end:n.end})):t.type==="array"?t.items:[]}function ts(t,e,n){let r=Xn(t),[o,s]=[r[e-1],r[n]];return o?{start:o.end,end:r[n-1].end,text:""}:s?{start:r[e].start,end:s.start,text:""}:{start:t.start+1,end:t.end-1,text:""}}function Ar(t,e,n,r){let o=Xn(t),[s,i]=[o[e-1],o[e]];if(s){let l=n.map((u,c)=>Er(t,e+c,r)+u).join("");return{start:s.end,end:s.end,text:l}}if(i){let l=n.map((u,c)=>u+Er(t,c+1,r)).join("");return{start:i.start,end:i.start,text:l}}return{start:t.start+1,end:t.end-1,text:n.join(r.comma)}}function Er(t,e,n){let r=Xn(t),{start:o,source:s}=t,i=t.type==="array"?[e,e-2,e+2,2-e%2,1]:[e,e-1];for(let u of i)if(u>=1&&u<r.length)return s.slice(r[u-1].end-o,r[u].start-o);let l=r.length>0?s.slice(1,r[0].start-o):"";return l.includes(`
`)?`,${l}`:n.comma}function Ft(t){if(t.type==="boolean")return{kind:"constant",node:t,value:t.value};let e=vf(t),n=e?Xi(e,t,!0):Xi(t,t,!1);return n&&!gf(n)?n:un(t)}function gf(t){let{kind:e,negated:n,node:r}=t;return e==="group"&&n&&Nr(r)&&!na(t)}var Nr=t=>Mt(t)?.value.type!=="array";function Zi({operator:t,node:e,inner:n,negated:r}){return t!=="isSet"?!1:Mt(n)?.key==="!!"?Nr(n):r&&Nr(e)}function un(t){return{kind:"json",node:t,operator:Mt(t)?.key??null}}function vf(t){let e=Mt(t);return e?.key!=="!"?null:ta(e.value)}function ta(t){return t.type!=="array"?t:t.items.length===1?t.items[0]??null:null}var bf={and:"and",or:"or"};function Xi(t,e,n){let r=Mt(t);if(!r)return null;let{key:o,value:s}=r,i={node:e,inner:t,negated:n},l=xt(o==="!!"?ta(s)??s:t);if(l)return{kind:"test",...i,operator:"isSet",attribute:l,operands:[],reversed:!1};if(o==="$ref")return s.type==="string"?{kind:"reference",...i,name:s}:null;if(o==="missing")return ea(i,s,null);if(s.type!=="array")return null;if(o==="missing_some")return yf(i,s.items);let u=le(bf,o);if(!u){let c=Ki(o,s.items);return c&&{kind:"test",...i,...c}}return s.items.length===0?null:{kind:"group",...i,mode:u,conditions:s.items.map(Ft)}}function yf(t,[e,n,...r]){return e?.type!=="number"||!Number.isInteger(e.value)||e.value<1?null:n?.type==="array"&&r.length===0?ea(t,n,e):null}function ea(t,e,n){let r=e.type==="array"?e.items:[e],o=[];for(let s of r){if(s.type!=="string"||s.value==="")return null;o.push(s)}return o.length>0?{kind:"missing",...t,paths:o,least:n}:null}function es(t){return t.kind==="constant"?!0:t.kind!=="json"&&(t.negated||na(t))}function na(t){return t.kind==="group"?t.conditions.every(es):t.kind==="test"&&(t.operator!=="isSet"||Mt(t.inner)?.key==="!!")}function ne(t,e,n){if(n!==t.negated){let r=new St(Qi(t.inner,e));return n?{"!":[r]}:r}return n?Nr(t.node)?{"!":e}:{"!":[e]}:e}var ra=2**31-1;function ve(t){if(Et(t))return{kind:"variant",node:t,name:oa(t)};let e=Mt(t);if(!e)return un(t);if(e.key==="fractional")return xf(t,e.value)??un(t);if(e.key==="$ref"&&e.value.type==="string")return{kind:"reference",node:t,name:e.value};let n=xt(t);if(n)return{kind:"attribute",node:t,attribute:n};let r=Ft(t);return es(r)?{kind:"answer",node:t,condition:r}:un(t)}function oa({value:t}){return t===null?null:Object.is(t,-0)?"-0":String(t)}function xf(t,e){if(e.type!=="array"||!e.items[0])return null;let[n,...r]=e.items,o=n.type==="array",s=(o?e.items:r).map(kf);if(!wf(s))return null;let i=s.reduce((u,{weight:c})=>u+c,0);if(i<1||i>ra)return null;let l=o?{kind:"key",node:null}:Of(n);return{kind:"rollout",node:t,by:l,buckets:s,total:i}}var wf=t=>t.every(e=>e!==null);function kf(t){if(t.type!=="array")return null;let[e,n,...r]=t.items;return!e||!Et(e)||r.length>0||n&&!Sf(n)?null:{node:t,variantNode:e,name:oa(e),weight:n?n.value:1}}function Sf(t){return t.type==="number"&&Number.isInteger(t.value)&&t.value>=0&&t.value<=ra}function Of(t){let e=xt(t);if(e)return{kind:"attribute",node:t,attribute:e,seed:null};let n=Mt(t),[r,o,...s]=n?.key==="cat"&&n.value.type==="array"?n.value.items:[],i=r&&o&&s.length===0?xt(o):null;return!r||!i?un(t):r.type==="string"?{kind:"attribute",node:t,attribute:i,seed:r}:xt(r)?.path===Te&&!xt(r)?.fallback?{kind:"attribute",node:t,attribute:i,seed:"flag"}:un(t)}function sa(t){if(t.kind!=="attribute")return t.node;let e=On(t.attribute,t.attribute.path);return t.seed===null?e:{cat:[t.seed==="flag"?{var:Te}:t.seed,e]}}var ia=[100,1e3,1e4,1e5];function ns(t){let e=Zn(t);return t.map(n=>Math.round(n/e*1e5)/1e3)}function Cn(t){let e=new Map;for(let{name:r,weight:o}of t)e.set(r,(e.get(r)??0)+o);let n=ns([...e.values()]);return[...e.keys()].map((r,o)=>({variant:r,percent:n[o]??0}))}function aa(t,e,n){if(t.length===1)return[100];let r=ia.find(l=>l>=ca(t)&&Tf(n*l/100))??1e5,o=Math.round(Math.min(Math.max(n,0),100)*r/100),s=t.map((l,u)=>u===e?0:l);Zn(s)===0&&(s[(e+1)%t.length]=1);let i=rs(s,r-o);return i[e]=o,i}function la(t){return rs(Array(t).fill(1),100)}function ua(t){return rs(t,ca(t))}function ca(t){let e=Zn(t);return ia.includes(e)?e:100}function rs(t,e){let n=Zn(t),r=t.map(l=>l/n*e),o=r.map(Math.floor),s=r.map((l,u)=>({i:u,rest:l-Math.floor(l)})).sort((l,u)=>u.rest-l.rest||l.i-u.i),i=e-Zn(o);for(let{i:l}of s.slice(0,i))o[l]=(o[l]??0)+1;return o}var Tf=t=>Math.abs(t-Math.round(t))<1e-9,Zn=t=>t.reduce((e,n)=>e+n,0);function cn(t){let e={text:t,root:null,levels:[],rules:[],otherwise:null};return t.trim()===""||(e.root=I(t),os(e.root)||Cf(e.root,e)),e}function os(t){return t.type==="null"||t.type==="object"&&t.members.length===0}function Cf(t,e){let n=t;for(;n;){let r=Ef(n);if(!r){e.otherwise=ve(n);return}let{operator:o,items:s}=r,i=Math.floor(s.length/2);e.levels.push({node:n,operator:o,rules:i});for(let l=0;l<i;l+=1){let u=Ft(s[2*l]),c=ve(s[2*l+1]);e.rules.push({condition:u,outcome:c})}n=s[2*i]}}function Ef(t){let e=Mt(t);return!e||e.key!=="if"&&e.key!=="?:"||e.value.type!=="array"?null:{operator:e.key,items:e.value.items}}function ss(t){let{rules:e,otherwise:n}=cn(t??""),r=e.map(({condition:o,outcome:s})=>({condition:Rt(o.node.source),result:Rt(s.node.source)}));return n?[...r,{condition:null,result:Rt(n.node.source)}]:r}function is(t){let e=ve(I(t)),n=e.kind==="variant"?[{name:e.name,weight:1}]:e.kind==="rollout"?e.buckets:[];return!n.length||n.some(({name:r})=>r===null)?null:Cn(n).map(({variant:r,percent:o})=>({variant:r??"",percent:o}))}function as(t){let e=ve(I(t));return e.kind==="rollout"&&e.by.node?Rt(e.by.node.source):null}var Af=["state","variants","defaultVariant","targeting","metadata"];function Rr(t,e){if(t===null||e===null)return t===e?[]:[{part:"flag",change:t===null?"created":"deleted"}];if(t===e)return[];let[n,r]=[En(t,""),En(e,"")],o=[...fa("state",n.get("state"),r.get("state")),...fa("default",n.get("defaultVariant"),r.get("defaultVariant")),...ls("variant",En(t,"/variants"),En(e,"/variants")),...us(n.get("targeting")??null,r.get("targeting")??null),...ls("metadata",En(t,"/metadata"),En(e,"/metadata")),...ls("member",pa(n),pa(r))];return o.length?o:Rt(t)===Rt(e)?[{part:"layout"}]:[{part:"spelling"}]}function us(t,e){let[n,r]=[ss(t),ss(e)],[o,s]=[n.map(Mr),r.map(Mr)],i=[],l=[],u=[],c=()=>{u.push(...Nf(n,r,i,l)),[i,l]=[[],[]]};for(let[m,f]of Or(o,s))m!==null&&f!==null?c():m!==null?i.push(m):f!==null&&l.push(f);return c(),Mf(u).sort((m,f)=>ma(m)-ma(f))}function Nf(t,e,n,r){let o=new Set(n),s=new Map,i=u=>{for(let c of r){if(s.has(c))continue;let m=[...o].find(f=>u(t[f],e[c]));m!==void 0&&(s.set(c,m),o.delete(m))}};i((u,c)=>u.condition===c.condition),i((u,c)=>u.condition!==null&&c.condition!==null&&u.result===c.result),n.length===r.length&&i((u,c)=>u.condition===null==(c.condition===null));let l=r.map(u=>{let c=s.get(u),m=e[u].condition===null?null:u+1;if(c===void 0)return{part:"rule",change:"added",number:m,before:null,after:e[u]};let[f,p]=[t[c],e[u]];return{part:"rule",change:f.condition===p.condition?"result":f.result===p.result?"condition":"both",number:m,before:f,after:p}});for(let u of o){let c=t[u].condition===null?null:u+1;l.push({part:"rule",change:"removed",number:c,before:t[u],after:null})}return l}function Mf(t){let e=t.filter(o=>o.change==="removed"),n=new Set;return t.map(o=>{if(o.change!=="added"||!o.after)return o;let s=Mr(o.after),i=e.find(l=>!n.has(l)&&l.before&&Mr(l.before)===s);return i?(n.add(i),{...o,change:"moved",from:i.number,before:i.before}):o}).filter(o=>!n.has(o))}function ma(t){return t.number??1/0}function Mr(t){return`${t.condition??""}
${t.result}`}function fa(t,e,n){return e===n?[]:[{part:t,before:e??null,after:n??null}]}function ls(t,e,n){let[r,o]=[[...e.keys()],[...n.keys()]],s=[],i=new Set(r.filter(l=>!n.has(l)));for(let l of o){let[u,c]=[e.get(l),n.get(l)??null];if(u!==void 0){u!==c&&s.push({part:t,change:"changed",name:l,before:u,after:c});continue}let m=[...i].find(f=>e.get(f)===c&&r.indexOf(f)===o.indexOf(l));m===void 0||t==="member"?s.push({part:t,change:"added",name:l,before:null,after:c}):(i.delete(m),s.push({part:t,change:"renamed",name:m,to:l,before:c,after:c}))}for(let l of i)s.push({part:t,change:"removed",name:l,before:e.get(l)??null,after:null});return s}function En(t,e){return new Map(Zt(Y(I(t),e)).map(({key:n,value:r})=>[n,Rt(r.source)]))}function pa(t){return new Map([...t].filter(([e])=>!Af.includes(e)))}function $a(t,e,n=3){let[r,o]=[da(t),da(e)],s=Or(r,o).map(([l,u])=>({kind:l===null?"added":u===null?"removed":"same",text:l===null?o[u??0]:r[l],before:l===null?null:l+1,after:u===null?null:u+1,mark:null})),i=Rf(s);return If(i),Bf(i,n)}function da(t){return t===null?[]:(ut(t).root?qe(t):t).split(`
`)}function Rf(t){let e=[];for(let n=0;n<t.length;){let r=n;for(;r<t.length&&t[r].kind!=="same";)r+=1;let o=t.slice(n,r);e.push(...o.filter(s=>s.kind==="removed"),...o.filter(s=>s.kind==="added")),r<t.length&&e.push(t[r]),n=r+1}return e}function If(t){for(let e=0;e<t.length;e+=1){if(t[e].kind!=="removed")continue;let n=e;for(;t[n]?.kind==="removed";)n+=1;let r=n;for(;t[r]?.kind==="added";)r+=1;if(n-e===r-n)for(let o=e;o<n;o+=1)Df(t[o],t[o-e+n]);e=r-1}}function Df(t,e){let n=Math.min(t.text.length,e.text.length),r=0;for(;r<n&&t.text[r]===e.text[r];)r+=1;let o=0;for(;o<n-r&&t.text.at(-1-o)===e.text.at(-1-o);)o+=1;let s=t.text.length-t.text.trimStart().length;r<=s&&o===0||(t.mark=[r,t.text.length-o],e.mark=[r,e.text.length-o])}function Bf(t,e){let n=t.map(()=>!1);t.forEach((s,i)=>{if(s.kind!=="same")for(let l=Math.max(0,i-e);l<=Math.min(t.length-1,i+e);l+=1)n[l]=!0});let r=[],o=0;return t.forEach((s,i)=>{if(!n[i]){o+=1;return}n[i-1]||(r.push({skipped:o,lines:[]}),o=0),r[r.length-1].lines.push(s)}),{hunks:r,skipped:o}}function Ir(t){return t.map(e=>e.text).join("")}function An(t){let e=[],n=r=>{if(Ff(r))r.forEach(n);else{let o=typeof r=="string"?re("text",r):r,s=e.at(-1);s?.kind==="text"&&o.kind==="text"?e[e.length-1]=re("text",s.text+o.text):e.push(o)}};return n(t),e}var Ff=t=>Array.isArray(t),re=(t,e)=>({kind:t,text:e});var ha=120,ga=60,Lf=/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;function Ae(t){return(t.length>ha?`${t.slice(0,ha-1)}\u2026`:t).replace(Lf,n=>`\\u${n.charCodeAt(0).toString(16).padStart(4,"0")}`)}function Dr(t){return t===Ce?{kind:"attribute",text:d.rules.time}:t===Te?{kind:"attribute",text:d.rules.flagKey}:{kind:"attribute",text:Ae(t)}}function Ne(t,e=!1){if(t.type!=="string")return{kind:"value",text:t.source};let{value:n}=t,r=n!==""&&n===n.trim()&&(e||!tr(n));return{kind:"value",text:Ae(r?n:JSON.stringify(n))}}function tr(t){return/^(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)$/.test(t)}function er(t){let e=Ae(t.source.replace(/\s+/g," "));return e.length>ga?`${e.slice(0,ga-1)}\u2026`:e}var jf=864e10;function Br(t){return t.type==="number"&&Number.isInteger(t.value)&&Math.abs(t.value)<=jf}function va(t){let[e,n=""]=new Date(t*1e3).toISOString().split("T"),r=t%60===0?n.slice(0,5):n.slice(0,8);return{kind:"time",text:`${e} ${r} UTC`,seconds:t}}var V=d.rules;function ya(t){return Ir(An(nr(Ft(I(t)))))}function xa({condition:t,outcome:e}){let n=ka(e);return t.kind==="constant"?An((t.value?V.always:V.never)(n)):An(V.rule(nr(t),n))}function mn(t){return An(nr(t))}function Je(t){return An(ka(t))}function nr(t,e=!1){switch(t.kind){case"constant":return t.value?V.fitsAlways:V.fitsNever;case"json":return V.json(re("json",er(t.node)));case"reference":{let n=re("reference",Ae(t.name.value));return t.negated?V.notReference(n):V.reference(n)}case"missing":return qf(t);case"group":return Pf(t,e);default:return Vf(t)}}function Pf({conditions:t,mode:e,negated:n},r){let o=t.map(i=>nr(i,t.length>1)),s=Nn(o,e==="and"?V.and:V.or);return n?V.not(s):r&&t.length>1?V.group(s):s}var Nn=(t,e)=>t.flatMap((n,r)=>r>0?[e,n]:[n]);function qf({paths:t,least:e,negated:n}){let r=t.map(({value:o})=>Dr(o));if(e){let o=re("value",e.source);return(n?V.notMissingSome:V.missingSome)(o,Nn(r,V.comma),e.value===1)}return n?V.notMissing(Nn(r,V.and),r.length>1):V.missing(Nn(r,V.or))}var _f=new Set(["text","version"]);function Vf(t){let{operator:e,attribute:n,operands:r,negated:o}=t,s=n.path===Ce,i=$=>s&&Br($)?va($.value):$.type==="string"?Ne($,_f.has(ee[e].needs)):wa($,e==="containsAll"?V.and:V.or),[l="",u=""]=r.map(i),m=(s?le(V.timeTests,e):void 0)??le(V.tests,e),f=o?le(V.negatedTests,e):void 0,p=Fr(n),h=Zi(t)?V.orItsFirst(p):p;if(f)return f(h,l,u);let b=m?.(h,l,u)??"";return o?V.not(b):b}function Fr({path:t,fallback:e}){let n=Dr(t);return e?V.withFallback(n,Ne(e)):n}function wa(t,e){if(t.type==="array")return t.items.length>0?Wf(t.items.map(r=>wa(r,e)),e):V.noValues;let n=xt(t);return n?Fr(n):t.type==="object"?re("json",er(t)):Ne(t)}var ba=8;function Wf(t,e){let n=t.length>ba,r=n?t.slice(0,ba-1):t.slice(0,-1),o=n?V.moreValues(t.length-r.length):t.at(-1)??"";return r.length>0?[Nn(r,V.comma),e,o]:o}function ka(t){switch(t.kind){case"variant":return Sa(t.name);case"rollout":return Jf(t);case"answer":return V.answer(nr(t.condition));case"reference":return V.referenceAnswer(re("reference",Ae(t.name.value)));case"attribute":return V.attributeAnswer(Fr(t.attribute));default:return V.json(re("json",er(t.node)))}}function Sa(t){return t===null?re("default",V.default):re("variant",Ae(t))}function Jf({buckets:t,by:e}){let n=Cn(t).map(({variant:r,percent:o})=>V.share(V.percent(String(o)),Sa(r)));return V.by(Nn(n,V.dot),Hf(e))}function Hf(t){if(t.kind==="key")return Dr(ge);if(t.kind==="json")return V.json(re("json",er(t.node)));let e=Fr(t.attribute);return t.seed==="flag"?e:t.seed?V.seeded(e,Ne(t.seed)):V.sharedSplit(e)}var Rn=" \u2192 ",zf={variant:"Variant",metadata:"Metadata",member:"Member"},Kf={'"ENABLED"':"enabled",'"DISABLED"':"disabled"};function Ea(t){switch(t.part){case"flag":return{head:[t.change==="created"?"New flag":"The flag is deleted"]};case"layout":return{head:["Only the layout of the JSON differs"]};case"spelling":return{head:["Written differently, with the same meaning"]};case"state":return{head:X`State: ${Ca(t.before)}${Rn}${Ca(t.after)}`};case"default":return{head:X`Default variant: ${Ta(t.before)}${Rn}${Ta(t.after)}`};case"rule":return Gf(t);default:return{head:Uf(t)}}}function Uf({part:t,change:e,name:n,to:r,before:o,after:s}){let[i,l]=[zf[t],Pt(n)];return e==="added"?X`${i} ${l} added: ${Mn(s)}`:e==="removed"?X`${i} ${l} removed: ${Mn(o)}`:e==="renamed"?X`${i} ${l} renamed to ${Pt(r??"")}`:X`${i} ${l}: ${Mn(o)}${Rn}${Mn(s)}`}function Gf({change:t,number:e,from:n,before:r,after:o}){let s=cs(e),i={before:r?Oa(r):void 0,after:o?Oa(o):void 0};if(t==="added")return{head:X`${s} added`,after:i.after};if(t==="removed")return{head:X`${s} removed`,before:i.before};if(t==="moved")return{head:X`${cs(n??null)} is now ${cs(e).toLowerCase()}`,after:i.after};if(t==="condition"){let u=Na(r?.condition,o?.condition);return{head:X`${s}: ${u??"another condition"}`,...i}}let l=t==="result"&&r&&o?Yf(r.result,o.result):null;return l?{head:X`${s}: ${l}`}:{head:t==="result"?X`${s}: another result`:X`${s} changed`,...i}}function Yf(t,e){let[n,r]=[is(t),is(e)];if(!n||!r)return null;if(!(n.length>1||r.length>1))return X`${Pt(n[0].variant)}${Rn}${Pt(r[0].variant)}`;if(n.length>1&&r.length>1&&as(t)!==as(e))return null;let s=[...new Set([...r,...n].map(c=>c.variant))],i=s.filter(c=>Lr(n,c)!==Lr(r,c));if(!i.length)return X`other weights, the same shares`;let l=s.length===2?i.slice(0,1):i,u=[];return l.forEach((c,m)=>{u=X`${u}${m?", ":""}${Pt(c)} ${bt(Lr(n,c))}${Rn}${bt(Lr(r,c))}`}),u}function Lr(t,e){return t.find(n=>n.variant===e)?.percent??0}function cs(t){return t===null?"Else":`Rule ${t}`}function Oa({condition:t,result:e}){let n=ms(Je(ve(I(e))));return t===null?n:X`If ${ms(mn(Ft(I(t))))}${Rn}${n}`}function Aa(t,e){let n=o=>ms(mn(Ft(I(o)))),r=Na(t,e);return{head:r?X`Values: ${r}`:["Another rule"],before:n(t),after:n(e)}}var Qf=3;function Na(t,e){let n=wi(JSON.parse(t??"null"),JSON.parse(e??"null"));return n.length===0||n.length>Qf||n[0].what==="rule-rewritten"?null:n.map(Si).reduce((r,o)=>X`${r}, ${o}`)}function ms(t){return t.map(({kind:e,text:n})=>e==="text"||e==="default"?n:{value:n})}function Ta(t){return t===null||t==="null"?"none":Mn(t)}function Ca(t){return t===null?"none":Kf[t]??Mn(t)}function Mn(t){if(t===null)return"nothing";let e=t.startsWith('"');return Pt(e&&JSON.parse(t)!==""?JSON.parse(t):t)}var Me={words:"In words",lines:"As JSON",none:"Nothing changes.",unchanged:t=>`${t} unchanged ${t===1?"line":"lines"}`,removed:"Removed",added:"Added"};function H({parts:t}){return a`${t.map(e=>typeof e=="string"?e:a`<code>${e.value}</code>`)}`}function Wt({before:t,after:e,kind:n="flag"}){let r=Xf(t,e,n),{hunks:o,skipped:s}=$a(t,e);return!r.length&&!o.length?a`<p class="quiet">${Me.none}</p>`:a`<div class="difference stack">
    ${r.length>0&&a`<ul class="plain words" aria-label=${Me.words}>
      ${r.map(({head:i,before:l,after:u})=>a`<li>
          <${H} parts=${i} />
          ${l&&a`<div class="old"><span class="hidden-text">${Me.removed}: </span><${H} parts=${l} /></div>`}
          ${u&&a`<div class="new"><span class="hidden-text">${Me.added}: </span><${H} parts=${u} /></div>`}
        </li>`)}
    </ul>`}
    ${o.length>0&&a`<div class="lines scrolls mono" role="group" aria-label=${Me.lines} tabindex="0">
      ${o.map(i=>a`
          ${i.skipped>0&&a`<div class="skipped">${Me.unchanged(i.skipped)}</div>`}
          ${i.lines.map(l=>a`<${Zf} line=${l} />`)}
        `)}
      ${s>0&&a`<div class="skipped">${Me.unchanged(s)}</div>`}
    </div>`}
  </div>`}function Xf(t,e,n="flag"){try{return n==="flag"?Rr(t,e).map(Ea):n==="evaluator"&&t!==null&&e!==null?us(t,e).length>0?[Aa(t,e)]:[]:[]}catch{return[]}}function Zf({line:t}){let{kind:e,text:n,before:r,after:o,mark:s}=t,[i,l]=s??[n.length,n.length];return a`<div class="line ${e}">
    <span class="number" aria-hidden="true">${r??""}</span>
    <span class="number" aria-hidden="true">${o??""}</span>
    <span class="sign">${e==="same"?"":a`<span aria-hidden="true">${e==="added"?"+":"\u2212"}</span><span class="hidden-text">${Me[e]}: </span>`}</span>
    <span class="text">${n.slice(0,i)}${i<l&&a`<mark>${n.slice(i,l)}</mark>`}${n.slice(l)}</span>
  </div>`}var tp=4,ep=4;async function fn(t,e,{onProgress:n,signal:r}={}){let o={done:[],failed:[]},s=[...t],i=0;async function l(){for(let u=s.shift();u!==void 0&&!r?.aborted;u=s.shift()){try{o.done.push({key:u,value:await np(()=>e(u))})}catch(c){o.failed.push({key:u,problem:c})}i+=1,n?.(i)}}return await Promise.all(Array.from({length:tp},l)),o}async function np(t){for(let e=1;;e+=1)try{return await t()}catch(n){let r=n instanceof Z?n.retryAfter:null;if(r===null||e===ep)throw n;await new Promise(o=>setTimeout(o,1e3*r))}}var Ma={flags:[],revision:0,complete:!1,problem:null,fromMemory:!1},rp=2500,op=100,sp=8,In=new Map;function Re(t){let e=In.get(t)??new fs(t);In.delete(t),In.set(t,e);for(let[n,r]of In){if(In.size<=sp)break;r.opened||In.delete(n)}return e}var fs=class{constructor(e){this.set=e,this.content=dt(Ma),this.fresh=dt(new Set),this.opened=0,this.loading=new AbortController,this.stop=()=>{},this.renewing=Promise.resolve()}open(){this.opened+=1,this.opened===1&&(this.content.peek().complete?this.follow():this.load().then(()=>this.follow()));let e=!0;return()=>{e&&(e=!1,this.opened-=1,this.opened||this.stop())}}follow(){this.stop();let{complete:e,revision:n}=this.content.peek();!this.opened||!e||(this.stop=xn(this.set,n,r=>{this.renewing=this.renewing.then(()=>this.renew(r.revision,r.changes))}))}async load(){this.loading.abort();let e=this.loading=new AbortController,{signal:n}=e,r=this.content.peek().complete;this.content.value={...this.content.peek(),problem:null};try{let{data:o,servedFromMemory:s}=await j(S`flag-sets/${this.set}`,{signal:n}),i=await Kt(S`flag-sets/${this.set}/flags`,{query:{summary:!0},signal:n,onPage:l=>{!r&&!n.aborted&&(this.content.value={...Ma,flags:[...l],revision:o.revision})}});if(n.aborted)return;this.content.value={flags:i,revision:o.revision,complete:!0,problem:null,fromMemory:s}}catch(o){n.aborted||(this.content.value={...this.content.peek(),problem:o})}}async retry(){await this.load(),this.follow()}async renew(e,n){let r=this.content.peek().revision;if(n===null||r>e)return this.load();let o=new Map;for(let{kind:s,name:i,after:l}of n)s==="flag"&&!o.has(i)&&o.set(i,l!==null);try{let s=[...o.values()].includes(!0)?await Kt(S`flag-sets/${this.set}/flags`,{query:{summary:!0,since_revision:r}}):[],i=new Set([...o].filter(([,l])=>!l).map(([l])=>l));return this.put(s,i,e)}catch{return this.load()}}put(e,n=new Set,r=0,o=!1){let s=this.content.peek(),i=new Map(s.flags.map(c=>[c.key,c])),l=e.filter(c=>ip(c,i.get(c.key))),u=l.filter(c=>c.revision!==i.get(c.key)?.revision);for(let c of l)i.set(c.key,c);for(let c of n)i.delete(c);this.content.value={...s,revision:Math.max(r,s.revision),flags:[...i.values()]},o||this.mark(u.map(({key:c})=>c))}show(e,n){let r=this.named(e);return r?(this.replace({...r,...n}),()=>{this.named(e)?.revision===r.revision&&this.replace(r)}):()=>{}}named(e){return this.content.peek().flags.find(n=>n.key===e)}replace(e){let n=this.content.peek();this.content.value={...n,flags:n.flags.map(r=>r.key===e.key?e:r)}}mark(e){!e.length||e.length>op||(this.fresh.value=new Set([...this.fresh.peek(),...e]),setTimeout(()=>{this.fresh.value=new Set([...this.fresh.peek()].filter(n=>!e.includes(n)))},rp))}};function ip(t,e){return!e||t.revision===null||e.revision===null||t.revision>=e.revision}async function jr(t,e,n){try{return(await j(S`flag-sets/${t}/flags/${e}`,{query:{summary:!0},signal:n})).data}catch(r){if(r instanceof Z&&r.status===404)return;throw r}}var rr=t=>t?.revision?`"${t.revision}"`:null;async function Pr(t,e,n,{undoes:r=!1}={}){if(!r&&lt(z(t))&&!await ps(t,[e],n))return;let o=Re(t),s=o.named(e),i=n?"ENABLED":"DISABLED";if(!s||s.state===i)return;let l=o.show(e,{state:i});try{let{data:u}=await zt(S`flag-sets/${t}/flags/${e}`,{body:{state:i},etag:rr(s)}),{revision:c}=u,m={modifiedAt:new Date().toISOString(),modifiedBy:Ei.value?.name??null,comment:null},f=o.named(e);f&&(f.revision??0)<c&&o.put([{...f,...m,state:i,revision:c}],new Set,0,!0),q({text:x.toggled(e,n),action:{label:d.undo,onClick:()=>Pr(t,e,!n,{undoes:!0})}})}catch(u){l(),u instanceof Z&&(u.status===412||u.status===404)?await ap(t,e):Bt(u)}}function ps(t,e,n){return Dt({title:x.askToggle(e,n,t),text:x.askProduction,action:n?x.turnOn:x.turnOff,danger:!n})}async function ap(t,e){try{let n=await jr(t,e);Re(t).put(n?[n]:[],new Set(n?[]:[e]));let r=n?x.changedMeanwhile(e,n.modifiedBy??""):x.deletedMeanwhile(e);q({kind:"bad",text:r})}catch(n){Bt(n)}}async function Ra(t,e,n,{comment:r,...o}={}){let s={state:n?"ENABLED":"DISABLED"},i=new Map(e.filter(c=>c.state!==s.state).map(c=>[c.key,c])),{done:l,failed:u}=await fn([...i.keys()],c=>zt(S`flag-sets/${t}/flags/${c}`,{body:s,etag:rr(i.get(c)),comment:r}),o);return l.length?ds(x.bulk.toggled(l.length,n),l,({key:c,value:m})=>zt(S`flag-sets/${t}/flags/${c}`,{body:{state:n?"DISABLED":"ENABLED"},etag:m.etag})):u.length||q({text:x.bulk.unchanged(e.length)}),u}async function Ia(t,e,{comment:n,...r}={}){let o=new Map(e.map(l=>[l.key,l])),{done:s,failed:i}=await fn([...o.keys()],l=>tn(S`flag-sets/${t}/flags/${l}`,{etag:rr(o.get(l)),comment:n}),r);return s.length&&ds(x.bulk.deleted(s.length),s,({key:l,value:u})=>Da(t,l,u.data.revision-1,{createOnly:!0})),i}async function qr(t,e,n,{comment:r,...o}={}){let{done:s,failed:i}=await fn([...n.keys()],u=>{let c=n.get(u);return qt(S`flag-sets/${t}/flags/${u}/copy`,{body:{to:e},comment:r,etag:rr(c),createOnly:!c})},o),l=s.filter(({value:u})=>u.data.changed>0);return l.length&&ds(x.bulk.copied(l.length,e),l,({key:u,value:c})=>n.get(u)?Da(e,u,c.data.revision-1,{etag:c.etag}):tn(S`flag-sets/${e}/flags/${u}`,{etag:c.etag})),i}function Da(t,e,n,r){return qt(S`flag-sets/${t}/flags/${e}/rollback`,{body:{revision:n},...r})}function ds(t,e,n){let r=new Map(e.map(o=>[o.key,o]));q({text:t,action:{label:d.undo,async onClick(){let{done:o,failed:s}=await fn([...r.keys()],i=>n(r.get(i)));o.length&&q({text:x.bulk.undone(o.length)});for(let{key:i}of s.slice(0,3))q({kind:"bad",text:`${i}: ${x.notUndone}`})}}})}async function _r(t,e,n,r){try{let o=await jr(e,n,r),{data:s,text:i}=await qt(S`flag-sets/${t}/flags/${n}/copy`,{body:{to:e},query:{dry_run:!0},signal:r});if(!s.diff.length)return{kind:"same",there:o,before:null,after:null,warnings:s.warnings};let l=I(i);return{kind:o?"changes":"new",there:o,before:o?yt(l,"/diff/0/before"):null,after:yt(l,"/diff/0/after"),warnings:s.warnings}}catch(o){if(r?.aborted)throw o;return{kind:"refused",before:null,after:null,warnings:[],reason:o instanceof Error?o.message:String(o)}}}var He=tt.difference;function Ba({flag:t,from:e,to:n,isThere:r,onTurn:o,onClose:s}){let[i,l]=g(null),[u,c]=g(""),[m,f]=g(!1),[p,h]=g(null),[b,$]=g(0),w=lt(z(n));B(()=>{let O=new AbortController;return l(null),r&&_r(e,n,t,O.signal).then(l,()=>{}),()=>O.abort()},[e,n,t,r,b]);async function k(O){if(O.preventDefault(),!i||m)return;f(!0),h(null);let E=await qr(e,n,new Map([[t,i.there]]),{comment:u.trim()});if(f(!1),!E.length)return s();h(E[0].problem),$(b+1)}let y=i?.kind==="new"||i?.kind==="changes";return a`<${ae}
    wide
    class=${w?"production":""}
    title=${a`${He.title(t)} ${w&&a`<${_} kind="bad">${n}<//>`}`}
    onClose=${s}
    footer=${a`
      <${v} href=${G({set:n,flag:t})}>${He.openFlag}<//>
      <span class="grow"></span>
      <${v} onClick=${s}>${He.close}<//>
      ${M("write")&&a`<${v} kind=${w?"danger":"primary"} type="submit" form="copy-flag" busy=${m} disabled=${!y}>${He.copy(n)}<//>`}
    `}
  >
    <form id="copy-flag" class="stack" onSubmit=${k}>
      <div class="row">
        <span class="direction grow"><span class="mono">${e}</span> → <strong class="mono">${n}</strong></span>
        <${v} size="small" icon=${_i} onClick=${o}>${He.turn}<//>
      </div>
      ${p&&a`<${P} problem=${p} />`}
      ${r?i?a`<${lp} compared=${i} from=${e} to=${n} />`:a`<${J} rows=${5} />`:a`<p class="quiet">${He.missing(e)}</p>`}
      ${y&&M("write")&&a`
        ${w&&a`<${K}>${x.askProduction}<//>`}
        <${F} label=${x.bulk.comment} hint=${x.bulk.commentHint}>
          ${O=>a`<input ...${O} type="text" maxlength="1000" value=${u} onInput=${E=>c(E.target.value)} />`}
        <//>
      `}
    </form>
  <//>`}function lp({compared:{kind:t,before:e,after:n,warnings:r,reason:o},from:s,to:i}){return t==="refused"?a`<div class="problem" role="alert"><div class="grow"><strong>${x.copying.refused}</strong><p>${o}</p></div></div>`:t==="same"?a`<p class="quiet">${He.same}</p>`:a`
    <p class="quiet">${He.caption(s,i)}</p>
    <${Wt} before=${e} after=${n} />
    ${r.length>0&&a`<${K}><ul class="plain">${r.map(({pointer:l,detail:u})=>a`<li>${l&&a`<code>${l}</code> `}${u}</li>`)}</ul><//>`}
  `}var Vr=dt({}),up=new Map;function Fa(t){let e=pt(()=>t.map(r=>Re(r)),[t.join()]);B(()=>{let r=e.map(o=>o.open());return()=>r.forEach(o=>o())},[e]);let n=e.map(r=>r.content.value.revision).join();return B(()=>{for(let{set:r}of e)cp(r)},[n]),e.map(r=>({set:r.set,list:r,evaluators:Vr.value[r.set]??up,problem:r.content.value.problem}))}async function cp(t){try{let e=Pi(await Kt(S`flag-sets/${t}/evaluators`)),n=Vr.peek()[t];if(n&&JSON.stringify([...n])===JSON.stringify([...e]))return;Vr.value={...Vr.peek(),[t]:e}}catch{}}var $s=8;function Dn({count:t,rowHeight:e=36,render:n,reveal:r,keyOf:o,head:s,...i}){let l=D(null),u=D(null),[c,m]=g({first:0,last:2*$s});function f(){let[h,b]=[l.current,u.current];if(!h||!b)return;let $=-La(b,h),w=Math.max(0,Math.floor($/e)-$s),k=Math.ceil(($+h.clientHeight)/e)+$s;m(y=>y.first===w&&y.last===k?y:{first:w,last:k})}hn(f,[t,e]),B(()=>{let h=new ResizeObserver(f);return l.current&&h.observe(l.current),()=>h.disconnect()},[]),B(()=>{let[h,b]=[l.current,u.current];if(r===void 0||r<0||!h||!b)return;let $=r*e,w=La(b,h)+h.scrollTop+$+e-h.clientHeight;h.scrollTop>$?h.scrollTop=$:h.scrollTop<w&&(h.scrollTop=w)},[r]);let p=[];for(let h=c.first;h<Math.min(t,c.last);h+=1)p.push(h);return a`<div ...${i} ref=${l} class="scrolls ${i.class??""}" onScroll=${f}>
    ${s}
    <div ref=${u} role="presentation" style=${{height:`${t*e}px`,position:"relative"}}>
      ${p.map(h=>a`<div
          key=${o?o(h):h}
          role="presentation"
          style=${{position:"absolute",top:0,left:0,right:0,height:`${e}px`,transform:`translateY(${h*e}px)`}}
        >
          ${n(h)}
        </div>`)}
    </div>
  </div>`}function La(t,e){return t.getBoundingClientRect().top-e.getBoundingClientRect().top-e.clientTop}var ja=[["line",{x1:"5",x2:"19",y1:"9",y2:"9"}],["line",{x1:"5",x2:"19",y1:"15",y2:"15"}],["line",{x1:"19",x2:"5",y1:"5",y2:"19"}]];function qa({rules:t,otherwise:e,rollout:n}){let r=e&&Pa(e);if(r&&r.length>1)return{shares:r,isInRule:!1,variant:null,rules:t};let o=r?.[0]?.[0]??null,s=n&&Pa(n);return!s||mp(s,r)?{shares:null,isInRule:!1,variant:o,rules:t}:{shares:s,isInRule:!0,variant:o,rules:t}}function Pa(t){return Object.entries(t).filter(([,e])=>e>0)}function mp(t,e){return JSON.stringify(t)===JSON.stringify(e)}var hs={"1h":36e5,"24h":864e5,"7d":6048e5,"30d":2592e6},fp=["key","changed","evaluated","rollout"],ze="m.";function _a(t){let e=[],n=[];for(let i of(t.q??"").toLowerCase().split(/\s+/).filter(Boolean)){let l=i.indexOf(":");l>0?n.push([i.slice(0,l),i.slice(l+1)]):e.push(i)}let r=t.sort??"",o=r.replace(/^-/,""),s=t.state==="on"||t.state==="off"?t.state:null;return{words:e,pieces:n,metadata:Object.entries(t).filter(([i,l])=>i.startsWith(ze)&&l!=="").map(([i,l])=>[i.slice(ze.length),l]),state:s,type:t.type||null,stale:t.stale==="yes",within:hs[t.changed??""]??null,order:fp.includes(o)?o:"key",down:r.startsWith("-")}}function Va(t,e,n){let r=t.filter(i=>pp(i,e,n)),o=$p[e.order],s=e.down?-1:1;return r.map(i=>({flag:i,value:o(i)})).sort((i,l)=>gp(i.value,l.value,s)||vp(i.flag,l.flag)).map(({flag:i})=>i)}function pp(t,{words:e,pieces:n,metadata:r,state:o,type:s,stale:i,within:l},u){if(o&&t.state==="ENABLED"!=(o==="on")||s&&t.type!==s||i&&!t.stale||l!==null&&!(t.modifiedAt&&Date.parse(t.modifiedAt)>=u-l)||!r.every(([f,p])=>or(t.metadata[f])===p))return!1;let c=t.key.toLowerCase(),m=([f,p])=>c.includes(`${f}:${p}`)||dp(t,f,p);return e.every(f=>c.includes(f))&&n.every(m)}function dp({metadata:t},e,n){return Object.keys(t).some(r=>r.toLowerCase()===e&&or(t[r])?.toLowerCase().includes(n))}function or(t){return t===void 0||typeof t=="string"?t:JSON.stringify(t)}var $p={key:({key:t})=>t,changed:({modifiedAt:t})=>t?Date.parse(t):null,evaluated:({lastEvaluatedAt:t})=>t?Date.parse(t):null,rollout:t=>hp(t)};function hp({rollout:t}){return t?Object.values(t)[0]??null:null}function gp(t,e,n){return t===e?0:t===null?1:e===null?-1:t<e?-n:n}function vp(t,e){return t.key<e.key?-1:+(t.key>e.key)}var Wr=["owner","team"],bp=50,yp=3;function Wa(t,e=[]){let n=new Map(e.map(i=>[i,new Map]));for(let{metadata:i}of t)for(let l in i){let u=n.get(l);u||n.set(l,u=new Map);let c=or(i[l]);u.set(c,(u.get(c)??0)+1)}let r=[...n].filter(([i,l])=>e.includes(i)||l.size>0&&l.size<=bp&&(Wr.includes(i)||xp(l))),o=i=>(Wr.indexOf(i)+Wr.length+1)%(Wr.length+1),s=i=>[...i.values()].reduce((l,u)=>l+u,0);return r.sort(([i,l],[u,c])=>Number(e.includes(u))-Number(e.includes(i))||o(i)-o(u)||s(c)-s(l)),r.slice(0,Math.max(yp,e.length)).map(([i,l])=>({name:i,values:[...l].map(([u,c])=>({value:u,count:c})).sort((u,c)=>u.value<c.value?-1:1)}))}function xp(t){return[...t.values()].some(e=>e>1)||t.size===1}var Bn=t=>`var(--share-${t%6+1})`;function Fn({shares:t}){let e=t.reduce((r,{weight:o})=>r+o,0)||1,n=t.map(({label:r,weight:o})=>`${bt(100*o/e)} ${r}`).join(", ");return a`<span class="split-bar" role="img" aria-label=${n} title=${n}>
    ${t.map(({weight:r,colour:o},s)=>a`<span style=${{width:`${100*r/e}%`,background:o??Bn(s)}}></span>`)}
  </span>`}function Ja({set:t,flag:e,index:n,column:r,isSelected:o,isFresh:s,isAtCursor:i,takesFocus:l,onCursor:u,onSelect:c,onToggle:m}){let f=D(null);hn(()=>{i&&l.current&&(l.current=!1,f.current?.focus({preventScroll:!0}))});let p=e.state==="ENABLED",h=["flag-row",o&&"selected",s&&"fresh",i&&"cursor",!p&&"is-off"];return a`<div role="row" aria-rowindex=${n+2} class=${h.filter(Boolean).join(" ")} onFocusIn=${u}>
    ${M("write")&&a`<div role="cell" class="select">
      <input
        type="checkbox"
        aria-label=${x.select(e.key)}
        checked=${o}
        onClick=${b=>c(b.target.checked,b.shiftKey)}
      />
    </div>`}
    <div role="cell" class="state-cell">
      ${M("write")?a`<${xr} checked=${p} label=${x.enabled(e.key)} onChange=${m} />`:a`<span class="state ${p?"on":"off"}">${p?x.on:x.off}</span>`}
    </div>
    <div role="cell" class="key">
      <a ref=${f} class="mono cut" href=${G({set:t,flag:e.key})} title=${e.key}>${e.key}</a>
      ${e.stale&&a`<${_} kind="warn" title=${x.staleWhy[e.stale]}>${x.staleWord}<//>`}
    </div>
    <div role="cell" class="type quiet">${x.types[e.type]}</div>
    <div role="cell" class="serves"><${gs} flag=${e} /></div>
    ${r!==null&&a`<div role="cell" class="owner cut">${or(e.metadata[r])}</div>`}
    <div role="cell" class="evaluated quiet">
      ${e.revision===null?"":a`<${et} at=${e.lastEvaluatedAt} none=${x.never} />`}
    </div>
    <div role="cell" class="changed quiet cut" title=${e.comment??void 0}>
      <${et} at=${e.modifiedAt} />
      ${e.modifiedBy&&a`<span class="who"> ${x.by(e.modifiedBy)}</span>`}
    </div>
  </div>`}var wp="var(--share-none)";function gs({flag:t}){let{shares:e,isInRule:n,variant:r,rules:o}=qa(t),s=o>0&&a`<span class="quiet rule-count">${e||r!==null?" \xB7 ":""}${x.rules(o)}</span>`;if(e){let[i,l]=e[0],u=n?x.inRule:x.share,c=e.map(([m,f],p)=>({label:m||x.noVariant,weight:f,colour:m===(t.defaultVariant??"")?wp:Bn(p)}));return a`<span class="bar"><${Fn} shares=${c} /></span>
      <span class="cut">${u(bt(l),i||x.noVariant)}${n?null:s}</span>`}return r===null?a`<span class="quiet cut">${o?s:x.computed}</span>`:a`<span class="cut">${r?a`<span class="mono">${r}</span>`:a`<span class="quiet">${x.noVariant}</span>`}${s}</span>`}function Ha({cell:{flag:t,reasons:e},label:n,onOpen:r}){let o=e.length>0,s=t?a`<span class="state ${t.state==="ENABLED"?"on":"off"}"><span class="hidden-text">${t.state==="ENABLED"?tt.on:tt.off}</span></span>
        <span class="serves"><${gs} flag=${t} /></span>`:a`<span class="quiet serves">${tt.missing}</span>`;if(!o)return a`<div class="cell ${t?"":"is-missing"}">${s}</div>`;let i=e.map(l=>tt.reasons[l]).join(". ");return a`<button type="button" class="cell differs" title=${i} onClick=${r}>
    <span class="hidden-text">${n}: </span>
    ${s}
    <span class="hidden-text">. ${i}</span>
    <${mt} shapes=${ja} size=${14} />
  </button>`}var za=40,kp=54,Sp=240;function Ka({names:t,reference:e,rows:n,onOpen:r}){let o=`minmax(150px, 1.3fr) repeat(${t.length}, minmax(170px, 1fr))`,s=`${174+194*t.length}px`,i=kp+n.length*za,l={maxHeight:`${i}px`,minHeight:`${Math.min(i,Sp)}px`},u={gridTemplateColumns:o};return a`<div class="panel matrix" role="table" aria-label=${tt.table} aria-rowcount=${n.length+1} style=${l}>
    <div class="matrix-inside" style=${{minWidth:s}}>
      <div role="rowgroup" class="matrix-head">
        <div role="row" aria-rowindex="1" class="matrix-row" style=${u}>
          <div role="columnheader">${tt.flag}</div>
          ${t.map((c,m)=>a`<div role="columnheader" class="row" key=${c}>
              <a href=${G({set:c})} title=${c}>${se(c).environment??c}</a>
              ${lt(z(c))&&a`<span class="production-mark" aria-hidden="true"></span>`}
              ${m===e&&a`<${_}>${tt.isReference}<//>`}
            </div>`)}
        </div>
      </div>
      <${Dn}
        role="rowgroup"
        class="matrix-rows"
        count=${n.length}
        rowHeight=${za}
        keyOf=${c=>n[c]?.key??""}
        render=${c=>{let m=n[c];return m?a`<div role="row" key=${m.key} aria-rowindex=${c+2} class="matrix-row ${m.differs?"differs":""}" style=${u}>
            <div role="rowheader" class="mono cut" title=${m.key}>${m.key}</div>
            ${m.cells.map((f,p)=>a`<div role="cell" key=${t[p]}>
                <${Ha} cell=${f} label=${tt.open(m.key,t[p],t[e])} onOpen=${()=>r(m.key,p)} />
              </div>`)}
          </div>`:null}}
      />
    </div>
  </div>`}function Op(){let{set:t,query:e}=Ct.value,{application:n}=se(t),o=[...Ai.value.find(s=>s.application===n)?.sets??[]].sort((s,i)=>Ho(s.environment??"")-Ho(i.environment??"")).map(({name:s})=>s);return o.length<2?a`<div class="panel">
      <${U} level=${1} icon=${Wo} title=${tt.emptyTitle} text=${tt.emptyText} command=${tt.emptyCommand(n)} />
    </div>`:a`<${Tp} key=${o.join()} application=${n} names=${o} query=${e} />`}function Tp({application:t,names:e,query:n}){let r=Fa(e),[o,s]=g(null),i=D(null);bn([{keys:"/",label:tt.search,run:()=>i.current?.select()}]);let l=e.findIndex(y=>se(y).environment===n.with),u=l>=0?l:Ap(e),c=r.map(({list:y})=>y.content.value),m=pt(()=>ji(r.map(({evaluators:y},O)=>({flags:c[O].flags,evaluators:y})),u),[...c.map(({flags:y})=>y),...r.map(({evaluators:y})=>y),u]),f=c.every(({complete:y})=>y),p=n.only==="differing",h=(n.q??"").toLowerCase(),b=pt(()=>m.filter(({key:y,differs:O})=>(!p||O)&&y.toLowerCase().includes(h)),[m,p,h]),$=m.filter(({differs:y})=>y).length,w=r.find(({problem:y})=>y),k=o&&m.find(({key:y})=>y===o.key);return a`<div class="compare-page">
    <div class="page-head">
      <div class="row">
        <h1>${tt.title(t)}</h1>
        <span class="facts quiet small">
          <span role="status">${f?tt.counts($,m.length):tt.loading(m.length)}</span>
          <${Sr} />
        </span>
      </div>
    </div>
    <div class="compare-filters" role="search" aria-label=${tt.search}>
      <div class="search">
        <${mt} shapes=${br} />
        <input
          ref=${i}
          type="search"
          aria-label=${tt.search}
          placeholder=${tt.search}
          autocomplete="off"
          spellcheck=${!1}
          value=${n.q??""}
          onInput=${y=>kt({q:y.target.value||null})}
        />
      </div>
      <label class="reference"
        >${tt.reference}
        <${R}
          value=${e[u]}
          options=${e.map(y=>({value:y,label:se(y).environment??y}))}
          onChange=${y=>kt({with:se(y).environment})}
        />
      </label>
      <${Fe}
        label=${tt.onlyDiffering}
        checked=${p}
        onChange=${y=>kt({only:y?"differing":null})}
      />
    </div>
    ${w&&a`<${P} problem=${w.problem} onRetry=${()=>w.list.retry()} />`}
    ${c.some(({fromMemory:y})=>y)&&a`<${K}>${d.problem.fromMemory}<//>`}
    <${Ep} names=${e} reference=${u} />
    ${!f&&!m.length?!w&&a`<div class="panel"><${J} rows=${10} /></div>`:b.length?a`<${Ka}
            names=${e}
            reference=${u}
            rows=${b}
            onOpen=${(y,O)=>s(Np(m,y,e,O,u))}
          />`:a`<div class="panel"><${Cp} rows=${m.length} differing=${$} isOnly=${p} /></div>`}
    ${o&&k&&a`<${Ba}
      key=${o.key}
      flag=${o.key}
      from=${o.from}
      to=${o.to}
      isThere=${k.cells[e.indexOf(o.from)].flag!==null}
      onTurn=${()=>s({key:o.key,from:o.to,to:o.from})}
      onClose=${()=>s(null)}
    />`}
  </div>`}function Cp({rows:t,differing:e,isOnly:n}){return t?n&&!e?a`<${U} icon=${Li} title=${tt.sameTitle} text=${tt.sameText} />`:a`<${U} icon=${wr} title=${tt.nothingFound} text=${tt.nothingFoundText} />`:a`<${U} icon=${Wo} title=${tt.noFlagsTitle} text=${tt.noFlagsText} />`}function Ep({names:t,reference:e}){let n=z(t[e]);return t.map(z).filter(o=>o&&n&&o.fractional!==n.fractional).map(o=>o&&n&&a`<${K}>${tt.fractional(o.name,o.fractional,n.name,n.fractional)}<//>`)}function Ap(t){let e=t.findIndex(r=>lt(z(r)));if(e>=0)return e;let n=t.findIndex(r=>/^prod/.test(se(r).environment??""));return n>=0?n:t.length-1}function Np(t,e,n,r,o){let s=t.find(u=>u.key===e)?.cells[r].flag,[i,l]=s?[n[r],n[o]]:[n[o],n[r]];return{key:e,from:i,to:l}}function be(t){B(()=>{if(t!==void 0)return xn(t,z(t)?.revision??0,({revision:e,changes:n})=>{if(n===null||n.some(({kind:r})=>r==="flag_set"))return Ut();en.value=(en.peek()??[]).map(r=>r.name===t?{...r,revision:Math.max(e,r.revision)}:r)})},[t])}function Jr(t,e){let n=new Set;return t.map(({flag:r,variant:o})=>r===""?"no-flag":n.has(r)?"twice":(n.add(r),e!==null&&!Object.hasOwn(e,r)?"unknown-flag":o===""?"no-variant":e!==null&&!Object.hasOwn(e[r].variants??{},o)?"unknown-variant":null))}function Ua(t,e){let n=Object.fromEntries(e.map(({flag:r,variant:o})=>[r,o]));return`{"attributes": ${t}, "overrides": ${JSON.stringify(n)}}`}function vt(t,e,{wait:n=0,isIdle:r=!1}={}){let[o,s]=g(0),[i,l]=g({result:null,problem:null,isLoading:!0}),u=D(!0);return B(()=>{if(r)return;let c=new AbortController;l(f=>f.isLoading?f:{...f,isLoading:!0});let m=setTimeout(async()=>{try{let f=await t(c.signal);c.signal.aborted||l({result:f,problem:null,isLoading:!1})}catch(f){c.signal.aborted||l({result:null,problem:f,isLoading:!1})}},u.current?0:n);return u.current=!1,()=>{clearTimeout(m),c.abort()}},[...e,o,r]),{...i,reload:()=>s(c=>c+1)}}var Ya="flagstaff.context.",Mp=`{
  "targetingKey": "user-1"
}`,Ga=new Map;function vs(t){let e=Ga.get(t);return e===void 0&&(e=dt(sessionStorage.getItem(Ya+t)??Mp),Ga.set(t,e)),e}function Hr(t,e){vs(t).value=e;try{sessionStorage.setItem(Ya+t,e)}catch{}}var bs=dt(sessionStorage.getItem("flagstaff.contextView")==="json"?"json":"form");function Qa(t){bs.value=t,sessionStorage.setItem("flagstaff.contextView",t)}var Ie="targetingKey";function De(t){let e=I(t);if(e.type!=="object")throw new te("A context is a JSON object.",t,e.start);let n=new Map;for(let{key:r,value:o}of e.members)n.set(r,{name:r,type:Ip(o.type),text:o.type==="string"?o.value:o.source});return[...n.values()]}function Ln(t){let e=t.map(n=>`${JSON.stringify(n.name)}: ${Rp(n)}`);return e.length===0?"{}":qe(`{${e.join(", ")}}`)}function ys(t){let e=new Set;return t.map(({name:n,type:r,text:o})=>n===""?"no-name":e.has(n)?"twice":(e.add(n),r==="text"||zr(r,o)?null:r))}function xs(t,e){let{name:n,text:r}=t;return e===t.type?t:e==="text"?{name:n,type:e,text:Dp(r)?JSON.parse(r):r}:e==="boolean"?{name:n,type:e,text:r==="false"?"false":"true"}:e==="number"?{name:n,type:e,text:zr("number",r.trim())?r.trim():""}:{name:n,type:e,text:t.type==="text"?JSON.stringify(r):r}}function Xa(t){try{let e=De(t).find(({name:n})=>n===Ie);return e?.type==="text"?e.text:""}catch{return""}}var Rp=({type:t,text:e})=>t==="text"?JSON.stringify(e):e.trim();function Ip(t){return t==="string"?"text":t==="number"||t==="boolean"?t:"json"}function zr(t,e){try{let{type:n}=I(e);return t==="json"||n===t}catch{return!1}}var ws=t=>zr("json",t),Dp=t=>zr("json",t)&&t.trim().startsWith('"');var Bp=["text","number","boolean","json"];function Za({row:t,fault:e,names:n,known:r,isNew:o,onRow:s,onRemove:i}){let l=ot(),u=d.context,c=e===null?{}:{"aria-invalid":"true","aria-describedby":`${l}-fault`},m=e==="no-name"||e==="twice";return a`<li class="context-row">
    <input
      type="text"
      class="mono"
      aria-label=${u.name}
      list=${n}
      placeholder=${u.name}
      autocomplete="off"
      spellcheck=${!1}
      value=${t.name}
      autofocus=${o}
      ...${m?c:{}}
      onInput=${f=>s(Lp({...t,name:f.target.value},r))}
    />
    <${R}
      label=${u.typeOf(t.name)}
      value=${t.type}
      options=${Bp.map(f=>({value:f,label:u.types[f]}))}
      onChange=${f=>s(xs(t,f))}
    />
    <${Fp} row=${t} id=${l} known=${r} described=${m?{}:c} onText=${f=>s({...t,text:f})} />
    <${v} kind="quiet" size="small" icon=${gt} label=${u.remove(t.name)} onClick=${i} />
    ${e!==null&&a`<p class="fault" id="${l}-fault">${u.faults[e]}</p>`}
  </li>`}function Fp({row:t,id:e,known:n,described:r,onText:o}){let s=d.context,i=c=>o(c.target.value),l={"aria-label":s.valueOf(t.name),autocomplete:"off",spellcheck:!1,value:t.text,onInput:i,...r};if(t.type==="boolean"){let c=[{value:"true",label:s.yes},{value:"false",label:s.no}];return a`<${R} label=${s.valueOf(t.name)} value=${t.text} options=${c} onChange=${o} />`}if(t.type==="json"){let c=Math.min(8,t.text.split(`
`).length);return a`<textarea ...${l} class="mono" rows=${c} placeholder="{}"></textarea>`}let u=n!==void 0&&n.values.length>0&&t.type==="text";return a`<input
      ...${l}
      type="text"
      inputmode=${t.type==="number"?"decimal":void 0}
      placeholder=${s.value}
      list=${u?`${e}-values`:void 0}
    />${u&&a`<datalist id="${e}-values">${n.values.map(c=>a`<option value=${c}></option>`)}</datalist>`}`}var Lp=(t,e)=>e!==void 0&&t.text===""&&e.name===t.name?xs(t,e.type):t;function Kr({text:t,attributes:e=[],onText:n}){let r=ot(),[o,s]=g(()=>el(t)),[i,l]=g(null),u=D(t);B(()=>{t!==u.current&&s(el(t)),u.current=t},[t]);function c(b){let $=[...o.filter(tl),...b];return s($),ys($).some(w=>w!==null)?n(null):(u.current=Ln($),n(u.current))}function m(b){let $=b?.type??"text",w=$==="boolean"?"true":$==="json"?"{}":$==="number"?b?.values[0]??"0":"";l(f.length),c([...f,{name:b?.name??"",type:$,text:w}])}let f=o.filter(b=>!tl(b)),p=ys(f),h=e.filter(({name:b})=>b!==Ie&&!o.some($=>$.name===b));return a`<div class="context-form">
    <datalist id=${r}>${h.map(({name:b})=>a`<option value=${b}></option>`)}</datalist>
    <ul class="plain">
      ${f.map((b,$)=>a`<${Za}
          key=${$}
          row=${b}
          fault=${p[$]}
          names=${r}
          known=${e.find(({name:w})=>w===b.name)}
          isNew=${$===i}
          onRow=${w=>c(f.map((k,y)=>y===$?w:k))}
          onRemove=${()=>c(f.filter((w,k)=>k!==$))}
        />`)}
    </ul>
    <div class="row">
      <${v} size="small" icon=${st} onClick=${()=>m()}>${d.context.add}<//>
      ${h.length>0&&a`<span class="small quiet">${d.context.readByRules}</span>
        ${h.slice(0,12).map(b=>a`<${v}
              key=${b.name}
              size="small"
              kind="quiet"
              class="mono offered"
              aria-label=${d.context.addNamed(b.name)}
              onClick=${()=>m(b)}
              >${b.name}<//
            >`)}`}
    </div>
  </div>`}var tl=({name:t})=>t===Ie;function el(t){try{return De(t)}catch{return[]}}var Ur={"{":"}","[":"]",'"':'"'},jp='}]"';function nl(t,e,n,r){let o=t[n]??"";if(r==="Enter")return Pp(t,e,n);if(e!==n)return null;if(r==="Backspace")return o!==""&&Ur[t[e-1]??""]===o?{from:e-1,to:n+1,insert:"",cursor:e-1}:null;let s=qp(t,e);return jp.includes(r)&&o===r&&r==='"'===s?{from:e,to:n,insert:"",cursor:e+1}:r in Ur&&!s&&/^[\s,:}\]]?$/.test(o)?{from:e,to:n,insert:r+Ur[r],cursor:e+1}:null}function Pp(t,e,n){let r=t.slice(t.lastIndexOf(`
`,e-1)+1,e),o=/^[ \t]*/.exec(r)?.[0]??"",[s,i]=[r.trimEnd().at(-1)??"",t.slice(n).trimStart()[0]??""];if(!(s==="{"||s==="["))return ks(e,n,`
${o}`);let l=Ur[s]===i&&/^[ \t]*[}\]]/.test(t.slice(n)),u=`
${o}  `;return l?ks(e,n,u,`
${o}`):ks(e,n,u)}function ks(t,e,n,r=""){return{from:t,to:e,insert:n+r,cursor:t+n.length}}function qp(t,e){return(t.slice(t.lastIndexOf(`
`,e-1)+1,e).replaceAll(/\\./g,"").split('"').length-1)%2===1}var _p={member:"member",operator:"operator",variant:"variant",attribute:"attribute",evaluator:"evaluator",value:"value",metadata:"metadata"},Vp={state:"ENABLED or DISABLED. A disabled flag returns no value; callers use their own default.",variants:"The values that the flag can return, by name. All are of one kind.",defaultVariant:"The variant for everyone whom targeting gives none. With null, callers use their own default.",targeting:"The rule that decides which variant a context gets.",metadata:"Texts, numbers and true or false about the flag, such as its owner."},Wp={var:"Reads an attribute of the context. A path such as user.plan goes into objects.",missing:"Returns those of the named attributes that the context does not have.",missing_some:"Returns the missing attributes if fewer than so many are there.",if:"The first condition that holds decides; the last operand is for everyone else.","?:":"Like if.","==":"Two texts are compared as texts, anything else as numbers.","===":"Equal, and of the same type.","!=":"The opposite of ==.","!==":"The opposite of ===.","<":"Less. With three operands: the second is between the other two.","<=":"At most. With three operands: the second is from the first to the third.",">":"Greater.",">=":"At least.","!":"True if the operand is false, missing, 0 or empty.","!!":"True unless the operand is false, missing, 0 or empty.",and:"The first operand that is false decides, otherwise the last.",or:"The first operand that is true decides, otherwise the last.",in:"Whether a list has the member, or a text contains the text.",contains_all:"Whether the first list has all members of the second.",contains_any:"Whether the first list has a member of the second.",contains_none:"Whether the first list has no member of the second.",starts_with:"Whether a text begins with another one.",ends_with:"Whether a text ends with another one.",cat:"Joins texts.",substr:"A part of a text: start, and number of characters. A negative start counts from the end.",sem_ver:"Compares versions: =, !=, <, <=, >, >=, ^ (same major), ~ (same major and minor).",fractional:"Splits callers by weights. The same targeting key always gets the same variant.",$ref:"An evaluator of the flag set.","+":"Sum. With one operand: the number that a text says.","-":"Difference. With one operand: its opposite.","*":"Product.","/":"Quotient.","%":"Remainder.",min:"The least of the numbers.",max:"The greatest of the numbers.",merge:"Joins lists.",map:"Applies a rule to each member of a list.",filter:"The members of a list for which a rule holds.",reduce:"Combines a list into one value. The rule reads current and accumulator.",all:"Whether a rule holds for all members of a list.",some:"Whether a rule holds for a member of a list.",none:"Whether a rule holds for no member of a list."},pn={kinds:_p,members:Vp,operators:Wp,suggestions:"Suggestions",line:t=>`Line ${t}:`};var Ss={state:["ENABLED","DISABLED"],defaultVariant:[],targeting:[],metadata:[],variants:[]},rl={var:[0,0],missing:[1,null],missing_some:[2,2],substr:[2,3],"<":[2,3],"<=":[2,3],if:[1,null],"==":[2,2],"===":[2,2],"!=":[2,2],"!==":[2,2],">":[2,2],">=":[2,2],"%":[2,2],"/":[2,2],map:[2,2],filter:[2,2],all:[2,2],none:[2,2],some:[2,2],in:[2,2],reduce:[3,3],"*":[2,null],"!":[0,0],"!!":[0,0],or:[1,null],and:[1,null],"+":[1,null],"-":[1,null],max:[1,null],min:[1,null],merge:[1,null],cat:[1,null],starts_with:[2,2],ends_with:[2,2],sem_ver:[3,3],fractional:[1,null],$ref:[0,0]},ol=["=","!=",">","<",">=","<=","~","^"];var Jp=/"(?:[^"\\\n]|\\.)*"?|[{}[\]:,]|[^\s{}[\]:,"]+/g;function sl(t,e){let n=[],r={level:null,to:0},o,s=[],i=(u,c)=>{let m=n.at(-1),f=!m||m.next==="value"?"value":m.next==="key"?"key":null;if(!f)return null;let h=(f==="key"?n.slice(0,-1):n).map($=>$.isObject?$.key:$.index),b=t.slice(u,Math.max(u,e)).replace(/^"/,"");return{kind:f,path:h,siblings:[],from:u,to:c,typed:b,hasColon:!1}},l=u=>{o=u;let c=n.at(-1);u?.kind==="key"&&c&&Object.assign(r,{level:c,to:u.to})};for(let{0:u,index:c}of t.matchAll(Jp)){let m=c+u.length,f=!"{}[]:,".includes(u);o===void 0&&e<=c&&!(f&&e===c)&&l(i(e,e));let p=u.length>1&&u[0]==='"'&&u.at(-1)==='"',h=f&&e>=c&&(p?e<m:e<=m);o===void 0&&h&&!(u[0]==='"'&&e===c)&&l(i(c,m)),Hp(n,u);let b=n.at(-1);n.length===2&&n[0].key==="variants"&&b?.isObject&&b.next==="colon"&&s.push(b.key),r.level&&o&&u===":"&&t.slice(r.to,c).trim()===""&&(o.hasColon=!0)}return o===void 0&&l(i(e,e)),r.level&&o&&(o.siblings=zp(r.level,o,t)),{place:o??null,variants:s}}function Hp(t,e){let n=t.at(-1);if(e==="{"||e==="["){let r=e==="{";t.push({isObject:r,key:"",keys:[],index:0,next:r?"key":"value"})}else if(e==="}"||e==="]"){t.pop();let r=t.at(-1);r&&(r.next="comma")}else if(n)e===","?(n.next=n.isObject?"key":"value",n.index+=1):e===":"?n.next="value":n.next==="key"?(n.key=il(e),n.keys.push(n.key),n.next="colon"):n.next==="value"&&(n.next="comma");else return}function zp(t,e,n){if(e.from===e.to)return t.keys;let r=t.keys.indexOf(il(n.slice(e.from,e.to)));return r===-1?t.keys:t.keys.toSpliced(r,1)}function il(t){try{return String(JSON.parse(t))}catch{return t.replaceAll('"',"")}}var Kp={"?:":[1,null],contains_all:[2,2],contains_any:[2,2],contains_none:[2,2]},Ns={...rl,...Kp},Up=["owner","description","permanent"],Gp=["targetingKey","$flagd.timestamp","$flagd.flagKey"],Es={state:'"${ENABLED}"',variants:'{"${on}": ${true}, "${off}": ${false}}',defaultVariant:'"${off}"',targeting:"{${}}",metadata:'{"${owner}": "${}"}',var:'"${attribute}"',$ref:'"${evaluator}"',if:'[${condition}, "${variant}"]',"?:":'[${condition}, "${variant}", "${variant}"]',"!":"${condition}","!!":"${condition}",missing:'["${attribute}"]',missing_some:'[${1}, ["${attribute}"]]',in:'[{"var": "${attribute}"}, ["${value}"]]',starts_with:'[{"var": "${attribute}"}, "${text}"]',ends_with:'[{"var": "${attribute}"}, "${text}"]',sem_ver:'[{"var": "${attribute}"}, "${>=}", "${1.0.0}"]',fractional:'[["${variant}", ${50}], ["${variant}", ${50}]]',and:"[${condition}, ${condition}]",or:"[${condition}, ${condition}]",reduce:'[{"var": "${attribute}"}, ${rule}, ${0}]'};function ll(t,e,n={}){let{place:r,variants:o}=sl(t,e);if(!r)return null;let s=n.root==="rule"?["targeting",...r.path]:r.path,i={...n,variants:n.variants??o},l=r.kind==="key"?Yp(r,s):Qp(s,i);if(r.kind==="key"&&s[0]==="metadata"&&s.length===1){let u=new Set([...Up,...n.metadata??[]]);for(let c of u)r.siblings.includes(c)||l.push(As(c,"metadata",r,c==="permanent"?"${true}":'"${}"'))}return l.length?{from:r.from,to:r.to,typed:r.typed,options:l}:null}function Yp(t,e){return e.length?e[0]!=="targeting"||t.siblings.length?[]:Object.keys(Ns).map(n=>As(n,"operator",t,ul(n))):Object.keys(Ss).filter(n=>!t.siblings.includes(n)).map(n=>As(n,"member",t,Es[n]))}function As(t,e,n,r){let o=Gr(JSON.stringify(t));return{label:t,kind:e,insert:n.hasColon?o:`${o}: ${r}`}}function Qp(t,e){if(t.length===1&&t[0]!=="targeting"){let l=(Ss[String(t[0])]??[]).map(u=>sr(u,"value"));return t[0]==="defaultVariant"?[...Ts(e),al("null")]:l}if(t[0]!=="targeting")return[];let{operator:n,within:r}=Xp(t);if(n==="var"&&(r[0]??0)===0||n==="missing"||n==="missing_some"&&r[0]===1)return Cs(e);if(n==="$ref")return(e.evaluators??[]).map(l=>sr(l,"evaluator"));if(n==="sem_ver"&&r[0]===1)return ol.map(l=>sr(l,"value"));if(n==="fractional"&&r.length===2&&r[1]===0)return[...Ts(e),...Os()];let o=(n==="if"||n==="?:")&&Number(r[0])%2===0;if(n===null||(n==="if"||n==="?:")&&!o)return[...Ts(e),al("null"),...Os()];let i=[...new Set([...e.attributes??[],"targetingKey"])].map(l=>({label:l,kind:"attribute",insert:`{"var": ${Gr(JSON.stringify(l))}}`}));return r.length>1?[]:[...i,...Os()]}function Xp(t){let e=t.findLastIndex((n,r)=>r>0&&typeof n=="string");return{operator:e===-1?null:String(t[e]),within:t.slice(e+1)}}function Os(){return Object.keys(Ns).map(t=>({label:t,kind:"operator",insert:`{${Gr(JSON.stringify(t))}: ${ul(t)}}`}))}function ul(t){if(Es[t])return Es[t];let[e]=Ns[t];return e<2?"[${}]":'[{"var": "${attribute}"}, ${value}]'}function Ts(t){return(t.variants??[]).map(e=>sr(e,"variant"))}function Cs(t){return[...new Set([...t.attributes??[],...Gp])].map(e=>sr(e,"attribute"))}function sr(t,e){return{label:t,kind:e,insert:Gr(JSON.stringify(t))}}function al(t){return{label:t,kind:"value",insert:t}}function Gr(t){return t.replaceAll(/[{}\\]/g,e=>`\\${e}`)}var Zp=60,cl=280,td=/\\[{}\\]|\$\{([^}]*)\}/g;function ml({area:t,paint:e,known:n,name:r,isOff:o}){let[s,i]=g(null),l=D(s);l.current=s;let u=()=>i(null);function c(h){let b=t.current;if(!b||o)return;let $=ll(b.value,b.selectionStart,n),w=$&&b.value[$.from]==='"'&&$.to>$.from;if(!$||!(h||$.typed||w))return u();let k=nd($.options,$.typed).slice(0,Zp);if(!k.length||k.length===1&&k[0].label===$.typed)return u();i({from:$.from,to:$.to,options:k,chosen:0,position:od(b,e.current,$.from)})}function m({insert:h}){let b=t.current,{from:$,to:w}=l.current??{from:0,to:0};if(u(),!b)return;let{text:k,start:y,end:O}=rd(h);Ms(b,$,w,k),b.setSelectionRange($+y,$+O)}function f(h){if(h.key===" "&&h.ctrlKey)return h.preventDefault(),c(!0),!0;let b=l.current;if(!b)return!1;let{options:$,chosen:w}=b,y={ArrowDown:1,ArrowUp:-1,PageDown:8,PageUp:-8}[h.key];if(y)i({...b,chosen:((w+y)%$.length+$.length)%$.length});else if(h.key==="Enter"||h.key==="Tab")m($[w]);else if(h.key==="Escape")u();else return["ArrowLeft","ArrowRight","Home","End"].includes(h.key)&&u(),!1;return h.preventDefault(),h.stopPropagation(),!0}let p=`${r}-suggestions`;return{open:c,close:u,onKeyDown:f,onInput(h){/^[\w"$.<>=!?]$/.test(h.data??"")||l.current&&h.inputType==="deleteContentBackward"?c(!1):(l.current||h.data)&&u()},attributes:{"aria-autocomplete":o?void 0:"list","aria-controls":s?p:void 0,"aria-activedescendant":s?`${p}-${s.chosen}`:void 0},list:s&&a`<${ed} id=${p} shown=${s} onAccept=${m} />`}}function ed({id:t,shown:{options:e,chosen:n,position:r},onAccept:o}){let{kind:s,label:i}=e[n],l=s==="operator"?pn.operators[i]:s==="member"?pn.members[i]:void 0;return a`<div class="suggestions" style=${r}>
    <ul class="plain" role="listbox" id=${t} aria-label=${pn.suggestions}>
      ${e.map((u,c)=>a`<li
          key=${`${u.kind} ${u.label}`}
          id="${t}-${c}"
          role="option"
          aria-selected=${String(c===n)}
          ref=${m=>c===n&&m?.scrollIntoView({block:"nearest"})}
          onMouseDown=${m=>{m.preventDefault(),o(u)}}
        >
          <code>${u.label}</code><span class="kind">${pn.kinds[u.kind]}</span>
        </li>`)}
    </ul>
    ${l&&a`<p class="info">${l}</p>`}
  </div>`}function nd(t,e){let n=e.toLowerCase(),r=o=>o.label.toLowerCase().indexOf(n);return[...t.filter(o=>r(o)===0),...t.filter(o=>r(o)>0)]}function rd(t){let e=null,n="",r=0;for(let i of t.matchAll(td)){n+=t.slice(r,i.index),r=i.index+i[0].length;let l=i[1]??i[0][1];i[1]!==void 0&&(e??=[n.length,n.length+l.length]),n+=l}n+=t.slice(r);let[o,s]=e??[n.length,n.length];return{text:n,start:o,end:s}}function od(t,e,n){let{left:r,top:o,bottom:s}=sd(t,e,n),i=`${Math.max(8,Math.min(r,window.innerWidth-328))}px`;return s+cl>window.innerHeight&&o>cl?{left:i,bottom:`${window.innerHeight-o+2}px`}:{left:i,top:`${s+2}px`}}function sd(t,e,n){let r=t.value.slice(0,n).split(`
`),o=e?.children[r.length-1]??t,s=document.createTreeWalker(o,NodeFilter.SHOW_TEXT),i=r[r.length-1].length;for(let l=s.nextNode();l;l=s.nextNode()){let u=l.textContent?.length??0;if(i<=u){let c=document.createRange();return c.setStart(l,i),c.setEnd(l,i),c.getBoundingClientRect()}i-=u}return o.getBoundingClientRect()}var id=/"(?:[^"\\]|\\.)*"?(\s*:)?|-?\d[\d.eE+-]*|true|false|null|[{}[\],:]+/g,ad=2e5;function fl(t,e){let{root:n,fault:r}=ut(t);if(r){let o=Math.max(0,Math.min(r.offset,t.trimEnd().length-1));return[{from:o,to:o+1,line:Tr(t,o),detail:r.message,severity:"error"}]}return e.map(({pointer:o,detail:s,severity:i="error"})=>{let{start:l,end:u}=Qo(n,o);return{from:l,to:u,line:Tr(t,l),detail:s,severity:i}})}function pl({text:t,marks:e}){let n=t.length>ad,r=0;return t.split(`
`).map((o,s)=>{let i=r;r+=o.length+1;let l=e.filter(m=>m.line===s+1),u=l.some(m=>m.severity==="error")?"error":l[0]?.severity??"",c=l.map(m=>`${m.from-i},${Math.min(o.length,m.to-i)},${m.severity}`).join(";");return a`<${Rs} key=${s} number=${s+1} line=${o} severity=${u} ranges=${c} isPlain=${n} />`})}var Rs=class extends gi{shouldComponentUpdate(e){let{line:n,ranges:r,isPlain:o}=this.props;return n!==e.line||r!==e.ranges||o!==e.isPlain}render(){let{number:e,line:n,severity:r,ranges:o,isPlain:s}=this.props;return a`<div class="line ${r}" data-number=${e}>${s?n:ld(n,o)}${n===""?"\u200B":""}</div>`}};function ld(t,e){let n=e.split(";").filter(Boolean).map(r=>{let[o,s,i]=r.split(",");return{from:Number(o),to:Math.max(Number(o)+1,Number(s)),severity:i}});return ud(t).flatMap(({from:r,to:o,kind:s})=>{let i=n.flatMap(u=>[u.from,u.to]).filter(u=>u>r&&u<o),l=[...new Set([r,...i,o])].sort((u,c)=>u-c);return l.slice(1).map((u,c)=>{let m=l[c],f=n.find(b=>m>=b.from&&m<b.to),p=[s,f?.severity].filter(Boolean).join(" "),h=t.slice(m,u);return p?a`<span class=${p}>${h}</span>`:h})})}function ud(t){let e=[],n=0,r=(o,s)=>{o>n&&e.push({from:n,to:o,kind:s}),n=o};for(let o of t.matchAll(id)){let[s,i]=o;r(o.index,""),s[0]==='"'?(r(o.index+s.length-(i?.length??0),i?"name":"text"),r(o.index+s.length,"sign")):r(o.index+s.length,/^[-\d]/.test(s)?"number":/^[a-z]/.test(s)?"word":"sign")}return r(t.length,""),e}function ye({text:t,onChange:e,label:n,faults:r=[],known:o={},lines:s=3,mostLines:i=40,onSave:l}){let u=D(null),c=D(null),m=ot(),f=pt(()=>fl(t,r),[t,r]),p=ml({area:u,paint:c,known:o,name:m,isOff:!e});function h($,w){u.current?.focus(),u.current?.setSelectionRange($,w),c.current?.children[t.slice(0,$).split(`
`).length-1]?.scrollIntoView({block:"nearest"})}function b($){let w=u.current;if(!w||$.isComposing)return;if($.key.toLowerCase()==="s"&&($.ctrlKey||$.metaKey)&&l){$.preventDefault(),l();return}if(!e||p.onKeyDown($)||$.ctrlKey||$.metaKey||$.altKey)return;let k=nl(w.value,w.selectionStart,w.selectionEnd,$.key);k&&($.preventDefault(),Ms(w,k.from,k.to,k.insert),w.setSelectionRange(k.cursor,k.cursor),$.key==='"'&&p.open(!1))}return a`<div class="code" style=${{"--least":s,"--most":i}}>
    <div class="code-scroll">
      <div class="code-layers">
        <pre ref=${c} aria-hidden="true"><${pl} text=${t} marks=${f} /></pre>
        <textarea
          ref=${u}
          ...${p.attributes}
          aria-label=${n}
          aria-describedby="${m}-faults"
          aria-invalid=${f.some($=>$.severity==="error")?"true":void 0}
          readonly=${!e}
          spellcheck=${!1}
          autocomplete="off"
          autocapitalize="off"
          value=${t}
          onInput=${$=>{e?.($.target.value),p.onInput($)}}
          onKeyDown=${b}
          onBlur=${p.close}
          onClick=${p.close}
        ></textarea>
      </div>
    </div>
    ${p.list}
    <div id="${m}-faults"><${cd} marks=${f} onShow=${h} /></div>
  </div>`}function cd({marks:t,onShow:e}){return t.length?a`<ul class="plain code-faults">
    ${t.map(({from:n,to:r,line:o,detail:s,severity:i})=>a`<li class=${i}>
          <button type="button" onClick=${()=>e(n,r)}>${pn.line(o)}</button> ${s}
        </li>`)}
  </ul>`:null}function Ms(t,e,n,r){t.focus(),t.setSelectionRange(e,n),!(e===n&&r===""||(r===""?document.execCommand("delete"):document.execCommand("insertText",!1,r)))&&(t.setRangeText(r,e,n,"end"),t.dispatchEvent(new Event("input",{bubbles:!0})))}var md=t=>t?.scrollIntoView({block:"nearest",inline:"nearest"});function jn({tabs:t,selected:e,onSelect:n,label:r,children:o}){let s=ot();function i(l){let u=t.findIndex(({id:p})=>p===e),m={ArrowRight:u+1,ArrowLeft:u-1,Home:0,End:t.length-1}[l.key];if(m===void 0)return;l.preventDefault();let f=t[(m+t.length)%t.length];n(f.id),document.getElementById(`${s}-${f.id}`)?.focus()}return a`<div class="tabs" role="tablist" aria-label=${r} onKeyDown=${i}>
      ${t.map(l=>a`<button
          key=${l.id}
          type="button"
          role="tab"
          id="${s}-${l.id}"
          aria-selected=${String(l.id===e)}
          aria-controls="${s}-panel"
          tabindex=${l.id===e?0:-1}
          ref=${l.id===e?md:void 0}
          onClick=${()=>n(l.id)}
        >
          ${l.label}
        </button>`)}
    </div>
    <div role="tabpanel" id="${s}-panel" aria-labelledby="${s}-${e}">${o}</div>`}function dl({set:t,targetingKey:e,text:n,onText:r}){let{result:o}=vt(c=>fd(t.name,e,c),[t.name,e],{wait:300});if(o===null)return null;let{rows:s,overrides:i}=o,l=d.stored;function u(){let c=De(n);r(Ln([...c,...s.filter(({name:m})=>m!==Ie&&!c.some(f=>f.name===m))]))}return a`<div class="stored-context">
    <div class="row">
      <h3 class="grow"><${H} parts=${l.title(e)} /></h3>
      <${v} size="small" kind="quiet" href=${G({set:t.name,page:"contexts",query:{key:e}})}>${l.edit}<//>
    </div>
    ${s.length===0&&i.length===0&&a`<p class="quiet">${l.nothing}</p>`}
    ${s.length>0&&a`<dl class="attributes-read">
      ${s.map(({name:c,text:m})=>a`<div key=${c}><dt class="mono">${c}</dt><dd><code class="cut">${m}</code></dd></div>`)}
    </dl>`}
    ${i.map(([c,m])=>a`<p key=${c}><${H} parts=${l.override(c,m)} /></p>`)}
    <p class="small quiet">${t.storedContexts?l.merged:l.notRead}</p>
    ${s.length>0&&!t.storedContexts&&a`<${v} size="small" onClick=${u}>${l.take}<//>`}
  </div>`}async function fd(t,e,n){try{let{text:r,data:o}=await j(S`flag-sets/${t}/contexts/${e}`,{signal:n}),s=Y(I(r),"/attributes");return{rows:s===null?[]:De(s.source),overrides:Object.entries(o.overrides??{})}}catch(r){if(r instanceof Z&&r.status===404||r instanceof Z)return null;throw r}}function $l({set:t,text:e,attributes:n,onText:r,onFault:o}){let s=Xa(e),i=Pn(e),l=i===null?bs.value:"json",u=[{id:"form",label:d.context.form},{id:"json",label:d.context.json}];return a`<section class="panel context-panel" aria-label=${d.context.title}>
    <h2>${d.context.title}</h2>
    <${jn}
      tabs=${u}
      selected=${l}
      label=${d.context.view}
      onSelect=${c=>{o(i!==null),Qa(c)}}
    >
      ${l==="form"?a`<div class="stack">
            <${pd} set=${t.name} value=${s} onValue=${c=>r($d(e,c))} />
            <div class="field">
              <span class="label" aria-hidden="true">${d.context.attributes}</span>
              <${Kr}
                text=${e}
                attributes=${n}
                onText=${c=>{o(c===null),c!==null&&r(c)}}
              />
            </div>
          </div>`:a`<${dd} text=${e} fault=${i} onText=${r} />`}
    <//>
    ${s!==""&&a`<${dl} key=${`${t.name} ${s}`} set=${t} targetingKey=${s} text=${e} onText=${r} />`}
  </section>`}function pd({set:t,value:e,onValue:n}){let r=ot(),{result:o}=vt(async i=>(await j(S`flag-sets/${t}/contexts`,{query:{prefix:e,limit:12},signal:i})).data.items,[t,e],{wait:200}),s=o??[];return a`<${F} label=${d.context.targetingKey} hint=${d.context.targetingKeyHint}>
    ${i=>a`<input
        ...${i}
        type="text"
        class="mono"
        list=${r}
        autocomplete="off"
        spellcheck=${!1}
        value=${e}
        onInput=${l=>n(l.target.value)}
      /><datalist id=${r}>${s.map(({targetingKey:l})=>a`<option value=${l}></option>`)}</datalist>`}
  <//>`}function dd({text:t,fault:e,onText:n}){let r=e===null?void 0:d.context.jsonFault(e.line,e.message);return a`<${F} label=${a`<span class="hidden-text">${d.context.json}</span>`} error=${r}>
    ${o=>a`<textarea
      ...${o}
      class="mono"
      rows=${Math.max(8,Math.min(24,t.split(`
`).length+1))}
      spellcheck=${!1}
      autocomplete="off"
      value=${t}
      onInput=${s=>n(s.target.value)}
    ></textarea>`}
  <//>`}function Pn(t){try{return De(t),null}catch(e){if(e instanceof te)return e;throw e}}function $d(t,e){let n=De(t).filter(({name:r})=>r!==Ie);return Ln(e===""?n:[{name:Ie,type:"text",text:e},...n])}var hd=20;function hl(t,e={}){let n=new Map,r=new Set,o=(s,i)=>{if(Array.isArray(s))return s.forEach(m=>o(m,s));if(!Ze(s))return;let[[l,u]=["",null],...c]=Object.entries(s);c.length>0||hr(l,u)||(l==="var"?Is(n,u,i):l==="$ref"&&typeof u=="string"?(r.has(u)||o(e[u],[]),r.add(u)):l==="missing"?yd(u).forEach(m=>Is(n,m,[])):l==="fractional"?gd(u,o,n):Oi.includes(l)?o(Array.isArray(u)?u[0]:u,[]):o(u,[]))};return o(t,[]),[...n.values()].sort((s,i)=>s.name<i.name?-1:1)}function gd(t,e,n){Array.isArray(t)&&Array.isArray(t[0])&&Is(n,"targetingKey",[]),e(t,[])}function Is(t,e,n){let r=Array.isArray(e)?e[0]:e;if(typeof r!="string"||r===""||r.startsWith("$flagd"))return;let[o,...s]=r.split("."),i=s.length>0?[]:vd(n),l=t.get(o)??{name:o,type:bd(s.length>0,i),values:[]};for(let u of i){let c=String(u);l.values.length<hd&&!l.values.includes(c)&&l.values.push(c)}t.set(o,l)}var vd=t=>t.flat().filter(e=>["string","number","boolean"].includes(typeof e));function bd(t,e){if(t)return"json";let n=typeof e[0];return n==="number"||n==="boolean"?n:"text"}var yd=t=>[t].flat().filter(e=>typeof e=="string");function Yr({name:t,revision:e},n){let{result:r}=vt(async o=>{let{data:s}=await j(S`flag-sets/${t}/document`,{signal:o}),i=Object.entries(s.flags??{}).filter(([l])=>n===null||l===n);return hl(i.map(([,l])=>l.targeting),s.$evaluators??{})},[t,e,n]);return r??[]}function gl({set:t,text:e,onText:n,onFault:r}){let o=d.contexts,[s,i]=g("form"),l=Yr(t,null),u=Pn(e),c=u===null?s:"json",m=[{id:"form",label:o.form},{id:"json",label:o.json}];return a`<${jn}
    tabs=${m}
    selected=${c}
    label=${o.view}
    onSelect=${f=>{r(u!==null),f==="json"&&u===null&&n(qe(e)),i(f)}}
  >
    <div class="attributes-editor">
      ${c==="form"?a`<${Kr}
            text=${e}
            attributes=${l}
            onText=${f=>{r(f===null),f!==null&&n(f)}}
          />`:a`<${ye}
              text=${e}
              label=${o.attributesOf}
              lines=${6}
              onChange=${f=>{r(Pn(f)!==null),n(f)}}
            />${u!==null&&a`<p class="bad">${d.context.jsonFault(u.line,u.message)}</p>`}`}
    </div>
  <//>`}function vl({overrides:t,flags:e,onOverrides:n}){let r=ot(),o=d.contexts,s=Jr(t,e),i=(l,u)=>n(t.map((c,m)=>m===l?{...c,...u}:c));return a`<div class="overrides">
    <datalist id=${r}>${Object.keys(e??{}).map(l=>a`<option value=${l}></option>`)}</datalist>
    <p class="small quiet">${o.overridesHint}</p>
    <ul class="plain">
      ${t.map(({flag:l,variant:u},c)=>a`<li key=${c}>
          <input
            type="text"
            class="mono"
            aria-label=${o.flag}
            placeholder=${o.flag}
            list=${r}
            autocomplete="off"
            spellcheck=${!1}
            aria-invalid=${s[c]==="unknown-flag"?"true":void 0}
            value=${l}
            onInput=${m=>i(c,xd(m.target.value,u,e))}
          />
          <${R} label=${o.variant} value=${u} options=${wd(e,l,u)} onChange=${m=>i(c,{variant:m})} />
          <${v} kind="quiet" size="small" icon=${gt} label=${o.removeOverride(l)} onClick=${()=>n(t.filter((m,f)=>f!==c))} />
          ${s[c]==="unknown-flag"&&a`<p class="fault">${o.noSuchFlag}</p>`}
          ${s[c]==="unknown-variant"&&a`<p class="fault">${o.noSuchVariant}</p>`}
        </li>`)}
    </ul>
    <div class="row"><${v} size="small" icon=${st} onClick=${()=>n([...t,{flag:"",variant:""}])}>${o.addOverride}<//></div>
  </div>`}function xd(t,e,n){let r=n!==null&&Object.hasOwn(n,t)?Object.keys(n[t].variants??{}):[];return{flag:t,variant:r.length>0&&!r.includes(e)?r[0]:e}}function wd(t,e,n){let r=t!==null&&Object.hasOwn(t,e)?Object.keys(t[e].variants??{}):[];return(r.includes(n)?r:[n,...r]).map(s=>({value:s,label:s===""?d.contexts.variant:s}))}function bl({set:t,targetingKey:e,flags:n,onClose:r,onSaved:o}){let{result:s,problem:i,reload:l}=vt(u=>Od(t.name,e,u),[t.name,e]);return s!==null?a`<${kd} key=${s.etag} set=${t} targetingKey=${e} stored=${s} flags=${n} onClose=${r} onSaved=${o} onReload=${l} />`:a`<${ae} title=${e} onClose=${r}>
    ${i===null?a`<${J} rows=${6} />`:a`<${P} problem=${i} onRetry=${l} />`}
  <//>`}function kd({set:t,targetingKey:e,stored:n,flags:r,onClose:o,onSaved:s,onReload:i}){let[l,u]=g(e??""),[c,m]=g(n.attributes),[f,p]=g(!1),[h,b]=g(n.overrides),[$,w]=g(null),[k,y]=g(!1),[O,E]=g(!1);B(()=>w(null),[l,c,h]);let C=d.contexts,N=$ instanceof Z&&$.status===412,T=Jr(h,r),W=!f&&T.every(it=>it===null);async function $t(it=!1){if(E(!0),l===""||!W||k||!await Sd(t))return;y(!0);let It=it?{}:e===null?{createOnly:!0}:{etag:n.etag};try{await ie(S`flag-sets/${t.name}/contexts/${l}`,{body:Ua(c,h),...It}),q({text:C.saved(l)}),s()}catch(Q){w(Q),y(!1)}}async function ct(){let it={title:C.deleteTitle(l),text:C.deleteText,name:l,action:C.delete,danger:!0};if(await Dt(it))try{await tn(S`flag-sets/${t.name}/contexts/${l}`,{etag:n.etag}),q({text:C.deleted(l)}),s()}catch(It){w(It)}}function wt(){Hr(t.name,JSON.stringify({targetingKey:l},null,2)),Xt({set:t.name,page:"try-it"})}let Lt=M("write");return a`<${ae}
    title=${e===null?C.newTitle:a`<code>${e}</code>`}
    onClose=${o}
    footer=${a`
      ${e!==null&&Lt&&a`<${v} kind="quiet" icon=${Nt} onClick=${ct}>${C.delete}<//>`}
      ${e!==null&&a`<${v} kind="quiet" icon=${Ii} onClick=${wt}>${C.tryIt}<//>`}
      <span class="grow"></span>
      <${v} onClick=${o}>${Lt?d.cancel:d.close}<//>
      ${Lt&&a`<${v} kind="primary" busy=${k} disabled=${!W||N} onClick=${()=>$t()}>${C.save}<//>`}
    `}
  >
    <div class="stack context-sheet">
      ${N&&e!==null?a`<${K}>
            <p>${C.lost}</p>
            <div class="row"><${v} size="small" onClick=${i}>${C.load}<//><${v} size="small" onClick=${()=>$t(!0)}>${C.over}<//></div>
          <//>`:$!==null&&a`<${P} problem=${$} />`}
      ${e===null&&a`<${F} label=${C.key} error=${N?C.keyTaken:O&&l===""?C.keyMissing:null}>
        ${it=>a`<input ...${it} type="text" class="mono" maxlength="255" autocomplete="off" spellcheck=${!1} autofocus value=${l} onInput=${It=>u(It.target.value)} />`}
      <//>`}
      <section class="stack" aria-label=${C.attributesOf}>
        <h3>${C.attributesOf}</h3>
        <${gl} set=${t} text=${c} onText=${m} onFault=${p} />
      </section>
      <section class="stack" aria-label=${C.overrides}>
        <h3>${C.overrides}</h3>
        <${vl} overrides=${h} flags=${r} onOverrides=${b} />
      </section>
      <p class="small quiet">${C.noHistory}</p>
    </div>
  <//>`}async function Sd(t){if(!lt(t)||!t.storedContexts)return!0;let e=d.contexts;return Dt({title:e.productionTitle(t.name),text:e.productionText,action:e.productionAction})}async function Od(t,e,n){if(e===null)return{attributes:"{}",overrides:[],etag:null};let{text:r,data:o,etag:s}=await j(S`flag-sets/${t}/contexts/${e}`,{signal:n}),i=Y(I(r),"/attributes"),l=Object.entries(o.overrides??{});return{attributes:i?.source??"{}",overrides:l.map(([u,c])=>({flag:u,variant:c})),etag:s}}var Ds=4;function yl({set:t,list:e,prefix:n,override:r,flags:o}){let{items:s,next:i,problem:l,isLoading:u,more:c,reload:m}=e,f=ot(),p=d.contexts,h=n!==""||r!=="",b=s.length===0&&!u&&l===null&&i===null;return a`${(h||!b)&&a`<div class="row context-search" role="search">
      <input type="search" class="mono" aria-label=${p.prefix} placeholder=${p.prefix} autocomplete="off" spellcheck=${!1} value=${n} onInput=${$=>kt({prefix:$.target.value})} />
      <input type="search" class="mono" aria-label=${p.override} placeholder=${p.override} list=${f} autocomplete="off" spellcheck=${!1} value=${r} onChange=${$=>kt({override:$.target.value})} />
      <datalist id=${f}>${Object.keys(o??{}).map($=>a`<option value=${$}></option>`)}</datalist>
    </div>`}
    ${l!==null&&a`<${P} problem=${l} onRetry=${m} />`}
    ${s.length===0&&u&&a`<div class="panel"><${J} rows=${8} /></div>`}
    ${b&&(h?a`<${U} title=${p.noMatch} text=${p.noMatchText} />`:a`<${U} icon=${Di} title=${p.none} text=${p.noneText} command=${p.command(t)} />`)}
    ${s.length>0&&a`<div class="panel scrolls"><table class="rows contexts">
      <thead><tr><th>${p.key}</th><th>${p.attributes}</th><th>${p.overrides}</th><th>${p.changed}</th></tr></thead>
      <tbody>${s.map($=>a`<${Td} key=${$.targetingKey} set=${t} context=${$} prefix=${n} override=${r} />`)}</tbody>
    </table></div>`}
    ${i!==null&&a`<div class="row"><${v} busy=${u} onClick=${c}>${s.length===0?p.searching:p.more}<//></div>`}`}function Td({set:t,context:{targetingKey:e,attributes:n,overrides:r,modifiedAt:o},prefix:s,override:i}){let l=Object.entries(n);return a`<tr>
    <td><a class="mono" href=${G({set:t,page:"contexts",query:{prefix:s,override:i,key:e}})}>${e}</a></td>
    <td>
      <span class="attributes">
        ${l.slice(0,Ds).map(([u,c])=>a`<span key=${u}><span class="quiet mono">${u}</span> <code class="cut">${typeof c=="string"?c:JSON.stringify(c)}</code></span>`)}
        ${l.length>Ds&&a`<span class="quiet">${d.contexts.others(l.length-Ds)}</span>`}
      </span>
    </td>
    <td>${Object.entries(r).slice(0,3).map(([u,c])=>a`<div key=${u}><code>${u}</code> → <code>${c}</code></div>`)}
      ${Object.keys(r).length>3&&a`<span class="quiet">${d.contexts.others(Object.keys(r).length-3)}</span>`}
    </td>
    <td class="quiet changed"><${et} at=${o} /></td>
  </tr>`}function Bs({set:t}){let[e,n]=g(!1),r=d.contexts;async function o(s){let l={title:s?r.switchOnTitle(t.name):r.switchOffTitle(t.name),text:s?r.switchOnText:r.switchOffText};if(await Dt({...l,action:s?r.switchOn:r.switchOff})){n(!0);try{await zt(S`flag-sets/${t.name}`,{body:{storedContexts:s}}),q({text:s?r.switchedOn:r.switchedOff}),await Ut()}catch(u){Bt(u)}n(!1)}}return t.storedContexts?M("write")&&a`<${v} kind="quiet" busy=${e} onClick=${()=>o(!1)}>${r.switchOff}<//>`:a`<${K}>
    <strong>${r.offTitle}</strong>
    <p>${r.offText}</p>
    ${M("write")&&a`<div class="row"><${v} size="small" busy=${e} onClick=${()=>o(!0)}>${r.switchOn}<//></div>`}
  <//>`}var Cd=100;function xl(t,{prefix:e,override:n}){let[r,o]=g({items:[],next:null,problem:null,isLoading:!0}),[s,i]=g(0),l=D(new AbortController);async function u(c,m){l.current.abort();let{signal:f}=l.current=new AbortController;o(p=>({...p,isLoading:!0,problem:null}));try{let p={limit:Cd,after:c,prefix:e||null,override:n||null},{data:h}=await j(S`flag-sets/${t}/contexts`,{query:p,signal:f});f.aborted||o({items:[...m,...h.items],next:h.next,problem:null,isLoading:!1})}catch(p){f.aborted||o(h=>({...h,problem:p,isLoading:!1}))}}return B(()=>{let c=setTimeout(()=>u(null,[]),s===0&&e!==""?150:0);return()=>{clearTimeout(c),l.current.abort()}},[t,e,n,s]),{...r,more:()=>u(r.next,r.items),reload:()=>i(s+1)}}function wl(t){let e=Ze(t.$evaluators)?t.$evaluators:{},n=Ze(t.flags)?t.flags:{},r=new Map(Object.keys(e).map(s=>[s,{flags:[],evaluators:[],indirect:[]}])),o=new Map(Object.entries(e).map(([s,i])=>[s,Qr(i)]));for(let[s,i]of o)for(let l of i)r.get(l)?.evaluators.push(s);for(let[s,i]of Object.entries(n)){let l=Qr(Ze(i)?i.targeting:void 0);for(let u of l)r.get(u)?.flags.push(s);for(let u of Ed(l,o))l.has(u)||r.get(u)?.indirect.push(s)}return r}function Qr(t){let e=new Set,n=r=>{if(Array.isArray(r)&&r.forEach(n),!Ze(r))return;let[[o,s]=["",null],...i]=Object.entries(r);i.length>0||(o==="$ref"&&typeof s=="string"?e.add(s):n(hr(o,s)?s.slice(1):s))};return n(t),e}function Ed(t,e){let n=new Set,r=[...t];for(let o=r.pop();o!==void 0;o=r.pop())n.has(o)||(n.add(o),r.push(...e.get(o)??[]));return n}function Xr(t){return vt(async e=>{let{data:n}=await j(S`flag-sets/${t?.name??""}/document`,{signal:e});return{evaluators:n.$evaluators??{},flags:n.flags??{},uses:wl(n)}},[t?.name,t?.revision],{isIdle:t===null})}function Ad(){let t=de.value;return t&&a`<${Nd} set=${t} />`}function Nd({set:t}){let{key:e,create:n,prefix:r="",override:o=""}=Ct.value.query;be(t.name);let s=xl(t.name,{prefix:r,override:o}),l=Xr(t).result?.flags??null,u=d.contexts,c=e!==void 0||n!==void 0;return a`<div class="page-head">
      <div>
        <h1>${d.pages.contexts} ${t.storedContexts&&a`<${_} kind="good">${u.on}<//>`}</h1>
        <p class="quiet">${u.intro}</p>
      </div>
      ${t.storedContexts&&a`<${Bs} set=${t} />`}
      ${M("write")&&a`<${v} kind="primary" icon=${st} onClick=${()=>kt({create:"1",key:null})}>${u.create}<//>`}
    </div>
    <div class="stack">
      ${!t.storedContexts&&a`<${Bs} set=${t} />`}
      <${yl} set=${t.name} list=${s} prefix=${r} override=${o} flags=${l} />
    </div>
    ${c&&a`<${bl}
      key=${e??""}
      set=${t}
      targetingKey=${e??null}
      flags=${l}
      onClose=${()=>kt({key:null,create:null})}
      onSaved=${()=>{kt({key:null,create:null}),s.reload()}}
    />`}`}function Zr({text:t}){let e=I(t),n=Ft(e),r=n.kind==="json"?Je(ve(e)):mn(n);return a`<span>${r.map(({kind:o,text:s})=>o==="text"?s:a`<code>${s}</code>`)}</span>`}var Md={flags:[],evaluators:[],indirect:[]};function kl({set:t,document:e}){let[n,r]=g(""),{result:o,problem:s,reload:i}=vt(f=>Kt(S`flag-sets/${t.name}/evaluators`,{signal:f}),[t.name,t.revision]),l=d.evaluators,u=M("write")&&a`<${v} kind="primary" icon=${st} href=${G({set:t.name,page:"evaluators",query:{create:"1"}})}>${l.create}<//>`,c=n.trim().toLowerCase(),m=(o??[]).filter(({name:f})=>f.toLowerCase().includes(c));return a`<div class="page-head">
      <div><h1>${d.pages.evaluators}</h1><p class="quiet">${l.intro}</p></div>
      ${o!==null&&o.length>0&&u}
    </div>
    ${s!==null&&a`<${P} problem=${s} onRetry=${i} />`}
    ${o===null&&s===null&&a`<div class="panel"><${J} rows=${6} /></div>`}
    ${o!==null&&o.length===0&&a`<${U} icon=${Oe} title=${l.none} text=${l.noneText} command=${l.command(t.name)}>${u}<//>`}
    ${o!==null&&o.length>0&&a`<div class="stack">
      <input class="evaluator-search" type="search" aria-label=${l.search} placeholder=${l.search} value=${n} onInput=${f=>r(f.target.value)} />
      ${m.length===0?a`<p class="quiet">${l.noMatch}</p>`:a`<div class="panel scrolls"><table class="rows evaluators">
            <thead><tr><th>${l.name}</th><th>${l.rule}</th><th>${l.uses}</th><th>${l.changed}</th></tr></thead>
            <tbody>
              ${m.map(({name:f,rule:p,modifiedAt:h})=>a`<tr key=${f}>
                  <td><a class="mono" href=${G({set:t.name,page:"evaluators",query:{name:f}})}>${f}</a></td>
                  <td class="rule"><${Zr} text=${JSON.stringify(p)} /></td>
                  <td class="uses">${e.result!==null&&l.usedBy(e.result.uses.get(f)??Md)}</td>
                  <td class="quiet changed"><${et} at=${h} /></td>
                </tr>`)}
            </tbody>
          </table></div>`}
    </div>`}`}var to=[["path",{d:"m12 19-7-7 7-7"}],["path",{d:"M19 12H5"}]];var nt={difference:"What changes",nothing:"Nothing changes: this text is already stored.",warnings:"Warnings",impact:"Impact",noContexts:(t,e)=>e===0&&t==="stored"?"The set has no stored contexts.":"",source:"Compared for",stored:"Stored contexts",sample:t=>`${Kn(t)} made-up targeting keys`,sampleHint:"Made-up keys have no attributes, so rules about attributes do not match.",moved:(t,e)=>t===0?X`None of ${Kn(e)} gets another value.`:X`${Kn(t)} of ${Kn(e)} get another value.`,from:"From",to:"To",number:"Number",share:"Share",examples:"For example",side:t=>t.errorCode?X`error ${Pt(t.errorCode)}`:t.variant===null||t.variant===void 0?X`the caller’s default`:X`${Pt(t.variant)}`,comment:"Comment",commentHint:"Reason for the change. Shown in the history.",back:"Back to editing",production:t=>X`${Pt(t)} is a production set: callers get this at once.`,askTitle:t=>`Change ${t}?`,askText:"The set is marked as production. Callers get the change within a second.",askAction:"Change production",flag:"Flag",evaluator:"Evaluator",flag_set:"Properties of the set"};async function Sl(t,e){let{data:n,text:r}=await Tl(t,e,{}),o=I(r);return{warnings:n.warnings,diff:n.diff.map((s,i)=>({kind:s.kind,name:s.name,before:s.before===null?null:yt(o,`/diff/${i}/before`),after:s.after===null?null:yt(o,`/diff/${i}/after`)}))}}async function Ol(t,e,n){let{data:r}=await Tl(t,n,{impact:!0,sample:e});return r.impact}function Tl({method:t,where:e,body:n,etag:r,createOnly:o,query:s},i,l){return vn(t,e,{body:n,etag:r,createOnly:o,signal:i,query:{...s,...l,dry_run:!0}})}var Cl=[1e3,1e4,1e5];function El({change:t}){let e=z(t.set)?.storedContexts??!1,[n,r]=g(e?"stored":String(Cl[0])),[o,s]=g({}),[i,l]=g(0);B(()=>{let c=new AbortController;return s({}),Ol(t,n==="stored"?null:Number(n),c.signal).then(m=>s({summary:m})).catch(m=>c.signal.aborted||s({problem:m})),()=>c.abort()},[n,i]);let u=[{value:"stored",label:nt.stored},...Cl.map(c=>({value:String(c),label:nt.sample(c)}))];return a`<section class="stack impact" aria-label=${nt.impact}>
    <h3>${nt.impact}</h3>
    <${F} label=${nt.source} hint=${n==="stored"?null:nt.sampleHint}>
      ${c=>a`<${R} input=${c} value=${n} options=${u} onChange=${r} />`}
    <//>
    ${o.problem?a`<${P} problem=${o.problem} onRetry=${()=>l(i+1)} />`:o.summary?a`<${Rd} summary=${o.summary} isStored=${n==="stored"} />`:a`<${J} rows=${2} height=${24} />`}
  </section>`}function Rd({summary:{contexts:t,flags:e},isStored:n}){if(!t)return a`<p class="quiet">${nt.noContexts(n?"stored":"sample",t)}</p>`;let r=e.filter(o=>o.moved>0);return r.length?r.map(({flag:o,moved:s,percent:i,cells:l})=>a`<div class="stack">
      ${e.length>1&&a`<h4><code>${o}</code></h4>`}
      <p>
        <${H} parts=${nt.moved(s,t)} />
        <span class="moved-bar" aria-hidden="true"><span style=${{width:`${i}%`}}></span></span>
      </p>
      <div class="scrolls panel">
        <table class="rows">
          <thead>
            <tr>
              <th>${nt.from}</th>
              <th>${nt.to}</th>
              <th class="number">${nt.number}</th>
              <th class="number">${nt.share}</th>
              <th>${nt.examples}</th>
            </tr>
          </thead>
          <tbody>
            ${l.filter(u=>u.moved).map(u=>a`<tr>
                  <td><${H} parts=${nt.side(u.from)} /></td>
                  <td><${H} parts=${nt.side(u.to)} /></td>
                  <td class="number">${u.contexts.toLocaleString("en")}</td>
                  <td class="number">${bt(u.percent)}</td>
                  <td class="examples">${u.examples.slice(0,3).map(c=>a`<code>${c}</code> `)}</td>
                </tr>`)}
          </tbody>
        </table>
      </div>
    </div>`):a`<p><${H} parts=${nt.moved(0,t)} /></p>`}function ue({change:t,onClose:e,onSaved:n,onConflict:r,onRefused:o}){let[s,i]=g(null),[l,u]=g(null),[c,m]=g(t.comment??""),[f,p]=g(""),[h,b]=g(!1),$=D(new AbortController),w=z(t.set),k=lt(w),y=!!s?.diff.length&&(t.typed===void 0||f===t.typed);async function O(){u(null);try{i(await Sl(t,$.current.signal))}catch(T){E(T)}}B(()=>(O(),()=>$.current.abort()),[]);function E(T){if($.current.signal.aborted)return;T instanceof Z&&T.status===412&&r?r(T):u(T)}async function C(){if(!(h||!y)){if(k){let T={title:nt.askTitle(t.set),text:nt.askText,action:nt.askAction};if(!await Dt({...T,danger:t.danger}))return}b(!0),u(null);try{let{method:T,where:W,body:$t,etag:ct,createOnly:wt,query:Lt}=t;n(await vn(T,W,{body:$t,etag:ct,createOnly:wt,query:Lt,comment:c.trim()}))}catch(T){b(!1),E(T)}}}let N=l instanceof Z&&l.status===400&&o;return a`<${ae}
    title=${a`${t.title} ${k&&a`<${_} kind="bad">${t.set}<//>`}`}
    class=${k?"save-sheet production":"save-sheet"}
    onClose=${e}
    footer=${a`
      <span class="grow"></span>
      <${v} onClick=${e}>${d.cancel}<//>
      ${N?a`<${v} kind="primary" onClick=${()=>o(l)}>${nt.back}<//>`:a`<${v}
            kind=${t.danger?"danger":"primary"}
            type="submit"
            form="save-sheet"
            busy=${h}
            disabled=${!y}
            >${t.action??d.save}<//
          >`}
    `}
  >
    <form
      id="save-sheet"
      class="stack"
      onSubmit=${T=>{T.preventDefault(),C()}}
      onKeyDown=${T=>{T.key==="Enter"&&(T.metaKey||T.ctrlKey)&&C()}}
    >
      ${k&&a`<p class="band"><${H} parts=${nt.production(t.set)} /></p>`}
      ${t.text&&a`<p>${t.text}</p>`}
      ${l&&a`<${P} problem=${l} onRetry=${N||s?void 0:O} />`}
      ${!s&&!l&&a`<${J} rows=${4} />`}
      ${s&&a`<${Id} trial=${s} change=${t} />`}
      ${s&&s.diff.length>0&&a`<${F} label=${nt.comment} hint=${nt.commentHint}>
        ${T=>a`<textarea
            ...${T}
            rows="2"
            maxlength="1000"
            autofocus
            value=${c}
            onInput=${W=>m(W.target.value)}
          ></textarea>`}
      <//>`}
      ${s&&t.typed!==void 0&&a`<${yr} name=${t.typed} typed=${f} onTyped=${p} />`}
    </form>
  <//>`}function Id({trial:{diff:t,warnings:e},change:n}){let r=pt(()=>t.map(({kind:o,name:s,before:i,after:l})=>a`<div class="stack">
          ${t.length>1&&a`<h4>${nt[o]} <code>${s}</code></h4>`}
          <${Wt} before=${i} after=${l} kind=${o} />
        </div>`),[t]);return t.length?a`
    <section class="stack" aria-label=${nt.difference}><h3>${nt.difference}</h3>${r}</section>
    ${e.length>0&&a`<section class="stack" aria-label=${nt.warnings}>
      <h3>${nt.warnings}</h3>
      <${K}>
        <ul class="plain stack">
          ${e.map(({pointer:o,detail:s})=>a`<li>${o&&a`<code>${o}</code> `}${s}</li>`)}
        </ul>
      <//>
    </section>`}
    ${n.hasImpact!==!1&&a`<${El} change=${n} />`}
  `:a`<p>${nt.nothing}</p>`}var Dd="flagstaff.draft.";function ir(t,e,n){try{let{text:r,base:o,etag:s}=JSON.parse(sessionStorage.getItem(Fs(t,e,n))??"null");return typeof r=="string"&&typeof o=="string"?{text:r,base:o,etag:s}:null}catch{return null}}function ar(t,e,n,r){try{n?sessionStorage.setItem(Fs(t,e,r),JSON.stringify(n)):sessionStorage.removeItem(Fs(t,e,r))}catch{}}function Fs(t,e,n="flag"){return Dd+JSON.stringify([t,n,e])}var Ls=vi(null);function rt(){let t=bi(Ls);if(!t)throw new Error("A part of the rules editor stands outside of it.");return t}function lr(t){return{in:[{var:t[0]??"email"},[]]}}function qn(t,e){return t.find(n=>n!==e)??t[0]??null}function js({condition:t}){let{attributes:e,evaluators:n,focusNext:r,replace:o}=rt(),s=d.rules.editor,[i]=Object.keys(n);function l(m){if(r(`[data-group="${t.node.start}"] > ul > li:last-child :is(input, select)`),t.kind!=="group"){o(t.node,{and:[t.node,m]});return}let f=t.conditions.map(({node:p})=>p);o(t.node,ne(t,{[t.mode]:[...f,m]},t.negated))}let u=t.kind==="group"&&t.mode==="or"?"and":"or",c=[i!==void 0&&{label:s.addReference,onSelect:()=>l({$ref:i})},{label:s.addGroup,onSelect:()=>l({[u]:[lr(e)]})},{label:s.addMissing,onSelect:()=>l({missing:[e[0]??"email"]})}];return a`<div class="rules-adding">
    <${v} kind="quiet" size="small" icon=${st} onClick=${()=>l(lr(e))}>${s.addCondition}<//>
    <${Le} items=${c} button=${{kind:"quiet",size:"small",icon:st}}>${s.addMore}<//>
  </div>`}var Bd=24,Fd=100;function eo({values:t,label:e,removable:n=0,onAdd:r,onRemove:o}){let s=d.rules.editor,[i,l]=g(""),[u,c]=g(!1),m=D(null),f=t.length>n,p=t.length>Bd,h=p?i.trim().toLowerCase():"",b=t.map((E,C)=>({value:E,i:C})).filter(({value:E})=>E.toLowerCase().includes(h)),$=u?b:b.slice(0,Fd),w=h!==""&&b.length>0;function k(E){let C=E.split(/[,\n\r\t]+/).map(N=>N.trim()).filter((N,T,W)=>N!==""&&W.indexOf(N)===T&&!t.includes(N));l(""),C.length>0&&r(C)}function y(E){o(E),m.current?.focus()}function O(E){if((E.key==="Enter"||E.key===",")&&i.trim()!=="")k(i);else if(E.key==="Backspace"&&i===""&&f)y(t.length-1);else if(E.key!=="Enter"&&E.key!==",")return;E.preventDefault()}return a`<div class="rules-chips" role="group" aria-label=${e}>
    ${p&&a`<span class="rules-chip-count quiet small">
      <span class="grow" role="status">${h===""?s.countOf(t.length):s.foundOf(b.length,t.length)}</span>
      <${gn} text=${t.join(`
`)} label=${s.copyValues} />
    </span>`}
    <span class=${p?"rules-chip-list long":"rules-chip-list"}>
      ${$.map(({value:E,i:C})=>a`<span class="rules-chip" key=${C}>
          <span class="mono">${E===""?'""':Ae(E)}</span>
          <button type="button" aria-label=${s.remove(E)} disabled=${!f} onClick=${()=>y(C)}>
            <${mt} shapes=${gt} size=${12} />
          </button>
        </span>`)}
      ${$.length<b.length&&a`<${v} kind="quiet" size="small" onClick=${()=>c(!0)}>${s.showAll(b.length-$.length)}<//>`}
    </span>
    <input
      ref=${m}
      type="text"
      class="mono"
      aria-label=${`${e}: ${s.addValue}`}
      placeholder=${p?s.addOrFind:s.addValue}
      autocomplete="off"
      spellcheck=${!1}
      value=${i}
      onInput=${E=>l(E.target.value)}
      onKeyDown=${O}
      onPaste=${E=>{let C=E.clipboardData?.getData("text")??"";/[,\n\t]/.test(C)&&(E.preventDefault(),k(i+C))}}
      onBlur=${()=>w||k(i)}
    />
  </div>`}function Ke(t,e,n){let[r,o]=g(t),s=D(t),i=r;return s.current!==t&&(s.current=t,e(r)!==t&&(i=t,o(t))),{draft:i,isApplied:e(i)!==null,onInput(l){o(l),e(l)!==null&&e(l)!==t&&n(l)}}}function ce({source:t,label:e,hint:n,onChange:r}){let{attributes:o,evaluators:s,variants:i}=rt(),l={root:"rule",evaluators:Object.keys(s),attributes:o,variants:i},u=d.rules.editor,c=D(sn(t));sn(t).startsWith(c.current)||(c.current=sn(t));let{draft:m,isApplied:f,onInput:p}=Ke(kn(t,c.current),h=>ut(h).fault?null:h.trim(),h=>r(new St(Sn(h.trim(),c.current))));return a`<div class="rules-json-form">
    <span class="quiet small" aria-hidden="true">${e}</span>
    <${ye} text=${m} label=${e} lines=${1} mostLines=${16} known=${l} onChange=${p} />
    <div class=${f?"quiet small":"rules-fault"}>${f?n:u.notApplied}</div>
  </div>`}var no=[["path",{d:"M15 3h6v6"}],["path",{d:"M10 14 21 3"}],["path",{d:"M18 13v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h6"}]];function Al({reference:t}){let{evaluators:e,replace:n}=rt(),r=d.rules.editor,o=t.name.value,s=Object.hasOwn(e,o),i=Object.keys(e).map(l=>({value:l,label:l}));return s||i.unshift({value:o,label:`${o} (${r.noEvaluator})`}),a`<div class="rules-reference-form">
    <div class="rules-test">
      <span class="rules-label quiet">${r.reference}</span>
      <${R}
        class="rules-evaluator mono"
        label=${r.reference}
        value=${o}
        options=${i}
        onChange=${l=>n(t.node,ne(t,{$ref:l},t.negated))}
      />
      <${R}
        class="rules-fitting"
        label=${r.operator}
        value=${String(t.negated)}
        options=${[!1,!0].map(l=>({value:String(l),label:l?r.fitsNot:r.fits}))}
        onChange=${l=>n(t.node,ne(t,t.inner,l==="true"))}
      />
      ${s&&a`<${v} kind="quiet" size="small" icon=${no} label=${r.openReference(o)} href=${G({set:Ct.value.set,page:"evaluators",query:{name:o}})} />`}
    </div>
    <div class=${s?"quiet small":"rules-fault"}>${s?Ld(e[o]??""):r.noEvaluator}</div>
  </div>`}function Ld(t){try{return t&&ya(t)}catch(e){if(e instanceof te)return"";throw e}}function Nl(t,e,n){let r=ee[t.operator].needs,{needs:o,write:s}=ee[e],i=r===o?t.operands:Pd(t.operands,o);return ne(t,s(t.attribute.node,i,t.reversed&&jd(o)),n)}function ro(t,{attribute:e=t.attribute.node,operands:n=t.operands}){let{operator:r,reversed:o,negated:s,inner:i}=t,u=r==="isSet"&&e===t.attribute.node?i:ee[r].write(e,n,o);return ne(t,u,s)}var jd=t=>t==="value"||t==="order"||t==="range"||t==="nothing";function Pd(t,e){let n=t.flatMap(l=>l.type==="array"?l.items:[l]),r=n.filter(Et),o=r.filter(({type:l})=>l==="string"||l==="number"),[s]=n,i=s&&xt(s)?s:null;switch(e){case"nothing":return[];case"values":return[r];case"range":return[o[0]??0,o[1]??o[0]??0];case"order":return[i??o[0]??0];case"part":return[o[0]??""];case"text":case"version":return[i??qd(r)[0]??(e==="version"?"1.0.0":"")];default:return[i??r[0]??""]}}var qd=t=>t.map(e=>e.type==="string"?e:e.source);function Ml({value:t,label:e,suggestions:n,invalid:r,describedBy:o,class:s="",disabled:i,onInput:l}){let u=ot(),c=D(null),[m,f]=g(!1),[p,h]=g(!1),[b,$]=g(-1),w=p?t.toLowerCase():"",k=n.filter(T=>T.value.toLowerCase().includes(w)).slice(0,50),y=m&&k.length>0,O=Math.min(b,k.length-1);function E(T){f(!0),$(T),c.current?.querySelectorAll('[role="option"]')[T]?.scrollIntoView?.({block:"nearest"})}function C(T){l(T),f(!1),h(!1),$(-1)}function N(T){if(T.key==="ArrowDown")E(y?(O+1)%k.length:0);else if(T.key==="ArrowUp"&&y)E((O-1+k.length)%k.length);else if(T.key==="Enter"&&y&&O>=0)C(k[O].value);else if(T.key==="Escape"&&y)f(!1);else return;T.preventDefault(),T.stopPropagation()}return a`<div
    class="rules-combobox ${s}"
    ref=${c}
    onFocusOut=${T=>{c.current?.contains(T.relatedTarget)||(f(!1),h(!1),$(-1))}}
  >
    <input
      type="text"
      role="combobox"
      aria-label=${e}
      aria-expanded=${String(y)}
      aria-controls=${y?u:void 0}
      aria-autocomplete="list"
      aria-activedescendant=${y&&O>=0?`${u}-${O}`:void 0}
      aria-invalid=${r?"true":void 0}
      aria-describedby=${o}
      autocomplete="off"
      autocapitalize="off"
      spellcheck=${!1}
      disabled=${i}
      value=${t}
      onInput=${T=>{f(!0),h(!0),$(-1),l(T.target.value)}}
      onClick=${()=>f(!0)}
      onKeyDown=${N}
    />
    ${y&&a`<div class="rules-suggestions" role="listbox" id=${u} aria-label=${e}>
      ${k.map(({value:T,hint:W},$t)=>a`<div
          key=${T}
          id="${u}-${$t}"
          role="option"
          class=${$t===O?"at":""}
          aria-selected=${String($t===O)}
          onPointerDown=${ct=>ct.preventDefault()}
          onClick=${()=>C(T)}
        >
          <span class="grow cut mono">${T}</span>${W&&a`<span class="quiet small">${W}</span>`}
        </div>`)}
    </div>`}
  </div>`}function _n({path:t,label:e=d.rules.editor.attribute,class:n,onChange:r}){let{attributes:o}=rt(),s=ot(),{draft:i,isApplied:l,onInput:u}=Ke(t,c=>c.trim()===""?null:c.trim(),c=>r(c.trim()));return a`<div class=${n}>
    <${Ml}
      label=${e}
      value=${i}
      invalid=${!l}
      describedBy=${l?void 0:s}
      suggestions=${_d(o)}
      onInput=${u}
    />
    ${!l&&a`<div class="rules-fault" id=${s}>${d.rules.editor.noAttribute}</div>`}
  </div>`}function _d(t){let e=d.rules.editor,n=[{value:ge,hint:e.keyHint},{value:Ce,hint:e.timeHint},{value:Te,hint:e.flagKeyHint}];return[...t.filter(o=>!n.some(({value:s})=>s===o)).map(o=>({value:o})),...n]}var Vd={usual:["oneOf","!oneOf","is","isNot"],text:["startsWith","!startsWith","endsWith","!endsWith","contains","!contains","within","!within"],number:["less","atMost","more","atLeast","between","betweenWithout"],version:["versionAtLeast","versionMore","versionLess","versionAtMost","versionIs","versionIsNot","versionMajor","versionMinor"],list:["containsAny","containsAll","containsNone"],presence:["isThere","isNull","isSet","!isSet"],exact:["same","notSame"]},Wd={number:["atLeast","more","less","atMost","between"]};function Rl({operator:t,negated:e,isOfTime:n,onChange:r}){let o=d.rules.editor,s=(e?"!":"")+t,i=Object.entries(n?Wd:Vd),l=i.some(([,c])=>c.includes(s));function u(c){let m=c.replace("!",""),f=n&&o.timeOperators[m]||o.operators[m]||m;return c===m?f:o.operators[c]??o.notOperator(f)}return a`<select
    class="rules-operator"
    aria-label=${o.operator}
    onChange=${c=>{let m=c.target.value;r(m.replace("!",""),m.startsWith("!"))}}
  >
    ${!l&&a`<optgroup label=${o.groups.other}><option value=${s} selected>${u(s)}</option></optgroup>`}
    ${i.map(([c,m])=>a`<optgroup key=${c} label=${o.groups[c]}>
        ${m.map(f=>a`<option key=${f} value=${f} selected=${f===s}>${u(f)}</option>`)}
      </optgroup>`)}
  </select>`}function Ps({node:t,types:e,label:n,check:r,onChange:o}){let s=d.rules.editor,i=Jd(t,e),u=(e.includes(i)?e:[...e,i]).map(c=>({value:c,label:s.types[c]}));return a`<div class="rules-value-field">
    ${u.length>1&&a`<${R}
      class="rules-type"
      label=${s.type}
      value=${i}
      options=${u}
      onChange=${c=>o(Hd(t,c))}
    />`}
    <${zd} key=${i} ...${{type:i,node:t,label:n,check:r,onChange:o}} />
  </div>`}function Jd(t,e){return e.includes("time")&&Br(t)?"time":t.type==="string"||t.type==="number"||t.type==="boolean"?t.type:"attribute"}function Hd(t,e){let n=t.type==="string"?t.value:t.source;return e==="number"?Il(n)?new St(n):0:e==="boolean"?n==="true":e==="attribute"?{var:ge}:e==="time"?Math.floor(Date.now()/6e4)*60:t.type==="object"?"":n}var Il=t=>tr(t)&&!/^[tfn]/.test(t);function zd({type:t,node:e,label:n,check:r,onChange:o}){let s=d.rules.editor;if(t==="attribute"){let i=xt(e)?.path??"";return a`<${_n}
      class="grow"
      label=${s.otherAttribute}
      path=${i}
      onChange=${l=>o({var:l},!0)}
    />`}if(t==="boolean"){let i=[!0,!1].map(l=>({value:String(l),label:l?s.yes:s.no}));return a`<${R}
      class="grow"
      label=${n}
      value=${String(e.value)}
      options=${i}
      onChange=${l=>o(l==="true")}
    />`}return t==="time"?a`<${Ud} ...${{node:e,onChange:o}} />`:a`<${Kd} ...${{type:t,node:e,label:n,check:r,onChange:o}} />`}function Kd({type:t,node:e,label:n,check:r,onChange:o}){let s=d.rules.editor,i=ot(),l=t==="number",u=l?e.source:e.value,{draft:c,isApplied:m,onInput:f}=Ke(u,h=>l?Il(h.trim())?h.trim():null:h,h=>o(l?new St(h.trim()):h,!0)),p=m?r?.(c):s.noNumber;return a`<div class="grow">
    <input
      type="text"
      class="mono"
      inputmode=${l?"decimal":void 0}
      aria-label=${n}
      aria-invalid=${p?"true":void 0}
      aria-describedby=${p?i:void 0}
      autocomplete="off"
      spellcheck=${!1}
      value=${c}
      onInput=${h=>f(h.target.value)}
    />
    ${p&&a`<div class="rules-fault" id=${i}>${p}</div>`}
  </div>`}function Ud({node:t,onChange:e}){return a`<input
    class="grow"
    type="datetime-local"
    step=${t.value%60===0?60:1}
    aria-label=${d.rules.editor.time}
    value=${Gd(t.value)}
    onInput=${n=>{let r=new Date(n.target.value).getTime();Number.isNaN(r)||e(Math.floor(r/1e3),!0)}}
  />`}function Gd(t){let e=new Date(t*1e3);return new Date(e.getTime()-e.getTimezoneOffset()*6e4).toISOString().slice(0,t%60===0?16:19)}function Fl({test:t}){let{replace:e}=rt(),n=d.rules.editor,{attribute:r,operator:o,negated:s}=t,i=r.path===Ce;function l(u){let c=On(r,u),m=ee[o].needs,f=u===Ce&&m!=="order"&&m!=="range",p=Math.floor(Date.now()/6e4)*60;e(t.node,f?ee.atLeast.write(c,[p],!1):ro(t,{attribute:c}),`attribute ${t.node.start}`)}return a`<div class="rules-test">
    <${_n} class="rules-attribute-field" path=${r.path} onChange=${l} />
    <${Rl}
      operator=${o}
      negated=${s}
      isOfTime=${i}
      onChange=${(u,c)=>e(t.node,Nl(t,u,c))}
    />
    <div class="rules-operands"><${Yd} test=${t} isOfTime=${i} /></div>
  </div>`}var Dl={nothing:[],value:["string","number","boolean","attribute"],order:["number","string","attribute"],text:["string","attribute"],part:["string","number"],values:[],version:["string","attribute"],range:["number","string"]};function Yd({test:t,isOfTime:e}){let{replace:n}=rt(),r=d.rules.editor,{needs:o}=ee[t.operator],s=e&&(o==="order"||o==="range")?["time",...Dl[o]]:Dl[o],i=f=>(p,h)=>{let b=t.operands.map(($,w)=>w===f?p:$);n(t.node,ro(t,{operands:b}),h?`value ${t.node.start} ${f}`:void 0)};if(o==="nothing")return t.operator==="isSet"?a`<span class="quiet small">${r.setHint}</span>`:null;if(o==="values")return a`<${Zd} test=${t} />`;let[l,u]=t.operands;if(!l)return null;let c=o==="version"?Xd:void 0,m=u?[r.lower,r.upper]:[o==="version"?r.version:r.value];return a`<${Ps} node=${l} types=${s} label=${m[0]} check=${c} onChange=${i(0)} />
    ${u&&a`<span class="quiet">${r.to}</span>
      <${Ps} node=${u} types=${s} label=${m[1]} onChange=${i(1)} />`}`}var qs="(?:0|[1-9][0-9]*)",Bl="(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)",Qd=new RegExp(`^[vV]?${qs}(?:\\.${qs}(?:\\.${qs}(?:-${Bl}(?:\\.${Bl})*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?)?)?$`),Xd=t=>Qd.test(t)?null:d.rules.editor.noVersion;function Zd({test:t}){let{replace:e}=rt(),n=ot(),r=d.rules.editor,[o]=t.operands,s=o?.type==="array"?o.items:[],i=s.map(c=>c.type==="object"||c.type==="array"?c.source:Ne(c).text),l=c=>e(t.node,ro(t,{operands:[c]}));function u(c){let m=s.length>0&&s.every(({type:p})=>p==="number"),f=c.map(p=>t$(p,m));l([...s,...f.filter(p=>!s.some(h=>e$(h,p)))])}return a`<div class="grow" aria-describedby=${s.length===0?n:void 0}>
    <${eo}
      label=${r.values}
      values=${i}
      onAdd=${u}
      onRemove=${c=>l(s.filter((m,f)=>f!==c))}
    />
    ${s.length===0&&a`<div class="rules-hint" id=${n}>${r.noValuesYet}</div>`}
  </div>`}function t$(t,e){if(e&&tr(t)&&!/^[tfn]/.test(t))return new St(t);if(!/^".*"$/.test(t))return t;try{return JSON.parse(t)}catch{return t}}function e$(t,e){return e instanceof St?t.source===e.source:t.type==="string"&&t.value===e}function Vn({condition:t}){return t.kind==="group"?a`<${jl} group=${t} />`:a`<div class="rules-single">
    <${Ll} condition=${t} />
    <${js} condition=${t} />
  </div>`}function Ll({condition:t}){let e=d.rules.editor,{replace:n}=rt();switch(t.kind){case"test":return a`<${Fl} test=${t} />`;case"reference":return a`<${Al} reference=${t} />`;case"missing":return a`<${r$} missing=${t} />`;case"group":return a`<${jl} group=${t} />`;case"constant":return a`<${R}
        class="rules-fitting"
        label=${e.constant}
        value=${String(t.value)}
        options=${[!0,!1].map(r=>({value:String(r),label:r?e.always:e.never}))}
        onChange=${r=>n(t.node,r==="true")}
      />`;default:return a`<${ce}
        label=${e.jsonCondition}
        source=${t.node.source}
        hint=${e.whyJson(t.operator)}
        onChange=${r=>n(t.node,r,`json ${t.node.start}`)}
      />`}}var n$=["and","or","!or","!and"];function jl({group:t}){let{replace:e}=rt(),n=d.rules.editor,r={and:n.allOf,or:n.anyOf,"!or":n.noneOf,"!and":n.notAllOf},o=t.conditions.map(({node:l})=>l);function s(l){let u=l.startsWith("!");e(t.node,ne(t,{[l.replace("!","")]:o},u))}function i(l){let u=o.filter((f,p)=>p!==l),[c]=u,m=u.length===1&&c?c:{[t.mode]:u};e(t.node,ne(t,m,t.negated))}return a`<fieldset class="rules-group" data-group=${t.node.start}>
    <legend class="hidden-text">${n.groupOf}</legend>
    <${R}
      class="rules-mode"
      label=${n.groupOf}
      value=${(t.negated?"!":"")+t.mode}
      options=${n$.map(l=>({value:l,label:r[l]}))}
      onChange=${s}
    />
    <ul class="plain">
      ${t.conditions.map((l,u)=>a`<li key=${u}>
          <div class="grow"><${Ll} condition=${l} /></div>
          <${v}
            kind="quiet"
            size="small"
            icon=${gt}
            label=${l.kind==="group"?n.removeGroup:n.removeCondition}
            disabled=${o.length<2}
            onClick=${()=>i(u)}
          />
        </li>`)}
    </ul>
    <${js} condition=${t} />
  </fieldset>`}function r$({missing:t}){let{replace:e}=rt(),n=d.rules.editor,{paths:r,least:o,negated:s}=t,i=o?[n.missingSome(o.source),n.missingSomeNot(o.source)]:[n.missingAny,n.missingNone];function l(u,c){let m=o?{missing_some:[o,u]}:{missing:u};e(t.node,ne(t,m,c))}return a`<div class="rules-test">
    <div class="grow">
      <${eo}
        label=${n.attributes}
        removable=${1}
        values=${r.map(({value:u})=>u)}
        onAdd=${u=>l([...r,...u],s)}
        onRemove=${u=>l(r.filter((c,m)=>m!==u),s)}
      />
    </div>
    <${R}
      class="rules-fitting"
      label=${n.operator}
      value=${String(s)}
      options=${i.map((u,c)=>({value:String(c===1),label:u}))}
      onChange=${u=>l(r,u==="true")}
    />
  </div>`}var Pl=[["path",{d:"m15 14 5-5-5-5"}],["path",{d:"M20 9H9.5A5.5 5.5 0 0 0 4 14.5A5.5 5.5 0 0 0 9.5 20H13"}]];var Wn=[["path",{d:"M9 14 4 9l5-5"}],["path",{d:"M4 9h10.5a5.5 5.5 0 0 1 5.5 5.5a5.5 5.5 0 0 1-5.5 5.5H11"}]];var o$=":is(button, input, select, textarea):not([disabled])";function ql(){let t=D(null),e=D(null),n=D(null),r=o=>[...((o===void 0?t.current:t.current?.querySelector(`[data-rule="${o}"]`))??t.current)?.querySelectorAll(o$)??[]];return hn(()=>{if(e.current!==null){let s=t.current?.querySelector(e.current);if(s)return s.focus()}if(!n.current||n.current.element.isConnected||document.activeElement!==document.body)return;let o=r(n.current.row);o[Math.min(n.current.place,o.length-1)]?.focus()}),{root:t,next(o){e.current=o},onFocusIn({target:o}){e.current=null;let s=o,i=s.closest("[data-rule]")?.dataset.rule;n.current={element:s,row:i,place:r(i).indexOf(s)}}}}var s$=100;function _l(t,e){let n=D({past:[],future:[],typing:void 0,last:t}),{current:r}=n;t!==r.last&&Object.assign(r,{past:[],future:[],typing:void 0,last:t});function o(s){r.last=s,r.typing=void 0,e(s)}return{canUndo:r.past.length>0,canRedo:r.future.length>0,change(s,i){s!==r.last&&((i===void 0||i!==r.typing)&&(r.past.push(r.last),r.past.length>s$&&r.past.shift()),r.future=[],o(s),r.typing=i)},undo(){let s=r.past.pop();s!==void 0&&(r.future.push(r.last),o(s))},redo(){let s=r.future.pop();s!==void 0&&(r.past.push(r.last),o(s))}}}function oo({text:t,variants:e=[],defaultVariant:n=null,evaluators:r={},attributes:o=[],readOnly:s=!1,onChange:i}){let l=_l(t,i),u=ql(),[c,m]=g("");return{editing:{variants:e,defaultVariant:n,evaluators:r,attributes:o,readOnly:s,focusNext:u.next,replace:(p,h,b)=>l.change(We(t,p,h),b)},history:l,focus:u,said:c,say:m}}function so({editor:{editing:t,history:e,focus:n,said:r,say:o},label:s,head:i,children:l}){let u=d.rules.editor,c=()=>{o(u.undone),e.undo()},m=()=>{o(u.redone),e.redo()};return a`<${Ls.Provider} value=${t}>
    <section class="rules" ref=${n.root} aria-label=${s} onFocusIn=${n.onFocusIn}>
      <div class="rules-top">
        <p class="quiet grow">${i}</p>
        ${!t.readOnly&&(e.canUndo||e.canRedo)&&a`<span class="rules-undo">
          <${v} kind="quiet" size="small" icon=${Wn} label=${u.undo} disabled=${!e.canUndo} onClick=${c} />
          <${v} kind="quiet" size="small" icon=${Pl} label=${u.redo} disabled=${!e.canRedo} onClick=${m} />
        </span>`}
      </div>
      ${l}
      <div class="hidden-text" role="status" aria-live="polite">${r}</div>
    </section>
  <//>`}function Vl({condition:t,...e}){let n=oo(e),r=d.rules.editor;return t.kind==="json"?null:a`<${so} editor=${n} label=${r.condition} head=${r.condition}>
    <div class="rules-form rules-alone"><${Vn} condition=${t} /></div>
  <//>`}var i$=300,a$=6e4,l$=/"var"\s*:\s*\[?\s*("(?:[^"\\]|\\.)+")/g,io=new Map;function Ue(t){let[e]=g(()=>u$(t)),n=z(t)?.revision;return B(()=>{n!==void 0&&c$(t,n)},[t,n]),e.value}function u$(t){let e=io.get(t)?.names??dt({evaluators:{},attributes:[],metadata:[]});return io.has(t)||io.set(t,{at:0,names:e}),e}async function c$(t,e){let n=io.get(t);if(!(!n||n.revision===e&&Date.now()-n.at<a$)){Object.assign(n,{at:Date.now(),revision:e});try{let[r,o]=await Promise.all([j(S`flag-sets/${t}/flags`,{query:{limit:i$}}),j(S`flag-sets/${t}/evaluators`,{query:{limit:1e3}})]);n.names.value={evaluators:m$(o.text),attributes:f$(r.text+o.text),metadata:p$(r.data.items)}}catch{n.at=0}}}function m$(t){return Object.fromEntries(on(Y(I(t),"/items")).map(e=>[_t(Y(e,"/name")),yt(e,"/rule")??"null"]))}function f$(t){let e=new Map;for(let[,n]of t.matchAll(l$)){let r=JSON.parse(n);r.startsWith("$flagd.")||e.set(r,(e.get(r)??0)+1)}return[...e].sort(([,n],[,r])=>r-n).map(([n])=>n)}function p$(t){return[...new Set(t.flatMap(({definition:e})=>Object.keys(e.metadata??{})))].sort()}function Wl({set:t,name:e,text:n,isDirty:r,document:o,refusal:s,theirs:i,onText:l,onReset:u,onTheirs:c,onMine:m,onSave:f,onDelete:p}){let h=d.evaluators,[b,$]=g(""),[w,k]=g(!1),{attributes:y,evaluators:O}=Ue(t.name),{[e??""]:E,...C}=O,{root:N}=ut(n),T=N!==null,W=N&&Ft(N),$t=e!==null||!w?null:b.trim()===""?h.nameMissing:o?.uses.has(b.trim())?h.nameTaken:null,ct=e===null?null:o?.uses.get(e)??null,wt=ct!==null&&ct.flags.length+ct.evaluators.length>0;function Lt(){let it=e??b.trim();k(!0),it!==""&&T&&!(e===null&&o?.uses.has(it))&&f(it)}return a`<section class="panel padded stack">
    ${i!==null&&a`<${K}>
      <p><${H} parts=${h.conflict(e??"")} /></p>
      <div class="row"><${v} size="small" onClick=${m}>${h.keepMine}<//><${v} size="small" onClick=${c}>${h.takeTheirs}<//></div>
    <//>`}
    ${e===null&&a`<${F} label=${h.name} hint=${h.nameHint} error=${$t}>
      ${it=>a`<input ...${it} type="text" class="mono" maxlength="255" autocomplete="off" spellcheck=${!1} autofocus value=${b} onInput=${It=>$(It.target.value)} />`}
    <//>`}
    ${T&&a`<p class="sentence"><${Zr} text=${n} /></p>`}
    ${W&&M("write")&&a`<${Vl} text=${n} condition=${W} evaluators=${C} attributes=${y} onChange=${l} />`}
    <div class="evaluator-json">
      <p class="quiet">${W?.kind==="json"?h.noForm:h.ruleHint}</p>
      <${ye}
        text=${n}
        label=${h.rule}
        lines=${4}
        known=${{root:"rule",evaluators:Object.keys(C),attributes:y}}
        faults=${s?.errors.map(({pointer:it,detail:It})=>({pointer:it??"",detail:It}))??[]}
        onChange=${M("write")?l:void 0}
        onSave=${Lt}
      />
    </div>
    ${s!==null&&a`<${P} problem=${s} />`}
    ${M("write")&&a`<div class="row">
      <${v} kind="primary" disabled=${!r||!T} onClick=${Lt}>${h.save}<//>
      ${e!==null&&r&&a`<${v} kind="quiet" onClick=${u}>${h.reset}<//>`}
      ${!T&&a`<span class="bad">${h.notJson}</span>`}
      <span class="grow"></span>
      ${e!==null&&a`<${v} kind="quiet" icon=${Nt} disabled=${wt} title=${wt?h.inUse:void 0} onClick=${p}>${h.delete}<//>`}
    </div>`}
  </section>`}function Jl({set:t,name:e,document:n}){let r=d.evaluators,o=n.uses.get(e)??{flags:[],evaluators:[],indirect:[]},s=[...Qr(n.evaluators[e])],i=c=>G({set:t,flag:c}),l=c=>G({set:t,page:"evaluators",query:{name:c}}),u=o.flags.length+o.evaluators.length>0;return a`<section class="panel padded where-used" aria-label=${r.whereUsed}>
    <h2>${r.whereUsed}</h2>
    ${!u&&a`<p class="quiet">${r.unused}</p>`}
    <${ao} title=${r.flags} names=${o.flags} hrefOf=${i} />
    <${ao} title=${r.others} names=${o.evaluators} hrefOf=${l} />
    <${ao} title=${r.throughOthers} names=${o.indirect} hrefOf=${i} />
    <${ao} title=${r.itUses} names=${s} hrefOf=${l} />
  </section>`}function ao({title:t,names:e,hrefOf:n}){return e.length===0?null:a`<div class="names">
    <h3>${t} <span class="quiet">${e.length.toLocaleString("en")}</span></h3>
    <ul class="plain">${e.map(r=>a`<li key=${r}><a class="mono" href=${n(r)}>${r}</a></li>`)}</ul>
  </div>`}var d$=`{
  "ends_with": [{ "var": "email" }, "@example.com"]
}`;function Hl({set:t,name:e,document:n}){let r=d.evaluators,{result:o,problem:s,reload:i}=$$(t,e),l=s instanceof Z&&s.status===404;return a`<div class="page-head evaluator-head">
      <div class="row">
        <${v} kind="quiet" icon=${to} label=${r.back} href=${G({set:t.name,page:"evaluators"})} />
        <h1>${e===null?r.newTitle:a`<code>${e}</code>`}</h1>
      </div>
      ${e!==null&&a`<${v} kind="quiet" href=${G({set:t.name,page:"history",query:{kind:"evaluator",name:e}})}>${r.history}<//>`}
    </div>
    ${l&&a`<${U} title=${r.missing} text=${r.missingText}><${v} href=${G({set:t.name,page:"history",query:{kind:"evaluator",name:e}})}>${r.history}<//><//>`}
    ${s!==null&&!l&&a`<${P} problem=${s} onRetry=${i} />`}
    ${o===null&&s===null&&a`<div class="panel"><${J} rows=${6} /></div>`}
    ${o!==null&&a`<div class="evaluator-sides">
      <${h$} set=${t} name=${e} stored=${o} document=${n.result} onChanged=${i} />
      ${e!==null&&n.result!==null&&a`<${Jl} set=${t.name} name=${e} document=${n.result} />`}
    </div>`}`}function $$(t,e){return vt(async n=>{if(e===null)return{text:d$,etag:null};let{text:r,etag:o}=await j(S`flag-sets/${t.name}/evaluators/${e}`,{signal:n});return{text:r,etag:o}},[t.name,e,t.revision])}function h$({set:t,name:e,stored:n,document:r,onChanged:o}){let[s]=g(()=>ir(t.name,e??"","evaluator")),[i,l]=g(s?{text:s.base,etag:s.etag}:n),[u,c]=g(s?.text??n.text),[m,f]=g(null),[p,h]=g(null),[b,$]=g(e??""),w=u!==i.text;B(()=>{!w&&n.text!==i.text?y(n):n.text===i.text&&l(n)},[n]),B(()=>k(w?{text:u,base:i.text,etag:i.etag}:null),[u,i]);function k(O){ar(t.name,e??"",O,"evaluator")}function y(O){l(O),c(O.text),h(null)}return a`<${Wl}
      set=${t}
      name=${e}
      text=${u}
      isDirty=${w||e===null}
      document=${r}
      refusal=${p}
      theirs=${w&&n.text!==i.text?n:null}
      onText=${O=>{c(O),h(null)}}
      onReset=${()=>y(i)}
      onTheirs=${()=>y(n)}
      onMine=${()=>l(n)}
      onSave=${O=>{$(O),f(g$(t.name,O,u,e===null?null:i.etag))}}
      onDelete=${()=>f(v$(t.name,e??"",i.etag))}
    />
    ${m!==null&&a`<${ue}
      change=${m}
      onClose=${()=>f(null)}
      onRefused=${O=>{f(null),h(O)}}
      onConflict=${()=>{f(null),o()}}
      onSaved=${({data:O})=>{let E=m.method==="DELETE";f(null),k(null),q({text:E?d.evaluators.deleted(b):d.evaluators.saved(b,O.revision)}),E||e===null?Xt({set:t.name,page:"evaluators"}):l({text:u,etag:null}),Ut()}}
    />`}`}function g$(t,e,n,r){let o=S`flag-sets/${t}/evaluators/${e}`;return{title:d.evaluators.saveTitle(e),set:t,method:"PUT",where:o,body:n,...r===null?{createOnly:!0}:{etag:r}}}function v$(t,e,n){return{title:d.evaluators.deleteTitle(e),set:t,method:"DELETE",where:S`flag-sets/${t}/evaluators/${e}`,etag:n,action:d.delete,danger:!0,typed:e,hasImpact:!1}}function b$(){let t=de.value,{name:e,create:n}=Ct.value.query;be(t?.name);let r=Xr(t);return t===null?null:e!==void 0||n!==void 0?a`<${Hl} key=${e??""} set=${t} name=${e??null} document=${r} />`:a`<${kl} set=${t} document=${r} />`}var A={gone:t=>`There is no flag ${t}`,goneText:"It was deleted, or never existed. If it has a history, a former version can be brought back.",goneCommand:t=>`flagstaff flags list ${t}`,copyKey:"Copy the key",on:"On",off:"Off",state:"State of the flag",switched:t=>t?"Switch on":"Switch off",stale:"stale",staleWhy:{"not-evaluated":"Nothing has evaluated it for a long time.","one-variant":"For a long time all callers got one variant."},permanent:"permanent",rollout:"Everyone else",rolloutAll:"Everyone",noRollout:"as the targeting computes",callersDefault:"the caller\u2019s default",rules:t=>Ht(t,"rule"),evaluated:"Last evaluated",never:"never",lastDay:"Last 24 hours",evaluations:t=>Ht(t,"evaluation"),owner:"Owner",links:"Links",more:"More",copyTo:"Copy to another set\u2026",remove:"Delete\u2026",sections:"Parts of the flag",tabs:{rules:"Rules",variants:"Variants",metadata:"Metadata",try:"Try it",statistics:"Statistics",overrides:"Only me",history:"History",plan:"Plan"},json:"Definition as JSON",showJson:"Show JSON",hideJson:"Hide JSON",format:"Format",notJson:"The definition is not valid JSON. Correct it in the JSON editor first.",faultAt:(t,e)=>`Line ${t}: ${e}`,fromMemory:"From memory: the database is away. Changes can be saved when it is back.",unsaved:t=>t?`${Ht(t,"change")} not saved`:"Not saved",faults:t=>Ht(t,"fault"),discard:"Discard",discarded:"Changes discarded.",review:"Review and save",saveTitle:t=>`Save ${t}`,saved:t=>`Saved as revision ${t}.`,undoComment:t=>`Undo revision ${t}`,meanwhile:{title:t=>t?X`Changed meanwhile by ${Pt(t)}`:X`Changed meanwhile`,deleted:t=>t?X`Deleted meanwhile by ${Pt(t)}`:X`Deleted meanwhile`,text:"Your edit is kept. Compare both, then take the other version or apply your edit to it.",see:"See",theirs:"Their change",mine:"Your change",takeTheirs:"Take theirs",keepMine:"Keep mine",took:"Your edit was discarded.",overlaps:t=>X`Both changed ${Pt(t.join(", "))}. “Keep mine” uses your version of it, and keeps their other changes.`,apart:"The two changes do not touch each other. \u201CKeep mine\u201D keeps both.",again:"\u201CKeep mine\u201D creates the flag again."},variants:{name:"Name",value:"Value",valueOf:t=>`Value of ${t}`,nameOf:t=>`Name of ${t}`,default:"Default",defaultHint:"For everyone whom no rule gives another one.",noDefault:"None: callers use their own default",uses:"Used",add:"Add variant",remove:t=>`Remove ${t}`,removeTitle:t=>`Remove the variant ${t}?`,usedIn:"It is used here:",instead:"Put in its place",removeAction:"Remove",asDefault:"default",inRules:t=>Ht(t,"place")+" in the rules",unused:"not used",kind:"Kind of value",kinds:{boolean:"true or false",string:"text",number:"number",object:"JSON object"},mixed:"The values have different kinds. Correct them in the JSON editor.",taken:"Another variant has this name.",nameMissing:"A variant needs a name.",badNumber:"This is no number.",badObject:"This is no JSON object.",firstName:"variant",hint:"A renamed variant is renamed in the rules and as the default, too."},metadata:{name:"Name",value:"Value",kind:"Kind",kinds:{string:"Text",number:"Number",boolean:"True or false"},add:"Add",remove:t=>`Remove ${t}`,valueOf:t=>`Value of ${t}`,nameOf:t=>`Name of ${t}`,kindOf:t=>`Kind of ${t}`,empty:"No metadata",emptyText:"An owner, a description, a link to the ticket: whatever helps others. SDKs get it with each answer.",taken:"There is already metadata with this name.",badNumber:"This is no number.",hint:"Flags with permanent = true are never stale. Links (https://\u2026) are shown at the top of the page."},overrides:{title:"On for me",text:"Fix a variant for one targeting key. It wins over every rule, but not over a disabled flag.",key:"Targeting key",keyHint:"As the application sends it: often a user\u2019s id. Kept in this browser.",variant:"Variant",set:"Fix variant",list:"Fixed for",since:"Changed",none:"Nobody has a fixed variant of this flag.",remove:t=>`Remove the override of ${t}`,removed:t=>`Removed the override of ${t}.`,made:(t,e)=>`${t} now gets ${e}.`,off:"This set does not read stored contexts, so overrides have no effect yet.",offText:"When this is on, each evaluation of the set reads the stored context of its targeting key.",switchOn:"Switch on stored contexts",switchTitle:t=>`Read stored contexts in ${t}?`,switched:"Evaluations read stored contexts now.",disabled:"The flag is off: nobody gets a variant, overrides included.",more:"Show more",gone:"variant does not exist"},statistics:{range:"Range",ranges:{day:"24 hours",week:"7 days",month:"30 days"},none:"No evaluations in this time",noneText:"Counts appear some seconds after an evaluation. flagd sidecars are not counted.",total:"Evaluations",variant:"Variant",share:"Share",noVariant:"no variant",errors:"errors",time:"Time",chart:"Evaluations by variant over time",table:"The numbers as a table",unknown:"no longer a variant"},history:{none:"No history",noneText:"Changes of this flag appear here.",bringBack:"Bring back",backTitle:(t,e)=>`Bring ${t} back to revision ${e}`,backComment:t=>`Back to revision ${t}`,back:t=>`Brought back as revision ${t}.`,current:"now",more:"Show older versions",revision:t=>`r${t}`},copy:{title:t=>`Copy ${t} to another set`,set:"To",hint:"The difference is shown before anything changes. Evaluators are those of the other set.",action:"Compare\u2026",noSets:"The API key may see no other set.",sheet:(t,e)=>`Copy ${t} to ${e}`,button:"Copy",done:t=>`Copied to ${t}.`,open:"Open",unsaved:"The saved version is copied, without your unsaved changes."},deleting:{title:t=>`Delete ${t}`,text:"Callers use their own default from then on. The history stays, and any version can be brought back.",action:"Delete",done:t=>`Deleted ${t}.`,type:t=>`Type ${t} to confirm`}};var zl=[["circle",{cx:"18",cy:"18",r:"3"}],["circle",{cx:"6",cy:"6",r:"3"}],["path",{d:"M6 21V9a9 9 0 0 0 9 9"}]];var Yt=A.meanwhile;function Kl({open:t,over:e}){let n=t.meanwhile.value;return n?a`<div class="conflict row" role="alert">
    <${mt} shapes=${zl} />
    <div class="grow">
      <strong><${Yl} meanwhile=${n} /></strong>
      <p class="quiet">${Yt.text}</p>
    </div>
    <${v} onClick=${()=>e({sheet:"conflict"})}>${Yt.see}<//>
    <${v} onClick=${()=>Gl(t)}>${Yt.takeTheirs}<//>
    <${v} kind="primary" onClick=${()=>t.keepMine()}>${Yt.keepMine}<//>
  </div>`:null}function Ul({open:t,thenSave:e,over:n}){let r=t.meanwhile.value;if(!r)return null;let o=t.base.value?.text??"",s=t.text.value,i=r.text===null?[]:t.mergedWith(r.text).overlaps,l=r.text===null?Yt.again:i.length?a`<${H} parts=${Yt.overlaps(i.map(u=>u.slice(1)))} />`:Yt.apart;return a`<${At}
    title=${a`<${Yl} meanwhile=${r} />`}
    wide
    onClose=${()=>n(null)}
    footer=${a`
      <${v} onClick=${()=>n(null)}>${d.cancel}<//>
      <${v}
        onClick=${()=>{Gl(t),n(null)}}
        >${Yt.takeTheirs}<//
      >
      <${v}
        kind="primary"
        onClick=${()=>{t.keepMine(),n(e?{sheet:"save"}:null)}}
        >${Yt.keepMine}<//
      >
    `}
  >
    <div class="stack">
      ${i.length?a`<${K}>${l}<//>`:a`<p>${l}</p>`}
      <section class="stack"><h3>${Yt.theirs}</h3><${Wt} before=${o} after=${r.text} /></section>
      <section class="stack"><h3>${Yt.mine}</h3><${Wt} before=${o} after=${s} /></section>
    </div>
  <//>`}function Gl(t){let e=t.takeTheirs();q({text:Yt.took,action:{label:d.undo,onClick:e}})}function Yl({meanwhile:{text:t,change:e}}){let n=e?.actor??null;return a`<${H} parts=${t===null?Yt.deleted(n):Yt.title(n)} />${e&&a`, <${et} at=${e.at} />${e.comment?`: \u201C${e.comment}\u201D`:""}`}`}var Ql=[["path",{d:"M21 5H3"}],["path",{d:"M15 12H3"}],["path",{d:"M17 19H3"}]];function Xl({open:t,onSave:e}){let n=Ue(t.set),r=pt(()=>({...n,evaluators:Object.keys(n.evaluators)}),[n]),o=t.text.value,s=!t.root.value.fault;return a`<section class="definition" aria-label=${A.json}>
    <div class="row head">
      <h2 class="grow">${A.json}</h2>
      ${M("write")&&a`<${v} kind="quiet" size="small" icon=${Ql} disabled=${!s} onClick=${()=>t.edit(qe(o))}>${A.format}<//>`}
      <${gn} text=${o} />
    </div>
    <${ye}
      text=${o}
      label=${A.json}
      onChange=${M("write")?i=>t.edit(i):void 0}
      onSave=${e}
      faults=${t.checks.findings.value}
      known=${r}
      lines=${12}
    />
  </section>`}var lo=[["line",{x1:"15",x2:"15",y1:"12",y2:"18"}],["line",{x1:"12",x2:"18",y1:"15",y2:"15"}],["rect",{width:"14",height:"14",x:"8",y:"8",rx:"2",ry:"2"}],["path",{d:"M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2"}]];function Zl({open:t,onClose:e}){let n=A.copy,r=(en.value??[]).filter(u=>u.name!==t.set),[o,s]=g(y$(t.set,r.map(u=>u.name))),[i,l]=g(!1);if(i){let u={title:n.sheet(t.key,o),set:o,method:"POST",where:S`flag-sets/${t.set}/flags/${t.key}/copy`,body:{to:o},action:n.button};return a`<${ue}
      change=${u}
      onClose=${e}
      onSaved=${()=>{e(),q({text:n.done(o),action:{label:n.open,onClick:()=>Xt({set:o,flag:t.key})}})}}
    />`}return a`<${At}
    title=${n.title(t.key)}
    onClose=${e}
    footer=${a`
      <${v} onClick=${e}>${d.cancel}<//>
      <${v} kind="primary" disabled=${!o} onClick=${()=>l(!0)}>${n.action}<//>
    `}
  >
    <div class="stack">
      ${t.isDirty.value&&a`<${K}>${n.unsaved}<//>`}
      ${r.length?a`<${F} label=${n.set} hint=${n.hint}>
            ${u=>a`<${R} input=${u} value=${o} options=${r.map(({name:c})=>({value:c,label:c}))} onChange=${s} />`}
          <//>`:a`<p>${n.noSets}</p>`}
    </div>
  <//>`}function tu({open:t,onClose:e}){let n=A.deleting,r={title:n.title(t.key),set:t.set,method:"DELETE",where:t.where,etag:t.base.peek()?.etag,action:n.action,danger:!0,typed:t.key,text:n.text};return a`<${ue}
    change=${r}
    onClose=${e}
    onSaved=${()=>{t.discard(),e(),q({text:n.done(t.key)}),Xt({set:t.set})}}
  />`}function y$(t,e){let n=t.slice(0,t.lastIndexOf(".")+1);return e.find(r=>n&&r.startsWith(n))??e[0]??""}function xe(t,e,n){let r=nu(t,e),o=r.source.includes(`
`)?sn(r.source):Zo(t,r.start);return We(t,r,new St(Sn(n,o)))}function Be(t,e,n,r,{before:o}={}){let s=Y(I(t),e),i=ln(t),l=JSON.stringify(n)+i.colon+r;if(s?.type!=="object"){let[p,...h]=wn(e).reverse();if(p===void 0)throw new RangeError("The text is no object");return Be(t,Vt(...h.reverse()),p,`{${l}}`)}if(Pe(s,n))return xe(t,e+Vt(n),r);let u=Zo(t,s.start);if(s.members.length===0){let h=!t.slice(0,s.start).includes(`
`)&&!r.includes(`
`)?l:`
${u}  ${Sn(l,`${u}  `)}
${u}`;return Ee(t,[Ar(s,0,[h],i)])}let c=s.members.findIndex(p=>p.key===o),m=c===-1?s.members.length:c,[,f=u]=/\n([ \t]*)$/.exec(Er(s,m||1,i))??[];return Ee(t,[Ar(s,m,[Sn(l,f)],i)])}function ur(t,e){let{parent:n,index:r}=eu(t,e);return Ee(t,[ts(n,r,r+1)])}function uo(t,e,n){let{parent:r,index:o}=eu(t,e);if(r.type!=="object")throw new RangeError(`${e} is no member`);let{keyStart:s,keyEnd:i}=r.members[o];return Ee(t,[{start:s,end:i,text:JSON.stringify(n)}])}function co(t,e,n){let r=Y(I(t),e);if(n===null)return r?ur(t,e):t;if(r)return We(t,r,new St(n));let o=wn(e),s=o.pop()??"";return Be(t,Vt(...o),s,kn(n))}function eu(t,e){let n=wn(e),r=n.pop()??"",o=nu(t,Vt(...n)),s=o.type==="object"?o.members.findLastIndex(({key:i})=>i===r):Number(r);if(!e||!(s in Xn(o)))throw new RangeError(`${e} is not there`);return{parent:o,index:s}}function nu(t,e){let n=Y(I(t),e);if(!n)throw new RangeError(`${e} is not there`);return n}function ru(t){let{root:e,rules:n,otherwise:r}=cn(t);return{rules:n.length,shares:e?x$(r):null}}function x$(t){return t?t.kind==="variant"?[{variant:t.name,percent:100}]:t.kind==="rollout"?Cn(t.buckets):null:[{variant:null,percent:100}]}function mo(t){let{root:e}=ut(t),n=e&&Y(e,"/state");return n?.type!=="string"?null:_t(n)==="ENABLED"}function ou(t,e){let{root:n}=ut(t),r=e?'"ENABLED"':'"DISABLED"';return n&&Y(n,"/state")?xe(t,"/state",r):Be(t,"","state",r)}function _s(t){let{root:e}=ut(t),n=e&&Y(e,"/metadata");return n?.type==="object"?_t(n):{}}function su(t){return Object.entries(_s(t)).flatMap(([e,n])=>typeof n!="string"||!/^https?:\/\//.test(n)||!URL.canParse(n)?[]:[{name:e,address:n}])}function iu(t){let{root:e}=ut(t);if(!e)return null;let n=Y(e,"/defaultVariant"),r=n?.type==="string"&&_t(n)!==""?_t(n):null,o=ru(yt(e,"/targeting")??""),i=o.rules===0&&o.shares===null&&!w$(t)?[{variant:null,percent:100}]:o.shares;return{rules:o.rules,shares:i?.map(l=>({...l,variant:l.variant??r}))??null}}function w$(t){let{root:e}=ut(t),n=e&&Y(e,"/targeting");return n?.type==="object"&&!os(n)}function au({open:t,turn:e,over:n,isJsonShown:r,onJson:o}){let[s,i]=g(null),[l,u]=g(null);B(()=>{let p=new AbortController;return j(t.where,{query:{statistics:!0},signal:p.signal}).then(({data:h})=>i(h)).catch(()=>{}),()=>p.abort()},[e]);let c=t.sound.value,m=mo(c);function f(p){let h=!t.isDirty.peek();t.edit(ou(t.text.peek(),p)),h&&t.isDirty.peek()&&n({sheet:"save"})}return a`<div class="flag-top">
    <div class="page-head">
      <div class="row title">
        <h1 class="mono">${t.key}</h1>
        <${gn} text=${t.key} label=${A.copyKey} />
        ${s?.stale&&a`<${_} kind="warn" title=${A.staleWhy[s.stale]}>${A.stale}<//>`}
        ${s?.permanent&&a`<${_}>${A.permanent}<//>`}
      </div>
      ${m!==null&&a`<span class="row state-switch">
        <${xr} checked=${m} label=${A.state} disabled=${!M("write")||t.root.value.fault!==null} onChange=${f} />
        <${Ni} state=${m?"on":"off"}>${m?A.on:A.off}<//>
      </span>`}
      <${v} icon=${Oe} aria-pressed=${String(r.value)} onClick=${o}>${r.value?A.hideJson:A.showJson}<//>
      ${M("write")&&a`<${Le}
        end
        button=${{icon:yn,label:A.more}}
        items=${[{label:A.copyTo,icon:lo,onSelect:()=>u("copy")},{label:A.remove,icon:Nt,danger:!0,onSelect:()=>u("delete")}]}
      />`}
    </div>
    <${k$} text=${c} seen=${s} />
    ${l==="copy"&&a`<${Zl} open=${t} onClose=${()=>u(null)} />`}
    ${l==="delete"&&a`<${tu} open=${t} onClose=${()=>u(null)} />`}
  </div>`}function k$({text:t,seen:e}){let{owner:n,description:r}=_s(t),o=su(t);return a`
    ${r&&a`<p class="description">${String(r)}</p>`}
    <dl class="facts">
      <${S$} text=${t} />
      <div>
        <dt>${A.evaluated}</dt>
        <dd>${e?a`<${et} at=${e.lastEvaluatedAt} none=${A.never} />`:"\u2026"}</dd>
      </div>
      ${e&&a`<${O$} seen=${e} />`}
      ${n!==void 0&&a`<div><dt>${A.owner}</dt><dd>${String(n)}</dd></div>`}
      ${o.length>0&&a`<div>
        <dt>${A.links}</dt>
        <dd class="row">
          ${o.map(({name:s,address:i})=>a`<a href=${i} target="_blank" rel="noopener noreferrer">${s} <${mt} shapes=${no} size=${12} /></a>`)}
        </dd>
      </div>`}
    </dl>
  `}function S$({text:t}){let e=iu(t);if(!e)return null;let{rules:n,shares:r}=e;return a`<div class="rollout">
    <dt>${n?`${A.rules(n)} \xB7 ${A.rollout}`:A.rolloutAll}</dt>
    <dd>
      ${r===null?A.noRollout:r.length===1?a`<code>${r[0].variant??A.callersDefault}</code>`:a`<${Fn} shares=${r.map(o=>({label:o.variant??A.callersDefault,weight:o.percent}))} />
              <span class="small">${r.map(o=>`${bt(o.percent)} ${o.variant??A.callersDefault}`).join(" \xB7 ")}</span>`}
    </dd>
  </div>`}function O$({seen:t}){let e=t.statistics.last24Hours.reduce((n,r)=>n+r.evaluations,0);return a`<div><dt>${A.lastDay}</dt><dd>${A.evaluations(e)}</dd></div>`}var we=A.history,T$=20;function fo({open:t,turn:e}){let[n,r]=g(null),[o,s]=g(null),[i,l]=g(null),[u,c]=g(null),m=t.base.value?.etag;async function f(p){l(null);try{let h=S`flag-sets/${t.set}/flags/${t.key}/versions`,b=await A$(h,p);r($=>[...p&&$||[],...b.items]),s(b.next)}catch(h){l(h)}}return B(()=>{f(null)},[m,e]),i?a`<${P} problem=${i} onRetry=${()=>f(null)} />`:n?n.length?a`<div class="versions stack">
    <ol class="plain panel">
      ${n.map((p,h)=>a`<${C$}
          key=${p.revision}
          version=${p}
          isCurrent=${h===0}
          onBack=${M("write")?()=>c(p.revision):void 0}
        />`)}
    </ol>
    ${o!==null&&a`<div><${v} onClick=${()=>f(o)}>${we.more}<//></div>`}
    ${u!==null&&a`<${E$} open=${t} revision=${u} onClose=${()=>c(null)} />`}
  </div>`:a`<${U} icon=${Bi} title=${we.none} text=${we.noneText} />`:a`<${J} rows=${4} height=${48} />`}function C$({version:t,isCurrent:e,onBack:n}){let{revision:r,at:o,actor:s,comment:i}=t,[l,u]=g(!1);return a`<li class="version">
    <details onToggle=${c=>u(c.target.open)}>
      <summary>
        <span class="what">
          <strong>${s}</strong> <${H} parts=${ki(t)} />${i&&a`<span class="comment"> “${i}”</span>`}
        </span>
        <span class="when quiet small"><${et} at=${o} /> · ${we.revision(r)}</span>
        ${e&&t.after!==null&&a`<${_} kind="good">${we.current}<//>`}
      </summary>
      ${l&&a`<${Wt} before=${t.texts.before} after=${t.texts.after} />`}
    </details>
    ${n&&!e&&t.after!==null&&a`<${v} size="small" icon=${Wn} onClick=${n}>${we.bringBack}<//>`}
  </li>`}function E$({open:t,revision:e,onClose:n}){let r={title:we.backTitle(t.key,e),set:t.set,method:"POST",where:S`flag-sets/${t.set}/flags/${t.key}/rollback`,body:{revision:e},etag:t.base.peek()?.etag,action:we.bringBack,comment:we.backComment(e)};return a`<${ue}
    change=${r}
    onClose=${n}
    onSaved=${({data:o})=>{n(),q({text:we.back(o.revision)}),t.refresh()}}
  />`}async function A$(t,e){let{data:n,text:r}=await j(t,{query:{limit:T$,after:e}}),o=I(r);return{items:n.items.map((i,l)=>({...i,texts:{before:i.before===null?null:yt(o,`/items/${l}/before`),after:i.after===null?null:yt(o,`/items/${l}/after`)}})),next:n.next}}var lu=[["path",{d:"M12.586 2.586A2 2 0 0 0 11.172 2H4a2 2 0 0 0-2 2v7.172a2 2 0 0 0 .586 1.414l8.704 8.704a2.426 2.426 0 0 0 3.42 0l6.58-6.58a2.426 2.426 0 0 0 0-3.42z"}],["circle",{cx:"7.5",cy:"7.5",r:".5",fill:"currentColor"}]];function Jn({open:t}){let{fault:e}=t.root.value;return a`<${K}>
    <p>${A.notJson}</p>
    ${e&&a`<p>${A.faultAt(e.line,e.message)}</p>`}
  <//>`}function po({value:t,kind:e,label:n,faults:r,disabled:o,onChange:s}){let[i,l]=g(null),u=i===null?null:ut(i).root,c=u!==null&&u.type===e,m=i!==null&&(!c||Rt(i)===Rt(t));function f($){l($),ut($).root?.type===e&&s($.trim())}if(e==="boolean"){let $=["true","false"].map(w=>({value:w,label:w}));return a`<${R} value=${t} options=${$} label=${n} disabled=${o} onChange=${s} />`}if(e==="string"){let $=String(JSON.parse(t));return a`<textarea
      rows=${Math.min(12,$.split(`
`).length)}
      aria-label=${n}
      readonly=${o}
      value=${$}
      onInput=${w=>s(JSON.stringify(w.target.value))}
    ></textarea>`}let p=m&&!c?r[e]:null,h=m?i:kn(t),b=e==="object"?a`<${ye} text=${h} label=${n} lines=${1} mostLines=${16} onChange=${o?void 0:f} />`:a`<input
          type="text"
          class="mono"
          inputmode="decimal"
          aria-label=${n}
          aria-invalid=${p?"true":void 0}
          readonly=${o}
          value=${h}
          onInput=${$=>f($.target.value)}
        />`;return a`<div>${b}${p&&a`<div class="fault small bad" role="alert">${p}</div>`}</div>`}function $o({name:t,label:e,disabled:n,focused:r,faultOf:o,onChange:s}){let[i,l]=g(t),[u,c]=g(t);u!==t&&(c(t),l(t));let m=i===t?null:o(i);function f(){i!==t&&m===null&&s(i)}return a`<div>
    <input
      type="text"
      class="mono"
      aria-label=${e}
      aria-invalid=${m?"true":void 0}
      autocomplete="off"
      spellcheck=${!1}
      autofocus=${r}
      readonly=${n}
      value=${i}
      ref=${p=>{r&&p&&!p.dataset.seen&&(p.dataset.seen="yes",p.focus(),p.select())}}
      onInput=${p=>l(p.target.value)}
      onBlur=${f}
      onKeyDown=${p=>{p.key==="Enter"&&f(),p.key==="Escape"&&l(t)}}
    />
    ${m&&a`<div class="fault small bad" role="alert">${m}</div>`}
  </div>`}var me=A.metadata,cr={string:'""',number:"0",boolean:"true"},N$=["owner","description","permanent"];function uu({open:t}){let e=t.text.value,{root:n}=t.root.value,r=Ue(t.set),[o,s]=g(null);if(!n)return a`<${Jn} open=${t} />`;let i=Zt(Y(n,"/metadata")),l=i.map(p=>p.key),u=[...new Set([...N$,...r.metadata])].filter(p=>!l.includes(p)).slice(0,8),c=M("write");function m(p,h){s(p),t.edit(Be(e,"/metadata",p,h))}function f(){let p=1;for(;l.includes(`name-${p}`);)p+=1;m(`name-${p}`,cr.string)}return a`<div class="metadata stack">
    ${!i.length&&a`<${U} icon=${lu} title=${me.empty} text=${me.emptyText} />`}
    ${i.length>0&&a`<ul class="plain panel">
      ${i.map(({key:p,value:h},b)=>{let $=Vt("metadata",p),w=h.type in cr?h.type:"string",k=h.source;return a`<li class="metadatum" key=${b}>
          <${$o}
            name=${p}
            label=${me.nameOf(p)}
            disabled=${!c}
            focused=${p===o&&p.startsWith("name-")}
            faultOf=${y=>y===""?A.variants.nameMissing:l.includes(y)?me.taken:null}
            onChange=${y=>t.edit(uo(e,$,y))}
          />
          <${R}
            value=${w}
            label=${me.kindOf(p)}
            disabled=${!c}
            options=${Object.entries(me.kinds).map(([y,O])=>({value:y,label:O}))}
            onChange=${y=>t.edit(xe(e,$,M$(k,y)))}
          />
          ${h.type in cr?a`<${po}
                key=${w}
                value=${k}
                kind=${w}
                label=${me.valueOf(p)}
                disabled=${!c}
                faults=${{number:me.badNumber,object:""}}
                onChange=${y=>t.edit(xe(e,$,y))}
              />`:a`<code>${k}</code>`}
          ${c&&a`<${v} kind="quiet" icon=${Nt} label=${me.remove(p)} onClick=${()=>t.edit(ur(e,$))} />`}
        </li>`})}
    </ul>`}
    ${c&&a`<div class="row">
      <${v} icon=${st} onClick=${f}>${me.add}<//>
      ${u.map(p=>a`<${v} kind="quiet" size="small" icon=${st} onClick=${()=>m(p,p==="permanent"?"true":cr.string)}>${p}<//>`)}
    </div>`}
    <p class="quiet small">${me.hint}</p>
  </div>`}function M$(t,e){let n=JSON.parse(t);return e==="string"?JSON.stringify(typeof n=="string"?n:t):e==="boolean"?String(n===!0||n==="true"):Number.isFinite(Number(n))&&String(n).trim()!==""?String(Number(n)):cr.number}var cu=[["circle",{cx:"12",cy:"8",r:"5"}],["path",{d:"M20 21a8 8 0 0 0-16 0"}]];var fu={boolean:"true",string:'""',number:"0",object:"{}"};function Ge(t){return Zt(Y(I(t),"/variants")).map(({key:e,value:n})=>({name:e,value:n.source,pointer:Vt("variants",e),kind:n.type==="null"||n.type==="array"?null:n.type}))}function pu(t){let e=new Set(t.map(n=>n.kind));return e.size===1?[...e][0]:null}function mr(t,e){let n=I(t),r=[],o=Y(n,"/defaultVariant");o&&mu(o,e)&&r.push({pointer:"/defaultVariant",part:"default"});let s=Y(n,"/targeting");if(s)for(let i of Vs(s,"/targeting")){let l=Y(n,i);l&&mu(l,e)&&r.push({pointer:i,part:"targeting"})}return r}function du(t,e,n){return uo(gu(t,e,n),Vt("variants",e),n)}function Ws(t,e,n){return ur(gu(t,e,n),Vt("variants",e))}function $u(t,e,n){return Be(t,"/variants",e,n)}function hu(t,e){let n=JSON.stringify(e);return Y(I(t),"/defaultVariant")?xe(t,"/defaultVariant",n):Be(t,"","defaultVariant",n,{before:"targeting"})}function gu(t,e,n){let r=I(t),o=mr(t,e).map(({pointer:s})=>{let{start:i,end:l}=Y(r,s);return{start:i,end:l,text:JSON.stringify(n)}});return Ee(t,o)}function Vs(t,e){if(t.type!=="object")return t.type==="array"?[]:[e];let n=Mt(t),r=on(n?.value);if(!n)return[];let o=e+Vt(n.key),s=l=>Vs(r[l],`${o}/${l}`),i=r.map((l,u)=>u);return n.key==="if"||n.key==="?:"?i.filter(l=>l%2||l===r.length-1).flatMap(s):n.key==="and"||n.key==="or"?i.flatMap(s):n.key==="fractional"?i.flatMap(l=>{let[u]=on(r[l]);return u?Vs(u,`${o}/${l}/0`):[]}):[]}function mu(t,e){return Et(t)&&t.value!==null&&String(t.value)===e}var I$=10;async function vu(t,e,n){let r=[],o=n;for(let s=0;s<I$;s+=1){let{data:i}=await j(S`flag-sets/${t}/contexts`,{query:{override:e,limit:100,after:o}});for(let{targetingKey:l,overrides:u,modifiedAt:c}of i.items)r.push({targetingKey:l,variant:u[e],modifiedAt:c});if(o=i.next,o===null||r.length>=100)break}return{items:r,next:o}}async function bu(t,e,n,r){let o=S`flag-sets/${t}/contexts/${n}`,s={[e]:r};try{await zt(o,{body:{overrides:s}})}catch(i){if(!(i instanceof Z&&i.status===404))throw i;await ie(o,{body:{attributes:{},overrides:s},createOnly:!0})}}async function yu(t,e,n){let r=S`flag-sets/${t}/contexts/${n}`,{data:o,etag:s}=await j(r);!Object.keys(o.overrides??{}).filter(l=>l!==e).length&&!Object.keys(o.attributes??{}).length?await tn(r,{etag:s}):await zt(r,{body:{overrides:{[e]:null}}})}var Ot=A.overrides,xu="flagstaff.my-key";function wu({open:t}){let[e,n]=g(null),[r,o]=g(null),s=t.base.value?.text??"{}",i=ut(s).root?Ge(s).map(m=>m.name):[];async function l(m){o(null);try{let f=await vu(t.set,t.key,m);n(p=>({items:[...m&&p?.items||[],...f.items],next:f.next}))}catch(f){o(f)}}B(()=>{l(null)},[]);async function u(m){try{await yu(t.set,t.key,m.targetingKey),await l(null);let f={label:d.undo,onClick:()=>c(m.targetingKey,m.variant)};q({text:Ot.removed(m.targetingKey),action:f})}catch(f){Bt(f)}}async function c(m,f){await bu(t.set,t.key,m,f),q({text:Ot.made(m,f)}),await l(null)}return a`<div class="overrides stack">
    <p class="quiet">${Ot.text}</p>
    ${mo(s)===!1&&a`<${K}>${Ot.disabled}<//>`}
    <${F$} set=${t.set} />
    ${M("write")&&a`<${B$} variants=${i} onFix=${c} />`}
    ${r?a`<${P} problem=${r} onRetry=${()=>l(null)} />`:e?e.items.length||e.next!==null?a`<${D$} found=${e} variants=${i} onRemove=${u} onMore=${()=>l(e.next)} />`:a`<${U} icon=${cu} title=${Ot.none} />`:a`<${J} rows=${2} />`}
  </div>`}function D$({found:t,variants:e,onRemove:n,onMore:r}){return a`
    <div class="panel scrolls">
      <table class="rows">
        <thead>
          <tr>
            <th>${Ot.list}</th>
            <th>${Ot.variant}</th>
            <th>${Ot.since}</th>
            <th><span class="hidden-text">${d.delete}</span></th>
          </tr>
        </thead>
        <tbody>
          ${t.items.map(o=>a`<tr key=${o.targetingKey}>
              <td class="mono">${o.targetingKey}</td>
              <td>
                <code>${o.variant}</code>
                ${!e.includes(o.variant)&&a` <${_} kind="bad">${Ot.gone}<//>`}
              </td>
              <td><${et} at=${o.modifiedAt} /></td>
              <td class="number">
                ${M("write")&&a`<${v} kind="quiet" size="small" icon=${Nt} label=${Ot.remove(o.targetingKey)} onClick=${()=>n(o)} />`}
              </td>
            </tr>`)}
        </tbody>
      </table>
    </div>
    ${t.next!==null&&a`<div><${v} onClick=${r}>${Ot.more}<//></div>`}
  `}function B$({variants:t,onFix:e}){let[n,r]=g(localStorage.getItem(xu)??""),[o,s]=g(""),[i,l]=g(null),[u,c]=g(!1),m=t.includes(o)?o:t[0]??"";async function f(p){if(p.preventDefault(),!(!n||u)){c(!0),l(null);try{localStorage.setItem(xu,n),await e(n,m)}catch(h){l(h)}c(!1)}}return a`<form class="stack" onSubmit=${f}>
    <div class="fix-form">
      <${F} label=${Ot.key} hint=${Ot.keyHint}>
        ${p=>a`<input
            ...${p}
            type="text"
            class="mono"
            autocomplete="off"
            spellcheck=${!1}
            maxlength="255"
            value=${n}
            onInput=${h=>r(h.target.value)}
          />`}
      <//>
      <${F} label=${Ot.variant}>
        ${p=>a`<${R} input=${p} value=${m} options=${t.map(h=>({value:h,label:h}))} onChange=${s} />`}
      <//>
      <${v} kind="primary" type="submit" busy=${u} disabled=${!n||!m}>${Ot.set}<//>
    </div>
    ${i&&a`<${P} problem=${i} />`}
  </form>`}function F$({set:t}){let e=z(t),[n,r]=g(!1);if(!e||e.storedContexts)return null;async function o(){let s={title:Ot.switchTitle(t),text:Ot.offText,action:Ot.switchOn};if(await Dt({...s,danger:lt(e)})){r(!0);try{await zt(S`flag-sets/${t}`,{body:{storedContexts:!0}}),await Ut(),q({text:Ot.switched})}catch(i){Bt(i)}r(!1)}}return a`<${K}>
    <div class="row">
      <span class="grow">${Ot.off}</span>
      ${M("write")&&a`<${v} busy=${n} onClick=${o}>${Ot.switchOn}<//>`}
    </div>
  <//>`}var ku=[["path",{d:"M16 7h6v6"}],["path",{d:"m22 7-8.5 8.5-5-5L2 17"}]];var Ou=["waiting","running","paused"],ke=({state:t})=>Ou.includes(t);function Tu(t,e){let n=[...t.map(o=>({kind:"schedule",plan:o})),...e.map(o=>({kind:"rollout",plan:o}))],r=(o,s)=>o<s?-1:o>s?1:0;return{open:n.filter(({plan:o})=>ke(o)).sort((o,s)=>r(Su(o),Su(s))),ended:n.filter(({plan:o})=>!ke(o)).sort((o,s)=>r(s.plan.endedAt??"",o.plan.endedAt??""))}}function Su(t){return t.plan.state==="paused"?"":t.kind==="schedule"?t.plan.at:t.plan.nextAt??""}function Cu({state:t,step:e,steps:n}){let r=Ou.includes(t);return n.map(({percent:o,for:s},i)=>({percent:o,hold:s,state:i<e-1||i===e-1&&!r?"done":i===e-1?"now":i===e&&r?"next":"later"}))}function Eu({patch:t,rollback:e}){if(e!==void 0)return{what:"rollback",revision:e};if(t===void 0)return{what:"definition"};let n=Object.keys(t);return n.length===1&&t.state==="ENABLED"?{what:"enable"}:n.length===1&&t.state==="DISABLED"?{what:"disable"}:n.length===1&&"defaultVariant"in t?{what:"default",to:t.defaultVariant}:{what:"patch",names:n}}var L$=/^(?:(\d{1,9})d)?(?:(\d{1,9})h)?(?:(\d{1,9})m)?(?:(\d{1,9})s)?$/;function Js(t){let e=t===""?null:L$.exec(t);if(e===null)return null;let[n,r,o,s]=e.slice(1).map(i=>Number(i??0));return((n*24+r)*60+o)*60+s}function ho(t){let e=0;return t.map(({percent:n,for:r})=>{let o=n.trim()===""?NaN:Number(n);return o>0&&o<=100?o<=e?"order":(e=o,r.trim()!==""&&Js(r.trim())===null?"period":null):"percent"})}function go({flag:t,keys:e,hint:n,error:r,onFlag:o}){let s=ot();return a`<${F} label=${d.plans.form.flag} hint=${n} error=${r}>
    ${i=>a`<input ...${i} type="text" class="mono" list=${s} autocomplete="off" spellcheck=${!1} autofocus value=${t} onInput=${l=>o(l.target.value)} />
      <datalist id=${s}>${e.map(l=>a`<option value=${l}></option>`)}</datalist>`}
  <//>`}var j$=["<","<=",">",">=","==","!="].map(t=>({value:t,label:t})),P$={expression:"",comparison:"<",bound:"",for:"5m"};function Au({guards:t,isTouched:e,onGuards:n}){let r=d.plans.form,o=(s,i)=>n(t.map((l,u)=>u===s?{...l,...i}:l));return a`<div class="stack plan-form-rows">
    <h3>${r.guards}</h3>
    <p class="small quiet">${r.guardsHint}</p>
    <ul class="plain">
      ${t.map((s,i)=>a`<li key=${i} class="guard-row">
          <textarea class="mono" rows="2" aria-label=${r.expression(i+1)} placeholder='sum(rate(errors_total[5m])) or vector(0)' spellcheck=${!1} value=${s.expression} onInput=${l=>o(i,{expression:l.target.value})}></textarea>
          <${R} label=${r.comparison(i+1)} value=${s.comparison} options=${j$} onChange=${l=>o(i,{comparison:l})} />
          <input type="text" inputmode="decimal" aria-label=${r.bound(i+1)} aria-invalid=${e&&!vo(s.bound)?"true":void 0} placeholder="0.5" value=${s.bound} onInput=${l=>o(i,{bound:l.target.value})} />
          <input type="text" class="mono" aria-label=${r.guardFor(i+1)} placeholder="0s" value=${s.for} onInput=${l=>o(i,{for:l.target.value})} />
          <${v} kind="quiet" size="small" icon=${gt} label=${r.removeGuard(i+1)} onClick=${()=>n(t.filter((l,u)=>u!==i))} />
          ${e&&!vo(s.bound)&&a`<p class="fault">${r.unbounded}</p>`}
        </li>`)}
    </ul>
    <div class="row"><${v} size="small" icon=${st} onClick=${()=>n([...t,P$])}>${r.addGuard}<//></div>
  </div>`}var vo=t=>t.trim()!==""&&Number.isFinite(Number(t));var Nu=()=>({how:"after",at:zs(new Date(Date.now()+36e5)),after:"1h"});function Hs({how:t,at:e,after:n}){if(t==="after")return Js(n.trim())===null?null:{in:n.trim()};let r=new Date(e);return e===""||Number.isNaN(r.getTime())?null:{at:r.toISOString()}}function Mu({when:t,isTouched:e,onWhen:n}){let r=d.plans.form,o=Hs(t)===null,s=t.how==="at"&&!o&&new Date(t.at).getTime()<Date.now(),i=[{value:"after",label:r.after},{value:"at",label:r.at}];return a`<div class="plan-when">
    <${F} label=${r.when}>
      ${l=>a`<${R} input=${l} value=${t.how} options=${i} onChange=${u=>n({...t,how:u})} />`}
    <//>
    ${t.how==="after"?a`<${F} label=${r.period} hint=${r.periodHint} error=${o&&(e||t.after!=="")?r.notPeriod:null}>
          ${l=>a`<input ...${l} type="text" class="mono" value=${t.after} onInput=${u=>n({...t,after:u.target.value})} />`}
        <//>`:a`<${F} label=${r.at} error=${o&&e?r.noTime:s?r.past:null}>
          ${l=>a`<input ...${l} type="datetime-local" value=${t.at} onInput=${u=>n({...t,at:u.target.value})} />`}
        <//>`}
  </div>`}function zs(t){return new Date(t.getTime()-t.getTimezoneOffset()*6e4).toISOString().slice(0,16)}function Ru({set:t,flag:e,flags:n,revisionOf:r,onClose:o,onMade:s}){let i=d.plans.form,[l,u]=g(e??""),[c,m]=g(e!==null&&n[e]?.state==="DISABLED"?"enable":"disable"),[f,p]=g(""),[h,b]=g("{}"),[$,w]=g(""),[k,y]=g(Nu),[O,E]=g(""),[C,N]=g(!1),[T,W]=g(""),[$t,ct]=g(!1),[wt,Lt]=g(null),it=l==="",It=Object.hasOwn(n,l),Q=it&&c!=="patch"?"rollback":c,L=It?Object.keys(n[l].variants??{}):[],Tt=q$({deed:Q,variant:L.includes(f)?f:L[0],patch:h,revision:$}),pe=Hs(k),Qe=Tt!==null&&pe!==null&&(it||It);async function Rm(){if(ct(!0),!Qe||!await Ks(t))return;let Jt=C&&!it?await r(l):null,jt=[Tt,...Object.entries({...pe,...it?{}:{flag:l},...O===""?{}:{latest:new Date(O).toISOString()},...Jt===null?{}:{ifRevision:Jt},...T.trim()===""?{}:{comment:T.trim()}}).map(([Vo,Dm])=>`${JSON.stringify(Vo)}: ${JSON.stringify(Dm)}`)];try{await qt(S`flag-sets/${t}/schedules`,{body:`{${jt.join(", ")}}`}),q({text:d.plans.done.schedule}),s()}catch(Vo){Lt(Vo)}}let Im=it?["rollback","patch"]:["enable","disable","default","patch","rollback"];return a`<${At}
    wide
    title=${d.plans.newSchedule}
    onClose=${o}
    footer=${a`<${v} onClick=${o}>${d.cancel}<//><${v} kind="primary" onClick=${Rm}>${i.add}<//>`}
  >
    <div class="stack">
      ${wt!==null&&a`<${P} problem=${wt} />`}
      ${e===null&&a`<${go} flag=${l} keys=${Object.keys(n)} hint=${i.wholeSet} error=${!it&&!It&&$t?i.noSuchFlag:null} onFlag=${u} />`}
      <${F} label=${i.what}>
        ${Jt=>a`<${R} input=${Jt} value=${Q} options=${Im.map(jt=>({value:jt,label:i.deeds[jt]}))} onChange=${m} />`}
      <//>
      ${Q==="default"&&a`<${F} label=${i.variant}>
        ${Jt=>a`<${R} input=${Jt} value=${f||L[0]} options=${L.map(jt=>({value:jt,label:jt}))} onChange=${p} />`}
      <//>`}
      ${Q==="patch"&&a`<${F} label=${i.patch} hint=${i.patchHint} error=${ws(h)?null:i.notJson}>
        ${Jt=>a`<textarea ...${Jt} class="mono" rows="5" spellcheck=${!1} value=${h} onInput=${jt=>b(jt.target.value)}></textarea>`}
      <//>`}
      ${Q==="rollback"&&a`<${F} label=${i.revision} hint=${i.revisionHint}>
        ${Jt=>a`<input ...${Jt} type="number" min="1" step="1" value=${$} onInput=${jt=>w(jt.target.value)} />`}
      <//>`}
      <${Mu} when=${k} isTouched=${$t} onWhen=${y} />
      <${F} label=${i.latest} hint=${i.latestHint}>
        ${Jt=>a`<input ...${Jt} type="datetime-local" value=${O} onInput=${jt=>E(jt.target.value)} />`}
      <//>
      ${!it&&a`<${Fe} label=${i.unchanged} checked=${C} onChange=${N} />`}
      <${F} label=${i.comment} hint=${i.commentHint}>
        ${Jt=>a`<input ...${Jt} type="text" maxlength="1000" value=${T} onInput=${jt=>W(jt.target.value)} />`}
      <//>
    </div>
  <//>`}function q$({deed:t,variant:e,patch:n,revision:r}){return t==="enable"?'"patch": {"state": "ENABLED"}':t==="disable"?'"patch": {"state": "DISABLED"}':t==="default"?e===void 0?null:`"patch": {"defaultVariant": ${JSON.stringify(e)}}`:t==="rollback"?Number.isInteger(Number(r))&&Number(r)>=1?`"rollback": ${Number(r)}`:null:ws(n)?`"patch": ${n}`:null}async function Ks(t){if(!lt(z(t)))return!0;let e=d.plans.asks;return Dt({title:e.production.title(t),text:e.production.text,action:e.action})}function Iu({steps:t,isTouched:e,onSteps:n}){let r=d.plans.form,o=ho(t),s=(i,l)=>n(t.map((u,c)=>c===i?{...u,...l}:u));return a`<div class="stack plan-form-rows">
    <div class="row">
      <h3 class="grow">${r.steps}</h3>
      <span class="small quiet">${r.presets}</span>
      ${r.presetSteps.map(([i,l])=>a`<${v} key=${i} size="small" kind="quiet" onClick=${()=>n(l.map(([u,c])=>({percent:u,for:c})))}>${i}<//>`)}
    </div>
    <ul class="plain">
      ${t.map(({percent:i,for:l},u)=>a`<li key=${u} class="step-row">
          <input type="number" min="0" max="100" step="any" aria-label=${r.percent(u+1)} aria-invalid=${e&&o[u]!==null&&o[u]!=="period"?"true":void 0} value=${i} onInput=${c=>s(u,{percent:c.target.value})} />
          <span class="quiet">${r.lasts}</span>
          <input type="text" class="mono" placeholder="0s" aria-label=${r.for(u+1)} aria-invalid=${o[u]==="period"?"true":void 0} value=${l} onInput=${c=>s(u,{for:c.target.value})} />
          <${v} kind="quiet" size="small" icon=${gt} label=${r.removeStep(u+1)} disabled=${t.length===1} onClick=${()=>n(t.filter((c,m)=>m!==u))} />
          ${o[u]!==null&&(e||o[u]!=="percent")&&a`<p class="fault">${r.stepFaults[o[u]]}</p>`}
        </li>`)}
    </ul>
    <div class="row"><${v} size="small" icon=${st} onClick=${()=>n([...t,{percent:"",for:""}])}>${r.addStep}<//></div>
  </div>`}function bo({rollout:t}){let e=d.plans,n=t.step===0;return a`<ol class="plain plan-steps" aria-label=${e.steps}>
    <li class=${n?"now":"done"}><i></i><strong>${bt(t.startedFrom)}</strong><span class="quiet">${e.started}</span></li>
    ${Cu(t).map(({percent:r,hold:o,state:s},i)=>a`<li key=${i} class=${s} aria-current=${s==="now"?"step":void 0}>
        <i></i><strong>${bt(r)}</strong>
        <span class="quiet">${o!=="0s"&&e.hold(o)}<span class="hidden-text"> (${e.stepStates[s]})</span></span>
      </li>`)}
  </ol>`}function Du({set:t,flag:e,flags:n,onClose:r,onMade:o}){let s=d.plans.form,[i,l]=g(e??""),[u,c]=g(""),[m,f]=g(s.presetSteps[1][1].map(([Q,L])=>({percent:Q,for:L}))),[p,h]=g([]),[b,$]=g("pause"),[w,k]=g(null),[y,O]=g(""),[E,C]=g(!1),[N,T]=g(null),W=Object.hasOwn(n,i),$t=W?Object.keys(n[i].variants??{}):[],ct=$t.includes(u)?u:$t.find(Q=>Q!==n[i].defaultVariant)??$t[0],wt=ho(m).every(Q=>Q===null),Lt=W&&wt&&p.every(({bound:Q})=>vo(Q))&&w!=="";async function it(){if(C(!0),!Lt||!await Ks(t))return;let Q={flag:i,variant:ct,steps:m.map(({percent:L,for:Tt})=>({percent:Number(L),...Tt.trim()===""?{}:{for:Tt.trim()}})),guards:p.map(({expression:L,comparison:Tt,bound:pe,for:Qe})=>({expression:L,comparison:Tt,bound:Number(pe),...Qe.trim()===""?{}:{for:Qe.trim()}})),onFailure:b,...w===null?{}:{start:new Date(w).toISOString()},...y.trim()===""?{}:{comment:y.trim()}};try{let{data:L}=await qt(S`flag-sets/${t}/rollouts`,{body:Q}),Tt=L.warnings.map(pe=>pe.detail).join(" ");q({text:Tt===""?d.plans.done.rollout:`${s.warnings}: ${Tt}`,seconds:Tt===""?void 0:20}),await Ut(),o()}catch(L){T(L)}}let It=m.map(({percent:Q,for:L})=>({percent:Number(Q),for:L.trim()||"0s"}));return a`<${At}
    wide
    title=${d.plans.newRollout}
    onClose=${r}
    footer=${a`<${v} onClick=${r}>${d.cancel}<//><${v} kind="primary" onClick=${it}>${s.start}<//>`}
  >
    <div class="stack new-rollout">
      ${N!==null&&a`<${P} problem=${N} />`}
      ${e===null&&a`<${go} flag=${i} keys=${Object.keys(n)} error=${!W&&(E||i!=="")&&!Object.keys(n).some(Q=>Q.startsWith(i))?s.noSuchFlag:null} onFlag=${l} />`}
      <${F} label=${s.variant}>
        ${Q=>a`<${R} input=${Q} value=${ct??""} disabled=${!W} options=${$t.map(L=>({value:L,label:L}))} onChange=${c} />`}
      <//>
      <${Iu} steps=${m} isTouched=${E} onSteps=${f} />
      ${wt&&a`<${bo} rollout=${{state:"waiting",step:0,steps:It,startedFrom:0}} />`}
      <${Au} guards=${p} isTouched=${E} onGuards=${h} />
      ${p.length>0&&a`<${F} label=${s.onFailure}>
        ${Q=>a`<${R} input=${Q} value=${b} options=${[{value:"pause",label:s.onFailures.pause},{value:"rollback",label:s.onFailures.rollback}]} onChange=${$} />`}
      <//>`}
      <div class="plan-when">
        <${F} label=${s.begins}>
          ${Q=>a`<${R} input=${Q} value=${w===null?"now":"at"} options=${[{value:"now",label:s.beginNow},{value:"at",label:s.beginAt}]} onChange=${L=>k(L==="now"?null:"")} />`}
        <//>
        ${w!==null&&a`<${F} label=${s.at} error=${E&&w===""?s.noTime:null}>
          ${Q=>a`<input ...${Q} type="datetime-local" value=${w} onInput=${L=>k(L.target.value)} />`}
        <//>`}
      </div>
      <${F} label=${s.comment} hint=${s.commentHint}>
        ${Q=>a`<input ...${Q} type="text" maxlength="1000" value=${y} onInput=${L=>O(L.target.value)} />`}
      <//>
    </div>
  <//>`}async function Hn(t,{method:e,where:n,body:r,done:o,ask:s}){let i=d.plans.asks,l={title:i.production.title(t),text:i.production.text},u=s??(lt(z(t))?l:null);if(u!==null&&!await Dt({...u,action:i.action}))return!1;try{return await vn(e,n,{body:r}),q({text:o}),await Ut(),!0}catch(c){return Bt(c),!1}}var yo=[["circle",{cx:"12",cy:"12",r:"10"}],["path",{d:"M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3"}],["path",{d:"M12 17h.01"}]];var _$={holds:vr,fails:gt,unknown:yo};function Bu({rollout:{guards:t,checkedAt:e,onFailure:n,reason:r}}){if(t.length===0)return null;let o=d.plans.guards;return a`<div class="plan-guards">
    <p class="small quiet">
      ${o.title} · ${e===null?o.never:a`${o.checked} <${et} at=${e} />`} · ${o.onFailure[n]}
    </p>
    <ul class="plain">${t.map((s,i)=>a`<${V$} key=${i} guard=${s} detail=${s.detail===r?null:s.detail} />`)}</ul>
  </div>`}function V$({guard:{expression:t,comparison:e,bound:n,for:r,state:o,value:s},detail:i}){let l=d.plans.guards;return a`<li class=${o??"unknown"}>
    <${mt} shapes=${_$[o??"unknown"]} size=${14} label=${o?l.states[o]:l.never} />
    <code class="grow">${t} <strong>${e} ${n}</strong></code>
    ${r!=="0s"&&a`<span class="quiet">${d.plans.hold(r)}</span>`}
    <span class="found">${o==null?"":s==null?l.noValue:l.now(String(Number(s.toPrecision(4))))}</span>
    ${i&&a`<p class="small">${i}</p>`}
  </li>`}var W$={waiting:"accent",running:"accent",paused:"warn",applied:"good",failed:"bad",missed:"bad",cancelled:"plain"},xo=({state:t})=>a`<${_} kind=${W$[t]}>${d.plans.states[t]}<//>`;function Fu({set:t,rollout:e,isLinked:n,onChanged:r}){let{flag:o,variant:s,state:i,reason:l,step:u,steps:c,nextAt:m,remaining:f,comment:p,createdBy:h,createdAt:b,endedAt:$}=e,w=d.plans,k=c[c.length-1],y=w.rollout(o,s,bt(k.percent));return a`<article class="plan rollout ${i}">
    <header>
      <h3 class="grow">${n?a`<a href=${G({set:t,flag:o})}><${H} parts=${y} /></a>`:a`<${H} parts=${y} />`}</h3>
      <${xo} state=${i} />
      ${M("write")&&ke(e)&&a`<${J$} set=${t} rollout=${e} onChanged=${r} />`}
    </header>
    <${bo} rollout=${e} />
    ${l!==null&&a`<p class="reason">${l}</p>`}
    <p class="quiet small">
      ${w.shareNow(bt(e.percent))} · ${u>0?w.stepOf(u,c.length):w.notBegun}
      ${ke(e)&&m!==null&&a` · ${u<c.length?w.next(bt(c[u].percent)):w.ends} <${et} at=${m} />`}
      ${i==="paused"&&f!==null&&f!=="0s"&&a` · ${w.remaining(f)}`}
      ${$!==null&&a` · ${w.states[i]} <${et} at=${$} />`}
      ${" "}· ${w.by(h)}, <${et} at=${b} />${p!==null&&a`, <q>${p}</q>`}
    </p>
    <${Bu} rollout=${e} />
  </article>`}function J$({set:t,rollout:{id:e,flag:n,state:r,step:o,steps:s},onChanged:i}){let l=d.plans;async function u(m,f=null){let p=S`flag-sets/${t}/rollouts/${e}/${m}`;await Hn(t,{method:"POST",where:p,done:l.done[m],ask:f})&&i()}async function c(){let m={title:l.asks.cancelRollout.title(n),text:l.asks.cancelRollout.text};await Hn(t,{method:"DELETE",where:S`flag-sets/${t}/rollouts/${e}`,done:l.done.cancel,ask:m})&&i()}return a`<div class="row actions">
    ${r==="paused"?a`<${v} size="small" kind="primary" onClick=${()=>u("resume")}>${l.resume}<//>`:a`<${v} size="small" onClick=${()=>u("pause")}>${l.pause}<//>`}
    ${r!=="paused"&&o<s.length&&a`<${v} size="small" onClick=${()=>u("skip")}>${l.skip}<//>`}
    ${o>0&&a`<${v} size="small" onClick=${()=>u("back",{title:l.asks.back.title(n),text:l.asks.back.text})}>${l.back}<//>`}
    <${v} size="small" kind="quiet" onClick=${c}>${l.cancel}<//>
  </div>`}function Lu({set:t,schedule:e,onClose:n,onMoved:r}){let[o,s]=g(zs(new Date(e.at))),[i,l]=g(null),u=d.plans;async function c(){if(o!=="")try{await zt(S`flag-sets/${t}/schedules/${e.id}`,{body:{at:new Date(o).toISOString()}}),q({text:u.done.move}),r()}catch(m){l(m)}}return a`<${At}
    title=${u.move}
    onClose=${n}
    footer=${a`<${v} onClick=${n}>${d.cancel}<//><${v} kind="primary" disabled=${o===""} onClick=${c}>${u.form.move}<//>`}
  >
    <div class="stack">
      ${i!==null&&a`<${P} problem=${i} />`}
      <${F} label=${u.form.at}>
        ${m=>a`<input ...${m} type="datetime-local" autofocus value=${o} onInput=${f=>s(f.target.value)} />`}
      <//>
    </div>
  <//>`}function ju({set:t,schedule:e,isLinked:n,onChanged:r}){let{flag:o,state:s,reason:i,at:l,latest:u,ifRevision:c,comment:m,createdBy:f,createdAt:p,endedAt:h,revision:b}=e,$=d.plans,w=$.deed(Eu(e),o),k=e.patch??e.definition;return a`<article class="plan schedule ${s}">
    <header>
      <h3 class="grow">${n&&o!==null?a`<a href=${G({set:t,flag:o})}><${H} parts=${w} /></a>`:a`<${H} parts=${w} />`}</h3>
      <span class="when"><${et} at=${l} exact /></span>
      <${xo} state=${s} />
      ${M("write")&&ke(e)&&a`<${H$} set=${t} schedule=${e} onChanged=${r} />`}
    </header>
    ${i!==null&&a`<p class="reason">${i}</p>`}
    <p class="quiet small">
      ${ke(e)?a`<${et} at=${l} />`:h!==null&&a`${$.states[s]} <${et} at=${h} />`}
      ${b!==null&&a`, <a href=${G({set:t,page:"history"})}>${$.madeRevision(b)}</a>`}
      ${s==="applied"&&b===null&&`, ${$.noDifference}`}
      ${u!==null&&a` · ${$.latest} <${et} at=${u} exact />`}
      ${c!==null&&` \xB7 ${$.ifRevision(c)}`}
      ${" "}· ${$.by(f)}, <${et} at=${p} />${m!==null&&a`, <q>${m}</q>`}
    </p>
    ${k!==void 0&&a`<details><summary class="small quiet">${$.details}</summary><pre>${JSON.stringify(k,null,2)}</pre></details>`}
  </article>`}function H$({set:t,schedule:e,onChanged:n}){let[r,o]=g(!1),s=d.plans,i=S`flag-sets/${t}/schedules/${e.id}`;async function l(){let c={title:s.asks.cancelSchedule.title(),text:s.asks.cancelSchedule.text};await Hn(t,{method:"DELETE",where:i,done:s.done.cancel,ask:c})&&n()}async function u(){let c={title:s.asks.run.title(),text:s.asks.run.text};await Hn(t,{method:"POST",where:`${i}/run`,done:s.done.run,ask:c})&&n()}return a`<div class="row actions">
    <${v} size="small" onClick=${u}>${s.run}<//>
    <${v} size="small" onClick=${()=>o(!0)}>${s.move}<//>
    <${v} size="small" kind="quiet" onClick=${l}>${s.cancel}<//>
    ${r&&a`<${Lu}
      set=${t}
      schedule=${e}
      onClose=${()=>o(!1)}
      onMoved=${()=>{o(!1),n()}}
    />`}
  </div>`}var z$=5e3,Pu=1e3;function qu(t,e,n){let{result:r,problem:o,reload:s}=vt(async l=>{let u=n===null?{}:{flag:n},[c,m]=await Promise.all([Kt(S`flag-sets/${t}/schedules`,{query:u,most:Pu,signal:l}),Kt(S`flag-sets/${t}/rollouts`,{query:u,most:Pu,signal:l})]);return Tu(c,m)},[t,e,n]),i=r!==null&&r.open.some(({plan:l})=>ke(l));return B(()=>{if(!i)return;let l=setInterval(()=>document.hidden||s(),z$);return()=>clearInterval(l)},[i]),{plans:r,problem:o,reload:s}}function wo({set:t,flag:e=null}){be(t.name);let{plans:n,problem:r,reload:o}=qu(t.name,t.revision,e),[s,i]=g(null),l=d.plans,u=n!==null&&n.open.length+n.ended.length===0,c={set:t.name,isLinked:e===null,onChanged:o},m=({kind:p,plan:h})=>p==="rollout"?a`<${Fu} key=${`r${h.id}`} rollout=${h} ...${c} />`:a`<${ju} key=${`s${h.id}`} schedule=${h} ...${c} />`,f=M("write")&&a`<div class="row">
      <${v} icon=${ku} onClick=${()=>i("rollout")}>${l.newRollout}<//>
      <${v} icon=${Jo} onClick=${()=>i("schedule")}>${l.newSchedule}<//>
    </div>`;return a`<div class="stack plans">
    ${n!==null&&!u&&f}
    ${r!==null&&a`<${P} problem=${r} onRetry=${o} />`}
    ${n===null&&r===null&&a`<div class="panel"><${J} rows=${4} height=${72} /></div>`}
    ${u&&a`<${U} icon=${Jo} title=${l.none} text=${e===null?l.noneText:l.noneOfFlag} command=${e===null?l.command(t.name):void 0}>${f}<//>`}
    ${n!==null&&n.open.length>0&&a`<section class="stack" aria-label=${l.open}><h2>${l.open}</h2>${n.open.map(m)}</section>`}
    ${n!==null&&n.ended.length>0&&a`<section class="stack" aria-label=${l.ended}><h2>${l.ended}</h2><p class="small quiet">${l.endedHint}</p>${n.ended.map(m)}</section>`}
    ${s!==null&&a`<${K$}
      kind=${s}
      set=${t}
      flag=${e}
      onClose=${()=>i(null)}
      onMade=${()=>{i(null),o()}}
    />`}
  </div>`}function K$({kind:t,set:e,flag:n,onClose:r,onMade:o}){let{result:s}=vt(async i=>(await j(S`flag-sets/${e.name}/document`,{signal:i})).data.flags??{},[e.name,e.revision]);return s===null?null:t==="rollout"?a`<${Du} set=${e.name} flag=${n} flags=${s} onClose=${r} onMade=${o} />`:a`<${Ru} set=${e.name} flag=${n} flags=${s} revisionOf=${i=>U$(e.name,i)} onClose=${r} onMade=${o} />`}async function U$(t,e){let{data:n}=await j(S`flag-sets/${t}/flags/${e}/versions`,{query:{limit:1}});return n.items[0]?.revision??null}var _u=[["path",{d:"M5 12h14"}],["path",{d:"m12 5 7 7-7 7"}]];var Vu=[["path",{d:"M5 12h14"}]];var Wu=[["path",{d:"m15 9-6 6"}],["path",{d:"M2.586 16.726A2 2 0 0 1 2 15.312V8.688a2 2 0 0 1 .586-1.414l4.688-4.688A2 2 0 0 1 8.688 2h6.624a2 2 0 0 1 1.414.586l4.688 4.688A2 2 0 0 1 22 8.688v6.624a2 2 0 0 1-.586 1.414l-4.688 4.688a2 2 0 0 1-1.414.586H8.688a2 2 0 0 1-1.414-.586z"}],["path",{d:"m9 9 6 6"}]];function Ju({operator:t,read:e,operand:n,isReversed:r}){let o={var:e.path},[s,i]=t.split(" "),l=s==="!!"?[o]:s==="sem_ver"?[o,i,n]:r?[n,o]:[o,n];return mn(Ft(I(JSON.stringify({[s]:l})))).map(({kind:c,text:m})=>c==="text"?m:{value:m})}function zu({shares:t,bucket:e,buckets:n,bucketBy:r}){let o=t.map(({variant:i,percent:l})=>`${bt(l)} ${Hu(i)}`).join(", "),s=e===null?null:(e+.5)/n*100;return a`<div class="bucket-bar">
    <div class="bar" role="img" aria-label=${e===null?o:`${o}; ${d.why.bucket(e,n)}`}>
      ${t.map(({percent:i,isTaken:l},u)=>a`<span class=${l?"taken":""} style=${{width:`${i}%`,background:Bn(u)}}></span>`)}
      ${s!==null&&a`<i style=${{left:`${s}%`}}></i>`}
    </div>
    <ul class="plain legend">
      ${t.map(({variant:i,percent:l,isTaken:u},c)=>a`<li class=${u?"taken":""}>
          <i style=${{background:Bn(c)}}></i><code>${Hu(i)}</code> ${bt(l)}
        </li>`)}
    </ul>
    ${e!==null&&a`<p class="small quiet">
      ${d.why.bucket(e,n)} <${H} parts=${d.why.bucketBy(G$(r))} />
    </p>`}
  </div>`}var Hu=t=>t===null?d.why.noVariant:String(t),G$=t=>typeof t=="string"?t:JSON.stringify(t);var Y$={holds:vr,fails:gt,"no-answer":yo,stopped:Wu,evaluated:_u,skipped:Vu};function Ku({explained:{trace:t,definition:e}}){let n=gr(t,e);return n===null?null:a`<div class="why">
    ${t.decidedBy==="override"&&a`<h3>${d.why.whatIf}</h3>`}
    <${Q$} reads=${Ti(n)} hidden=${t.attributes.hidden} />
    <ul class="plain tree" aria-label=${d.why.title}>
      ${n.kind==="rules"?n.children.map(r=>a`<${Gs} key=${r.id} line=${r} defaultVariant=${t.defaultVariant} />`):a`<${Gs} line=${n} defaultVariant=${t.defaultVariant} />`}
    </ul>
    ${t.cut&&a`<p class="quiet">${d.why.cut}</p>`}
  </div>`}function Q$({reads:t,hidden:e}){let n=d.why.attributes;if(t.length===0)return a`<p class="quiet">${n.none}</p>`;let r=e.filter(o=>t.some(({path:s})=>s.split(".")[0]===o));return a`<dl class="attributes-read" aria-label=${n.title}>
      ${t.map(({path:o,isFound:s,value:i,source:l})=>a`<div key=${o} class=${s?"":"missing"}>
          <dt class="mono">${o}</dt>
          <dd>
            ${s?a`<code class="cut">${Z$(i)}</code>`:n.missing}
            ${l!==null&&l!=="request"&&n[l]&&a` <${_} kind="accent">${n[l]}<//>`}
          </dd>
        </div>`)}
    </dl>
    ${r.length>0&&a`<p class="small quiet">${n.hidden(r.join(", "))}</p>`}`}function Gs({line:t,defaultVariant:e}){let n=t.kind==="rule",r=n&&t.number!==null?t.children[0]:null,o=n?t.children[t.children.length-1]:null,s=r===null?[]:Us(r).children,i=n?[...s,...o===null||o.kind==="value"?[]:[o]]:Us(t).children,l=d.why.note(Us(r??t)),u=t.isDecisive&&(n?o?.kind==="value":!0),c=t.error!==void 0&&!t.children.some(m=>m.error!==void 0);return a`<li class="line ${t.state} ${t.kind} ${u?"decisive":""}">
    <div class="text">
      <${mt} shapes=${Y$[t.state]} size=${14} />
      <span class="says">
        ${n&&t.number!==null&&a`<span class="number">${t.number}</span>`}
        <${H} parts=${d.why.line(t,e,Ju)} />
        ${d.why.states[t.state]&&a`<span class="hidden-text"> (${d.why.states[t.state]})</span>`}
      </span>
      ${u&&a`<${_} kind="accent">${d.why.decided}<//>`}
      ${l!==null&&a`<span class="note ${l.isMissing?"missing":""}"><${H} parts=${l.text} /></span>`}
    </div>
    ${c&&a`<p class="stops">${t.error}</p>`}
    ${t.kind==="split"&&a`<${X$} line=${t} />`}
    ${i.length>0&&a`<ul class="plain">
      ${i.map(m=>a`<${Gs} key=${m.id} line=${m} defaultVariant=${e} />`)}
    </ul>`}
    ${t.kind==="loop"&&a`<p class="small quiet">${d.why.times(t.times,t.children.length)}</p>`}
    ${t.isCut&&a`<p class="small quiet">${d.why.cut}</p>`}
  </li>`}var Us=t=>t.kind==="not"&&t.children[0].children.length===0?t.children[0]:t;function X$({line:t}){return t.shares.length>0?a`<${zu} ...${t} />`:t.state==="skipped"?null:a`<p class="missing">${d.why.noBucket}</p>`}var Z$=t=>typeof t=="string"?t:JSON.stringify(t);function Uu({lines:t,hrefOf:e}){let[n,r]=g(""),o=d.tryIt;if(t.length===0)return a`<${U} title=${o.noFlags} text=${o.noFlagsText} />`;let s=n.trim().toLowerCase(),i=t.filter(u=>u.flag.toLowerCase().includes(s)),l=Math.min(i.length,14)*Ys+Ys+2;return a`<div class="stack all-flags">
    <div class="row">
      <input class="grow" type="search" aria-label=${o.search} placeholder=${o.search} value=${n} onInput=${u=>r(u.target.value)} />
      <span class="quiet">${o.count(i.length,t.length)}</span>
    </div>
    ${i.length===0?a`<p class="quiet">${o.noMatch}</p>`:a`<div class="panel table" style=${{height:`${l}px`}}>
          <${Dn}
            count=${i.length}
            rowHeight=${Ys}
            role="table"
            aria-label=${o.allFlags}
            aria-rowcount=${i.length+1}
            tabindex="0"
            head=${a`<div role="row" class="head" aria-rowindex="1">
              <span role="columnheader">${o.flag}</span>
              <span role="columnheader">${o.value}</span>
              <span role="columnheader">${o.variant}</span>
              <span role="columnheader">${o.reason}</span>
            </div>`}
            render=${u=>a`<${th} line=${i[u]} at=${u} href=${e(i[u].flag)} />`}
          />
        </div>`}
  </div>`}var Ys=36;function th({line:t,at:e,href:n}){let{flag:r,value:o,variant:s,errorCode:i}=t,l=o!=null;return a`<div role="row" class="one" aria-rowindex=${e+2}>
    <span role="cell"><a class="mono cut" href=${n}>${r}</a></span>
    <span role="cell" class="cut ${l?"mono":"quiet"}">
      ${l?typeof o=="string"?o:JSON.stringify(o):i?a`<span class="bad">${i}</span>`:d.tryIt.noValue}
    </span>
    <span role="cell" class="mono cut">${s??""}</span>
    <span role="cell" class="quiet cut">${eh(t)}</span>
  </div>`}function eh({decidedBy:t,reason:e,errorCode:n}){let{reasons:r}=d.tryIt;return n?r.error:t==="targeting"&&e==="DEFAULT"?r.none:r[t]}var nh=["flagSetId","override","storedContext"];function Gu({explained:{answer:t,trace:e}}){let n=t.value!==void 0&&t.value!==null,r=Object.entries(t.metadata??{}).filter(([s])=>!nh.includes(s)),o=t.errorCode!==void 0?"failed":n?"":"none";return a`<div class="answer ${o}">
    <div class="value">
      ${n?a`<${rh} value=${t.value} />`:a`<span>${t.errorCode??d.tryIt.noValue}</span>`}
    </div>
    <div class="row">
      ${t.variant&&a`<${_} ><span class="mono">${t.variant}</span><//>`}
      ${t.reason&&a`<${_}><span class="mono">${t.reason}</span><//>`}
    </div>
    <p><${H} parts=${d.why.decidedBy({tree:gr(e),decidedBy:e.decidedBy,reason:t.reason,variant:t.variant,error:t.errorDetails})} /></p>
    ${t.metadata?.storedContext==="unavailable"&&a`<p class="bad">${d.tryIt.unavailable}</p>`}
    ${r.length>0&&a`<dl class="attributes-read" aria-label=${d.tryIt.metadata}>
      ${r.map(([s,i])=>a`<div key=${s}><dt class="mono">${s}</dt><dd><code class="cut">${String(i)}</code></dd></div>`)}
    </dl>`}
  </div>`}function rh({value:t}){return typeof t=="object"?a`<pre>${JSON.stringify(t,null,2)}</pre>`:a`<code>${typeof t=="string"?t:JSON.stringify(t)}</code>`}var Yu=[["path",{d:"m15 18-6-6 6-6"}]];var oh=200;function Xu({set:t,revision:e,flag:n,at:r,onAt:o}){let s=ih(t,n,e),i=typeof r=="number"?Math.min(r,e):e,l=p=>o(p>=e?null:p),u=s.length>0?s:null,c=u===null?i>1?i-1:void 0:u.findLast(p=>p<i),m=u===null?i<e?i+1:void 0:u.find(p=>p>i)??(i<e?e:void 0),f=d.asOf;return a`<section class="as-of" aria-label=${f.title}>
    <strong>${f.title}</strong>
    <${v} size="small" kind="quiet" icon=${Yu} label=${n===null?f.earlier:f.earlierOf(n)} disabled=${c===void 0} onClick=${()=>c!==void 0&&l(c)} />
    <div class="slider">
      <input
        type="range"
        min="1"
        max=${Math.max(e,1)}
        value=${i}
        disabled=${e<2}
        aria-label=${f.slider}
        aria-valuetext=${r===null?f.present(e):f.revision(i)}
        onInput=${p=>l(Number(p.target.value))}
      />
      <div class="marks" aria-hidden="true">
        ${e>1&&s.map(p=>a`<i key=${p} style=${{left:`${(p-1)/(e-1)*100}%`}}></i>`)}
      </div>
    </div>
    <${v} size="small" kind="quiet" icon=${nn} label=${n===null?f.later:f.laterOf(n)} disabled=${m===void 0} onClick=${()=>m!==void 0&&l(m)} />
    <${v} size="small" disabled=${r===null} onClick=${()=>o(null)}>${f.now}<//>
    <input
      type="datetime-local"
      aria-label=${f.time}
      title=${f.time}
      max=${Qu(new Date)}
      value=${typeof r=="string"?Qu(new Date(r)):""}
      onChange=${p=>o(p.target.value===""?null:new Date(p.target.value).toISOString())}
    />
    <p class="says small"><${sh} set=${t} at=${r} revision=${i} present=${e} /></p>
  </section>`}function sh({set:t,at:e,revision:n,present:r}){let o=typeof e=="string"?{until:e,limit:2}:{revision:n,limit:20},{result:s,problem:i,isLoading:l}=vt(async f=>(await j(S`flag-sets/${t}/changes`,{query:o,signal:f})).data.items,[t,e,n],{wait:120});if(l&&s===null)return d.asOf.loading;let u=s?.[0];if(i!==null||u===void 0)return a`<span class="quiet">${d.asOf.gone}</span>`;let c=s?.filter(f=>f.revision===u.revision)??[],m=e===null?d.asOf.present(r):d.asOf.revision(u.revision);return a`${m}: <strong>${u.actor}</strong> <${H} parts=${d.changes.together(c)} />${u.comment&&a`, <q>${u.comment}</q>`}
    <span class="quiet"> · <${et} at=${u.at} /></span>${e!==null&&a`<span class="quiet"> · ${d.asOf.contexts}</span>`}`}function ih(t,e,n){let{result:r}=vt(async o=>e===null?[]:(await Kt(S`flag-sets/${t}/flags/${e}/versions`,{most:oh,signal:o})).map(i=>i.revision).reverse(),[t,e,n]);return r??[]}function Qu(t){return new Date(t.getTime()-t.getTimezoneOffset()*6e4).toISOString().slice(0,16)}var Zu=200;function tc({set:t,revision:e,context:n,isBroken:r,at:o,flag:s,definition:i=null}){return vt(async l=>{let u=[`"flag": ${JSON.stringify(s)}`];i!==null&&u.push(`"definition": ${i}`);let c=nc(n,o,u);return(await qt(S`flag-sets/${t}/explain`,{body:c,signal:l})).data},[t,e,s,n,o,i],{wait:Zu,isIdle:r})}function ec({set:t,revision:e,context:n,isBroken:r,at:o}){return vt(async s=>{let i=nc(n,o,[]),[l,u]=await Promise.all([qt(S`flag-sets/${t}/explain`,{body:i,signal:s}),qt(S`flag-sets/${t}/evaluate`,{body:i,signal:s})]),c=new Map(u.data.flags.map(f=>[f.key,f.value]));return l.data.flags.map(f=>({...f,value:c.get(f.flag)}))},[t,e,n,o],{wait:Zu,isIdle:r})}function nc(t,e,n){let r=[...n,`"context": ${t}`];return e!==null&&r.push(`"at": ${JSON.stringify(e)}`),`{${r.join(", ")}}`}function ko({set:t,flag:e,draft:n=null,onAll:r,from:o=null}){be(t.name);let s=vs(t.name).value,[i,l]=g(o),[u,c]=g(!1),m=Yr(t,e),f={set:t.name,revision:t.revision,context:s,isBroken:u||Pn(s)!==null,at:i};return a`<div class="try-it">
    <${Xu} set=${t.name} revision=${t.revision} flag=${e} at=${i} onAt=${l} />
    <div class="sides">
      <${$l}
        set=${t}
        text=${s}
        attributes=${m}
        onText=${p=>Hr(t.name,p)}
        onFault=${c}
      />
      <section class="panel answer-panel" aria-label=${d.tryIt.answer}>
        ${e===null?a`<${lh} question=${f} />`:a`<${ah} question=${f} flag=${e} draft=${i===null?n:null} onAll=${r} />`}
      </section>
    </div>
  </div>`}function ah({question:t,flag:e,draft:n,onAll:r}){let{result:o,problem:s,isLoading:i,reload:l}=tc({...t,flag:e,definition:n});return a`<div class="row heading">
      ${r&&a`<${v} size="small" kind="quiet" icon=${to} href=${r}>${d.tryIt.backToAll}<//>`}
      <h2 class="grow">${r?a`<code>${e}</code>`:d.tryIt.answer}</h2>
      ${r&&a`<${v} size="small" kind="quiet" href=${G({set:t.set,flag:e})}>${d.tryIt.openFlag}<//>`}
      ${!r&&a`<${v} size="small" kind="quiet" href=${G({set:t.set,page:"try-it"})}>${d.tryIt.allFlags}<//>`}
    </div>
    ${t.isBroken&&a`<p class="quiet">${d.tryIt.broken}</p>`}
    ${n!==null&&a`<p class="small quiet">${d.tryIt.draft}</p>`}
    ${s!==null&&a`<${P} problem=${s} onRetry=${l} />`}
    ${o===null&&s===null&&a`<${J} rows=${4} />`}
    ${o!==null&&a`<div class="stack ${i||t.isBroken?"former":""}">
      <div aria-live="polite"><${Gu} explained=${o} /></div>
      <${Ku} explained=${o} />
    </div>`}`}function lh({question:t}){let{result:e,problem:n,isLoading:r,reload:o}=ec(t);return a`<h2>${d.tryIt.allFlags}</h2>
    ${t.isBroken&&a`<p class="quiet">${d.tryIt.broken}</p>`}
    ${n!==null&&a`<${P} problem=${n} onRetry=${o} />`}
    ${e===null&&n===null&&a`<${J} rows=${8} />`}
    ${e!==null&&a`<div class=${r||t.isBroken?"former":""}>
      <${Uu} lines=${e} hrefOf=${s=>G({set:t.set,page:"try-it",query:{flag:s}})} />
    </div>`}`}function rc({open:t}){let e=Qs(t);if(!e)return a`<${J} rows=${6} />`;let n=t.isDirty.value&&!t.root.value.fault;return a`<${ko} set=${e} flag=${t.key} draft=${n?t.text.value:null} />`}function Qs(t){let e=z(t.set);return e&&{...e,revision:Math.max(e.revision,t.revision.value??0)}}function oc({open:t}){let e=Qs(t);return e?a`<${wo} set=${e} flag=${t.key} />`:a`<${J} rows=${4} />`}var sc=[["line",{x1:"19",x2:"5",y1:"5",y2:"19"}],["circle",{cx:"6.5",cy:"6.5",r:"2.5"}],["circle",{cx:"17.5",cy:"17.5",r:"2.5"}]];function uh(t,e,n){return We(t.text,e,n)}function Xs(t,e,n){let r=fr(t),o=So(t);return r.splice(e,0,n),ch(o,e),Oo(t,r,o,t.otherwise?.node)}function ic(t,e){return Xs(t,e+1,fr(t)[e])}function ac(t,e,n){let r=fr(t);return r.splice(n,0,...r.splice(e,1)),Oo(t,r,So(t),t.otherwise?.node)}function lc(t,e){let n=fr(t),r=So(t);return n.splice(e,1),r[uc(r,e)]-=1,Oo(t,n,r,t.otherwise?.node)}function Zs(t,e){let n=t.otherwise?.node;return n&&e!==void 0&&t.levels.length>0?uh(t,n,e):Oo(t,fr(t),So(t),e)}function fr(t){return t.rules.map(({condition:e,outcome:n})=>({condition:e.node,outcome:n.node}))}function So(t){return t.levels.map(e=>e.rules)}function uc(t,e){let n=0;return t.findIndex(r=>e<(n+=r))}function ch(t,e){let n=uc(t,e);n>=0?t[n]+=1:t.length>0?t[t.length-1]+=1:t.push(1)}function Oo(t,e,n,r){let o=mh(t.levels,e,n,r);return o===void 0?"":t.root?We(t.text,t.root,o):an(o,ln(t.text))}function mh(t,e,n,r){let o=r,s=e.length;for(let i=n.length-1;i>=0;i-=1){let l=n[i],u=e.slice(s-l,s).flatMap(({condition:f,outcome:p})=>[f,p]);s-=l;let c=t[i]?.operator??"if";(l>0||t[i]?.rules===0)&&(o={[c]:o===void 0?u:[...u,o]})}return ph(o)?o:fh(o)}function fh(t){if(t!=null)return dh(t)?void 0:{if:[t]}}function ph(t){if(t===null||typeof t!="object")return!1;let e=cc(t);return e===null||!Et(e)}function dh(t){return cc(t)?.type==="null"}function cc(t){return t instanceof St?I(t.source):Tn(t)?t:null}function ti(t,e){return Eo(t,Co(t).map((n,r)=>({...n,weight:e[r]??0})))}function mc(t,e,n){return Eo(t,Co(t).map((r,o)=>o===e?{...r,variant:n}:r))}function fc(t,e){return Eo(t,[...Co(t),{variant:e,weight:0,old:null}])}function pc(t,e){let n=Co(t).filter((s,i)=>i!==e),r=n.map(({weight:s})=>s),o=ua(r.some(s=>s>0)?r:r.map(()=>1));return Eo(t,n.map((s,i)=>({...s,weight:o[i]??0})))}function ei(t,e,n){let r=t.buckets.map(({node:l})=>l);if(e===null)return{fractional:r};let o=t.by.kind==="attribute"?t.by.attribute:null,s=On(o,e),i=n==="flag"?{var:Te}:n;return{fractional:[i?{cat:[i,s]}:s,...r]}}function To([t=null,e=null]){return{fractional:[[t,0],[e,100]]}}function Co({buckets:t}){return t.map(e=>({variant:e.variantNode,weight:e.weight,old:e}))}function Eo({by:t},e){let n=e.map(({variant:r,weight:o,old:s})=>s?.node.items.length===1&&o===1?[r]:[r,o]);return{fractional:t.node?[sa(t),...n]:n}}function Ao({segments:t}){return a`<span class="rules-sentence">${t.map(e=>a`<${$h} ...${e} />`)}</span>`}function $h({kind:t,text:e,seconds:n}){let{variants:r}=rt();if(t==="text")return e;if(t==="time"&&n!==void 0)return a`<span class="rules-value"><${et} at=${n*1e3} exact /></span>`;let o=t==="variant"?r.indexOf(e):-1;return a`<span class="rules-${t}">${o>=0&&a`<${ni} place=${o} />`}${e}</span>`}function ni({place:t}){return a`<span class="rules-dot" style=${{background:No(t)}} aria-hidden="true"></span>`}function No(t){return t<0?"var(--share-none)":`var(--share-${t%6+1})`}function $c({rollout:t,onChange:e}){let{variants:n}=rt(),r=d.rules.editor,{buckets:o}=t,s=o.map(({weight:m})=>m),i=D(null);function l(m,f){let p=i.current?.position===m?i.current.weights:s;i.current={position:m,weights:p.length===s.length?p:s},e(ti(t,aa(i.current.weights,m,f)),`share ${m}`)}let u=()=>{i.current=null},c=n.find(m=>!o.some(f=>f.name===m));return a`<div class="rules-rollout">
    <${ri} buckets=${o} />
    <ul class="plain">
      ${o.map((m,f)=>a`<${hh}
          key=${f}
          bucket=${m}
          percent=${ns(s)[f]??0}
          isOnly=${o.length<2}
          onVariant=${p=>e(mc(t,f,p))}
          onPercent=${p=>l(f,p)}
          onLetGo=${u}
          onRemove=${()=>e(pc(t,f))}
        />`)}
    </ul>
    <div class="rules-adding">
      <${v} kind="quiet" size="small" icon=${st} onClick=${()=>e(fc(t,c??null))}>${r.addShare}<//>
      ${o.length>1&&a`<${v} kind="quiet" size="small" onClick=${()=>e(ti(t,la(o.length)))}>${r.even}<//>`}
    </div>
    <${gh} rollout=${t} onChange=${e} />
  </div>`}function ri({buckets:t}){let{variants:e,defaultVariant:n}=rt(),r=t.map(({name:o,weight:s})=>({label:o??d.rules.editor.default(n),weight:s,colour:No(o===null?-1:e.indexOf(o))}));return a`<${Fn} shares=${r} />`}function hh({bucket:t,percent:e,isOnly:n,onVariant:r,onPercent:o,onLetGo:s,onRemove:i}){let{variants:l,defaultVariant:u}=rt(),c=d.rules.editor,m=t.name??c.default(u),f=[...l.map(y=>({value:`variant ${y}`,label:y})),{value:"default",label:c.default(u)}],p=t.name===null?"default":`variant ${t.name}`;f.some(y=>y.value===p)||f.unshift({value:p,label:`${m} (${c.noVariant})`});let{draft:h,isApplied:b,onInput:$}=Ke(String(e),dc,y=>o(Number(dc(y)))),w=t.name===null?-1:l.indexOf(t.name),k=No(w);return a`<li class="rules-share">
    <${ni} place=${w} />
    <${R}
      label=${c.bucketVariant}
      value=${p}
      options=${f}
      onChange=${y=>r(y==="default"?null:y.slice(8))}
    />
    <input
      type="range"
      min="0"
      max="100"
      step="1"
      disabled=${n}
      aria-label=${c.share(m)}
      aria-valuetext=${d.rules.percent(String(e))}
      style=${{"--filled":`${e}%`,"--colour":k}}
      value=${e}
      onInput=${y=>o(Number(y.target.value))}
      onBlur=${s}
    />
    <span class="rules-percent">
      <input
        type="text"
        inputmode="decimal"
        disabled=${n}
        aria-label=${c.percentOf(m)}
        aria-invalid=${b?void 0:"true"}
        value=${h}
        onInput=${y=>$(y.target.value)}
        onBlur=${()=>{s(),b||$(String(e))}}
      />
      <span aria-hidden="true">%</span>
    </span>
    <${v} kind="quiet" size="small" icon=${gt} label=${c.removeShare(m)} disabled=${n} onClick=${i} />
  </li>`}function dc(t){let e=t.trim().replace(",","."),n=/^\d{1,3}(?:\.\d{1,3})?$/.test(e)?Number(e):Number.NaN;return n>=0&&n<=100?String(n):null}function gh({rollout:t,onChange:e}){let n=d.rules.editor,{by:r}=t;if(r.kind==="json"){let u=t.buckets.map(({node:c})=>c);return a`<${ce}
      label=${n.byWhat}
      source=${r.node.source}
      hint=${n.whyJson(r.operator)}
      onChange=${c=>e({fractional:[c,...u]},"by")}
    />`}let o=r.kind==="key"?ge:r.attribute.path,s=r.kind==="key"||r.seed!==null,i=r.kind==="attribute"&&r.seed!==null&&r.seed!=="flag"?Ne(r.seed).text:null;function l(u){let c=u===ge&&r.kind==="key",m=r.kind==="attribute"?r.seed:"flag";c||e(ei(t,u===ge&&m==="flag"?null:u,m),"by")}return a`<div class="rules-by">
    <span class="quiet">${n.by}</span>
    <${_n} class="rules-attribute-field" label=${n.byWhat} path=${o} onChange=${l} />
    ${i!==null&&a`<span class="quiet">${n.seed} <span class="mono">${i}</span></span>`}
    ${r.kind==="attribute"&&i===null&&a`<${Fe}
      label=${n.independent}
      hint=${s?void 0:n.independentHint}
      checked=${s}
      onChange=${u=>e(ei(t,o,u?"flag":null))}
    />`}
  </div>`}function Mo({outcome:t,onChange:e}){let{variants:n,defaultVariant:r}=rt(),o=d.rules.editor,s=vh(t),i=[...n.map(u=>({value:`variant ${u}`,label:u})),{value:"default",label:o.default(r)},{value:"rollout",label:o.rollout}];i.some(u=>u.value===s)||i.unshift({value:s,label:bh(t)});function l(u){if(u.startsWith("variant "))e(u.slice(8));else if(u==="default")e(null);else if(u==="rollout"){let c=t?.kind==="variant"?t.name:null,m=c!==null&&c!==r?c:qn(n,r),f=n.find(p=>p!==m&&p===r)??n.find(p=>p!==m);e(To([m,f??null]))}}return a`<div class="rules-outcome-form">
    <${R} class="rules-answer" label=${o.answer} value=${s} options=${i} onChange=${l} />
    ${t?.kind==="rollout"&&a`<${$c} rollout=${t} onChange=${e} />`}
    ${t?.kind==="answer"&&a`<${Vn} condition=${t.condition} />`}
    ${t?.kind==="json"&&a`<${ce}
      label=${o.jsonOutcome}
      source=${t.node.source}
      hint=${o.whyJson(t.operator)}
      onChange=${u=>e(u,"json")}
    />`}
  </div>`}function vh(t){return t?t.kind==="variant"?t.name===null?"default":`variant ${t.name}`:t.kind:"default"}function bh(t){let e=d.rules.editor;if(!t)return"";if(t.kind==="json")return e.json;let n=Ir(Je(t));return t.kind==="variant"?`${n} (${e.noVariant})`:n}function hc(t,e,n){let r=new Set(t),o=i=>i&&r.delete(i)?i.id:void 0,s=e.map((i,l)=>t[l]?.source===i?o(t[l]):void 0);return e.forEach((i,l)=>{s[l]??=o([...r].find(u=>u.source===i))}),e.map((i,l)=>{let u=t.length===e.length;return{id:s[l]??(u?o(t[l]):void 0)??n(),source:i}})}var fe="else";function gc(t,e,n,r){let o=d.rules.editor,s=t.rules.length,i=D(0),l=D([]),[u,c]=g(new Set),[m,f]=g(new Set),p=()=>`rule-${i.current+=1}`;l.current=hc(l.current,t.rules.map(yh),p);let h=($,w)=>n(`[data-rule="${$}"] ${w}`),b=$=>l.current[$].id;return{idAt:b,isOpen:$=>u.has($),isJson:$=>m.has($),toggle($){c(Ro(u,$)),u.has($)&&h($,".rules-open")},toggleJson($){f(Ro(m,$)),u.has($)||c(Ro(u,$)),h($,".rules-form :is(textarea, input, select)")},move($,w,k=".rules-grip"){if($===w)return;let y=b($);l.current.splice(w,0,...l.current.splice($,1)),h(y,k),r(o.moved(w+1,s)),e(ac(t,$,w))},duplicate($){let w=p();l.current.splice($+1,0,{id:w,source:l.current[$]?.source??""}),h(w,".rules-open"),r(o.duplicated($+1)),e(ic(t,$))},remove($){l.current.splice($,1),h(l.current[Math.min($,s-2)]?.id??fe,".rules-open"),r(o.deleted($+1)),e(lc(t,$))},add({attributes:$,variants:w,defaultVariant:k}){let y=p();l.current.push({id:y,source:""}),c(Ro(u,y)),h(y,".rules-form input"),e(Xs(t,s,{condition:lr($),outcome:qn(w,k)}))}}}var yh=({condition:t,outcome:e})=>`${t.node.source} \u2192 ${e.node.source}`;function Ro(t,e){let n=new Set(t);return n.delete(e)||n.add(e),n}var pr=[["path",{d:"M12 5v14"}],["path",{d:"m19 12-7 7-7-7"}]];var dr=[["path",{d:"m5 12 7-7 7 7"}],["path",{d:"M12 19V5"}]];var vc=[["circle",{cx:"9",cy:"12",r:"1"}],["circle",{cx:"9",cy:"5",r:"1"}],["circle",{cx:"9",cy:"19",r:"1"}],["circle",{cx:"15",cy:"12",r:"1"}],["circle",{cx:"15",cy:"5",r:"1"}],["circle",{cx:"15",cy:"19",r:"1"}]];function bc({rule:t,position:e,of:n,isOpen:r,isJson:o,isReached:s,actions:i}){let{readOnly:l}=rt(),u=ot(),c=d.rules.editor,m=e+1,f=a`<${Ao} segments=${xa(t)} />`,p=a`<${si} outcome=${t.outcome} isReached=${s} />`;if(l)return a`<div class="rules-head"><span class="rules-number">${m}</span><div class="rules-open">${f}${p}</div></div>`;let h=[{label:c.up,icon:dr,disabled:e===0,onSelect:()=>i.move(e-1)},{label:c.down,icon:pr,disabled:m===n,onSelect:()=>i.move(e+1)},{label:c.duplicate,icon:Ci,onSelect:i.duplicate},{label:o?c.asForm:c.asJson,icon:Oe,onSelect:i.toggleJson},{line:!0},{label:c.delete,icon:Nt,danger:!0,onSelect:i.remove}];return a`<div class="rules-head">
      <button type="button" class="rules-grip" aria-label=${c.drag(m)} onPointerDown=${i.drag} onKeyDown=${b}>
        <${mt} shapes=${vc} />
      </button>
      <span class="rules-number" aria-hidden="true">${m}</span>
      <button type="button" class="rules-open" aria-expanded=${String(r)} aria-controls=${r?u:void 0} onClick=${i.toggle}>
        <span class="hidden-text">${c.ruleName(m)}: </span>${f}${p}
      </button>
      <span class="rules-actions">
        <span class="rules-wide">
          <${v} kind="quiet" size="small" icon=${dr} label=${c.upNumber(m)} disabled=${e===0} onClick=${()=>i.move(e-1)} />
          <${v} kind="quiet" size="small" icon=${pr} label=${c.downNumber(m)} disabled=${m===n} onClick=${()=>i.move(e+1)} />
        </span>
        <${Le} end items=${h} button=${{kind:"quiet",size:"small",icon:yn,label:c.actions(m)}} />
      </span>
    </div>
    ${r&&a`<div class="rules-form" id=${u} onKeyDown=${oi(i.toggle)}><${xh} rule=${t} isJson=${o} actions=${i} /></div>`}`;function b($){let w=$.key==="ArrowUp"?-1:$.key==="ArrowDown"?1:0,k=e+w;w===0||k<0||k>=n||($.preventDefault(),i.move(k))}}function xh({rule:t,isJson:e,actions:n}){let{replace:r}=rt(),o=d.rules.editor,{condition:s,outcome:i}=t;return a`<div class="rules-part">
      <span class="rules-word">${o.if}</span>
      ${e?a`<${ce}
            label=${o.jsonCondition}
            source=${s.node.source}
            onChange=${l=>r(s.node,l,`json ${s.node.start}`)}
          />`:a`<${Vn} condition=${s} />`}
    </div>
    <div class="rules-part">
      <span class="rules-word">${o.then}</span>
      ${e?a`<${ce}
            label=${o.jsonOutcome}
            source=${i.node.source}
            onChange=${l=>r(i.node,l,`json ${i.node.start}`)}
          />`:a`<${Mo}
            outcome=${i}
            onChange=${(l,u)=>r(i.node,l,u&&`${u} ${i.node.start}`)}
          />`}
    </div>
    <div class="rules-foot">
      <${v} size="small" onClick=${n.toggle}>${o.done}<//>
      <${v} kind="quiet" size="small" icon=${Oe} onClick=${n.toggleJson}>${e?o.asForm:o.asJson}<//>
    </div>`}var oi=t=>e=>{e.key!=="Escape"||e.defaultPrevented||(e.preventDefault(),e.stopPropagation(),t())};function si({outcome:t,isReached:e=!0}){let{variants:n}=rt(),r=d.rules.editor,o=wh(t).find(s=>!n.includes(s));return a`${o!==void 0&&a`<${_} kind="bad" title=${r.noVariantWhy(o)}>${r.noVariant}<//>`}
  ${!e&&a`<${_} kind="warn" title=${r.neverReachedWhy}>${r.neverReached}<//>`}
  ${t?.kind==="rollout"&&a`<span class="rules-bar"><${ri} buckets=${t.buckets} /></span>`}`}function wh(t){return t?.kind==="answer"?["true","false"]:(t?.kind==="variant"?[t.name]:t?.kind==="rollout"?t.buckets.map(({name:n})=>n):[]).filter(n=>n!==null)}function yc({rules:t,rows:e,change:n}){let r=rt(),o=ot(),s=d.rules.editor,{otherwise:i}=t,l=e.isOpen(fe),u=e.isJson(fe),c=(f,p)=>n(Zs(t,f),p&&`${p} else`);if(t.root===null||t.rules.length===0&&!i)return a`<${Sh} ...${{rules:t,rows:e,change:n}} />`;let m=a`<span class="rules-else">${t.rules.length>0?s.elseName:s.everyoneName}</span>
    <span aria-hidden="true">→</span>
    <${Ao} segments=${kh(i,r.defaultVariant)} /><${si} outcome=${i} />`;return r.readOnly?a`<div class="rules-last"><div class="rules-head"><div class="rules-open">${m}</div></div></div>`:a`<div class="rules-last" data-rule=${fe}>
    <div class="rules-head">
      <button type="button" class="rules-open" aria-expanded=${String(l)} aria-controls=${l?o:void 0} onClick=${()=>e.toggle(fe)}>
        ${m}
      </button>
    </div>
    ${l&&a`<div class="rules-form" id=${o} onKeyDown=${oi(()=>e.toggle(fe))}>
      <div class="rules-part">
        <span class="rules-word">${t.rules.length>0?s.else:s.then}</span>
        ${u&&i?a`<${ce} label=${s.jsonOutcome} source=${i.node.source} onChange=${f=>c(f,"json")} />`:a`<${Mo} outcome=${i} onChange=${c} />`}
      </div>
      <div class="rules-foot">
        <${v} size="small" onClick=${()=>e.toggle(fe)}>${s.done}<//>
        ${i&&a`<${v} kind="quiet" size="small" icon=${Oe} onClick=${()=>e.toggleJson(fe)}>${u?s.asForm:s.asJson}<//>`}
      </div>
    </div>`}
  </div>`}function kh(t,e){return!t||t.kind==="variant"&&t.name===null?[{kind:"default",text:d.rules.editor.default(e)}]:Je(t)}function Sh({rules:t,rows:e,change:n}){let r=rt(),o=d.rules.editor,{variants:s,defaultVariant:i}=r,l=qn(s,i),u=s.find(c=>c===i&&c!==l)??s.find(c=>c!==l)??null;return a`<${U} title=${o.none} text=${o.noneText(o.default(i))}>
    ${!r.readOnly&&a`<${v} icon=${st} onClick=${()=>e.add(r)}>${o.add}<//>
      <${v}
        icon=${sc}
        onClick=${()=>{e.isOpen(fe)||e.toggle(fe),n(Zs(t,To([l,u])))}}
        >${o.addRollout}<//
      >`}
  <//>`}function xc(t,e){let n=Th(t),r=0,o=0,s=0;function i(l){let{top:u,height:c}=n.getBoundingClientRect(),m=n.scrollTop,f=Oh(r-u,c)*Math.min(l-s,100)/1e3;s=l,n.scrollTop+=Math.sign(f)*Math.ceil(Math.abs(f)),o=f===0?0:requestAnimationFrame(i),n.scrollTop!==m&&e()}return{at(l){r=l,o===0&&(s=performance.now(),o=requestAnimationFrame(i))},end:()=>cancelAnimationFrame(o)}}function Oh(t,e){let n=Math.min(72,e/4),r=t<n?t-n:Math.max(0,t-(e-n));return Math.max(-1,Math.min(r/n,1))*1200}function Th(t){for(let e=t.parentElement;e;e=e.parentElement)if(/auto|scroll/.test(getComputedStyle(e).overflowY)&&e.scrollHeight>e.clientHeight)return e;return document.scrollingElement??document.documentElement}function wc({rules:t,rows:e}){let n=D(null),[r,o]=g(null),s=t.rules.length;if(s===0)return null;let i=t.rules.findIndex(({condition:u})=>u.kind==="constant"&&u.value);function l(u,c){if(u.button!==0||s<2)return;let m=u.currentTarget;m.setPointerCapture(u.pointerId);let f=null,p=u.clientY,h=()=>{let E=Eh(n.current,p,c);E!==f&&o({from:c,to:E}),f=E},b=xc(m,h),$=E=>{p=E.clientY,b.at(p),h()},w=E=>{b.end(),m.removeEventListener("pointermove",$),m.removeEventListener("pointerup",k),m.removeEventListener("pointercancel",y),m.removeEventListener("keydown",O),o(null),E&&f!==null&&e.move(c,f)},k=()=>w(!0),y=()=>w(!1),O=E=>{E.key==="Escape"&&w(!1)};m.addEventListener("pointermove",$),m.addEventListener("pointerup",k),m.addEventListener("pointercancel",y),m.addEventListener("keydown",O)}return a`<ol class="rules-list plain" ref=${n} aria-label=${d.rules.editor.list}>
    ${t.rules.map((u,c)=>{let m=e.idAt(c);return a`<li key=${m} data-rule=${m} class=${Ch(c,r)}>
        <${bc}
          rule=${u}
          position=${c}
          of=${s}
          isOpen=${e.isOpen(m)}
          isJson=${e.isJson(m)}
          isReached=${i<0||c<=i}
          actions=${{toggle:()=>e.toggle(m),toggleJson:()=>e.toggleJson(m),move:f=>e.move(c,f),duplicate:()=>e.duplicate(c),remove:()=>e.remove(c),drag:f=>l(f,c)}}
        />
      </li>`})}
  </ol>`}function Ch(t,e){return e?t===e.from?"dragged":t!==e.to?"":e.to<e.from?"drop-before":"drop-after":""}function Eh(t,e,n){let r=[...t?.children??[]].map(s=>s.getBoundingClientRect()),o=r.filter((s,i)=>i!==n&&e>s.top+s.height/2).length;return Math.min(o,r.length-1)}function kc(t){let{text:e}=t,n=d.rules.editor,r=pt(()=>cn(e),[e]),o=oo(t),{editing:s,history:i,focus:l}=o,u=gc(r,i.change,l.next,o.say),c=r.rules.length>0?n.firstWins:r.root!==null&&n.sameForAll;return a`<${so} editor=${o} label=${n.heading} head=${c}>
    <div class="panel rules-panel">
      <${wc} rules=${r} rows=${u} />
      ${!s.readOnly&&r.root!==null&&a`<div class="rules-new"><${v} kind="quiet" size="small" icon=${st} onClick=${()=>u.add(s)}>${n.add}<//></div>`}
      <${yc} rules=${r} rows=${u} change=${i.change} />
    </div>
  <//>`}var ii=1e4,Ah=250;function Io(t){let[e,n]=g(t);B(()=>{let o=setTimeout(()=>n(t),Ah);return()=>clearTimeout(o)},[t]);let r=document.activeElement?.closest(".definition")instanceof HTMLElement;return t.length>ii&&r?e:t}var Sc="/targeting";function Oc({open:t}){let{evaluators:e,attributes:n}=Ue(t.set),r=Io(t.text.value),{root:o}=ut(r);if(!o)return a`<${Jn} open=${t} />`;let s=Y(o,"/defaultVariant");return a`<${kc}
    text=${yt(o,Sc)??""}
    variants=${Ge(r).map(i=>i.name)}
    defaultVariant=${s?.type==="string"?_t(s):null}
    evaluators=${e}
    attributes=${n}
    readOnly=${!M("write")}
    onChange=${i=>{t.text.peek()===r&&t.edit(co(r,Sc,i||null))}}
  />`}function Tc({open:t,onReview:e}){let n=t.base.value?.text??"",r=Io(t.text.value),o=pt(()=>t.isDirty.value?Nh(n,r):0,[n,r]);if(!t.isDirty.value)return null;let{fault:s}=t.root.value,i=t.checks.findings.value.filter(l=>l.severity==="error");return a`<div class="save-bar row" role="region" aria-label=${A.unsaved(0)}>
    <strong>${A.unsaved(o)}</strong>
    <span class="grow small" role="status">
      ${s?a`<span class="bad">${A.faultAt(s.line,s.message)}</span>`:i.length>0&&a`<span class="bad">${A.faults(i.length)}: ${i[0].detail}</span>`}
    </span>
    <${v}
      onClick=${()=>{let l=t.discard();q({text:A.discarded,action:{label:d.undo,onClick:l}})}}
      >${A.discard}<//
    >
    <${v} kind="primary" disabled=${!t.canSave.value} onClick=${e}>${A.review}<//>
  </div>`}function Nh(t,e){try{return Rr(t||null,e).length}catch{return 1}}function Cc({open:t,comment:e,over:n}){let{text:r,etag:o}=t.base.peek()??{text:"",etag:null},s=t.text.peek(),i={title:A.saveTitle(t.key),set:t.set,method:"PUT",where:t.where,body:s,etag:o,createOnly:r==="",comment:e};return a`<${ue}
    change=${i}
    onClose=${()=>n(null)}
    onSaved=${({data:u,etag:c})=>{t.saved(s,c),n(null),q({text:A.saved(u.revision),action:r?{label:d.undo,onClick:()=>l(u.revision)}:void 0})}}
    onConflict=${async()=>{await t.refresh(),n(t.meanwhile.value?{sheet:"conflict",thenSave:!0}:null)}}
    onRefused=${u=>{t.checks.refused(u),n(null)}}
  />`;function l(u){t.edit(r),n({sheet:"save",comment:A.undoComment(u)})}}var Ec=[["path",{d:"M3 3v16a2 2 0 0 0 2 2h16"}],["path",{d:"M18 17V9"}],["path",{d:"M13 17V5"}],["path",{d:"M8 17v-3"}]];function Nc(t,{since:e,until:n,by:r,variants:o}){let s=r==="hour"?3600:86400,i=Math.floor(e/s)*s,l=[];for(let m=i;m<n;m+=s)l.push(m);let u=new Map(o.map(m=>[`v${m}`,Ac(m,!1,l.length)]));for(let{variant:m,errorCode:f,start:p,evaluations:h}of t){let b=Math.floor((Date.parse(p)/1e3-i)/s);if(!(b in l))continue;let $=f!==null,w=$?"error":m===null?"none":`v${m}`,k=u.get(w)??Ac($?null:m,$,l.length);u.set(w,k),k.numbers[b]+=h,k.sum+=h}let c=m=>m.isError?2:m.variant===null?1:0;return{times:l,series:[...u.values()].sort((m,f)=>c(m)-c(f))}}function Ac(t,e,n){return{variant:t,isError:e,numbers:new Array(n).fill(0),sum:0}}function Mc({label:t,times:e,lines:n,height:r=220}){let o=D(null),s=yi.value;return B(()=>{let i=o.current;if(!i)return;let l=()=>{},u=!1;return import("./plot-JU3FRZPJ.js").then(({plot:c})=>{u||(l=c(i,{times:e,lines:n,height:r}))}).catch(()=>{}),()=>{u=!0,l()}},[e,n,r,s]),a`<div class="chart" role="img" aria-label=${t} ref=${o} style=${{height:`${r}px`}}></div>`}var Qt=A.statistics,ai=24*3600,Rc={day:{length:ai,by:"hour"},week:{length:7*ai,by:"hour"},month:{length:30*ai,by:"day"}};function Bc({open:t}){let[e,n]=g("day"),[r,o]=g({}),[s,i]=g(0),l=t.base.value?.text??"{}",u=pt(()=>ut(l).root?Ge(l).map(c=>c.name):[],[l]);return B(()=>{let c=new AbortController,{length:m,by:f}=Rc[e],p=Date.now()/1e3,h=p-m,b={flag:t.key,since:Dc(h),until:Dc(p),by:f};return Kt(S`flag-sets/${t.set}/statistics`,{query:b,signal:c.signal}).then($=>o({numbers:Nc($,{since:h,until:p,by:f,variants:u})})).catch($=>c.signal.aborted||o({problem:$})),()=>c.abort()},[e,s,l]),a`<div class="statistics stack">
    <div class="row">
      <${R}
        value=${e}
        label=${Qt.range}
        options=${Object.entries(Qt.ranges).map(([c,m])=>({value:c,label:m}))}
        onChange=${n}
      />
    </div>
    ${r.problem?a`<${P} problem=${r.problem} onRetry=${()=>i(s+1)} />`:r.numbers?a`<${Mh} numbers=${r.numbers} variants=${u} by=${Rc[e].by} />`:a`<${J} rows=${6} />`}
  </div>`}function Mh({numbers:{times:t,series:e},variants:n,by:r}){let o=pt(()=>e.map((i,l)=>({label:li(i),colour:Ic(i,l),numbers:i.numbers})),[e]),s=e.reduce((i,l)=>i+l.sum,0);return s?a`
    <div class="panel padded"><${Mc} label=${Qt.chart} times=${t} lines=${o} /></div>
    <div class="panel scrolls">
      <table class="rows">
        <thead>
          <tr><th>${Qt.variant}</th><th class="number">${Qt.total}</th><th class="number">${Qt.share}</th></tr>
        </thead>
        <tbody>
          ${e.map((i,l)=>a`<tr>
              <td>
                <span class="swatch" style=${{background:`var(${Ic(i,l)})`}}></span>
                ${i.variant===null?li(i):a`<code>${i.variant}</code>`}
                ${i.variant!==null&&!n.includes(i.variant)&&a` <${_}>${Qt.unknown}<//>`}
              </td>
              <td class="number">${i.sum.toLocaleString("en")}</td>
              <td class="number">${bt(100*i.sum/s)}</td>
            </tr>`)}
        </tbody>
      </table>
    </div>
    <${Rh} times=${t} series=${e} by=${r} />
  `:a`<${U} icon=${Ec} title=${Qt.none} text=${Qt.noneText} />`}function Rh({times:t,series:e,by:n}){let[r,o]=g(!1),s=new Intl.DateTimeFormat(void 0,{dateStyle:"medium",timeStyle:n==="hour"?"short":void 0,timeZone:n==="day"?"UTC":void 0});return a`<details onToggle=${i=>o(i.target.open)}>
    <summary>${Qt.table}</summary>
    ${r&&a`<div class="panel scrolls all-numbers" tabindex="0" role="region" aria-label=${Qt.table}>
      <table class="rows">
        <thead>
          <tr><th>${Qt.time}</th>${e.map(i=>a`<th class="number">${li(i)}</th>`)}</tr>
        </thead>
        <tbody>
          ${t.map((i,l)=>a`<tr>
              <td>${s.format(i*1e3)}</td>
              ${e.map(u=>a`<td class="number">${u.numbers[l].toLocaleString("en")}</td>`)}
            </tr>`)}
        </tbody>
      </table>
    </div>`}
  </details>`}function li({variant:t,isError:e}){return t??(e?Qt.errors:Qt.noVariant)}function Ic({variant:t,isError:e},n){return e?"--bad":t===null?"--share-none":`--share-${n%6+1}`}function Dc(t){return new Date(t*1e3).toISOString()}var ft=A.variants,dn="";function Fc({open:t}){let e=t.text.value,{root:n}=t.root.value,[r,o]=g(null),[s,i]=g(null),[l,u]=g("boolean");if(!n)return a`<${Jn} open=${t} />`;let c=Ge(e),m=pu(c)??(c.length?null:l),f=Y(n,"/defaultVariant"),p=f?.type==="string"?_t(f):dn,h=M("write"),b=k=>k?c.some(y=>y.name===k)?ft.taken:null:ft.nameMissing;function $(){if(!m)return;let k=c.length+1;for(;c.some(O=>O.name===`${ft.firstName}-${k}`);)k+=1;let y=`${ft.firstName}-${k}`;i(y),t.edit($u(e,y,fu[m]))}function w(k){mr(e,k.name).length?o(k):t.edit(Ws(e,k.name,null))}return a`<div class="variant-editor stack">
    ${c.length>0&&!m&&a`<${K}>${ft.mixed}<//>`}
    ${!c.length&&a`<${F} label=${ft.kind}>
      ${k=>a`<${R}
          input=${k}
          value=${l}
          options=${Object.entries(ft.kinds).map(([y,O])=>({value:y,label:O}))}
          onChange=${u}
        />`}
    <//>`}
    <ul class="plain panel">
      ${c.map((k,y)=>a`<${Ih}
          key=${y}
          open=${t}
          variant=${k}
          isDefault=${k.name===p}
          isNew=${k.name===s}
          isOnly=${c.length===1}
          faultOf=${b}
          onRemove=${()=>w(k)}
        />`)}
    </ul>
    ${h&&a`<div class="row"><${v} icon=${st} disabled=${!m} onClick=${$}>${ft.add}<//><span class="quiet small">${ft.hint}</span></div>`}
    <${F} label=${ft.default} hint=${ft.defaultHint} class="narrow">
      ${k=>a`<${R}
          input=${k}
          value=${p}
          disabled=${!h}
          options=${[...c.map(({name:y})=>({value:y,label:y})),...p!==dn&&!c.some(y=>y.name===p)?[{value:p,label:p}]:[],{value:dn,label:ft.noDefault}]}
          onChange=${y=>t.edit(hu(e,y===dn?null:y))}
        />`}
    <//>
    ${r&&a`<${Dh} open=${t} variant=${r} others=${c.filter(k=>k.name!==r.name)} onClose=${()=>o(null)} />`}
  </div>`}function Ih({open:t,variant:{name:e,value:n,kind:r,pointer:o},isDefault:s,isNew:i,isOnly:l,faultOf:u,onRemove:c}){let m=t.text.value,f=mr(m,e).filter(p=>p.part==="targeting").length;return a`<li class=${r==="object"?"variant of-object":"variant"}>
    <${$o}
      name=${e}
      label=${ft.nameOf(e)}
      focused=${i}
      disabled=${!M("write")}
      faultOf=${u}
      onChange=${p=>t.edit(du(m,e,p))}
    />
    ${r?a`<${po}
          value=${n}
          kind=${r}
          label=${ft.valueOf(e)}
          disabled=${!M("write")}
          faults=${{number:ft.badNumber,object:ft.badObject}}
          onChange=${p=>t.edit(xe(m,o,p))}
        />`:a`<code>${n}</code>`}
    <span class="uses row">
      ${s&&a`<${_} kind="accent">${ft.asDefault}<//>`}
      <span class="quiet small">${f?ft.inRules(f):s?"":ft.unused}</span>
    </span>
    ${M("write")&&a`<${v} kind="quiet" icon=${Nt} label=${ft.remove(e)} disabled=${l} onClick=${c} />`}
  </li>`}function Dh({open:t,variant:{name:e},others:n,onClose:r}){let o=t.text.value,s=mr(o,e),i=s.filter(c=>c.part==="targeting").length,[l,u]=g(n[0]?.name??dn);return a`<${At}
    title=${ft.removeTitle(e)}
    onClose=${r}
    footer=${a`
      <${v} onClick=${r}>${d.cancel}<//>
      <${v}
        kind="danger"
        onClick=${()=>{t.edit(Ws(o,e,l===dn?null:l)),r()}}
        >${ft.removeAction}<//
      >
    `}
  >
    <div class="stack">
      <p>${ft.usedIn}</p>
      <ul>
        ${s.length>i&&a`<li>${ft.default}</li>`}
        ${i>0&&a`<li>${ft.inRules(i)}</li>`}
      </ul>
      <${F} label=${ft.instead}>
        ${c=>a`<${R}
            input=${c}
            value=${l}
            options=${[...n.map(m=>({value:m.name,label:m.name})),{value:dn,label:ft.noDefault}]}
            onChange=${u}
          />`}
      <//>
    </div>
  <//>`}var Lc="flagstaff.json",zn=dt(localStorage.getItem(Lc)!=="no"),ui={rules:Oc,variants:Fc,metadata:uu,try:rc,statistics:Bc,overrides:wu,history:fo,plan:oc};function jc({open:t,turn:e}){let[n,r]=g(null),o=Object.hasOwn(ui,Ct.value.query.tab??"")?Ct.value.query.tab:"rules",s=ui[o],i=()=>t.canSave.peek()&&r({sheet:"save"});return bn(M("write")?[{keys:"s",label:A.review,run:i}]:[]),a`<div class="flag-page">
    <${au} open=${t} turn=${e} over=${r} isJsonShown=${zn} onJson=${Bh} />
    <${Kl} open=${t} over=${r} />
    <div class=${zn.value?"flag-body beside":"flag-body"}>
      <div class="flag-tabs">
        <${jn}
          label=${A.sections}
          tabs=${Object.keys(ui).map(l=>({id:l,label:A.tabs[l]}))}
          selected=${o}
          onSelect=${l=>kt({tab:l==="rules"?null:l})}
        >
          <${s} open=${t} turn=${e} over=${r} />
        <//>
      </div>
      ${zn.value&&a`<${Xl} open=${t} onSave=${i} />`}
    </div>
    ${M("write")&&a`<${Tc} open=${t} onReview=${i} />`}
    ${n?.sheet==="save"&&a`<${Cc} open=${t} comment=${n.comment} over=${r} />`}
    ${n?.sheet==="conflict"&&t.meanwhile.value&&a`<${Ul} open=${t} thenSave=${n.thenSave??!1} over=${r} />`}
  </div>`}function Bh(){zn.value=!zn.value,localStorage.setItem(Lc,zn.value?"yes":"no")}function Pc(t,e){let n=new AbortController,r=()=>{};async function o(){let s=await Fh(t.set,n.signal);n.signal.aborted||(t.revision.value=s,await t.load(),!(n.signal.aborted||s===null)&&(r=xn(t.set,s,async({revision:i,changes:l})=>{t.revision.value=i,!(l&&!l.some(u=>u.kind==="flag"&&u.name===t.key))&&(await t.refresh(),e())})))}return o(),()=>{n.abort(),r()}}async function Fh(t,e){try{let{data:n}=await j(S`flag-sets/${t}`,{signal:e});return n.revision}catch{return null}}var Lh=["variants","metadata"];function qc(t,e,n){let[r,o,s]=[t,e,n].map(jh),i=[],l=n;for(let u of new Set([...r.keys(),...o.keys()])){let[c,m,f]=[r.get(u),o.get(u),s.get(u)];m===c||m===f||(f!==c&&i.push(u),l=co(l,u,m===void 0?null:yt(I(e),u)))}return{text:l,overlaps:i}}function jh(t){let e=new Map;for(let{key:n,value:r}of Zt(I(t)))if(!(Lh.includes(n)&&r.type==="object"))e.set(Vt(n),Rt(r.source));else for(let s of r.members)e.set(Vt(n,s.key),Rt(s.value.source));return e}var Ph=500,Do=class{constructor(e){this.where=e,this.findings=dt([])}#t=new AbortController;#e;close(){clearTimeout(this.#e),this.#t.abort()}clear(){this.close(),this.findings.value=[]}soon(e){this.close(),this.#t=new AbortController;let{signal:n}=this.#t;this.#e=window.setTimeout(async()=>{try{let{data:r}=await ie(this.where,{body:e,query:{dry_run:!0},signal:n});this.findings.value=_c(r.warnings,"warning")}catch(r){r instanceof Z&&r.status===400&&this.refused(r)}},Ph)}refused(e){let n=[{pointer:"",detail:e.message}];this.findings.value=_c(e.errors.length?e.errors:n,"error")}};function _c(t,e){return t.map(({pointer:n="",detail:r})=>({pointer:n,detail:r,severity:e}))}var qh=300,Bo=class{constructor(e,n){this.set=e,this.key=n,this.where=S`flag-sets/${e}/flags/${n}`,this.base=dt(null),this.text=dt(""),this.problem=dt(null),this.meanwhile=dt(null),this.isFromMemory=dt(!1),this.revision=dt(null),this.checks=new Do(this.where),this.isDirty=Xe(()=>this.base.value!==null&&this.text.value!==this.base.value.text),this.canSave=Xe(()=>this.isDirty.value&&!this.root.value.fault&&this.meanwhile.value===null),this.root=Xe(()=>ut(this.text.value)),this.sound=Xe(()=>(this.root.value.fault||(this.#i=this.text.value),this.#i)),this.#t=new AbortController,window.addEventListener("pagehide",()=>this.#a(),{signal:this.#t.signal})}#t;#e;#i="{}";close(){this.#a(),this.#t.abort(),this.checks.close()}async load(){this.problem.value=null;try{let{text:e,etag:n,servedFromMemory:r}=await j(this.where,{signal:this.#t.signal});Se(()=>this.#l(e,n,r))}catch(e){if(this.#t.signal.aborted)return;let n=ir(this.set,this.key);if(!(e instanceof Z&&e.status===404)||!n){this.problem.value=e;return}Se(()=>{this.base.value={text:n.base,etag:n.etag},this.text.value=n.text}),this.#n(null,null)}}#l(e,n,r){this.isFromMemory.value=r;let o=ir(this.set,this.key);if(!o||o.text===e){ar(this.set,this.key,null),this.base.value={text:e,etag:n},this.text.value=e;return}this.base.value={text:o.base,etag:o.etag},this.text.value=o.text,this.#o(),o.base!==e?this.#n(e,n):this.base.value={text:e,etag:n}}edit(e){this.text.value=e,this.#r(),this.#o()}discard(){let e=this.text.value,n=this.base.value;return this.edit(n?.text??""),()=>this.edit(e)}saved(e,n){Se(()=>{this.text.value=e.trim(),this.base.value={text:e.trim(),etag:n},this.meanwhile.value=null,this.isFromMemory.value=!1,this.#r()})}async refresh(){if(!this.base.value)return this.load();try{let{text:e,etag:n}=await j(this.where,{signal:this.#t.signal});e===this.base.value.text?Se(()=>{this.base.value={text:e,etag:n},this.meanwhile.value=null}):this.#n(e,n)}catch(e){e instanceof Z&&e.status===404&&this.#n(null,null)}}#n(e,n){if(e!==null&&(!this.isDirty.value||_h(e,this.text.value))){Se(()=>{this.base.value={text:e,etag:n},this.text.value=e,this.meanwhile.value=null,this.#r()});return}if(e===null&&!this.isDirty.value){this.base.value=null,this.load();return}this.meanwhile.value={text:e,etag:n,change:null},this.#u()}async#u(){let e=this.meanwhile.value;try{let n=S`flag-sets/${this.set}/flags/${this.key}/versions`,{data:r}=await j(n,{query:{limit:1},signal:this.#t.signal});this.meanwhile.value===e&&e&&(this.meanwhile.value={...e,change:r.items[0]??null})}catch{}}takeTheirs(){let e={text:this.text.value,base:this.base.value,meanwhile:this.meanwhile.value},{text:n,etag:r}=e.meanwhile;return Se(()=>{this.base.value=n===null?null:{text:n,etag:r},this.text.value=n??"",this.meanwhile.value=null,this.#r()}),n===null&&this.load(),this.#o(),()=>{Se(()=>{this.base.value=e.base,this.meanwhile.value=e.meanwhile,this.edit(e.text)})}}keepMine(){let{text:e,etag:n}=this.meanwhile.value,r=e===null?this.text.value:this.mergedWith(e).text;Se(()=>{this.base.value={text:e??"",etag:n},this.meanwhile.value=null,this.edit(r)})}mergedWith(e){try{return qc(this.base.value?.text??"",this.text.value,e)}catch{return{text:this.text.value,overlaps:[]}}}#o(){this.isDirty.value?this.root.value.fault||this.checks.soon(this.text.value):this.checks.clear()}#r(){clearTimeout(this.#e),this.text.value.length<ii?this.#s():this.#e=window.setTimeout(()=>this.#s(),qh)}#a(){this.#e!==void 0&&this.#s()}#s(){clearTimeout(this.#e),this.#e=void 0;let{text:e,etag:n}=this.base.value??{text:"",etag:null},r=this.isDirty.value;ar(this.set,this.key,r?{text:this.text.value,base:e,etag:n}:null)}};function _h(t,e){return!ut(e).fault&&Rt(t)===Rt(e)}function Vh(){let{set:t,flag:e}=Ct.value;return t===null||e===null?null:a`<${Wh} key=${JSON.stringify([t,e])} set=${t} flag=${e} />`}function Wh({set:t,flag:e}){let n=pt(()=>new Bo(t,e),[]),[r,o]=g(0);B(()=>{let i=Pc(n,()=>o(l=>l+1));return()=>{i(),n.close()}},[]);let s=n.problem.value;return s instanceof Z&&s.status===404?a`<${U} title=${A.gone(e)} text=${A.goneText} command=${A.goneCommand(t)} />
      <${fo} open=${n} turn=${r} />`:s?a`<${P} problem=${s} onRetry=${()=>n.load()} />`:n.base.value?a`
    ${n.isFromMemory.value&&a`<${K}>${A.fromMemory}<//>`}
    <${jc} open=${n} turn=${r} />
  `:a`<div class="page-head"><h1 class="mono">${e}</h1></div>
      <${J} rows=${1} height=${48} /><${J} rows=${6} />`}var Vc=[["circle",{cx:"9",cy:"12",r:"3"}],["rect",{width:"20",height:"14",x:"2",y:"5",rx:"7"}]];var Wc=[["circle",{cx:"15",cy:"12",r:"3"}],["rect",{width:"20",height:"14",x:"2",y:"5",rx:"7"}]];function Jc({set:t,keys:e,to:n,onClose:r,onDone:o}){let s=Hh(t),[i,l]=g(n??s[0]??""),[u,c]=g(new Map),[m,f]=g(""),[p,h]=g(null),b=lt(z(i)),$=D("");$.current=i,B(()=>{if(!i)return;let O=new AbortController,E=new Map;return c(new Map),fn(e,async C=>{E.set(C,await _r(t,i,C,O.signal)),O.signal.aborted||c(new Map(E))},{signal:O.signal}),()=>O.abort()},[i]);let w=e.filter(O=>["new","changes"].includes(u.get(O)?.kind??"")),k=u.size===e.length&&w.length>0;async function y(O){if(O.preventDefault(),!k||p!==null)return;h(0);let E=new Map(w.map(C=>[C,u.get(C)?.there]));o(await qr(t,i,E,{comment:m.trim(),onProgress:h}))}return a`<${ae}
    wide
    title=${a`${x.copying.title(e)} ${b&&a`<${_} kind="bad">${i}<//>`}`}
    onClose=${p===null?r:void 0}
    footer=${a`
      <${v} onClick=${r} disabled=${p!==null}>${d.cancel}<//>
      <${v} kind=${b?"danger":"primary"} type="submit" form="copy-flags" busy=${p!==null} disabled=${!k}>
        ${p===null?x.copying.action(w.length):x.bulk.progress(p,w.length)}
      <//>
    `}
  >
    ${s.length===0?a`<${U} title=${x.copying.noOther} />`:a`<form id="copy-flags" class="stack" onSubmit=${y}>
          <${F} label=${x.copying.to}>
            ${O=>a`<${R} input=${O} value=${i} options=${s.map(E=>({value:E,label:E}))} onChange=${l} disabled=${p!==null} />`}
          <//>
          ${b&&a`<${K}>${x.askProduction}<//>`}
          <ul class="plain copies">
            ${e.map(O=>a`<${Jh} key=${`${i} ${O}`} name=${O} compared=${u.get(O)} isOpen=${e.length===1} />`)}
          </ul>
          ${u.size===e.length&&!w.length&&a`<p class="quiet">${x.copying.nothing}</p>`}
          <${F} label=${x.bulk.comment} hint=${x.bulk.commentHint}>
            ${O=>a`<input ...${O} type="text" maxlength="1000" value=${m} onInput=${E=>f(E.target.value)} />`}
          <//>
        </form>`}
  <//>`}function Jh({name:t,compared:e,isOpen:n}){let[r,o]=g(n),s={new:"good",changes:"accent",same:"plain",refused:"bad"};return a`<li>
    <div class="row">
      <span class="mono grow">${t}</span>
      ${e?.warnings.length?a`<${_} kind="warn">${x.copying.warning}<//>`:null}
      ${e?a`<${_} kind=${s[e.kind]}>${x.copying[e.kind]}<//>`:a`<span class="quiet">${x.copying.looking}</span>`}
      ${e&&e.kind==="changes"&&a`<${v} size="small" kind="quiet" aria-expanded=${String(r)} onClick=${()=>o(!r)}>${x.copying.show}<//>`}
    </div>
    ${e?.reason&&a`<p class="bad">${e.reason}</p>`}
    ${e?.warnings.map(({pointer:i,detail:l})=>a`<p class="small">${i&&a`<code>${i}</code> `}${l}</p>`)}
    ${r&&e&&e.kind==="changes"&&a`<${Wt} before=${e.before} after=${e.after} />`}
  </li>`}function Hh(t){let{application:e}=se(t),n=(en.value??[]).map(({name:o})=>o).filter(o=>o!==t&&M("write")),r=o=>se(o).application===e;return[...n.filter(r),...n.filter(o=>!r(o))]}function Hc({keys:t}){return a`<ul class="plain flag-names scrolls mono" aria-label=${x.bulk.names} tabindex="0">
    ${t.map(e=>a`<li>${e}</li>`)}
  </ul>`}function zc({set:t,flags:e,onClose:n,onDone:r}){let[o,s]=g(""),[i,l]=g(""),[u,c]=g(null),m=lt(z(t)),f=!m||i===t,p=e.map(({key:b})=>b);async function h(b){b.preventDefault(),!(!f||u!==null)&&(c(0),r(await Ia(t,e,{comment:o.trim(),onProgress:c})))}return a`<${At}
    title=${x.bulk.askDelete(p,t)}
    class=${m?"production":""}
    onClose=${u===null?n:void 0}
    footer=${a`
      <${v} onClick=${n} disabled=${u!==null}>${d.cancel}<//>
      <${v} kind="danger" type="submit" form="delete-flags" busy=${u!==null} disabled=${!f}>
        ${u===null?d.delete:x.bulk.progress(u,e.length)}
      <//>
    `}
  >
    <form id="delete-flags" class="stack" onSubmit=${h}>
      <p>${x.bulk.deleteText}</p>
      <${Hc} keys=${p} />
      <${F} label=${x.bulk.comment} hint=${x.bulk.commentHint}>
        ${b=>a`<input ...${b} type="text" maxlength="1000" value=${o} onInput=${$=>s($.target.value)} />`}
      <//>
      ${m&&a`<${yr} name=${t} typed=${i} onTyped=${l} />`}
    </form>
  <//>`}function Kc({failures:t,onClose:e}){return a`<${At}
    title=${x.bulk.failedTitle(t.length)}
    onClose=${e}
    footer=${a`<${v} kind="primary" onClick=${e}>${d.close}<//>`}
  >
    <p class="quiet">${x.bulk.failedText}</p>
    <ul class="plain flag-names">
      ${t.map(({key:n,problem:r})=>a`<li><span class="mono">${n}</span> <span class="quiet">${zh(r)}</span></li>`)}
    </ul>
  <//>`}var zh=t=>t instanceof Error?t.message:String(t);function Uc({set:t,flags:e,hidden:n,onClear:r}){let[o,s]=g(null),[i,l]=g(null),[u,c]=g([]),m=D(new AbortController);B(()=>()=>m.current.abort(),[]);async function f(b){lt(z(t))&&!await ps(t,e.map(({key:$})=>$),b)||(m.current=new AbortController,l(0),p(await Ra(t,e,b,{onProgress:l,signal:m.current.signal})))}function p(b){l(null),s(null),c(b),b.length||r()}let h=i!==null;return a`<div class="bulk-bar" role="toolbar" aria-label=${x.bulk.label}>
    <strong class="grow">${x.bulk.selected(e.length)}${n>0&&a` <span class="quiet">${x.bulk.hidden(n)}</span>`}</strong>
    ${h?a`<span role="status">${x.bulk.progress(i,e.length)}</span>
          <${v} size="small" onClick=${()=>m.current.abort()}>${x.bulk.stop}<//>`:a`
          <${v} size="small" icon=${Wc} onClick=${()=>f(!0)}>${x.bulk.enable}<//>
          <${v} size="small" icon=${Vc} onClick=${()=>f(!1)}>${x.bulk.disable}<//>
          <${v} size="small" icon=${lo} onClick=${()=>s("copy")}>${x.bulk.copy}<//>
          <${v} size="small" icon=${Nt} class="deletes" onClick=${()=>s("delete")}>${x.bulk.delete}<//>
          <${v} size="small" kind="quiet" icon=${gt} label=${x.bulk.clear} onClick=${r} />
        `}
    ${o==="delete"&&a`<${zc} set=${t} flags=${e} onClose=${()=>s(null)} onDone=${p} />`}
    ${o==="copy"&&a`<${Jc} set=${t} keys=${e.map(({key:b})=>b)} onClose=${()=>s(null)} onDone=${p} />`}
    ${u.length>0&&a`<${Kc} failures=${u} onClose=${()=>c([])} />`}
  </div>`}function Yc({query:t,typed:e,onType:n,onChange:r,metadata:o,input:s,onLeave:i}){let l=Object.keys(t).filter(m=>Gc.includes(m)||m.startsWith(ze)),u=e!==""||l.length>0,c=(m,f,p)=>a`<${R}
      key=${m}
      label=${f}
      class=${t[m]?"filter chosen":"filter"}
      value=${t[m]??""}
      options=${[{value:"",label:f},...p]}
      onChange=${h=>r({[m]:h||null})}
    />`;return a`<div class="flag-filters" role="search" aria-label=${x.filters}>
    <div class="search">
      <${mt} shapes=${br} />
      <input
        ref=${s}
        type="search"
        aria-label=${x.search}
        placeholder=${x.searchPlaceholder}
        autocomplete="off"
        spellcheck=${!1}
        value=${e}
        onInput=${m=>n(m.target.value)}
        onKeyDown=${m=>{if(m.key==="Escape"&&e)n("");else if(["Escape","Enter","ArrowDown"].includes(m.key))i();else return;m.preventDefault()}}
      />
    </div>
    ${c("state",x.anyState,[{value:"on",label:x.on},{value:"off",label:x.off}])}
    ${c("type",x.anyType,Object.entries(x.types).map(([m,f])=>({value:m,label:f})))}
    ${o.map(({name:m,values:f})=>c(ze+m,x.anyValue(m),f.map(({value:p,count:h})=>({value:p,label:`${p} (${h.toLocaleString("en")})`}))))}
    ${c("changed",x.changedAny,Object.keys(hs).map(m=>({value:m,label:x.ranges[m]})))}
    ${c("stale",x.staleAny,[{value:"yes",label:x.staleOnly}])}
    ${u&&a`<${v}
      kind="quiet"
      icon=${gt}
      onClick=${()=>{n(""),r(Object.fromEntries([...Gc,...l].map(m=>[m,null])))}}
      >${x.clear}<//
    >`}
  </div>`}var Gc=["state","type","changed","stale"];var Fo=[["path",{d:"M12 15V3"}],["path",{d:"M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4"}],["path",{d:"m7 10 5 5 5-5"}]];var Qc=[["path",{d:"M12 3v12"}],["path",{d:"m17 8-5-5-5 5"}],["path",{d:"M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4"}]];var Kh=6e4;async function Xc(t){try{let{text:e}=await j(S`flag-sets/${t}/document`);Uh(`${t}.json`,e)}catch(e){Bt(e)}}function Uh(t,e){let n=document.createElement("a");n.href=URL.createObjectURL(new Blob([e],{type:"application/json"})),n.download=t,n.click(),setTimeout(()=>URL.revokeObjectURL(n.href),Kh)}function tm(t,e){let[n,r]=[I(t),I(e)],o=Pe(r,"flags")?.value,s=new Map([...$r(n,"$evaluators"),...$r(r,"$evaluators")]),i=Zt(n).filter(({key:u})=>u!=="flags"&&u!=="$evaluators").map(({key:u,value:c})=>`${JSON.stringify(u)}: ${c.source}`),l=o?.type==="array"?Gh($r(n,"flags"),o.items):Zc(new Map([...$r(n,"flags"),...$r(r,"flags")]));return`{
${[...i,`"$evaluators": ${Zc(s)}`,`"flags": ${l}`].join(`,
`)}
}`}function $r(t,e){return new Map(Zt(Pe(t,e)?.value).map(({key:n,value:r})=>[n,r.source]))}function Gh(t,e){let n=new Map(t);for(let o of e){let s=Pe(o,"key")?.value;s&&n.delete(String(_t(s)))}return`[
${[...[...n].map(([o,s])=>`{"key": ${JSON.stringify(o)}, ${s.slice(1)}`),...e.map(o=>o.source)].join(`,
`)}
]`}function Zc(t){return`{
${[...t].map(([e,n])=>`${JSON.stringify(e)}: ${n}`).join(`,
`)}
}`}async function em(t,e,n,r){let o=S`flag-sets/${t}/document`,s=n==="replace"?e:tm((await j(o,{signal:r})).text,e),{data:i,text:l,etag:u}=await ie(o,{body:s,query:{dry_run:!0},signal:r}),c=I(l);return{body:s,etag:u,revision:i.revision,warnings:i.warnings,diff:on(Y(c,"/diff")).map((m,f)=>({kind:i.diff[f].kind,name:i.diff[f].name,before:i.diff[f].before===null?null:yt(m,"/before"),after:i.diff[f].after===null?null:yt(m,"/after")}))}}async function nm(t,{body:e,etag:n},r){let{data:o,etag:s}=await ie(S`flag-sets/${t}/document`,{body:e,etag:n,comment:r});return{changed:o.changed,etag:s}}function rm(t,{revision:e},{etag:n}){return qt(S`flag-sets/${t}/rollback`,{body:{revision:e},etag:n})}var om=[["path",{d:"M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2z"}],["path",{d:"M14 2v5a1 1 0 0 0 1 1h5"}],["path",{d:"M12 12v6"}],["path",{d:"m15 15-3-3-3 3"}]];var Ye=x.importing,sm=32*1024*1024;function im({file:t,onFile:e}){let n=D(null),[r,o]=g(!1),[s,i]=g("");async function l(u){if(o(!1),!u)return;e(null);let c=u.size>sm?"":(await u.text()).replace(/^\uFEFF/,""),m=u.size>sm?Ye.tooLarge:Yh(c);i(m),m||e({name:u.name,text:c})}return a`<div
    class="chooser ${r?"over":""}"
    onDragOver=${u=>{u.preventDefault(),o(!0)}}
    onDragLeave=${()=>o(!1)}
    onDrop=${u=>{u.preventDefault(),l(u.dataTransfer?.files[0])}}
  >
    <${mt} shapes=${om} size=${24} />
    ${t?a`<strong class="mono">${t.name}</strong>`:a`<strong>${Ye.drop}</strong><p class="quiet">${Ye.dropHint}</p>`}
    <${v} onClick=${()=>n.current?.click()}>${t?Ye.another:Ye.choose}<//>
    <input
      ref=${n}
      type="file"
      class="hidden-text"
      tabindex="-1"
      aria-label=${Ye.choose}
      accept=".json,application/json"
      onChange=${u=>{l(u.target.files[0]),u.target.value=""}}
    />
    ${s&&a`<div class="problem" role="alert"><div class="grow"><strong>${Ye.notJsonTitle}</strong><p>${s}</p></div></div>`}
  </div>`}function Yh(t){try{return I(t),""}catch(e){if(e instanceof te)return Ye.notJson(e.line,e.column,e.message);throw e}}var mi=x.importing,ci=100;function am({problem:t,text:e}){return a`<div class="problem" role="alert">
    <div class="grow">
      <strong>${mi.refused}</strong>
      <${fi} places=${t.errors} text=${e} />
    </div>
  </div>`}function fi({places:t,text:e}){return a`<ul>
    ${t.slice(0,ci).map(({pointer:n,detail:r})=>a`<li>${n&&a`<span>${mi.line(Wi(e,n))}, <code>${n}</code>: </span>`}${r}</li>`)}
    ${t.length>ci&&a`<li>${mi.more(t.length-ci)}</li>`}
  </ul>`}var $n=x.importing,pi=300,di={new:"good",changed:"accent",deleted:"bad"};function lm({trial:{diff:t,warnings:e},text:n}){return t.length?a`
    <div class="row" role="status">
      ${Object.keys(di).map(r=>{let o=t.filter(s=>um(s)===r).length;return o>0&&a`<${_} kind=${di[r]}>${o.toLocaleString("en")} ${$n.counts[r]}<//>`})}
    </div>
    ${e.length>0&&a`<${K}><strong>${$n.warnings}</strong><${fi} places=${e} text=${n} /><//>`}
    <ul class="plain import-changes" aria-label=${$n.difference}>
      ${t.slice(0,pi).map(r=>a`<${Qh} key=${`${r.kind} ${r.name}`} changed=${r} />`)}
      ${t.length>pi&&a`<li class="quiet padded">${$n.more(t.length-pi)}</li>`}
    </ul>
  `:a`<p class="quiet">${$n.same}</p>`}function Qh({changed:t}){let[e,n]=g(!1),r=um(t);return a`<li>
    <button type="button" class="opens" aria-expanded=${String(e)} onClick=${()=>n(!e)}>
      <${mt} shapes=${nn} />
      <span class="mono grow cut">${t.name}</span>
      ${t.kind!=="flag"&&a`<span class="quiet small">${$n.kinds[t.kind]}</span>`}
      <${_} kind=${di[r]}>${$n.counts[r]}<//>
    </button>
    ${e&&a`<div class="padded"><${Wt} before=${t.before} after=${t.after} kind=${t.kind} /></div>`}
  </li>`}var um=({before:t,after:e})=>t===null?"new":e===null?"deleted":"changed";var oe=x.importing;function mm({set:t,onClose:e}){let[n,r]=g(null),[o,s]=g("keep"),[i,l]=g(null),[u,c]=g(null),[m,f]=g(!1),[p,h]=g(""),[b,$]=g(!1),[w,k]=g(0),y=lt(z(t));B(()=>{if(!n)return;let C=new AbortController;return l(null),c(null),em(t,n.text,o,C.signal).then(l).catch(N=>C.signal.aborted||c(N)),()=>C.abort()},[n,o,w]);async function O(){if(!i||b)return;let C=i.diff.filter(({kind:N,after:T})=>N==="flag"&&T===null).length;if(!((y||C)&&!await Dt({title:oe.ask(i.diff.length,t),text:[y&&x.askProduction,C&&oe.askDeleted(C)].filter(Boolean).join(" "),action:x.import,name:y&&C?t:void 0,danger:!0}))){$(!0);try{let N=await nm(t,i,p.trim());q({text:oe.applied(N.changed,t),action:{label:d.undo,onClick:()=>rm(t,i,N).then(()=>q({text:oe.undone})).catch(Bt)}}),e()}catch(N){$(!1);let T=N instanceof Z&&N.status===412;f(T),T?k(w+1):c(N)}}}let E=i?.diff.length??0;return a`<${ae}
    wide
    class=${y?"production":""}
    title=${a`${oe.title(t)} ${y&&a`<${_} kind="bad">${d.shell.production}<//>`}`}
    onClose=${b?void 0:e}
    footer=${a`
      <${v} onClick=${e} disabled=${b}>${d.cancel}<//>
      <${v} kind=${y?"danger":"primary"} busy=${b} disabled=${!E} onClick=${O}>
        ${E?oe.apply(E):x.import}
      <//>
    `}
  >
    <div class="stack">
      <${im} file=${n} onFile=${r} />
      ${n&&a`<fieldset class="import-mode">
        <legend>${oe.mode}</legend>
        <${cm} name="keep" mode=${o} onMode=${s} label=${oe.keep} hint=${oe.keepHint} />
        <${cm} name="replace" mode=${o} onMode=${s} label=${oe.replace} hint=${oe.replaceHint} />
      </fieldset>`}
      ${m&&a`<${K}>${oe.meanwhile}<//>`}
      ${u&&a`<${Xh} problem=${u} text=${n?.text??""} onRetry=${()=>k(w+1)} />`}
      ${n&&!i&&!u&&a`<${J} rows=${4} />`}
      ${i&&a`<${lm} trial=${i} text=${n?.text??""} />`}
      ${E>0&&a`<${F} label=${x.bulk.comment} hint=${x.bulk.commentHint}>
        ${C=>a`<input ...${C} type="text" maxlength="1000" value=${p} onInput=${N=>h(N.target.value)} />`}
      <//>`}
    </div>
  <//>`}function cm({name:t,mode:e,onMode:n,label:r,hint:o}){return a`<label class="check">
    <input type="radio" name="import-mode" checked=${e===t} onChange=${()=>n(t)} />
    <span>${r}<span class="hint">${o}</span></span>
  </label>`}function Xh({problem:t,text:e,onRetry:n}){return t instanceof Z&&t.errors.length?a`<${am} problem=${t} text=${e} />`:a`<${P} problem=${t} onRetry=${n} />`}function fm({set:t,shown:e,onCreate:n}){let[r,o]=g(!1),{flags:s,complete:i,revision:l}=Re(t).content.value;return a`<div class="page-head">
    <div class="row">
      <h1>${d.pages.flags}</h1>
      <span class="facts quiet small">
        <span role="status">${i?x.found(e,s.length):x.loading(s.length)}</span>
        ${l>0&&a`<span class="revision" title=${x.revisionTitle(l)}>${x.revision(l)}</span>`}
        <${Sr} />
      </span>
    </div>
    <div class="row actions">
      ${M("write")&&a`<${v} kind="quiet" icon=${Qc} onClick=${()=>o(!0)}>${x.import}<//>`}
      <${v} kind="quiet" icon=${Fo} onClick=${()=>Xc(t)}>${x.export}<//>
      ${M("write")&&a`<${v} kind="primary" icon=${st} onClick=${n}>${x.newFlag}<//>`}
    </div>
    ${r&&a`<${mm} set=${t} onClose=${()=>o(!1)} />`}
  </div>`}var Lo={boolean:[{name:"on",value:"true"},{name:"off",value:"false"}],string:[{name:"new",value:"new"},{name:"old",value:"old"}],number:[{name:"high",value:"10"},{name:"low",value:"1"}],object:[{name:"new",value:"{}"},{name:"old",value:"{}"}]};function jo(t,e){if(t==="string")return JSON.stringify(e);let n=e.trim();if(t==="boolean")return n==="true"||n==="false"?n:null;if(t==="number")return/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(n)?n:null;try{let r=JSON.parse(n);return r!==null&&typeof r=="object"&&!Array.isArray(r)?n:null}catch{return null}}function pm({type:t,variants:e,defaultVariant:n,isEnabled:r,owner:o}){let s=e.map(({name:l,value:u})=>`    ${JSON.stringify(l)}: ${jo(t,u)}`),i=[`  "state": "${r?"ENABLED":"DISABLED"}"`,`  "variants": {
${s.join(`,
`)}
  }`,`  "defaultVariant": ${JSON.stringify(n)}`];return o.trim()&&i.push(`  "metadata": {
    "owner": ${JSON.stringify(o.trim())}
  }`),`{
${i.join(`,
`)}
}`}var ht=x.create,Zh=Object.keys(Lo);function dm({set:t,onClose:e}){let[n,r]=g(""),[o,s]=g("boolean"),[i,l]=g(Lo.boolean),[u,c]=g(1),[m,f]=g(""),[p,h]=g(!0),[b,$]=g({}),[w,k]=g(null),[y,O]=g(!1);async function E(N){N.preventDefault();let T={key:n.trim()?void 0:ht.keyMissing,variants:eg(o,i)};if($(T),k(null),T.key||T.variants||y)return;O(!0);let W=u<0?null:i[u].name.trim(),$t=i.map(({name:ct,value:wt})=>({name:ct.trim(),value:wt}));try{let ct=pm({type:o,variants:$t,defaultVariant:W,isEnabled:p,owner:m});await ie(S`flag-sets/${t}/flags/${n.trim()}`,{body:ct,createOnly:!0}),q({text:ht.created(n.trim())}),e(),Xt({set:t,flag:n.trim()})}catch(ct){O(!1),ct instanceof Z&&ct.status===412?$({key:ht.exists(n.trim())}):k(ct)}}let C=lt(z(t));return a`<${At}
    title=${a`${ht.title} ${C&&a`<${_} kind="bad">${t}<//>`}`}
    class=${C?"production":""}
    onClose=${e}
    footer=${a`
      <${v} onClick=${e}>${d.cancel}<//>
      <${v} kind="primary" type="submit" form="new-flag" busy=${y}>${ht.action}<//>
    `}
  >
    <form id="new-flag" class="stack" onSubmit=${E} novalidate>
      ${w&&a`<${P} problem=${w} />`}
      <${F} label=${ht.key} hint=${ht.keyHint} error=${b.key}>
        ${N=>a`<input
            ...${N}
            type="text"
            class="mono"
            autofocus
            required
            maxlength="255"
            autocomplete="off"
            spellcheck=${!1}
            value=${n}
            onInput=${T=>r(T.target.value)}
          />`}
      <//>
      <${F} label=${ht.type}>
        ${N=>a`<${R}
            input=${N}
            value=${o}
            options=${Zh.map(T=>({value:T,label:x.types[T]}))}
            onChange=${T=>{s(T),l(Lo[T]),c(1)}}
          />`}
      <//>
      <${tg}
        type=${o}
        variants=${i}
        fault=${b.variants}
        onChange=${N=>{l(N),u>=N.length&&c(N.length-1)}}
      />
      <${F} label=${ht.default} hint=${ht.defaultHint}>
        ${N=>a`<${R}
            input=${N}
            value=${String(u)}
            options=${[...i.map(({name:T},W)=>({value:String(W),label:T||`${W+1}`})),{value:"-1",label:ht.noDefault}]}
            onChange=${T=>c(Number(T))}
          />`}
      <//>
      <${F} label=${ht.owner} hint=${ht.ownerHint}>
        ${N=>a`<input ...${N} type="text" autocomplete="off" value=${m} onInput=${T=>f(T.target.value)} />`}
      <//>
      <${Fe} label=${ht.enabled} hint=${ht.enabledHint} checked=${p} onChange=${h} />
    </form>
  <//>`}function tg({type:t,variants:e,fault:n,onChange:r}){let o=(s,i)=>r(e.map((l,u)=>u===s?{...l,...i}:l));return a`<fieldset class="new-variants">
    <legend>${ht.variants}</legend>
    ${e.map(({name:s,value:i},l)=>a`<div class="row" key=${l}>
        <input
          type="text"
          class="mono name"
          aria-label=${ht.variantName}
          value=${s}
          onInput=${u=>o(l,{name:u.target.value})}
        />
        ${t==="boolean"?a`<${R}
              label=${ht.variantValue}
              value=${i}
              options=${["true","false"].map(u=>({value:u,label:u}))}
              onChange=${u=>o(l,{value:u})}
            />`:a`<input
              type="text"
              class="mono grow"
              inputmode=${t==="number"?"decimal":void 0}
              aria-label=${ht.variantValue}
              aria-invalid=${jo(t,i)===null?"true":void 0}
              value=${i}
              onInput=${u=>o(l,{value:u.target.value})}
            />`}
        <${v}
          kind="quiet"
          icon=${Nt}
          label=${ht.removeVariant}
          disabled=${e.length===1}
          onClick=${()=>r(e.filter((u,c)=>c!==l))}
        />
      </div>`)}
    ${n&&a`<p class="bad small" role="alert">${n}</p>`}
    <div>
      <${v} size="small" icon=${st} onClick=${()=>r([...e,{name:"",value:t==="boolean"?"true":t==="object"?"{}":""}])}>
        ${ht.addVariant}
      <//>
    </div>
  </fieldset>`}function eg(t,e){let n=e.map(({name:o})=>o.trim());if(n.includes(""))return ht.nameMissing;let r=n.find((o,s)=>n.indexOf(o)!==s);if(r!==void 0)return ht.nameTwice(r);if(!e.every(({value:o})=>jo(t,o)!==null))return t==="number"?ht.notNumber:ht.notObject}var $m=window.matchMedia("(max-width: 720px)"),$i=dt($m.matches);$m.addEventListener("change",t=>{$i.value=t.matches});var ng=36,rg=60,og=38,sg=240,ig=8;function hm({set:t,flags:e,column:n,order:r,isDown:o,onOrder:s,selected:i,fresh:l,onSelect:u,cursor:c,reveal:m,onCursor:f,takesFocus:p,onToggle:h}){let b=D(-1),$=e.length>0&&e.every(({key:C})=>i.has(C)),w=!$&&e.some(({key:C})=>i.has(C));function k(C,N,T){let W=T&&b.current>=0&&b.current<e.length?b.current:C;b.current=C;let[$t,ct]=W<C?[W,C]:[C,W];u(e.slice($t,ct+1).map(({key:wt})=>wt),N)}let y={order:r,isDown:o,onOrder:s},O=$i.value?rg:ng,E=["flag-table panel",n===null&&"no-owner",!M("write")&&"read-only",e.length>ig&&"long"];return a`<div
    class=${E.filter(Boolean).join(" ")}
    style=${ag(e.length,O)}
    role="table"
    aria-label=${x.table}
    aria-rowcount=${e.length+1}
  >
    <div role="rowgroup" class="list-head">
      <div role="row" aria-rowindex="1" class="flag-row">
        ${M("write")&&a`<div role="columnheader" class="select">
          <input
            type="checkbox"
            aria-label=${x.selectAll}
            checked=${$}
            indeterminate=${w}
            disabled=${!e.length}
            onChange=${C=>u(e.map(({key:N})=>N),C.target.checked)}
          />
        </div>`}
        <div role="columnheader" class="state-cell"><span>${x.columns.state}</span></div>
        <${Po} ...${y} name="key" class="key">${x.columns.key}<//>
        <div role="columnheader" class="type">${x.columns.type}</div>
        <${Po} ...${y} name="rollout" class="serves">${x.columns.rollout}<//>
        ${n!==null&&a`<div role="columnheader" class="owner cut">${n==="owner"?x.columns.owner:n}</div>`}
        <${Po} ...${y} name="evaluated" class="evaluated">${x.columns.evaluated}<//>
        <${Po} ...${y} name="changed" class="changed">${x.columns.changed}<//>
      </div>
    </div>
    <${Dn}
      key=${O}
      role="rowgroup"
      class="list-rows"
      count=${e.length}
      rowHeight=${O}
      reveal=${m}
      keyOf=${C=>e[C]?.key??""}
      render=${C=>{let N=e[C];return N?a`<${Ja}
          key=${N.key}
          set=${t}
          flag=${N}
          index=${C}
          column=${n}
          isSelected=${i.has(N.key)}
          isFresh=${l.has(N.key)}
          isAtCursor=${C===c}
          takesFocus=${p}
          onCursor=${()=>f(N.key)}
          onSelect=${(T,W)=>k(C,T,W)}
          onToggle=${T=>h(N,T)}
        />`:null}}
    />
  </div>`}function ag(t,e){let n=og+t*e;return{maxHeight:`${n}px`,minHeight:`${Math.min(n,sg)}px`}}function Po({name:t,order:e,isDown:n,onOrder:r,class:o,children:s}){let i=t===e;return a`<div role="columnheader" class=${o} aria-sort=${i?n?"descending":"ascending":void 0}>
    <button type="button" class="sorts" onClick=${()=>r(t)}>
      ${s}${i&&a`<${mt} shapes=${n?pr:dr} size=${12} />`}
    </button>
  </div>`}var lg=300;function ug(){let{query:t}=Ct.value,e=Ct.value.set,n=Re(e);B(()=>n.open(),[e]);let{flags:r,complete:o,problem:s,fromMemory:i}=n.content.value,[l,u]=mg(t.q??""),c=Object.keys(t).filter(L=>L.startsWith(ze)),m=pt(()=>Wa(r,c.map(L=>L.slice(ze.length))),[r,c.join()]),f=_a({...t,q:l}),p=JSON.stringify(f),h=f.within===null?0:Mi.value,b=pt(()=>Va(r,f,h),[r,p,h]),[$,w]=g(new Set),k=pt(()=>r.filter(({key:L})=>$.has(L)),[r,$]),[y,O]=g(!1),[E,C]=g(null),[N,T]=g(-1),W=pt(()=>b.findIndex(({key:L})=>L===E),[b,E]),$t=D(!1),ct=D(null);function wt(L){if(!b.length)return;let Tt=Math.max(0,Math.min(L,b.length-1));$t.current=!0,C(b[Tt].key),T(Tt)}function Lt(L,Tt){let pe=new Set($);for(let Qe of L)Tt?pe.add(Qe):pe.delete(Qe);w(pe)}let it=L=>()=>b[W]&&L(b[W]);bn([{keys:"/",label:x.keys.search,run:()=>ct.current?.select()},{keys:"j",label:x.keys.next,run:()=>wt(W+1)},{keys:"k",label:x.keys.previous,run:()=>wt(W-1)},{keys:"Home",label:x.keys.first,run:()=>wt(0)},{keys:"End",label:x.keys.last,run:()=>wt(b.length-1)},{keys:"o",label:x.keys.open,run:it(({key:L})=>Xt({set:e,flag:L}))},...M("write")?[{keys:"x",label:x.keys.select,run:it(({key:L})=>Lt([L],!$.has(L)))},{keys:"t",label:x.keys.toggle,run:it(({key:L,state:Tt})=>Pr(e,L,Tt!=="ENABLED"))},{keys:"n",label:x.keys.create,run:()=>O(!0)},{keys:"Escape",label:x.keys.escape,run:()=>w(new Set)}]:[]]);let It=pt(()=>k.length-b.filter(({key:L})=>$.has(L)).length,[k,b]),Q=o&&r.length===0;return a`<div class="flags-page ${k.length?"selecting":""}">
    <${fm} set=${e} shown=${b.length} onCreate=${()=>O(!0)} />
    ${i&&a`<${K}>${d.problem.fromMemory}<//>`}
    ${s&&a`<${P} problem=${s} onRetry=${()=>n.retry()} />`}
    ${Q?a`<div class="panel">
          <${U} icon=${Fi} title=${x.emptyTitle} text=${x.emptyText} command=${x.emptyCommand(e)}>
            ${M("write")&&a`<${v} kind="primary" onClick=${()=>O(!0)}>${x.newFlag}<//>`}
          <//>
        </div>`:a`
          <${Yc}
            query=${t}
            typed=${l}
            onType=${u}
            onChange=${kt}
            metadata=${m}
            input=${ct}
            onLeave=${()=>wt(Math.max(W,0))}
          />
          ${r.length===0?!s&&a`<div class="panel"><${J} rows=${12} /></div>`:b.length===0?a`<div class="panel"><${U} icon=${wr} title=${x.nothingFound} text=${x.nothingFoundText} /></div>`:a`<${hm}
                  set=${e}
                  flags=${b}
                  column=${m[0]?.name??null}
                  order=${f.order}
                  isDown=${f.down}
                  onOrder=${L=>kt({sort:cg(L,f)})}
                  selected=${$}
                  fresh=${n.fresh.value}
                  onSelect=${Lt}
                  cursor=${W}
                  reveal=${N}
                  onCursor=${C}
                  takesFocus=${$t}
                  onToggle=${({key:L},Tt)=>Pr(e,L,Tt)}
                />`}
        `}
    ${k.length>0&&a`<${Uc} set=${e} flags=${k} hidden=${It} onClear=${()=>w(new Set)} />`}
    ${y&&a`<${dm} set=${e} onClose=${()=>O(!1)} />`}
  </div>`}function cg(t,e){return`${(t===e.order?!e.down:t!=="key")?"-":""}${t}`}function mg(t){let[e,n]=g(t),r=D(void 0);return B(()=>{clearTimeout(r.current),n(t)},[t]),B(()=>()=>clearTimeout(r.current),[]),[e,o=>{n(o),clearTimeout(r.current),r.current=setTimeout(()=>kt({q:o||null}),lg)}]}var gm=["who","kind","name","since","until"],fg={m:6e4,h:36e5,d:864e5};function vm(t){let e=t.kind??"",n={who:t.who??"",kind:e==="flag"||e==="evaluator"||e==="flag_set"?e:"",name:t.name??"",since:dg(t.since??"")?t.since??"":"",until:ym(t.until??"")?t.until??"":""};return n.kind!=="flag"&&n.kind!=="evaluator"&&(n.name=""),n}function bm(t){return Object.fromEntries(gm.filter(e=>t[e]!=="").map(e=>[e,t[e]]))}function qo(t,e){let n={};if(t.who!==""&&(n.actor=t.who),t.name!==""&&t.kind==="flag"?n.flag=t.name:t.name!==""&&t.kind==="evaluator"?n.evaluator=t.name:t.kind!==""&&(n.kind=t.kind),t.since!==""&&(n.since=pg(t.since,e).toISOString()),t.until!==""){let r=hi(t.until);r.setDate(r.getDate()+1),n.until=r.toISOString()}return n}var _o=t=>gm.every(e=>t[e]==="");function pg(t,e){let n=/^(\d{1,4})([mhd])$/.exec(t);return n===null?hi(t):new Date(e.getTime()-Number(n[1])*fg[n[2]])}function hi(t){let[e,n,r]=t.split("-").map(Number);return new Date(e,n-1,r)}var ym=t=>/^\d{4}-\d{2}-\d{2}$/.test(t)&&!Number.isNaN(hi(t).getTime()),dg=t=>/^\d{1,4}[mhd]$/.test(t)||ym(t);function xm(t,e){let n=e.after===null?e.revision-1:e.revision,r=e.after===null?e.beforeText:e.afterText;return Sm(t,e,n,r,d.history.title(e.name,n),d.history.comment.back(n))}function wm(t,e){let n=d.history,r=n.comment.undone(e.revision);if(e.before!==null)return Sm(t,e,e.revision-1,e.beforeText,n.titleOfUndo(e.name),r);if(e.kind==="flag_set")return null;let o=e.kind==="flag"?S`flag-sets/${t}/flags/${e.name}`:S`flag-sets/${t}/evaluators/${e.name}`;return{title:n.titleOfDeletion(e.name),set:t,method:"DELETE",where:o,action:d.delete,danger:!0,typed:e.name,comment:r}}function km(t,e){return{title:d.history.titleOfSet(t,e),text:d.history.textOfSet,set:t,method:"POST",where:S`flag-sets/${t}/rollback`,body:{revision:e},action:d.history.bringBack,comment:d.history.comment.back(e)}}function Sm(t,{kind:e,name:n},r,o,s,i){let l={title:s,set:t,action:d.history.bringBack,comment:i};return e==="flag"?{...l,method:"POST",where:S`flag-sets/${t}/flags/${n}/rollback`,body:{revision:r}}:e==="evaluator"&&o!==null?{...l,method:"PUT",where:S`flag-sets/${t}/evaluators/${n}`,body:o}:null}var $g=new Intl.DateTimeFormat(void 0,{hour:"2-digit",minute:"2-digit"}),hg=new Intl.DateTimeFormat(void 0,{dateStyle:"medium",timeStyle:"medium"}),gg=3;function Om({set:t,entry:e,isOpen:n,onOpen:r,onChange:o}){let{revision:s,actor:i,comment:l,changes:u}=e,c=new Date(e.at);return a`<li class="entry ${n?"open":""}">
    <button type="button" class="line" aria-expanded=${String(n)} onClick=${()=>r(!n)}>
      <${mt} shapes=${nn} size=${14} />
      <span class="what"
        ><strong>${i}</strong> <${H} parts=${d.changes.together(u)} />${l&&a`, <q>${l}</q>`}</span
      >
      <span class="quiet revision" title=${d.history.revisionOf(s)}>${d.history.revision(s)}</span>
      <time class="quiet" datetime=${c.toISOString()} title=${`${hg.format(c)}
${Ri(c)}`}>${$g.format(c)}</time>
    </button>
    ${n&&a`<div class="inside">
      ${u.map(m=>a`<${vg} key=${`${m.kind} ${m.name}`} set=${t} change=${m} isOpen=${u.length<=gg} onChange=${o} />`)}
      <div class="row">
        <${v} size="small" kind="quiet" href=${G({set:t,page:"try-it",query:{at:String(s),flag:yg(u)}})}>${d.history.tryThen(s)}<//>
        ${M("write")&&a`<${v} size="small" kind="quiet" onClick=${()=>o(km(t,s))}>${d.history.setBack(s)}<//>`}
      </div>
    </div>`}
  </li>`}function vg({set:t,change:e,isOpen:n,onChange:r}){let[o,s]=g(n),i=d.history,l=M("write")?xm(t,e):null,u=M("write")?wm(t,e):null,c=bg(t,e),m=[u!==null&&{label:i.undo,onSelect:()=>r(u)},c!==null&&{label:i.open,onSelect:()=>Xt(c)}];return a`<section class="one" aria-label=${e.name}>
    <div class="row">
      <button type="button" class="name grow" aria-expanded=${String(o)} onClick=${()=>s(!o)}>
        <${mt} shapes=${nn} size=${14} />${i.kindOf[e.kind]} <code>${e.name}</code>
      </button>
      ${l!==null&&a`<${v} size="small" icon=${Wn} title=${i.bringBackHint} onClick=${()=>r(l)}>${i.bringBack}<//>`}
      ${m.some(Boolean)&&a`<${Le} end items=${m} button=${{kind:"quiet",size:"small",icon:yn,label:d.more}} />`}
    </div>
    ${o&&a`<${Wt} before=${e.beforeText} after=${e.afterText} kind=${e.kind} />`}
  </section>`}function bg(t,{kind:e,name:n}){return e==="flag"?{set:t,flag:n}:e==="evaluator"?{set:t,page:"evaluators",query:{name:n}}:null}var yg=t=>t.length===1&&t[0].kind==="flag"?t[0].name:null;var Tm={who:null,kind:null,name:null,since:null,until:null};function Em({filter:t,actors:e,names:n}){let r=ot(),o=d.history,s=u=>kt({...Tm,...bm({...t,...u})}),i=/^\d{4}/.test(t.since)||t.until!=="",l=Object.entries(o.kinds);return a`<form class="history-filter" role="search" aria-label=${o.filter} onSubmit=${u=>u.preventDefault()}>
    <input
      type="search"
      aria-label=${o.who}
      placeholder=${o.everybody}
      title=${o.whoHint}
      list="${r}-actors"
      autocomplete="off"
      value=${t.who}
      onChange=${u=>s({who:u.target.value.trim()})}
    />
    <datalist id="${r}-actors">${e.map(u=>a`<option value=${u}></option>`)}</datalist>
    <${R}
      label=${o.what}
      value=${t.kind}
      options=${l.map(([u,c])=>({value:u,label:c}))}
      onChange=${u=>s({kind:u,name:""})}
    />
    ${(t.kind==="flag"||t.kind==="evaluator")&&a`<input
        type="search"
        class="mono"
        aria-label=${o.name[t.kind]}
        placeholder=${o.all[t.kind]}
        list="${r}-names"
        autocomplete="off"
        spellcheck=${!1}
        value=${t.name}
        onChange=${u=>s({name:u.target.value})}
      /><datalist id="${r}-names">${n.map(u=>a`<option value=${u}></option>`)}</datalist>`}
    <${R}
      label=${o.when}
      value=${i?"days":t.since}
      options=${[{value:"",label:o.anyTime},...o.spans.map(([u,c])=>({value:u,label:c})),...i||o.spans.some(([u])=>u===t.since)||t.since===""?[]:[{value:t.since,label:t.since}],{value:"days",label:o.days}]}
      onChange=${u=>s(u==="days"?{since:Cm(),until:Cm()}:{since:u,until:""})}
    />
    ${i&&a`<input type="date" aria-label=${o.from} value=${t.since} max=${t.until} onChange=${u=>s({since:u.target.value})} />
      <input type="date" aria-label=${o.to} value=${t.until} min=${t.since} onChange=${u=>s({until:u.target.value})} />`}
    ${!_o(t)&&a`<${v} kind="quiet" icon=${gt} onClick=${()=>kt(Tm)}>${o.clear}<//>`}
  </form>`}function Cm(){let t=new Date;return new Date(t.getTime()-t.getTimezoneOffset()*6e4).toISOString().slice(0,10)}var Am=100;function Nm(t,e,n){let[r,o]=g({changes:[],next:null,problem:null,isLoading:!0}),[s,i]=g(0),l=D(new AbortController),u=JSON.stringify(n);async function c(f,p,h){l.current.abort();let{signal:b}=l.current=new AbortController;o($=>({...$,isLoading:!0,problem:null}));try{let $=await xg(t,{...qo(n,new Date),limit:h,after:f},b);b.aborted||o({changes:[...p,...$.changes],next:$.next,problem:null,isLoading:!1})}catch($){b.aborted||o(w=>({...w,problem:$,isLoading:!1}))}}return B(()=>(c(null,[],Math.min(1e3,Math.max(Am,r.changes.length))),()=>l.current.abort()),[t,e,u,s]),{entries:xi(r.changes),problem:r.problem,isLoading:r.isLoading,hasMore:r.next!==null,more:()=>c(r.next,r.changes,Am),reload:()=>i(s+1)}}async function xg(t,e,n){let{data:r,text:o}=await j(S`flag-sets/${t}/changes`,{query:e,signal:n}),s=I(o);return{changes:r.items.map((l,u)=>({...l,beforeText:l.before===null?null:yt(s,`/items/${u}/before`),afterText:l.after===null?null:yt(s,`/items/${u}/after`)})),next:r.next}}var wg=new Intl.DateTimeFormat(void 0,{weekday:"long",day:"numeric",month:"long",year:"numeric"});function kg(){let t=de.value;return t===null?null:a`<${Sg} set=${t.name} revision=${t.revision} />`}function Sg({set:t,revision:e}){be(t);let n=vm(Ct.value.query),{entries:r,problem:o,isLoading:s,hasMore:i,more:l,reload:u}=Nm(t,e,n),[c,m]=g(new Set),[f,p]=g(null),h=r.flatMap($=>$.changes),b=d.history;return a`<div class="page-head">
      <h1>${d.pages.history}</h1>
      <${v} icon=${Fo} onClick=${()=>Cg(t,qo(n,new Date))}>${b.download}<//>
    </div>
    <div class="stack">
      <${Em} filter=${n} actors=${Mm(h.map(({actor:$})=>$))} names=${Mm(h.filter(({kind:$})=>$===n.kind).map(({name:$})=>$))} />
      ${o!==null&&a`<${P} problem=${o} onRetry=${u} />`}
      ${r.length===0&&s&&a`<div class="panel"><${J} rows=${10} /></div>`}
      ${r.length===0&&!s&&o===null&&a`<${U} title=${b.none} text=${b.noneText}>
        ${!_o(n)&&a`<${v} onClick=${()=>kt({who:null,kind:null,name:null,since:null,until:null})}>${b.clear}<//>`}
      <//>`}
      ${Og(r).map(([$,w])=>a`<section key=${$} class="history-day">
          <h2>${$}</h2>
          <ol class="plain panel">
            ${w.map(k=>a`<${Om}
                key=${k.revision}
                set=${t}
                entry=${k}
                isOpen=${c.has(k.revision)}
                onOpen=${y=>m(Tg(c,k.revision,y))}
                onChange=${p}
              />`)}
          </ol>
        </section>`)}
      ${i&&a`<div class="row"><${v} busy=${s} onClick=${l}>${b.older}<//></div>`}
    </div>
    ${f!==null&&a`<${ue}
      change=${f}
      onClose=${()=>p(null)}
      onSaved=${({data:$})=>{p(null),q({text:b.done(f.title,$.revision)}),Ut()}}
    />`}`}function Og(t){let e=new Map,n=new Date,r=new Date(n.getFullYear(),n.getMonth(),n.getDate()-1);for(let o of t){let s=new Date(o.at),i=u=>s.toDateString()===u.toDateString(),l=i(n)?d.history.today:i(r)?d.history.yesterday:wg.format(s);e.set(l,[...e.get(l)??[],o])}return[...e]}function Tg(t,e,n){let r=new Set(t);return n?r.add(e):r.delete(e),r}async function Cg(t,e){try{let{text:n}=await j(S`flag-sets/${t}/changes`,{query:e,headers:{Accept:"text/csv"}}),r=URL.createObjectURL(new Blob([n],{type:"text/csv"})),o=document.createElement("a");o.href=r,o.download=`${t}-history.csv`,o.click(),URL.revokeObjectURL(r)}catch(n){Bt(n)}}var Mm=t=>[...new Set(t)].sort();function Eg(){let t=de.value;return t&&a`<div class="page-head"><div><h1>${d.pages.plans}</h1><p class="quiet">${d.plans.intro}</p></div></div>
      <${wo} set=${t} />`}function Ag(){let t=de.value;if(t===null)return null;let{flag:e=null,at:n}=Ct.value.query,r=/^[1-9]\d{0,15}$/.test(n??"")?Number(n):null;return a`<div class="page-head"><div><h1>${d.tryIt.title}</h1><p class="quiet">${d.tryIt.intro}</p></div></div>
    <${ko} key=${n} set=${t} flag=${e} from=${r} onAll=${e===null?void 0:G({set:t.name,page:"try-it"})} />`}export{Op as Compare,Ad as Contexts,b$ as Evaluators,Vh as Flag,ug as Flags,kg as History,Eg as Plans,Ag as TryItPage};
