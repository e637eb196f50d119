import{$a as wn,A as a,Aa as en,B as X,C as qt,Ca as Ii,D as Ti,Da as ve,E as tn,F as Ci,Fa as zt,G as wt,Ga as yt,H as Un,Ha as U,I as Ht,Ia as V,J as Ai,Ja as Di,K as Ei,Ka as Et,L as Ni,La as ue,M as br,Ma as Or,N as wr,Na as Kt,O as Mi,P as $,Pa as Gn,Q as z,Qa as Tr,Ra as Cr,S as st,Sa as tt,T as y,Ta as Bi,U as xr,Ua as Li,V as Ri,Va as rt,W as vt,Wa as ji,X as _,Xa as Rt,Y as At,Ya as Pi,Za as Ae,_ as hn,_a as qe,a as xi,aa as P,ab as qi,ba as K,bb as rn,c as ki,ca as J,cb as _i,d as g,da as Yo,e as B,ea as kr,f as $n,fa as le,g as F,ga as Q,h as ut,ha as L,i as Si,ia as Pe,j as nt,ja as S,k as Ce,ka as gn,l as dt,la as j,m as Ze,ma as Ft,na as ce,oa as Qt,pa as Sr,q as Oi,qa as _t,sa as I,t as yr,va as vn,w as M,wa as Ct,xa as G,ya as Xt,za as St}from"./chunk-X4YK5BO4.js";import{a as yn,b as Vt,c as me,d as nn,e as bn,f as Y,g as gt,h as Zt,i as Nt,j as Mt,k as Fi,l as Qo}from"./chunk-VQMGCDCY.js";var Vi=[["line",{x1:"5",x2:"19",y1:"9",y2:"9"}],["line",{x1:"5",x2:"19",y1:"15",y2:"15"}]];var Ar=[["path",{d:"m13.5 8.5-5 5"}],["path",{d:"m8.5 8.5 5 5"}],["circle",{cx:"11",cy:"11",r:"8"}],["path",{d:"m21 21-4.3-4.3"}]];function Wi(t,e){let n=t.map(({flags:o})=>new Map(o.map(s=>[s.key,s])));return[...new Set(t.flatMap(({flags:o})=>o.map(({key:s})=>s)))].sort().map(o=>{let s=n[e]?.get(o)??null,i=t.map((l,c)=>{let u=n[c].get(o)??null,m=c===e?[]:Vm(u,l,s,t[e]);return{flag:u,reasons:m}});return{key:o,cells:i,differs:i.some(({reasons:l})=>l.length>0)}})}function Vm(t,e,n,r){if(!t||!n)return t===n?[]:[t?"extra":"missing"];let o=[];t.state!==n.state&&o.push("state"),t.digest!==n.digest&&o.push("definition");let s=new Set([...t.evaluators,...n.evaluators]),i=l=>e.evaluators.get(l)!==r.evaluators.get(l);return[...s].some(i)&&o.push("evaluator"),o}var Wm=[/^(local|dev)/,/^(test|qa|ci)/,/^(stag|uat|pre|acc|demo)/,/^(canary|beta)/,/^prod|^live/];function Xo(t){let e=Wm.findIndex(n=>n.test(t.toLowerCase()));return e<0?2.5:e}function Ji(t){let e=new Map(t.map(({name:n,rule:r})=>[n,r]));return new Map(t.map(({name:n,rule:r})=>[n,Er(r,e,[n])]))}function Er(t,e,n){if(Array.isArray(t))return`[${t.map(s=>Er(s,e,n)).join()}]`;if(t===null||typeof t!="object")return JSON.stringify(t);let r=Object.entries(t).sort(([s],[i])=>s<i?-1:1),{$ref:o}=t;return typeof o=="string"&&e.has(o)&&!n.includes(o)?Er(e.get(o),e,[...n,o]):`{${r.map(([s,i])=>`${JSON.stringify(s)}:${Er(i,e,n)}`).join()}}`}var on=dt([]),Hi=Ze(()=>{let t=on.value.map(({state:e})=>e.value);return Jm.find(e=>t.includes(e))??"off"}),Jm=["lost","connecting","live"],Hm=3,zm="/ofrep/v1/events",Km=new URL("..",document.baseURI),Um=300,Zo=5e3,ts=1e3,Gm=3e4,Ym=6e4,Qm=3e3;function xn(t,e,n){let r={since:e,onChange:n},o=on.peek().find(s=>s.set===t)??new es(t);return o.add(r),()=>o.remove(r)}var es=class{constructor(e){this.set=e,this.state=dt("connecting"),on.value=[...on.peek(),this],this.watchers=new Set,this.source=null,this.revision=0,this.again=ts,this.timers={},this.ended=new AbortController,this.isTelling=!1,document.addEventListener("visibilitychange",()=>this.seen(),{signal:this.ended.signal}),this.open()}add(e){clearTimeout(this.timers.unwatched),this.watchers.add(e),this.tell()}remove(e){this.watchers.delete(e),!this.watchers.size&&(this.timers.unwatched=setTimeout(()=>this.end(),Qm))}end(){this.ended.abort(),this.close(),Object.values(this.timers).forEach(clearTimeout),on.value=on.peek().filter(e=>e!==this)}close(){this.source?.close(),this.source=null}async open(){if(!(this.ended.signal.aborted||this.source||document.hidden)){if(on.peek().filter(({source:e})=>e).length>=Hm)return void this.ask();this.state.peek()!=="lost"&&(this.state.value="connecting"),clearTimeout(this.timers.ask),this.timers.ask=setTimeout(()=>this.ask(),Zo);try{let{data:e}=await j(S`flag-sets/${this.set}/event-stream`,{signal:this.ended.signal});if(e.requestUri===null)return;!this.source&&!this.ended.signal.aborted&&this.listen(e.requestUri)}catch(e){if(this.ended.signal.aborted||e instanceof z&&e.status===404)return;this.later()}}}listen(e){let n=new EventSource(new URL(`.${e.slice(e.indexOf(zm))}`,Km));this.source=n,n.onopen=()=>{clearTimeout(this.timers.ask),this.again=ts,this.state.value="live"},n.onmessage=({lastEventId:r})=>this.reach(Number(r)),n.onerror=()=>{this.source===n&&(this.state.peek()==="live"&&(this.state.value="connecting"),clearTimeout(this.timers.ask),this.timers.ask=setTimeout(()=>this.ask(),Zo),n.readyState===EventSource.CLOSED&&(this.close(),this.later()))}}later(){clearTimeout(this.timers.again),this.timers.again=setTimeout(()=>this.open(),this.again),this.again=Math.min(2*this.again,Gm)}async ask(){if(!(this.ended.signal.aborted||document.hidden)){this.state.value="lost";try{let{data:e}=await j(S`flag-sets/${this.set}`,{signal:this.ended.signal});this.reach(e.revision)}catch{}this.state.peek()==="lost"&&!this.ended.signal.aborted&&(this.timers.ask=setTimeout(()=>this.ask(),Zo))}}seen(){clearTimeout(this.timers.hidden),document.hidden?this.timers.hidden=setTimeout(()=>this.close(),Ym):this.open()}reach(e){!e||e===this.revision||(this.revision=e,this.tell())}async tell(){if(!this.isTelling){this.isTelling=!0;try{for(let e=this.behind();e.length;e=this.behind()){let{revision:n}=this,r=e[0].since,o=r>n?null:await ns(this.set,r,this.ended.signal);for(let s of e.filter(i=>i.since===r))s.since=n,s.onChange({revision:n,changes:o})}}catch{this.ended.signal.aborted||(this.timers.tell=setTimeout(()=>this.tell(),ts))}finally{this.isTelling=!1}}}behind(){return this.revision?[...this.watchers].filter(({since:e})=>e!==this.revision):[]}};async function ns(t,e,n){let r=[],o=null;do{let{data:s}=await j(S`flag-sets/${t}/changes`,{query:{limit:50,after:o},signal:n}),i=s.items.filter(({revision:l})=>l>e);if(r.push(...i),i.length<s.items.length)return r;if(o=s.next,r.length>=Um)return null}while(o!==null);return r}var fe=t=>Ht(t,"flag"),rs=t=>t.length===1?t[0]:fe(t.length),w={found:(t,e)=>t===e?fe(e):`${t.toLocaleString("en")} of ${fe(e)}`,loading:t=>`${t.toLocaleString("en")} loaded\u2026`,revision:t=>`r${t}`,revisionTitle:t=>`Revision ${t} of the flag set`,live:{live:"Live",connecting:"Connecting",lost:"Every 5\xA0s",off:"Not followed"},liveTitle:{live:"Changes made elsewhere appear at once.",connecting:"Connecting to the event stream.",lost:"There is no event stream: the console asks for changes every 5 seconds.",off:"Changes made elsewhere appear after a reload."},search:"Search flags",searchPlaceholder:"Search keys, or owner:name",newFlag:"New flag",import:"Import",export:"Export",more:"More actions",table:"Flags",columns:{select:"Select",state:"State",key:"Key",type:"Type",rollout:"Serves",owner:"Owner",evaluated:"Evaluated",changed:"Changed"},selectAll:"Select all flags that are shown",select:t=>`Select ${t}`,enabled:t=>`${t} is enabled`,anyState:"Any state",on:"On",off:"Off",anyType:"Any type",types:{boolean:"boolean",string:"string",number:"number",object:"object"},changedAny:"Changed any time",ranges:{"1h":"Last hour","24h":"Last 24 hours","7d":"Last 7 days","30d":"Last 30 days"},staleAny:"Stale or not",staleOnly:"Stale only",plannedAny:"Planned or not",plannedOnly:"Planned only",anyValue:t=>`Any ${t}`,clear:"Clear filters",filters:"Filters",filtersChosen:t=>`Filters (${t})`,rules:t=>Ht(t,"rule"),noVariant:"caller\u2019s default",computed:"computed",share:(t,e)=>`${t} ${e}`,inRule:(t,e)=>`${t} ${e} in a rule`,never:"never",staleWord:"stale",staleWhy:{"not-evaluated":"Not evaluated for a long time","one-variant":"The same variant for every caller for a long time"},plan:{schedule:t=>`A change is scheduled${t&&` ${t}`}`,rollout:{waiting:t=>`A rollout begins${t&&` ${t}`}`,running:t=>`A rollout is running${t&&`, next step ${t}`}`,paused:()=>"A rollout is paused"},more:t=>`, and ${t} more planned`},by:t=>`by ${t}`,emptyTitle:"No flags yet",emptyText:"A flag decides which variant a caller gets. Create the first one, or import a file with flagd definitions.",emptyCommand:t=>`flagstaff load flags.json --flag-set ${t}`,nothingFound:"No flag fits",nothingFoundText:"No flag has all of that. Remove a filter, or search for less.",keys:{search:"Search",next:"Next flag",previous:"Previous flag",select:"Select the flag",open:"Open the flag, as Enter does",toggle:"Switch the flag on or off",create:"New flag",first:"First flag",last:"Last flag",escape:"Select nothing"},toggled:(t,e)=>`${t} is ${e?"on":"off"}`,changedMeanwhile:(t,e)=>`${t} was changed meanwhile${e?` by ${e}`:""}. It is shown as it is now; nothing was done.`,deletedMeanwhile:t=>`${t} was deleted meanwhile.`,notUndone:"It was changed meanwhile, and is not undone.",askToggle:(t,e,n)=>`Switch ${rs(t)} ${e?"on":"off"} in ${n}?`,askProduction:"This is a production flag set: callers get the change at once.",turnOn:"Switch on",turnOff:"Switch off",bulk:{label:"Selected flags",selected:t=>`${t.toLocaleString("en")} selected`,hidden:t=>`(${t.toLocaleString("en")} not shown)`,enable:"Enable",disable:"Disable",copy:"Copy to\u2026",delete:"Delete\u2026",clear:"Select nothing",meanwhile:t=>t?`Changed meanwhile by ${t}`:"Changed or deleted meanwhile",notUndone:t=>`${fe(t)} were changed meanwhile, and are not undone.`,toggled:(t,e)=>`${fe(t)} switched ${e?"on":"off"}`,deleted:t=>`${fe(t)} deleted`,copied:(t,e)=>`${fe(t)} copied to ${e}`,undone:t=>`${fe(t)} as before`,unchanged:t=>`Nothing changed: ${t===1?"the flag was":"all flags were"} like that already`,failedTitle:t=>`${fe(t)} could not be changed`,failedText:"Other flags that were selected are changed. Each of these says why it is not:",askDelete:(t,e)=>`Delete ${rs(t)} from ${e}?`,deleteText:"Callers get their own defaults from then on. The history stays, and Undo brings them back.",names:"Flags",comment:"Comment",commentHint:"For the history: why"},copying:{title:t=>`Copy ${rs(t)}`,to:"To the flag set",looking:"Comparing\u2026",new:"new there",changes:"changes",same:"same already",refused:"cannot be copied",action:t=>`Copy ${fe(t)}`,nothing:"All of these flags are the same there.",noOther:"There is no other flag set that this API key may change.",show:"Difference",warning:"warning"},create:{title:"New flag",key:"Key",keyHint:"Callers ask for the flag by this key. It cannot be changed later.",keyMissing:"Enter a key.",exists:t=>`There is a flag ${t} already.`,type:"Type of value",variants:"Variants",variantName:"Name of the variant",variantValue:"Value of the variant",addVariant:"Add variant",removeVariant:"Remove variant",default:"Default variant",defaultHint:"Callers get it unless a rule gives them another.",noDefault:"None: the caller\u2019s own default",owner:"Owner",ownerHint:"Stands in the metadata. Optional.",enabled:"Enabled from the start",enabledHint:"A disabled flag gives every caller their own default.",action:"Create flag",ask:(t,e)=>`Create ${t} in ${e}?`,nameMissing:"Each variant has a name.",nameTwice:t=>`Two variants have the name ${t}.`,notNumber:"A number, such as 10 or 2.5",notObject:'An object in JSON, such as {"size": 10}',created:t=>`${t} was created`},importing:{title:t=>`Import into ${t}`,drop:"Drop a flagd file here, or choose one",dropHint:"JSON or YAML with flags, as flagd reads it and Export writes it. Nothing changes before you have seen the difference.",choose:"Choose file",another:"Another file",mode:"What happens to flags that are not in the file",keep:"Keep them: only add and change",keepHint:"Properties and metadata of the flag set stay as they are.",replace:"Delete them: make the flag set equal to the file",replaceHint:"Properties and metadata of the flag set become the file\u2019s, where it has some.",place:(t,e)=>`Line ${t}, column ${e}`,notRead:t=>`This file is not ${t}`,unread:"This file cannot be read",tooLarge:"This file is too large: a document has at most 32\xA0MB.",refused:"The server refuses this file",looking:"Comparing with the flag set\u2026",same:"The flag set is like this already: nothing to import.",counts:{new:"new",changed:"changed",deleted:"deleted"},kinds:{flag:"",evaluator:"evaluator",flag_set:"flag set"},difference:"Difference",warnings:"Warnings",more:t=>`and ${t.toLocaleString("en")} more`,apply:t=>`Import ${Ht(t,"change")}`,applied:(t,e)=>`${Ht(t,"change")} imported into ${e}`,ask:(t,e)=>`Import ${Ht(t,"change")} into ${e}?`,askDeleted:t=>`${fe(t)} will be deleted.`,meanwhile:"The flag set was changed meanwhile. The difference was made anew: look at it again.",undone:"The import was undone"}};function Nr(){let t=Hi.value;return a`<span class="live ${t}" title=${w.liveTitle[t]}>${w.live[t]}</span>`}var Z={title:t=>`Compare ${t}`,table:"Flags by environment",search:"Search flags",reference:"Compare with",onlyDiffering:"Only differing",counts:(t,e)=>`${t.toLocaleString("en")} of ${Ht(e,"flag")} ${t===1?"differs":"differ"}`,loading:t=>`${t.toLocaleString("en")} loaded\u2026`,flag:"Flag",isReference:"reference",missing:"not there",differs:"differs",reasons:{missing:"The flag is not there",extra:"The flag is only here",state:"The state differs",definition:"The definition differs",evaluator:"An evaluator that it uses differs"},on:"on",off:"off",open:(t,e,n)=>`${t}: difference between ${e} and ${n}`,emptyTitle:"Nothing to compare",emptyText:"Environments of one application have names that differ behind the last dot, such as shop.staging and shop.production.",emptyCommand:t=>`flagstaff flag-sets create ${t}.staging`,sameTitle:"No differences",sameText:"Every flag is the same in all environments.",nothingFound:"No flag fits",nothingFoundText:"Search for less, or show the flags that do not differ, too.",noFlagsTitle:"No flags yet",noFlagsText:"None of these environments has a flag.",fractional:(t,e,n,r)=>`${t} buckets by version ${e} of fractional, ${n} by version ${r}: the same split gives many users another variant.`,difference:{from:"From",to:"To",turn:"Other direction",title:t=>`Difference of ${t}`,caption:(t,e)=>`What a copy from ${t} changes in ${e}:`,copy:t=>`Copy to ${t}`,missing:t=>`The flag is not in ${t}. Turn the direction around to copy it there.`,same:"The definitions are the same. What differs is an evaluator that the flag uses.",openFlag:"Open flag",close:"Close"}};var zi=[["path",{d:"M8 3 4 7l4 4"}],["path",{d:"M4 7h16"}],["path",{d:"m16 21 4-4-4-4"}],["path",{d:"M20 17H4"}]];function Mr(t,e){let n=Math.min(t.length,e.length),r=0;for(;r<n&&t[r]===e[r];)r+=1;let o=0;for(;o<n-r&&t.at(-1-o)===e.at(-1-o);)o+=1;let s=[];for(let l=0;l<r;l+=1)s.push([l,l]);let i=Xm(t.slice(r,t.length-o),e.slice(r,e.length-o));for(let[l,c]of i)s.push([l===null?null:l+r,c===null?null:c+r]);for(let l=o;l>0;l-=1)s.push([t.length-l,e.length-l]);return s}function Xm(t,e){let n=Zm(t,e);if(!n)return[...t.map(tf),...e.map(ef)];let r=[],[o,s]=[t.length,e.length];for(let i=n.length-1;i>=0;i-=1){let l=n[i],c=o-s,u=c===-i||c!==i&&_e(l,c-1)<_e(l,c+1),m=u?c+1:c-1,[f,d]=i?[_e(l,m),_e(l,m)-m]:[0,0];for(;o>f&&s>d&&t[o-1]===e[s-1];)r.push([--o,--s]);i&&r.push(u?[null,--s]:[--o,null])}return r.reverse()}function Zm(t,e){let n=[],r=new Map([[1,0]]);for(let o=0;o<=Math.min(t.length+e.length,1500);o+=1){n.push(new Map(r));for(let s=-o;s<=o;s+=2){let l=s===-o||s!==o&&_e(r,s-1)<_e(r,s+1)?_e(r,s+1):_e(r,s-1)+1;for(;l<t.length&&l-s<e.length&&t[l]===e[l-s];)l+=1;if(r.set(s,l),l>=t.length&&l-s>=e.length)return n}}return null}function _e(t,e){return t.get(e)??-1}function tf(t,e){return[e,null]}function ef(t,e){return[null,e]}var ee={more:"Nothing may follow the value.",depth:"This is nested too deeply.",name:"A name in quotes is expected here.",colon:"A colon is expected behind the name.",comma:t=>`A comma before ${t} is not allowed.`,open:t=>`A comma or ${t} is expected here.`,string:"This string is not closed, or has a character that must be escaped.",value:"A value is expected here.",missing:"A value is missing at the end.",notText:"This is not UTF-8 text."};var ne=class extends Error{constructor(e,n,r){super(e),this.offset=r;let{line:o,column:s}=Rr(n,r);this.line=o,this.column=s}};function Rr(t,e){let n=t.slice(0,e);return{line:n.split(`
`).length,column:Array.from(n.slice(n.lastIndexOf(`
`)+1)).length+1}}var nf=200,Yn=/[ \t\n\r]*/y,rf=/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y,of=/"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y,sf=[!0,!1];function R(t){return new os(t).whole()}function pt(t){try{return{root:R(t),fault:null}}catch(e){if(e instanceof ne)return{root:null,fault:e};throw e}}var os=class{constructor(e){this.text=e,this.at=0}whole(){let e=this.value(0);return this.at<this.text.length&&this.fail(ee.more),e}value(e){this.skip(Yn),e>nf&&this.fail(ee.depth);let n=this.text[this.at],r=n==="{"?this.object(e):n==="["?this.array(e):this.scalar(n);return this.skip(Yn),r}object(e){let n=this.at,r=[];return this.list("}",()=>{let o=this.at;this.text[o]!=='"'&&this.fail(ee.name);let s=this.string(),i=this.at;this.skip(Yn),this.pass(":")||this.fail(ee.colon),r.push({key:s,keyStart:o,keyEnd:i,value:this.value(e+1)})}),{type:"object",start:n,end:this.at,source:this.since(n),members:r}}array(e){let n=this.at,r=[];return this.list("]",()=>r.push(this.value(e+1))),{type:"array",start:n,end:this.at,source:this.since(n),items:r}}list(e,n){this.at+=1,this.skip(Yn);let r=this.text[this.at]!==e;for(;r;)n(),r=this.pass(","),this.skip(Yn),r&&this.text[this.at]===e&&this.fail(ee.comma(e));this.pass(e)||this.fail(ee.open(e))}scalar(e){let n=this.at;if(e==='"'){let o=this.string();return{type:"string",start:n,end:this.at,source:this.since(n),value:o}}if(this.pass("null"))return{type:"null",start:n,end:this.at,source:"null",value:null};for(let o of sf)if(this.pass(String(o)))return{type:"boolean",start:n,end:this.at,source:String(o),value:o};this.skip(rf)||this.fail(e===void 0?ee.missing:ee.value);let r=this.since(n);return{type:"number",start:n,end:this.at,source:r,value:Number(r)}}string(){let e=this.at;this.skip(of)||this.fail(ee.string);let n=this.since(e);return n.includes("\\")?JSON.parse(n):n.slice(1,-1)}pass(e){let n=this.text.startsWith(e,this.at);return n&&(this.at+=e.length),n}skip(e){e.lastIndex=this.at;let n=e.test(this.text);return n&&(this.at=e.lastIndex),n}since(e){return this.text.slice(e,this.at)}fail(e){throw new ne(e,this.text,this.at)}};function Ve(t,e=88){let n=(r,o,s)=>{let i=Ki(r),l=ss(r,": ",", ");if(!i.length||o.length+s+l.length<=e)return l;let c=`${o}  `,u=i.map(([m,f])=>{let d=m&&`${m}: `;return c+d+n(f,c,d.length+1)});return`${l[0]}
${u.join(`,
`)}
${o}${l.at(-1)}`};return n(R(t),"",1/0)}function It(t){return ss(R(t),":",",")}function ss(t,e,n){if(Mt(t))return t.source;let r=Ki(t).map(([o,s])=>(o&&o+e)+ss(s,e,n));return t.source[0]+r.join(n)+t.source.at(-1)}function Ki(t){if(t.type==="array")return t.items.map(r=>["",r]);if(t.type!=="object")return[];let{start:e,source:n}=t;return t.members.map(({keyStart:r,keyEnd:o,value:s})=>[n.slice(r-e,o-e),s])}function sn(t){let[e,...n]=t.split(`
`).slice(1).map(r=>/^[ \t]*/.exec(r)?.[0]??"");return n.reduce((r,o)=>{for(;!o.startsWith(r);)r=r.slice(0,-1);return r},e??"")}function kn(t,e=sn(t)){return t.replaceAll(`
${e}`,`
`)}function Sn(t,e){return t.replaceAll(`
`,`
${e}`)}function is(t,e){let n=t.slice(t.lastIndexOf(`
`,e-1)+1,e);return/^[ \t]*/.exec(n)?.[0]??""}var Ee="$flagd.flagKey",Ne="$flagd.timestamp",ye="targetingKey";function xt(t){let e=Nt(t);if(e?.key!=="var")return null;let n=e.value.type==="array",[r,o,...s]=e.value.type==="array"?e.value.items:[e.value];return r?.type!=="string"||!af(r)||s.length>0||o&&!Mt(o)?null:{path:r.value,node:t,fallback:o&&Mt(o)?o:null,isListed:n}}var af=({value:t})=>t.split(".").some(e=>e!=="");function On(t,e){return t?.fallback?{var:[e,t.fallback]}:t?.isListed?{var:[e]}:{var:e}}var Ut=t=>(e,[n=null],r)=>({[t]:r?[n,e]:[e,n]}),Ir=(t,e)=>(n,r,o)=>Ut(o?e:t)(n,r,o),Ui=(t,e)=>(n,[r=0,o=0],s)=>s?{[e]:[o,n,r]}:{[t]:[r,n,o]},We=t=>(e,[n=""],r)=>({sem_ver:[e,t,n]}),lf=(t,[e=""],n)=>({in:[e,t]}),it=(t,e)=>({needs:t,write:e}),re={is:it("value",Ut("==")),isNot:it("value",Ut("!=")),oneOf:it("values",Ut("in")),contains:it("part",lf),startsWith:it("text",Ut("starts_with")),endsWith:it("text",Ut("ends_with")),less:it("order",Ir("<",">")),atMost:it("order",Ir("<=",">=")),more:it("order",Ir(">","<")),atLeast:it("order",Ir(">=","<=")),between:it("range",Ui("<=",">=")),betweenWithout:it("range",Ui("<",">")),versionAtLeast:it("version",We(">=")),versionMore:it("version",We(">")),versionLess:it("version",We("<")),versionAtMost:it("version",We("<=")),versionIs:it("version",We("=")),versionIsNot:it("version",We("!=")),versionMajor:it("version",We("^")),versionMinor:it("version",We("~")),isSet:it("nothing",t=>t),isNull:it("nothing",(t,e,n)=>Ut("==")(t,[null],n)),isThere:it("nothing",(t,e,n)=>Ut("!=")(t,[null],n)),containsAny:it("values",Ut("contains_any")),containsAll:it("values",Ut("contains_all")),containsNone:it("values",Ut("contains_none")),within:it("text",Ut("in")),same:it("value",Ut("===")),notSame:it("value",Ut("!=="))},cf={"==":"is","!=":"isNot","===":"same","!==":"notSame"},Gi={"<":"less","<=":"atMost",">":"more",">=":"atLeast"},uf={"<":"more","<=":"atLeast",">":"less",">=":"atMost"},mf={"<":"betweenWithout","<=":"between",">":"betweenWithout",">=":"between"},ff={"=":"versionIs","!=":"versionIsNot","<":"versionLess","<=":"versionAtMost",">":"versionMore",">=":"versionAtLeast","^":"versionMajor","~":"versionMinor"},df={starts_with:"startsWith",ends_with:"endsWith"},pf={contains_any:"containsAny",contains_all:"containsAll",contains_none:"containsNone"};function Yi(t,e){let n=de(cf,t);if(n)return $f(n,e);if(de(Gi,t))return e.length===3?gf(t,e):hf(t,e);if(t==="in")return vf(e);if(t==="sem_ver")return yf(e);let r=de(df,t);if(r)return Je(r,e,Qi);let o=de(pf,t);return o?Je(o,e,Zi):null}function de(t,e){return Object.hasOwn(t,e)?t[e]:void 0}function Je(t,e,n,r=!1){let[o,s]=r?[...e].reverse():e,i=o&&e.length===2?xt(o):null;return!i||!s||!(n(s)||xt(s))||re[t].needs==="values"&&xt(s)?null:{operator:t,attribute:i,operands:[s],reversed:r}}function $f(t,e){let[n,r]=e;if(!n||!r||e.length!==2)return null;let o=!xt(n),s=xt(o?r:n);if(s&&(o?n:r).type==="null"){let i=t==="is"?"isNull":t==="isNot"?"isThere":null;return i&&{operator:i,attribute:s,operands:[],reversed:o}}return Je(t,e,Xi,o)}function hf(t,e){let n=e[0]!==void 0&&!xt(e[0]),r=(n?uf:Gi)[t];return Je(r,e,Qn,n)}function gf(t,e){let[n,r,o]=e,s=xt(r);if(!s||!Qn(n)||!Qn(o))return null;let i=t.startsWith(">");return{operator:mf[t],attribute:s,operands:i?[o,n]:[n,o],reversed:i}}function vf(t){let[e,n]=t;if(!e||!n||t.length!==2)return null;if(n.type==="array")return Je("oneOf",t,Zi);if(xt(e))return Je("within",t,Qi);let r=Je("contains",t,Qn,!0);return r&&{...r,reversed:!1}}function yf([t,e,n,...r]){if(!t||e?.type!=="string"||!n||r.length>0)return null;let o=de(ff,e.value);return o?Je(o,[t,n],Qn):null}var Qi=t=>t.type==="string",Qn=t=>t.type==="string"||t.type==="number",Xi=t=>Mt(t)&&t.type!=="null",Zi=t=>t.type==="array"&&t.items.every(Xi);var Ot=class{constructor(e){this.source=e}};function ln(t){return/"\s*:\S/.test(t)&&!/"\s*:\s/.test(t)?{colon:":",comma:","}:{colon:": ",comma:", "}}function an(t,e){return t instanceof Ot||Tn(t)?t.source:Array.isArray(t)?`[${t.map(r=>an(r,e)).join(e.comma)}]`:t===null||typeof t!="object"?JSON.stringify(t):`{${Object.entries(t).map(([r,o])=>JSON.stringify(r)+e.colon+an(o,e)).join(e.comma)}}`}var bf=new Set(["object","array","string","number","boolean","null"]);function Tn(t){return t!==null&&typeof t=="object"&&"source"in t&&"start"in t&&bf.has(String(t.type))}function He(t,e,n){return Me(t,Xn(e,n,ln(t)))}function ta(t,e){let{start:n,source:r}=t,o=Xn(t,e,ln(r));return Me(r,o.map(s=>({...s,start:s.start-n,end:s.end-n})))}function Me(t,e){let n="",r=0;for(let o of[...e].sort((s,i)=>s.start-i.start))n+=t.slice(r,o.start)+o.text,r=o.end;return n+t.slice(r)}function Xn(t,e,n){if(Zn(t,e))return[];if(!(e instanceof Ot)&&!Tn(e)){if(Array.isArray(e)&&t.type==="array")return xf(t,e,n);let r=wf(t,e,n);if(r)return r}return[{start:t.start,end:t.end,text:an(e,n)}]}function Zn(t,e){if(e===t)return!0;if(e instanceof Ot||Tn(e))return e.source===t.source;if(Array.isArray(e))return t.type!=="array"||t.items.length!==e.length?!1:t.items.every((n,r)=>Zn(n,e[r]));if(e!==null&&typeof e=="object"){let n=Object.entries(e);return t.type!=="object"||t.members.length!==n.length?!1:t.members.every(({key:r,value:o},s)=>r===n[s][0]&&Zn(o,n[s][1]))}return Mt(t)&&t.value===e}function wf(t,e,n){if(e===null||typeof e!="object"||Array.isArray(e)||t.type!=="object")return null;let r=Object.entries(e),o=Nt(t),[s]=r;return o&&r.length===1&&s[0]!==o.key?[{start:o.keyStart,end:o.keyEnd,text:JSON.stringify(s[0])},...Xn(o.value,s[1],n)]:r.length!==t.members.length||!t.members.every(({key:i},l)=>i===r[l][0])?null:t.members.flatMap(({value:i},l)=>Xn(i,r[l][1],n))}function xf(t,e,n){let{items:r}=t,o=Math.min(r.length,e.length),s=0;for(;s<o&&Zn(r[s],e[s]);)s+=1;let i=0;for(;i<o-s&&Zn(r[r.length-1-i],e[e.length-1-i]);)i+=1;let l=r.slice(s,r.length-i),c=e.slice(s,e.length-i),u=Math.min(l.length,c.length),m=l.slice(0,u).flatMap((f,d)=>Xn(f,c[d],n));return l.length>u?[...m,as(t,s+u,r.length-i)]:c.length===u?m:[...m,Fr(t,s+u,c.slice(u).map(f=>an(f,n)),n)]}function tr(t){return t.type==="object"?t.members.map(({keyStart:e,value:n})=>({start:e,end:n.end})):t.type==="array"?t.items:[]}function as(t,e,n){let r=tr(t),[o,s]=[r[e-1],r[n]];return o?{start:o.end,end:r[n-1].end,text:""}:s?{start:r[e].start,end:s.start,text:""}:{start:t.start+1,end:t.end-1,text:""}}function Fr(t,e,n,r){let o=tr(t),[s,i]=[o[e-1],o[e]];if(s){let l=n.map((c,u)=>Dr(t,e+u,r)+c).join("");return{start:s.end,end:s.end,text:l}}if(i){let l=n.map((c,u)=>c+Dr(t,u+1,r)).join("");return{start:i.start,end:i.start,text:l}}return{start:t.start+1,end:t.end-1,text:n.join(r.comma)}}function Dr(t,e,n){let r=tr(t),{start:o,source:s}=t,i=t.type==="array"?[e,e-2,e+2,2-e%2,1]:[e,e-1];for(let c of i)if(c>=1&&c<r.length)return s.slice(r[c-1].end-o,r[c].start-o);let l=r.length>0?s.slice(1,r[0].start-o):"";return l.includes(`
`)?`,${l}`:n.comma}function Lt(t){if(t.type==="boolean")return{kind:"constant",node:t,value:t.value};let e=Sf(t),n=e?ea(e,t,!0):ea(t,t,!1);return n&&!kf(n)?n:cn(t)}function kf(t){let{kind:e,negated:n,node:r}=t;return e==="group"&&n&&Br(r)&&!sa(t)}var Br=t=>Nt(t)?.value.type!=="array";function na({operator:t,node:e,inner:n,negated:r}){return t!=="isSet"?!1:Nt(n)?.key==="!!"?Br(n):r&&Br(e)}function cn(t){return{kind:"json",node:t,operator:Nt(t)?.key??null}}function Sf(t){let e=Nt(t);return e?.key!=="!"?null:ra(e.value)}function ra(t){return t.type!=="array"?t:t.items.length===1?t.items[0]??null:null}var Of={and:"and",or:"or"};function ea(t,e,n){let r=Nt(t);if(!r)return null;let{key:o,value:s}=r,i={node:e,inner:t,negated:n},l=xt(o==="!!"?ra(s)??s:t);if(l)return{kind:"test",...i,operator:"isSet",attribute:l,operands:[],reversed:!1};if(o==="$ref")return s.type==="string"?{kind:"reference",...i,name:s}:null;if(o==="missing")return oa(i,s,null);if(s.type!=="array")return null;if(o==="missing_some")return Tf(i,s.items);let c=de(Of,o);if(!c){let u=Yi(o,s.items);return u&&{kind:"test",...i,...u}}return s.items.length===0?null:{kind:"group",...i,mode:c,conditions:s.items.map(Lt)}}function Tf(t,[e,n,...r]){return e?.type!=="number"||!Number.isInteger(e.value)||e.value<1?null:n?.type==="array"&&r.length===0?oa(t,n,e):null}function oa(t,e,n){let r=e.type==="array"?e.items:[e],o=[];for(let s of r){if(s.type!=="string"||s.value==="")return null;o.push(s)}return o.length>0?{kind:"missing",...t,paths:o,least:n}:null}function ls(t){return t.kind==="constant"?!0:t.kind!=="json"&&(t.negated||sa(t))}function sa(t){return t.kind==="group"?t.conditions.every(ls):t.kind==="test"&&(t.operator!=="isSet"||Nt(t.inner)?.key==="!!")}function oe(t,e,n){if(n!==t.negated){let r=new Ot(ta(t.inner,e));return n?{"!":[r]}:r}return n?Br(t.node)?{"!":e}:{"!":[e]}:e}var ia=2**31-1;function be(t){if(Mt(t))return{kind:"variant",node:t,name:aa(t)};let e=Nt(t);if(!e)return cn(t);if(e.key==="fractional")return Cf(t,e.value)??cn(t);if(e.key==="$ref"&&e.value.type==="string")return{kind:"reference",node:t,name:e.value};let n=xt(t);if(n)return{kind:"attribute",node:t,attribute:n};let r=Lt(t);return ls(r)?{kind:"answer",node:t,condition:r}:cn(t)}function aa({value:t}){return t===null?null:Object.is(t,-0)?"-0":String(t)}function Cf(t,e){if(e.type!=="array"||!e.items[0])return null;let[n,...r]=e.items,o=n.type==="array",s=(o?e.items:r).map(Ef);if(!Af(s))return null;let i=s.reduce((c,{weight:u})=>c+u,0);if(i<1||i>ia)return null;let l=o?{kind:"key",node:null}:Mf(n);return{kind:"rollout",node:t,by:l,buckets:s,total:i}}var Af=t=>t.every(e=>e!==null);function Ef(t){if(t.type!=="array")return null;let[e,n,...r]=t.items;return!e||!Mt(e)||r.length>0||n&&!Nf(n)?null:{node:t,variantNode:e,name:aa(e),weight:n?n.value:1}}function Nf(t){return t.type==="number"&&Number.isInteger(t.value)&&t.value>=0&&t.value<=ia}function Mf(t){let e=xt(t);if(e)return{kind:"attribute",node:t,attribute:e,seed:null};let n=Nt(t),[r,o,...s]=n?.key==="cat"&&n.value.type==="array"?n.value.items:[],i=r&&o&&s.length===0?xt(o):null;return!r||!i?cn(t):r.type==="string"?{kind:"attribute",node:t,attribute:i,seed:r}:xt(r)?.path===Ee&&!xt(r)?.fallback?{kind:"attribute",node:t,attribute:i,seed:"flag"}:cn(t)}function la(t){if(t.kind!=="attribute")return t.node;let e=On(t.attribute,t.attribute.path);return t.seed===null?e:{cat:[t.seed==="flag"?{var:Ee}:t.seed,e]}}var ca=[100,1e3,1e4,1e5];function cs(t){let e=er(t);return t.map(n=>Math.round(n/e*1e5)/1e3)}function Cn(t){let e=new Map;for(let{name:r,weight:o}of t)e.set(r,(e.get(r)??0)+o);let n=cs([...e.values()]);return[...e.keys()].map((r,o)=>({variant:r,percent:n[o]??0}))}function ua(t,e,n){if(t.length===1)return[100];let r=ca.find(l=>l>=da(t)&&Rf(n*l/100))??1e5,o=Math.round(Math.min(Math.max(n,0),100)*r/100),s=t.map((l,c)=>c===e?0:l);er(s)===0&&(s[(e+1)%t.length]=1);let i=us(s,r-o);return i[e]=o,i}function ma(t){return us(Array(t).fill(1),100)}function fa(t){return us(t,da(t))}function da(t){let e=er(t);return ca.includes(e)?e:100}function us(t,e){let n=er(t),r=t.map(l=>l/n*e),o=r.map(Math.floor),s=r.map((l,c)=>({i:c,rest:l-Math.floor(l)})).sort((l,c)=>c.rest-l.rest||l.i-c.i),i=e-er(o);for(let{i:l}of s.slice(0,i))o[l]=(o[l]??0)+1;return o}var Rf=t=>Math.abs(t-Math.round(t))<1e-9,er=t=>t.reduce((e,n)=>e+n,0);function un(t){let e={text:t,root:null,levels:[],rules:[],otherwise:null};return t.trim()===""||(e.root=R(t),ms(e.root)||If(e.root,e)),e}function ms(t){return t.type==="null"||t.type==="object"&&t.members.length===0}function If(t,e){let n=t;for(;n;){let r=Df(n);if(!r){e.otherwise=be(n);return}let{operator:o,items:s}=r,i=Math.floor(s.length/2);e.levels.push({node:n,operator:o,rules:i});for(let l=0;l<i;l+=1){let c=Lt(s[2*l]),u=be(s[2*l+1]);e.rules.push({condition:c,outcome:u})}n=s[2*i]}}function Df(t){let e=Nt(t);return!e||e.key!=="if"&&e.key!=="?:"||e.value.type!=="array"?null:{operator:e.key,items:e.value.items}}function fs(t){let{rules:e,otherwise:n}=un(t??""),r=e.map(({condition:o,outcome:s})=>({condition:It(o.node.source),result:It(s.node.source)}));return n?[...r,{condition:null,result:It(n.node.source)}]:r}function ds(t){let e=be(R(t)),n=e.kind==="variant"?[{name:e.name,weight:1}]:e.kind==="rollout"?e.buckets:[];return!n.length||n.some(({name:r})=>r===null)?null:Cn(n).map(({variant:r,percent:o})=>({variant:r??"",percent:o}))}function ps(t){let e=be(R(t));return e.kind==="rollout"&&e.by.node?It(e.by.node.source):null}var Ff=["state","variants","defaultVariant","targeting","metadata"];function jr(t,e){if(t===null||e===null)return t===e?[]:[{part:"flag",change:t===null?"created":"deleted"}];if(t===e)return[];let[n,r]=[An(t,""),An(e,"")],o=[...$a("state",n.get("state"),r.get("state")),...$a("default",n.get("defaultVariant"),r.get("defaultVariant")),...$s("variant",An(t,"/variants"),An(e,"/variants")),...hs(n.get("targeting")??null,r.get("targeting")??null),...$s("metadata",An(t,"/metadata"),An(e,"/metadata")),...$s("member",ha(n),ha(r))];return o.length?o:It(t)===It(e)?[{part:"layout"}]:[{part:"spelling"}]}function hs(t,e){let[n,r]=[fs(t),fs(e)],[o,s]=[n.map(Lr),r.map(Lr)],i=[],l=[],c=[],u=()=>{c.push(...Bf(n,r,i,l)),[i,l]=[[],[]]};for(let[m,f]of Mr(o,s))m!==null&&f!==null?u():m!==null?i.push(m):f!==null&&l.push(f);return u(),Lf(c).sort((m,f)=>pa(m)-pa(f))}function Bf(t,e,n,r){let o=new Set(n),s=new Map,i=c=>{for(let u of r){if(s.has(u))continue;let m=[...o].find(f=>c(t[f],e[u]));m!==void 0&&(s.set(u,m),o.delete(m))}};i((c,u)=>c.condition===u.condition),i((c,u)=>c.condition!==null&&u.condition!==null&&c.result===u.result),n.length===r.length&&i((c,u)=>c.condition===null==(u.condition===null));let l=r.map(c=>{let u=s.get(c),m=e[c].condition===null?null:c+1;if(u===void 0)return{part:"rule",change:"added",number:m,before:null,after:e[c]};let[f,d]=[t[u],e[c]];return{part:"rule",change:f.condition===d.condition?"result":f.result===d.result?"condition":"both",number:m,before:f,after:d}});for(let c of o){let u=t[c].condition===null?null:c+1;l.push({part:"rule",change:"removed",number:u,before:t[c],after:null})}return l}function Lf(t){let e=t.filter(o=>o.change==="removed"),n=new Set;return t.map(o=>{if(o.change!=="added"||!o.after)return o;let s=Lr(o.after),i=e.find(l=>!n.has(l)&&l.before&&Lr(l.before)===s);return i?(n.add(i),{...o,change:"moved",from:i.number,before:i.before}):o}).filter(o=>!n.has(o))}function pa(t){return t.number??1/0}function Lr(t){return`${t.condition??""}
${t.result}`}function $a(t,e,n){return e===n?[]:[{part:t,before:e??null,after:n??null}]}function $s(t,e,n){let[r,o]=[[...e.keys()],[...n.keys()]],s=[],i=new Set(r.filter(l=>!n.has(l)));for(let l of o){let[c,u]=[e.get(l),n.get(l)??null];if(c!==void 0){c!==u&&s.push({part:t,change:"changed",name:l,before:c,after:u});continue}let m=[...i].find(f=>e.get(f)===u&&r.indexOf(f)===o.indexOf(l));m===void 0||t==="member"?s.push({part:t,change:"added",name:l,before:null,after:u}):(i.delete(m),s.push({part:t,change:"renamed",name:m,to:l,before:u,after:u}))}for(let l of i)s.push({part:t,change:"removed",name:l,before:e.get(l)??null,after:null});return s}function An(t,e){return new Map(me(Y(R(t),e)).map(({key:n,value:r})=>[n,It(r.source)]))}function ha(t){return new Map([...t].filter(([e])=>!Ff.includes(e)))}function va(t,e,n=3){let[r,o]=[ga(t),ga(e)],s=Mr(r,o).map(([l,c])=>({kind:l===null?"added":c===null?"removed":"same",text:l===null?o[c??0]:r[l],before:l===null?null:l+1,after:c===null?null:c+1,mark:null})),i=jf(s);return Pf(i),_f(i,n)}function ga(t){return t===null?[]:(pt(t).root?Ve(t):t).split(`
`)}function jf(t){let e=[];for(let n=0;n<t.length;){let r=n;for(;r<t.length&&t[r].kind!=="same";)r+=1;let o=t.slice(n,r);e.push(...o.filter(s=>s.kind==="removed"),...o.filter(s=>s.kind==="added")),r<t.length&&e.push(t[r]),n=r+1}return e}function Pf(t){for(let e=0;e<t.length;e+=1){if(t[e].kind!=="removed")continue;let n=e;for(;t[n]?.kind==="removed";)n+=1;let r=n;for(;t[r]?.kind==="added";)r+=1;if(n-e===r-n)for(let o=e;o<n;o+=1)qf(t[o],t[o-e+n]);e=r-1}}function qf(t,e){let n=Math.min(t.text.length,e.text.length),r=0;for(;r<n&&t.text[r]===e.text[r];)r+=1;let o=0;for(;o<n-r&&t.text.at(-1-o)===e.text.at(-1-o);)o+=1;let s=t.text.length-t.text.trimStart().length;r<=s&&o===0||(t.mark=[r,t.text.length-o],e.mark=[r,e.text.length-o])}function _f(t,e){let n=t.map(()=>!1);t.forEach((s,i)=>{if(s.kind!=="same")for(let l=Math.max(0,i-e);l<=Math.min(t.length-1,i+e);l+=1)n[l]=!0});let r=[],o=0;return t.forEach((s,i)=>{if(!n[i]){o+=1;return}n[i-1]||(r.push({skipped:o,lines:[]}),o=0),r[r.length-1].lines.push(s)}),{hunks:r,skipped:o}}function Pr(t){return t.map(e=>e.text).join("")}function En(t){let e=[],n=r=>{if(Vf(r))r.forEach(n);else{let o=typeof r=="string"?se("text",r):r,s=e.at(-1);s?.kind==="text"&&o.kind==="text"?e[e.length-1]=se("text",s.text+o.text):e.push(o)}};return n(t),e}var Vf=t=>Array.isArray(t),se=(t,e)=>({kind:t,text:e});var ya=120,ba=60,Wf=/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;function Re(t){return(t.length>ya?`${t.slice(0,ya-1)}\u2026`:t).replace(Wf,n=>`\\u${n.charCodeAt(0).toString(16).padStart(4,"0")}`)}function qr(t){return t===Ne?{kind:"attribute",text:$.rules.time}:t===Ee?{kind:"attribute",text:$.rules.flagKey}:{kind:"attribute",text:Re(t)}}function Ie(t,e=!1){if(t.type!=="string")return{kind:"value",text:t.source};let{value:n}=t,r=n!==""&&n===n.trim()&&(e||!nr(n));return{kind:"value",text:Re(r?n:JSON.stringify(n))}}function nr(t){return/^(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)$/.test(t)}function rr(t){let e=Re(t.source.replace(/\s+/g," "));return e.length>ba?`${e.slice(0,ba-1)}\u2026`:e}var Jf=864e10;function _r(t){return t.type==="number"&&Number.isInteger(t.value)&&Math.abs(t.value)<=Jf}function wa(t){let[e,n=""]=new Date(t*1e3).toISOString().split("T"),r=t%60===0?n.slice(0,5):n.slice(0,8);return{kind:"time",text:`${e} ${r} UTC`,seconds:t}}var W=$.rules;function ka(t){return Pr(En(or(Lt(R(t)))))}function Sa({condition:t,outcome:e}){let n=Ta(e);return t.kind==="constant"?En((t.value?W.always:W.never)(n)):En(W.rule(or(t),n))}function mn(t){return En(or(t))}function ze(t){return En(Ta(t))}function or(t,e=!1){switch(t.kind){case"constant":return t.value?W.fitsAlways:W.fitsNever;case"json":return W.json(se("json",rr(t.node)));case"reference":{let n=se("reference",Re(t.name.value));return t.negated?W.notReference(n):W.reference(n)}case"missing":return zf(t);case"group":return Hf(t,e);default:return Uf(t)}}function Hf({conditions:t,mode:e,negated:n},r){let o=t.map(i=>or(i,t.length>1)),s=Nn(o,e==="and"?W.and:W.or);return n?W.not(s):r&&t.length>1?W.group(s):s}var Nn=(t,e)=>t.flatMap((n,r)=>r>0?[e,n]:[n]);function zf({paths:t,least:e,negated:n}){let r=t.map(({value:o})=>qr(o));if(e){let o=se("value",e.source);return(n?W.notMissingSome:W.missingSome)(o,Nn(r,W.comma),e.value===1)}return n?W.notMissing(Nn(r,W.and),r.length>1):W.missing(Nn(r,W.or))}var Kf=new Set(["text","version"]);function Uf(t){let{operator:e,attribute:n,operands:r,negated:o}=t,s=n.path===Ne,i=h=>s&&_r(h)?wa(h.value):h.type==="string"?Ie(h,Kf.has(re[e].needs)):Oa(h,e==="containsAll"?W.and:W.or),[l="",c=""]=r.map(i),m=(s?de(W.timeTests,e):void 0)??de(W.tests,e),f=o?de(W.negatedTests,e):void 0,d=Vr(n),p=na(t)?W.orItsFirst(d):d;if(f)return f(p,l,c);let v=m?.(p,l,c)??"";return o?W.not(v):v}function Vr({path:t,fallback:e}){let n=qr(t);return e?W.withFallback(n,Ie(e)):n}function Oa(t,e){if(t.type==="array")return t.items.length>0?Gf(t.items.map(r=>Oa(r,e)),e):W.noValues;let n=xt(t);return n?Vr(n):t.type==="object"?se("json",rr(t)):Ie(t)}var xa=8;function Gf(t,e){let n=t.length>xa,r=n?t.slice(0,xa-1):t.slice(0,-1),o=n?W.moreValues(t.length-r.length):t.at(-1)??"";return r.length>0?[Nn(r,W.comma),e,o]:o}function Ta(t){switch(t.kind){case"variant":return Ca(t.name);case"rollout":return Yf(t);case"answer":return W.answer(or(t.condition));case"reference":return W.referenceAnswer(se("reference",Re(t.name.value)));case"attribute":return W.attributeAnswer(Vr(t.attribute));default:return W.json(se("json",rr(t.node)))}}function Ca(t){return t===null?se("default",W.default):se("variant",Re(t))}function Yf({buckets:t,by:e}){let n=Cn(t).map(({variant:r,percent:o})=>W.share(W.percent(String(o)),Ca(r)));return W.by(Nn(n,W.dot),Qf(e))}function Qf(t){if(t.kind==="key")return qr(ye);if(t.kind==="json")return W.json(se("json",rr(t.node)));let e=Vr(t.attribute);return t.seed==="flag"?e:t.seed?W.seeded(e,Ie(t.seed)):W.sharedSplit(e)}var Rn=" \u2192 ",Xf={variant:"Variant",metadata:"Metadata",member:"Member"},Zf={'"ENABLED"':"enabled",'"DISABLED"':"disabled"};function Ma(t){switch(t.part){case"flag":return{head:[t.change==="created"?"New flag":"The flag is deleted"]};case"layout":return{head:["Only the layout of the JSON differs"]};case"spelling":return{head:["Written differently, with the same meaning"]};case"state":return{head:X`State: ${Na(t.before)}${Rn}${Na(t.after)}`};case"default":return{head:X`Default variant: ${Ea(t.before)}${Rn}${Ea(t.after)}`};case"rule":return ed(t);default:return{head:td(t)}}}function td({part:t,change:e,name:n,to:r,before:o,after:s}){let[i,l]=[Xf[t],qt(n)];return e==="added"?X`${i} ${l} added: ${Mn(s)}`:e==="removed"?X`${i} ${l} removed: ${Mn(o)}`:e==="renamed"?X`${i} ${l} renamed to ${qt(r??"")}`:X`${i} ${l}: ${Mn(o)}${Rn}${Mn(s)}`}function ed({change:t,number:e,from:n,before:r,after:o}){let s=gs(e),i={before:r?Aa(r):void 0,after:o?Aa(o):void 0};if(t==="added")return{head:X`${s} added`,after:i.after};if(t==="removed")return{head:X`${s} removed`,before:i.before};if(t==="moved")return{head:X`${gs(n??null)} is now ${gs(e).toLowerCase()}`,after:i.after};if(t==="condition"){let c=Ia(r?.condition,o?.condition);return{head:X`${s}: ${c??"another condition"}`,...i}}let l=t==="result"&&r&&o?nd(r.result,o.result):null;return l?{head:X`${s}: ${l}`}:{head:t==="result"?X`${s}: another result`:X`${s} changed`,...i}}function nd(t,e){let[n,r]=[ds(t),ds(e)];if(!n||!r)return null;if(!(n.length>1||r.length>1))return X`${qt(n[0].variant)}${Rn}${qt(r[0].variant)}`;if(n.length>1&&r.length>1&&ps(t)!==ps(e))return null;let s=[...new Set([...r,...n].map(u=>u.variant))],i=s.filter(u=>Wr(n,u)!==Wr(r,u));if(!i.length)return X`other weights, the same shares`;let l=s.length===2?i.slice(0,1):i,c=[];return l.forEach((u,m)=>{c=X`${c}${m?", ":""}${qt(u)} ${wt(Wr(n,u))}${Rn}${wt(Wr(r,u))}`}),c}function Wr(t,e){return t.find(n=>n.variant===e)?.percent??0}function gs(t){return t===null?"Else":`Rule ${t}`}function Aa({condition:t,result:e}){let n=vs(ze(be(R(e))));return t===null?n:X`If ${vs(mn(Lt(R(t))))}${Rn}${n}`}function Ra(t,e){let n=o=>vs(mn(Lt(R(o)))),r=Ia(t,e);return{head:r?X`Values: ${r}`:["Another rule"],before:n(t),after:n(e)}}var rd=3;function Ia(t,e){let n=Ci(JSON.parse(t??"null"),JSON.parse(e??"null"));return n.length===0||n.length>rd||n[0].what==="rule-rewritten"?null:n.map(Ei).reduce((r,o)=>X`${r}, ${o}`)}function vs(t){return t.map(({kind:e,text:n})=>e==="text"||e==="default"?n:{value:n})}function Ea(t){return t===null||t==="null"?"none":Mn(t)}function Na(t){return t===null?"none":Zf[t]??Mn(t)}function Mn(t){if(t===null)return"nothing";let e=t.startsWith('"');return qt(e&&JSON.parse(t)!==""?JSON.parse(t):t)}var De={words:"In words",lines:"As JSON",none:"Nothing changes.",unchanged:t=>`${t} unchanged ${t===1?"line":"lines"}`,removed:"Removed",added:"Added"};function H({parts:t}){return a`${t.map(e=>typeof e=="string"?e:a`<code>${e.value}</code>`)}`}function Wt({before:t,after:e,kind:n="flag"}){let r=od(t,e,n),{hunks:o,skipped:s}=va(t,e);return!r.length&&!o.length?a`<p class="quiet">${De.none}</p>`:a`<div class="difference stack">
    ${r.length>0&&a`<ul class="plain words" aria-label=${De.words}>
      ${r.map(({head:i,before:l,after:c})=>a`<li>
          <${H} parts=${i} />
          ${l&&a`<div class="old"><span class="hidden-text">${De.removed}: </span><${H} parts=${l} /></div>`}
          ${c&&a`<div class="new"><span class="hidden-text">${De.added}: </span><${H} parts=${c} /></div>`}
        </li>`)}
    </ul>`}
    ${o.length>0&&a`<div class="lines scrolls mono" role="group" aria-label=${De.lines} tabindex="0">
      ${o.map(i=>a`
          ${i.skipped>0&&a`<div class="skipped">${De.unchanged(i.skipped)}</div>`}
          ${i.lines.map(l=>a`<${sd} line=${l} />`)}
        `)}
      ${s>0&&a`<div class="skipped">${De.unchanged(s)}</div>`}
    </div>`}
  </div>`}function od(t,e,n="flag"){try{return n==="flag"?jr(t,e).map(Ma):n==="evaluator"&&t!==null&&e!==null?hs(t,e).length>0?[Ra(t,e)]:[]:[]}catch{return[]}}function sd({line:t}){let{kind:e,text:n,before:r,after:o,mark:s}=t,[i,l]=s??[n.length,n.length];return a`<div class="line ${e}">
    <span class="number" aria-hidden="true">${r??""}</span>
    <span class="number" aria-hidden="true">${o??""}</span>
    <span class="sign">${e==="same"?"":a`<span aria-hidden="true">${e==="added"?"+":"\u2212"}</span><span class="hidden-text">${De[e]}: </span>`}</span>
    <span class="text">${n.slice(0,i)}${i<l&&a`<mark>${n.slice(i,l)}</mark>`}${n.slice(l)}</span>
  </div>`}var Da={flags:[],revision:0,complete:!1,problem:null,fromMemory:!1},id=2500,ad=100,ld=3e4,cd=8,In=new Map;function te(t){let e=In.get(t)??new ys(t);In.delete(t),In.set(t,e);for(let[n,r]of In){if(In.size<=cd)break;r.opened||In.delete(n)}return e}var ys=class{constructor(e){this.set=e,this.content=dt(Da),this.fresh=dt(new Set),this.opened=0,this.loading=new AbortController,this.stop=()=>{},this.timer=void 0,this.renewing=Promise.resolve()}open(){this.opened+=1,this.opened===1&&(this.content.peek().complete?(this.follow(),this.renewPlans()):this.load().then(()=>this.follow()),this.timer=setInterval(()=>document.hidden||this.renewPlans(),ld));let e=!0;return()=>{e&&(e=!1,this.opened-=1,!this.opened&&(this.stop(),clearInterval(this.timer)))}}follow(){this.stop();let{complete:e,revision:n}=this.content.peek();!this.opened||!e||(this.stop=xn(this.set,n,r=>{this.renewing=this.renewing.then(()=>this.renew(r.revision,r.changes))}))}async load(){this.loading.abort();let e=this.loading=new AbortController,{signal:n}=e,r=this.content.peek().complete;this.content.value={...this.content.peek(),problem:null};try{let o=j(S`flag-sets/${this.set}`,{signal:n}),s=r?null:U(this.set),i=s===null?(await o).data.revision:s.revision,l=_t(S`flag-sets/${this.set}/flags`,{query:{summary:!0},signal:n,onPage:f=>{!r&&!n.aborted&&(this.content.value={...Da,flags:[...f],revision:i})}}),[{data:c,servedFromMemory:u},m]=await Promise.all([o,l]);if(n.aborted)return;this.content.value={flags:m,revision:Math.min(i,c.revision),complete:!0,problem:null,fromMemory:u}}catch(o){n.aborted||(this.content.value={...this.content.peek(),problem:o})}}async retry(){await this.load(),this.follow()}async renew(e,n){let r=this.content.peek().revision;if(n===null||r>e)return this.load();let o=new Map;for(let{kind:s,name:i,after:l}of n)s==="flag"&&!o.has(i)&&o.set(i,l!==null);try{let s=[...o.values()].includes(!0)?await _t(S`flag-sets/${this.set}/flags`,{query:{summary:!0,since_revision:r}}):[],i=new Set([...o].filter(([,l])=>!l).map(([l])=>l));return this.put(s,i,e)}catch{return this.load()}}async renewPlans(){let{complete:e,fromMemory:n}=this.content.peek();if(e){if(n)return this.retry();try{let r=await _t(S`flag-sets/${this.set}/flags`,{query:{summary:!0,planned:!0}}),o=new Map(r.map(({key:i,plan:l})=>[i,l])),s=this.content.peek();if(!o.size&&!s.flags.some(({plan:i})=>i))return;this.content.value={...s,flags:s.flags.map(i=>({...i,plan:o.get(i.key)??null}))}}catch{}}}put(e,n=new Set,r=0,o=!1){let s=this.content.peek(),i=new Map(s.flags.map(u=>[u.key,u])),l=e.filter(u=>ud(u,i.get(u.key))),c=l.filter(u=>u.revision!==i.get(u.key)?.revision);for(let u of l)i.set(u.key,u);for(let u of n)i.delete(u);this.content.value={...s,revision:Math.max(r,s.revision),flags:[...i.values()]},o||this.mark(c.map(({key:u})=>u))}show(e,n){let r=this.named(e);return r?(this.replace({...r,...n}),()=>{this.named(e)?.revision===r.revision&&this.replace(r)}):()=>{}}named(e){return this.content.peek().flags.find(n=>n.key===e)}replace(e){let n=this.content.peek();this.content.value={...n,flags:n.flags.map(r=>r.key===e.key?e:r)}}mark(e){!e.length||e.length>ad||(this.fresh.value=new Set([...this.fresh.peek(),...e]),setTimeout(()=>{this.fresh.value=new Set([...this.fresh.peek()].filter(n=>!e.includes(n)))},id))}};function ud(t,e){return!e||t.revision===null||e.revision===null||t.revision>=e.revision}async function Jr(t,e,n){try{return(await j(S`flag-sets/${t}/flags/${e}`,{query:{summary:!0},signal:n})).data}catch(r){if(r instanceof z&&r.status===404)return;throw r}}var bs=t=>t?.revision?`"${t.revision}"`:null;async function Hr(t,e,n,{undoes:r=!1}={}){if(!r&&yt(U(t))&&!await ws(t,[e],n))return;let o=te(t),s=o.named(e),i=n?"ENABLED":"DISABLED";if(!s||s.state===i)return;let l=o.show(e,{state:i});try{let{data:c}=await Qt(S`flag-sets/${t}/flags/${e}`,{body:{state:i},etag:bs(s)}),{revision:u}=c,m={modifiedAt:new Date().toISOString(),modifiedBy:yr.value?.name??null,comment:null},f=o.named(e);f&&(f.revision??0)<u&&o.put([{...f,...m,state:i,revision:u}],new Set,0,!0),_({text:w.toggled(e,n),action:{label:$.undo,onClick:()=>Hr(t,e,!n,{undoes:!0})}})}catch(c){l(),c instanceof z&&(c.status===412||c.status===404)?await md(t,e):At(c)}}function ws(t,e,n){return Kt({title:w.askToggle(e,n,t),text:w.askProduction,action:n?w.turnOn:w.turnOff,danger:!n})}async function md(t,e){try{let n=await Jr(t,e);te(t).put(n?[n]:[],new Set(n?[]:[e]));let r=n?w.changedMeanwhile(e,n.modifiedBy??""):w.deletedMeanwhile(e);_({kind:"bad",text:r})}catch(n){At(n)}}var Fa=5;async function Ba(t,e,n){let r=n?"ENABLED":"DISABLED",o=e.filter(u=>u.state!==r);o.length||_({text:w.bulk.unchanged(e.length)});let{done:s,revision:i,failed:l}=await qa(t,o,{state:r});if(!s.length)return l;let c={state:r,revision:i,modifiedAt:new Date().toISOString(),modifiedBy:yr.value?.name??null,comment:null};return te(t).put(s.map(u=>({...u,...c})),new Set,0,!0),zr(w.bulk.toggled(s.length,n),t,s,i),l}async function La(t,e,n){let{done:r,revision:o,failed:s}=await qa(t,e,null,n);return r.length&&(te(t).put([],new Set(r.map(({key:i})=>i)),0,!0),zr(w.bulk.deleted(r.length),t,r,o)),s}async function ja(t,e,n,r,o){let{data:s}=await Ft(S`flag-sets/${t}/flags/${n}/copy`,{body:{to:e},comment:o,etag:bs(r),createOnly:!r});s.changed&&zr(w.bulk.copied(1,e),e,[{key:n}],s.revision)}async function Pa(t,e,n,r,o){let{data:s}=await Ft(S`flag-sets/${t}/copy`,{body:{to:e,flags:n},etag:r,comment:o});s.changed&&zr(w.bulk.copied(s.changed,e),e,n.map(i=>({key:i})),s.revision)}async function qa(t,e,n,r){let o=te(t),s=[],i=e;for(let l=1;i.length;l+=1){let c=o.content.peek(),u=new Map(c.flags.map(p=>[p.key,p])),m=({key:p,revision:v})=>u.get(p)?.revision===v;for(let{key:p}of i.filter(v=>!m(v)))s.push({key:p,problem:new Error(w.bulk.meanwhile(u.get(p)?.modifiedBy??null))});if(i=i.filter(m),!i.length)break;let f=i.reduce((p,v)=>Math.max(p,v.revision??0),c.revision),d={flags:Object.fromEntries(i.map(({key:p})=>[p,n]))};try{let{data:p}=await Qt(S`flag-sets/${t}/flags`,{body:d,etag:`"${f}"`,comment:r});return{done:i,revision:p.revision,failed:s}}catch(p){if(!(p instanceof z&&p.status===412)||l===Fa){s.push(...i.map(({key:h})=>({key:h,problem:p})));break}await o.load()}}return{done:[],revision:0,failed:s}}function zr(t,e,n,r){let o=()=>fd(e,n.map(({key:s})=>s),r).catch(At);_({text:t,action:{label:$.undo,onClick:o}})}async function fd(t,e,n){let r=e,o=n;for(let i=1;;i+=1)try{r.length&&await Ft(S`flag-sets/${t}/rollback`,{body:{revision:n-1,flags:r},etag:`"${o}"`});break}catch(l){if(!(l instanceof z&&l.status===412)||i===Fa)throw l;o=(await j(S`flag-sets/${t}`)).data.revision;let c=await ns(t,n),u=new Set(c?.filter(({kind:m})=>m==="flag").map(({name:m})=>m));r=c===null?[]:e.filter(m=>!u.has(m))}r.length&&_({text:w.bulk.undone(r.length)});let s=e.filter(i=>!r.includes(i));s.length===1?_({kind:"bad",text:`${s[0]}: ${w.notUndone}`}):s.length&&_({kind:"bad",text:w.bulk.notUndone(s.length)})}var Va=t=>({kind:"refused",before:null,after:null,warnings:[],reason:t});async function Wa(t,e,n,r){try{let o=await Jr(e,n,r),{data:s,text:i}=await Ft(S`flag-sets/${t}/flags/${n}/copy`,{body:{to:e},query:{dry_run:!0},signal:r});if(!s.diff.length)return{kind:"same",there:o,before:null,after:null,warnings:s.warnings};let l=R(i);return{kind:o?"changes":"new",there:o,before:o?gt(l,"/diff/0/before"):null,after:gt(l,"/diff/0/after"),warnings:s.warnings}}catch(o){if(r?.aborted)throw o;return Va(o instanceof Error?o.message:String(o))}}async function Ja(t,e,n,r){let o=new Map;for(;;){let s=n.filter(i=>!o.has(i));if(!s.length)return{found:o,etag:null,notes:[]};try{let{data:i,text:l,etag:c}=await Ft(S`flag-sets/${t}/copy`,{body:{to:e,flags:s},query:{dry_run:!0},signal:r}),u=R(l),m=new Map(i.diff.map(({name:d},p)=>[d,p])),f=_a(i.warnings);for(let d of s){let p=m.get(d),v=p!==void 0&&i.diff[p].before===null;o.set(d,{kind:p===void 0?"same":v?"new":"changes",before:p===void 0||v?null:gt(u,`/diff/${p}/before`),after:p===void 0?null:gt(u,`/diff/${p}/after`),warnings:f.get(d)??[]})}return{found:o,etag:c,notes:(f.get("")??[]).map(({detail:d})=>d)}}catch(i){let l=i instanceof z&&i.status===400?_a(i.errors):new Map,c=s.filter(u=>l.has(u));if(!c.length)throw i;for(let u of c)o.set(u,Va(l.get(u).map(({detail:m})=>m).join(" ")))}}}function _a(t){let e=new Map;for(let{pointer:n="",detail:r}of t){let[,o,s,...i]=n.split("/"),l=o==="flags"&&s!==void 0,c=l?s.replaceAll("~1","/").replaceAll("~0","~"):"",u=l?i.map(m=>`/${m}`).join(""):n;e.set(c,[...e.get(c)??[],{pointer:u,detail:r}])}return e}var Ke=Z.difference;function Ha({flag:t,from:e,to:n,isThere:r,onTurn:o,onClose:s}){let[i,l]=g(null),[c,u]=g(""),[m,f]=g(!1),[d,p]=g(null),[v,h]=g(0),x=yt(U(n));B(()=>{let C=new AbortController;return l(null),r&&Wa(e,n,t,C.signal).then(l,()=>{}),()=>C.abort()},[e,n,t,r,v]);async function k(C){if(C.preventDefault(),!(!i||m)){f(!0),p(null);try{await ja(e,n,t,i.there,c.trim()),s()}catch(A){f(!1),p(A),h(v+1)}}}let b=i?.kind==="new"||i?.kind==="changes";return a`<${ue}
    wide
    class=${x?"production":""}
    title=${a`${Ke.title(t)} ${x&&a`<${V} kind="bad">${n}<//>`}`}
    onClose=${s}
    footer=${a`
      <${y} href=${G({set:n,flag:t})}>${Ke.openFlag}<//>
      <span class="grow"></span>
      <${y} onClick=${s}>${Ke.close}<//>
      ${M("write")&&a`<${y} kind=${x?"danger":"primary"} type="submit" form="copy-flag" busy=${m} disabled=${!b}>${Ke.copy(n)}<//>`}
    `}
  >
    <form id="copy-flag" class="stack" onSubmit=${k}>
      <div class="row">
        <span class="direction grow"><span class="mono">${e}</span> → <strong class="mono">${n}</strong></span>
        <${y} size="small" icon=${zi} onClick=${o}>${Ke.turn}<//>
      </div>
      ${d&&a`<${P} problem=${d} />`}
      ${r?i?a`<${dd} compared=${i} from=${e} to=${n} />`:a`<${J} rows=${5} />`:a`<p class="quiet">${Ke.missing(e)}</p>`}
      ${b&&M("write")&&a`
        ${x&&a`<${K}>${w.askProduction}<//>`}
        <${L} label=${w.bulk.comment} hint=${w.bulk.commentHint}>
          ${C=>a`<input ...${C} type="text" maxlength="1000" value=${c} onInput=${A=>u(A.target.value)} />`}
        <//>
      `}
    </form>
  <//>`}function dd({compared:{kind:t,before:e,after:n,warnings:r,reason:o},from:s,to:i}){return t==="refused"?a`<div class="problem" role="alert"><div class="grow"><strong>${w.copying.refused}</strong><p>${o}</p></div></div>`:t==="same"?a`<p class="quiet">${Ke.same}</p>`:a`
    <p class="quiet">${Ke.caption(s,i)}</p>
    <${Wt} before=${e} after=${n} />
    ${r.length>0&&a`<${K}><ul class="plain">${r.map(({pointer:l,detail:c})=>a`<li>${l&&a`<code>${l}</code> `}${c}</li>`)}</ul><//>`}
  `}var Kr=dt({}),pd=new Map;function za(t){let e=ut(()=>t.map(r=>te(r)),[t.join()]);B(()=>{let r=e.map(o=>o.open());return()=>r.forEach(o=>o())},[e]);let n=e.map(r=>r.content.value.revision).join();return B(()=>{for(let{set:r}of e)$d(r)},[n]),e.map(r=>({set:r.set,list:r,evaluators:Kr.value[r.set]??pd,problem:r.content.value.problem}))}async function $d(t){try{let e=Ji(await _t(S`flag-sets/${t}/evaluators`)),n=Kr.peek()[t];if(n&&JSON.stringify([...n])===JSON.stringify([...e]))return;Kr.value={...Kr.peek(),[t]:e}}catch{}}var xs=8;function Dn({count:t,rowHeight:e=36,render:n,reveal:r,keyOf:o,head:s,...i}){let l=F(null),c=F(null),[u,m]=g({first:0,last:2*xs});function f(){let[p,v]=[l.current,c.current];if(!p||!v)return;let h=-Ka(v,p),x=Math.max(0,Math.floor(h/e)-xs),k=Math.ceil((h+p.clientHeight)/e)+xs;m(b=>b.first===x&&b.last===k?b:{first:x,last:k})}$n(f,[t,e]),B(()=>{let p=new ResizeObserver(f);return l.current&&p.observe(l.current),()=>p.disconnect()},[]),B(()=>{let[p,v]=[l.current,c.current];if(r===void 0||r<0||!p||!v)return;let h=r*e,x=Ka(v,p)+p.scrollTop+h+e-p.clientHeight;p.scrollTop>h?p.scrollTop=h:p.scrollTop<x&&(p.scrollTop=x)},[r]);let d=[];for(let p=u.first;p<Math.min(t,u.last);p+=1)d.push(p);return a`<div ...${i} ref=${l} class="scrolls ${i.class??""}" onScroll=${f}>
    ${s}
    <div ref=${c} role="presentation" style=${{height:`${t*e}px`,position:"relative"}}>
      ${d.map(p=>a`<div
          key=${o?o(p):p}
          role="presentation"
          style=${{position:"absolute",top:0,left:0,right:0,height:`${e}px`,transform:`translateY(${p*e}px)`}}
        >
          ${n(p)}
        </div>`)}
    </div>
  </div>`}function Ka(t,e){return t.getBoundingClientRect().top-e.getBoundingClientRect().top-e.clientTop}var Ua=[["line",{x1:"5",x2:"19",y1:"9",y2:"9"}],["line",{x1:"5",x2:"19",y1:"15",y2:"15"}],["line",{x1:"19",x2:"5",y1:"5",y2:"19"}]];var Ur=[["path",{d:"M16 7h6v6"}],["path",{d:"m22 7-8.5 8.5-5-5L2 17"}]];function Ya({rules:t,otherwise:e,rollout:n}){let r=e&&Ga(e);if(r&&r.length>1)return{shares:r,isInRule:!1,variant:null,rules:t};let o=r?.[0]?.[0]??null,s=n&&Ga(n);return!s||hd(s,r)?{shares:null,isInRule:!1,variant:o,rules:t}:{shares:s,isInRule:!0,variant:o,rules:t}}function Ga(t){return Object.entries(t).filter(([,e])=>e>0)}function hd(t,e){return JSON.stringify(t)===JSON.stringify(e)}var ks={"1h":36e5,"24h":864e5,"7d":6048e5,"30d":2592e6},gd=["key","changed","evaluated","rollout"],Ue="m.";function Qa(t){let e=[],n=[];for(let i of(t.q??"").toLowerCase().split(/\s+/).filter(Boolean)){let l=i.indexOf(":");l>0?n.push([i.slice(0,l),i.slice(l+1)]):e.push(i)}let r=t.sort??"",o=r.replace(/^-/,""),s=t.state==="on"||t.state==="off"?t.state:null;return{words:e,pieces:n,metadata:Object.entries(t).filter(([i,l])=>i.startsWith(Ue)&&l!=="").map(([i,l])=>[i.slice(Ue.length),l]),state:s,type:t.type||null,stale:t.stale==="yes",planned:t.planned==="yes",within:ks[t.changed??""]??null,order:gd.includes(o)?o:"key",down:r.startsWith("-")}}function Xa(t,e,n){let r=t.filter(i=>vd(i,e,n)),o=bd[e.order],s=e.down?-1:1;return r.map(i=>({flag:i,value:o(i)})).sort((i,l)=>xd(i.value,l.value,s)||kd(i.flag,l.flag)).map(({flag:i})=>i)}function vd(t,{words:e,pieces:n,metadata:r,state:o,type:s,stale:i,planned:l,within:c},u){if(o&&t.state==="ENABLED"!=(o==="on")||s&&t.type!==s||i&&!t.stale||l&&!t.plan||c!==null&&!(t.modifiedAt&&Date.parse(t.modifiedAt)>=u-c)||!r.every(([d,p])=>sr(t.metadata[d])===p))return!1;let m=t.key.toLowerCase(),f=([d,p])=>m.includes(`${d}:${p}`)||yd(t,d,p);return e.every(d=>m.includes(d))&&n.every(f)}function yd({metadata:t},e,n){return Object.keys(t).some(r=>r.toLowerCase()===e&&sr(t[r])?.toLowerCase().includes(n))}function sr(t){return t===void 0||typeof t=="string"?t:JSON.stringify(t)}var bd={key:({key:t})=>t,changed:({modifiedAt:t})=>t?Date.parse(t):null,evaluated:({lastEvaluatedAt:t})=>t?Date.parse(t):null,rollout:t=>wd(t)};function wd({rollout:t}){return t?Object.values(t)[0]??null:null}function xd(t,e,n){return t===e?0:t===null?1:e===null?-1:t<e?-n:n}function kd(t,e){return t.key<e.key?-1:+(t.key>e.key)}var Gr=["owner","team"],Sd=50,Od=5,Td=60,Cd=3;function Za(t,e=[]){let n=new Map(e.map(i=>[i,new Map]));for(let{metadata:i}of t)for(let l in i){let c=n.get(l);c||n.set(l,c=new Map);let u=sr(i[l]);c.set(u,(c.get(u)??0)+1)}let r=[...n].filter(([i,l])=>e.includes(i)||l.size<=Sd&&(Gr.includes(i)||Ad(l))),o=i=>(Gr.indexOf(i)+Gr.length+1)%(Gr.length+1),s=i=>[...i.values()].reduce((l,c)=>l+c,0);return r.sort(([i,l],[c,u])=>Number(e.includes(c))-Number(e.includes(i))||o(i)-o(c)||s(u)-s(l)),r.slice(0,Math.max(Cd,e.length)).map(([i,l])=>({name:i,values:[...l].map(([c,u])=>({value:c,count:u})).sort((c,u)=>c.value<u.value?-1:1)}))}function Ad(t){if([...t.keys()].some(r=>r.length>Td))return!1;let e=[...t.values()].reduce((r,o)=>r+o,0);return t.size<=Od&&t.size<e||2*t.size<=e||[...t.keys()].every(r=>r==="true"||r==="false")}var Fn=t=>`var(--share-${t%6+1})`;function Bn({shares:t}){let e=t.reduce((r,{weight:o})=>r+o,0)||1,n=t.map(({label:r,weight:o})=>`${wt(100*o/e)} ${r}`).join(", ");return a`<span class="split-bar" role="img" aria-label=${n} title=${n}>
    ${t.map(({weight:r,colour:o},s)=>a`<span style=${{width:`${100*r/e}%`,background:o??Fn(s)}}></span>`)}
  </span>`}function tl({set:t,flag:e,index:n,column:r,isSelected:o,isFresh:s,isAtCursor:i,takesFocus:l,onCursor:c,onSelect:u,onToggle:m}){let f=F(null);$n(()=>{i&&l.current&&(l.current=!1,f.current?.focus({preventScroll:!0}))});let d=e.state==="ENABLED",p=["flag-row",o&&"selected",s&&"fresh",i&&"cursor",!d&&"is-off"];return a`<div role="row" aria-rowindex=${n+2} class=${p.filter(Boolean).join(" ")} onFocusIn=${c}>
    ${M("write")&&a`<div role="cell" class="select">
      <input
        type="checkbox"
        aria-label=${w.select(e.key)}
        checked=${o}
        onClick=${v=>u(v.target.checked,v.shiftKey)}
      />
    </div>`}
    <div role="cell" class="state-cell">
      ${M("write")?a`<${Tr} checked=${d} label=${w.enabled(e.key)} onChange=${m} />`:a`<span class="state ${d?"on":"off"}">${d?w.on:w.off}</span>`}
    </div>
    <div role="cell" class="key">
      <a ref=${f} class="mono cut" href=${G({set:t,flag:e.key})} title=${e.key}>${e.key}</a>
      ${e.plan&&a`<${Ed} set=${t} flag=${e.key} plan=${e.plan} />`}
      ${e.stale&&a`<${V} kind="warn" title=${w.staleWhy[e.stale]}>${w.staleWord}<//>`}
    </div>
    <div role="cell" class="type quiet">${w.types[e.type]}</div>
    <div role="cell" class="serves"><${Ss} flag=${e} /></div>
    ${r!==null&&a`<div role="cell" class="owner cut">${sr(e.metadata[r])}</div>`}
    <div role="cell" class="evaluated quiet">
      ${e.revision===null?"":a`<${tt} at=${e.lastEvaluatedAt} none=${w.never} />`}
    </div>
    <div role="cell" class="changed quiet cut" title=${e.comment??void 0}>
      <${tt} at=${e.modifiedAt} />
      ${e.modifiedBy&&a`<span class="who"> ${w.by(e.modifiedBy)}</span>`}
    </div>
  </div>`}function Ed({set:t,flag:e,plan:{kind:n,state:r,nextAt:o,number:s}}){let i=o===null?"":Bi(Date.parse(o),Cr.value),l=n==="schedule"?w.plan.schedule(i):w.plan.rollout[r](i),c=s>1?l+w.plan.more(s-1):l;return a`<a class="planned ${r}" href=${G({set:t,flag:e,query:{tab:"plan"}})} title=${c}>
    <${st} shapes=${n==="schedule"?Gn:Ur} size=${14} label=${c} />
  </a>`}var Nd="var(--share-none)";function Ss({flag:t}){let{shares:e,isInRule:n,variant:r,rules:o}=Ya(t),s=o>0&&a`<span class="quiet rule-count">${e||r!==null?" \xB7 ":""}${w.rules(o)}</span>`;if(e){let[i,l]=e[0],c=n?w.inRule:w.share,u=e.map(([m,f],d)=>({label:m||w.noVariant,weight:f,colour:m===(t.defaultVariant??"")?Nd:Fn(d)}));return a`<span class="bar"><${Bn} shares=${u} /></span>
      <span class="cut">${c(wt(l),i||w.noVariant)}${n?null:s}</span>`}return r===null?a`<span class="quiet cut">${o?s:w.computed}</span>`:a`<span class="cut">${r?a`<span class="mono">${r}</span>`:a`<span class="quiet">${w.noVariant}</span>`}${s}</span>`}function el({cell:{flag:t,reasons:e},label:n,onOpen:r}){let o=e.length>0,s=t?a`<span class="state ${t.state==="ENABLED"?"on":"off"}"><span class="hidden-text">${t.state==="ENABLED"?Z.on:Z.off}</span></span>
        <span class="serves"><${Ss} flag=${t} /></span>`:a`<span class="quiet serves">${Z.missing}</span>`;if(!o)return a`<div class="cell ${t?"":"is-missing"}">${s}</div>`;let i=e.map(l=>Z.reasons[l]).join(". ");return a`<button type="button" class="cell differs" title=${i} onClick=${r}>
    <span class="hidden-text">${n}: </span>
    ${s}
    <span class="hidden-text">. ${i}</span>
    <${st} shapes=${Ua} size=${14} />
  </button>`}var nl=40,Md=54,Rd=240;function rl({names:t,reference:e,rows:n,onOpen:r}){let o=`minmax(150px, 1.3fr) repeat(${t.length}, minmax(170px, 1fr))`,s=`${174+194*t.length}px`,i=Md+n.length*nl,l={maxHeight:`${i}px`,minHeight:`${Math.min(i,Rd)}px`},c={gridTemplateColumns:o};return a`<div class="panel matrix" role="table" aria-label=${Z.table} aria-rowcount=${n.length+1} style=${l}>
    <div class="matrix-inside" style=${{minWidth:s}}>
      <div role="rowgroup" class="matrix-head">
        <div role="row" aria-rowindex="1" class="matrix-row" style=${c}>
          <div role="columnheader">${Z.flag}</div>
          ${t.map((u,m)=>a`<div role="columnheader" class="row" key=${u}>
              <a href=${G({set:u})} title=${u}>${le(u).environment??u}</a>
              ${yt(U(u))&&a`<span class="production-mark" aria-hidden="true"></span>`}
              ${m===e&&a`<${V}>${Z.isReference}<//>`}
            </div>`)}
        </div>
      </div>
      <${Dn}
        role="rowgroup"
        class="matrix-rows"
        count=${n.length}
        rowHeight=${nl}
        keyOf=${u=>n[u]?.key??""}
        render=${u=>{let m=n[u];return m?a`<div role="row" key=${m.key} aria-rowindex=${u+2} class="matrix-row ${m.differs?"differs":""}" style=${c}>
            <div role="rowheader" class="mono cut" title=${m.key}>${m.key}</div>
            ${m.cells.map((f,d)=>a`<div role="cell" key=${t[d]}>
                <${el} cell=${f} label=${Z.open(m.key,t[d],t[e])} onOpen=${()=>r(m.key,d)} />
              </div>`)}
          </div>`:null}}
      />
    </div>
  </div>`}function Id(){let{set:t,query:e}=Ct.value,{application:n}=le(t),o=[...Ii.value.find(s=>s.application===n)?.sets??[]].sort((s,i)=>Xo(s.environment??"")-Xo(i.environment??"")).map(({name:s})=>s);return o.length<2?a`<div class="panel">
      <${Q} level=${1} icon=${Yo} title=${Z.emptyTitle} text=${Z.emptyText} command=${Z.emptyCommand(n)} />
    </div>`:a`<${Dd} key=${o.join()} application=${n} names=${o} query=${e} />`}function Dd({application:t,names:e,query:n}){let r=za(e),[o,s]=g(null),i=F(null);vn([{keys:"/",label:Z.search,run:()=>i.current?.select()}]);let l=e.findIndex(b=>le(b).environment===n.with),c=l>=0?l:Ld(e),u=r.map(({list:b})=>b.content.value),m=ut(()=>Wi(r.map(({evaluators:b},C)=>({flags:u[C].flags,evaluators:b})),c),[...u.map(({flags:b})=>b),...r.map(({evaluators:b})=>b),c]),f=u.every(({complete:b})=>b),d=n.only==="differing",p=(n.q??"").toLowerCase(),v=ut(()=>m.filter(({key:b,differs:C})=>(!d||C)&&b.toLowerCase().includes(p)),[m,d,p]),h=m.filter(({differs:b})=>b).length,x=r.find(({problem:b})=>b),k=o&&m.find(({key:b})=>b===o.key);return a`<div class="compare-page">
    <div class="page-head">
      <div class="row">
        <h1>${Z.title(t)}</h1>
        <span class="facts quiet small">
          <span role="status">${f?Z.counts(h,m.length):Z.loading(m.length)}</span>
          <${Nr} />
        </span>
      </div>
    </div>
    <div class="compare-filters" role="search" aria-label=${Z.search}>
      <div class="search">
        <${st} shapes=${kr} />
        <input
          ref=${i}
          type="search"
          aria-label=${Z.search}
          placeholder=${Z.search}
          autocomplete="off"
          spellcheck=${!1}
          value=${n.q??""}
          onInput=${b=>St({q:b.target.value||null})}
        />
      </div>
      <label class="reference"
        >${Z.reference}
        <${I}
          value=${e[c]}
          options=${e.map(b=>({value:b,label:le(b).environment??b}))}
          onChange=${b=>St({with:le(b).environment})}
        />
      </label>
      <${Pe}
        label=${Z.onlyDiffering}
        checked=${d}
        onChange=${b=>St({only:b?"differing":null})}
      />
    </div>
    ${x&&a`<${P} problem=${x.problem} onRetry=${()=>x.list.retry()} />`}
    ${u.some(({fromMemory:b})=>b)&&a`<${K}>${$.problem.fromMemory}<//>`}
    <${Bd} names=${e} reference=${c} />
    ${!f&&!m.length?!x&&a`<div class="panel"><${J} rows=${10} /></div>`:v.length?a`<${rl}
            names=${e}
            reference=${c}
            rows=${v}
            onOpen=${(b,C)=>s(jd(m,b,e,C,c))}
          />`:a`<div class="panel"><${Fd} rows=${m.length} differing=${h} isOnly=${d} /></div>`}
    ${o&&k&&a`<${Ha}
      key=${o.key}
      flag=${o.key}
      from=${o.from}
      to=${o.to}
      isThere=${k.cells[e.indexOf(o.from)].flag!==null}
      onTurn=${()=>s({key:o.key,from:o.to,to:o.from})}
      onClose=${()=>s(null)}
    />`}
  </div>`}function Fd({rows:t,differing:e,isOnly:n}){return t?n&&!e?a`<${Q} icon=${Vi} title=${Z.sameTitle} text=${Z.sameText} />`:a`<${Q} icon=${Ar} title=${Z.nothingFound} text=${Z.nothingFoundText} />`:a`<${Q} icon=${Yo} title=${Z.noFlagsTitle} text=${Z.noFlagsText} />`}function Bd({names:t,reference:e}){let n=U(t[e]);return t.map(U).filter(o=>o&&n&&o.fractional!==n.fractional).map(o=>o&&n&&a`<${K}>${Z.fractional(o.name,o.fractional,n.name,n.fractional)}<//>`)}function Ld(t){let e=t.findIndex(r=>yt(U(r)));if(e>=0)return e;let n=t.findIndex(r=>/^prod/.test(le(r).environment??""));return n>=0?n:t.length-1}function jd(t,e,n,r,o){let s=t.find(c=>c.key===e)?.cells[r].flag,[i,l]=s?[n[r],n[o]]:[n[o],n[r]];return{key:e,from:i,to:l}}function we(t){B(()=>{if(t!==void 0)return xn(t,U(t)?.revision??0,({revision:e,changes:n})=>{if(n===null||n.some(({kind:r})=>r==="flag_set"))return zt();en.value=(en.peek()??[]).map(r=>r.name===t?{...r,revision:Math.max(e,r.revision)}:r)})},[t])}function Yr(t,e){let n=new Set;return t.map(({flag:r,variant:o})=>r===""?"no-flag":n.has(r)?"twice":(n.add(r),e!==null&&!Object.hasOwn(e,r)?"unknown-flag":o===""?"no-variant":e!==null&&!Object.hasOwn(e[r].variants??{},o)?"unknown-variant":null))}function ol(t,e){let n=Object.fromEntries(e.map(({flag:r,variant:o})=>[r,o]));return`{"attributes": ${t}, "overrides": ${JSON.stringify(n)}}`}async function jt(t,e){if(!yt(U(t)))return!0;let{title:n,text:r,action:o}=$.production;return Kt({title:n(t),text:r,action:o,...e})}function bt(t,e,{wait:n=0,isIdle:r=!1}={}){let[o,s]=g(0),[i,l]=g({result:null,problem:null,isLoading:!0}),c=F(!0);return B(()=>{if(r)return;let u=new AbortController;l(f=>f.isLoading?f:{...f,isLoading:!0});let m=setTimeout(async()=>{try{let f=await t(u.signal);u.signal.aborted||l({result:f,problem:null,isLoading:!1})}catch(f){u.signal.aborted||l({result:null,problem:f,isLoading:!1})}},c.current?0:n);return c.current=!1,()=>{clearTimeout(m),u.abort()}},[...e,o,r]),{...i,reload:()=>s(u=>u+1)}}var il="flagstaff.context.",Pd=`{
  "targetingKey": "user-1"
}`,sl=new Map;function Os(t){let e=sl.get(t);return e===void 0&&(e=dt(sessionStorage.getItem(il+t)??Pd),sl.set(t,e)),e}function Qr(t,e){Os(t).value=e;try{sessionStorage.setItem(il+t,e)}catch{}}var Ts=dt(sessionStorage.getItem("flagstaff.contextView")==="json"?"json":"form");function al(t){Ts.value=t,sessionStorage.setItem("flagstaff.contextView",t)}var Fe="targetingKey";function Be(t){let e=R(t);if(e.type!=="object")throw new ne("A context is a JSON object.",t,e.start);let n=new Map;for(let{key:r,value:o}of e.members)n.set(r,{name:r,type:_d(o.type),text:o.type==="string"?o.value:o.source});return[...n.values()]}function Ln(t){let e=t.map(n=>`${JSON.stringify(n.name)}: ${qd(n)}`);return e.length===0?"{}":Ve(`{${e.join(", ")}}`)}function Cs(t){let e=new Set;return t.map(({name:n,type:r,text:o})=>n===""?"no-name":e.has(n)?"twice":(e.add(n),r==="text"||Xr(r,o)?null:r))}function As(t,e){let{name:n,text:r}=t;return e===t.type?t:e==="text"?{name:n,type:e,text:Vd(r)?JSON.parse(r):r}:e==="boolean"?{name:n,type:e,text:r==="false"?"false":"true"}:e==="number"?{name:n,type:e,text:Xr("number",r.trim())?r.trim():""}:{name:n,type:e,text:t.type==="text"?JSON.stringify(r):r}}function ll(t){try{let e=Be(t).find(({name:n})=>n===Fe);return e?.type==="text"?e.text:""}catch{return""}}var qd=({type:t,text:e})=>t==="text"?JSON.stringify(e):e.trim();function _d(t){return t==="string"?"text":t==="number"||t==="boolean"?t:"json"}function Xr(t,e){try{let{type:n}=R(e);return t==="json"||n===t}catch{return!1}}var Es=t=>Xr("json",t),Vd=t=>Xr("json",t)&&t.trim().startsWith('"');var Wd=["text","number","boolean","json"];function cl({row:t,fault:e,names:n,known:r,isNew:o,onRow:s,onRemove:i}){let l=nt(),c=$.context,u=e===null?{}:{"aria-invalid":"true","aria-describedby":`${l}-fault`},m=e==="no-name"||e==="twice";return a`<li class="context-row">
    <input
      type="text"
      class="mono"
      aria-label=${c.name}
      list=${n}
      placeholder=${c.name}
      autocomplete="off"
      spellcheck=${!1}
      value=${t.name}
      autofocus=${o}
      ...${m?u:{}}
      onInput=${f=>s(Hd({...t,name:f.target.value},r))}
    />
    <${I}
      label=${c.typeOf(t.name)}
      value=${t.type}
      options=${Wd.map(f=>({value:f,label:c.types[f]}))}
      onChange=${f=>s(As(t,f))}
    />
    <${Jd} row=${t} id=${l} known=${r} described=${m?{}:u} onText=${f=>s({...t,text:f})} />
    <${y} kind="quiet" size="small" icon=${vt} label=${c.remove(t.name)} onClick=${i} />
    ${e!==null&&a`<p class="fault" id="${l}-fault">${c.faults[e]}</p>`}
  </li>`}function Jd({row:t,id:e,known:n,described:r,onText:o}){let s=$.context,i=u=>o(u.target.value),l={"aria-label":s.valueOf(t.name),autocomplete:"off",spellcheck:!1,value:t.text,onInput:i,...r};if(t.type==="boolean"){let u=[{value:"true",label:s.yes},{value:"false",label:s.no}];return a`<${I} label=${s.valueOf(t.name)} value=${t.text} options=${u} onChange=${o} />`}if(t.type==="json"){let u=Math.min(8,t.text.split(`
`).length);return a`<textarea ...${l} class="mono" rows=${u} placeholder="{}"></textarea>`}let c=n!==void 0&&n.values.length>0&&t.type==="text";return a`<input
      ...${l}
      type="text"
      inputmode=${t.type==="number"?"decimal":void 0}
      placeholder=${s.value}
      list=${c?`${e}-values`:void 0}
    />${c&&a`<datalist id="${e}-values">${n.values.map(u=>a`<option value=${u}></option>`)}</datalist>`}`}var Hd=(t,e)=>e!==void 0&&t.text===""&&e.name===t.name?As(t,e.type):t;function Zr({text:t,attributes:e=[],onText:n}){let r=nt(),[o,s]=g(()=>ml(t)),[i,l]=g(null),c=F(t);B(()=>{t!==c.current&&s(ml(t)),c.current=t},[t]);function u(v){let h=[...o.filter(ul),...v];return s(h),Cs(h).some(x=>x!==null)?n(null):(c.current=Ln(h),n(c.current))}function m(v){let h=v?.type??"text",x=h==="boolean"?"true":h==="json"?"{}":h==="number"?v?.values[0]??"0":"";l(f.length),u([...f,{name:v?.name??"",type:h,text:x}])}let f=o.filter(v=>!ul(v)),d=Cs(f),p=e.filter(({name:v})=>v!==Fe&&!o.some(h=>h.name===v));return a`<div class="context-form">
    <datalist id=${r}>${p.map(({name:v})=>a`<option value=${v}></option>`)}</datalist>
    <ul class="plain">
      ${f.map((v,h)=>a`<${cl}
          key=${h}
          row=${v}
          fault=${d[h]}
          names=${r}
          known=${e.find(({name:x})=>x===v.name)}
          isNew=${h===i}
          onRow=${x=>u(f.map((k,b)=>b===h?x:k))}
          onRemove=${()=>u(f.filter((x,k)=>k!==h))}
        />`)}
    </ul>
    <div class="row">
      <${y} size="small" icon=${rt} onClick=${()=>m()}>${$.context.add}<//>
      ${p.length>0&&a`<span class="small quiet">${$.context.readByRules}</span>
        ${p.slice(0,12).map(v=>a`<${y}
              key=${v.name}
              size="small"
              kind="quiet"
              class="mono offered"
              aria-label=${$.context.addNamed(v.name)}
              onClick=${()=>m(v)}
              >${v.name}<//
            >`)}`}
    </div>
  </div>`}var ul=({name:t})=>t===Fe;function ml(t){try{return Be(t)}catch{return[]}}var to={"{":"}","[":"]",'"':'"'},zd='}]"';function fl(t,e,n,r){let o=t[n]??"";if(r==="Enter")return Kd(t,e,n);if(e!==n)return null;if(r==="Backspace")return o!==""&&to[t[e-1]??""]===o?{from:e-1,to:n+1,insert:"",cursor:e-1}:null;let s=Ud(t,e);return zd.includes(r)&&o===r&&r==='"'===s?{from:e,to:n,insert:"",cursor:e+1}:r in to&&!s&&/^[\s,:}\]]?$/.test(o)?{from:e,to:n,insert:r+to[r],cursor:e+1}:null}function Kd(t,e,n){let r=t.slice(t.lastIndexOf(`
`,e-1)+1,e),o=/^[ \t]*/.exec(r)?.[0]??"",[s,i]=[r.trimEnd().at(-1)??"",t.slice(n).trimStart()[0]??""];if(!(s==="{"||s==="["))return Ns(e,n,`
${o}`);let l=to[s]===i&&/^[ \t]*[}\]]/.test(t.slice(n)),c=`
${o}  `;return l?Ns(e,n,c,`
${o}`):Ns(e,n,c)}function Ns(t,e,n,r=""){return{from:t,to:e,insert:n+r,cursor:t+n.length}}function Ud(t,e){return(t.slice(t.lastIndexOf(`
`,e-1)+1,e).replaceAll(/\\./g,"").split('"').length-1)%2===1}var Gd={member:"member",operator:"operator",variant:"variant",attribute:"attribute",evaluator:"evaluator",value:"value",metadata:"metadata"},Yd={state:"ENABLED or DISABLED. A disabled flag returns no value; callers use their own default.",variants:"The values that the flag can return, by name. All are of one kind.",defaultVariant:"The variant for everyone whom targeting gives none. With null, callers use their own default.",targeting:"The rule that decides which variant a context gets.",metadata:"Texts, numbers and true or false about the flag, such as its owner."},Qd={var:"Reads an attribute of the context. A path such as user.plan goes into objects.",missing:"Returns those of the named attributes that the context does not have.",missing_some:"Returns the missing attributes if fewer than so many are there.",if:"The first condition that holds decides; the last operand is for everyone else.","?:":"Like if.","==":"Two texts are compared as texts, anything else as numbers.","===":"Equal, and of the same type.","!=":"The opposite of ==.","!==":"The opposite of ===.","<":"Less. With three operands: the second is between the other two.","<=":"At most. With three operands: the second is from the first to the third.",">":"Greater.",">=":"At least.","!":"True if the operand is false, missing, 0 or empty.","!!":"True unless the operand is false, missing, 0 or empty.",and:"The first operand that is false decides, otherwise the last.",or:"The first operand that is true decides, otherwise the last.",in:"Whether a list has the member, or a text contains the text.",contains_all:"Whether the first list has all members of the second.",contains_any:"Whether the first list has a member of the second.",contains_none:"Whether the first list has no member of the second.",starts_with:"Whether a text begins with another one.",ends_with:"Whether a text ends with another one.",cat:"Joins texts.",substr:"A part of a text: start, and number of characters. A negative start counts from the end.",sem_ver:"Compares versions: =, !=, <, <=, >, >=, ^ (same major), ~ (same major and minor).",fractional:"Splits callers by weights. The same targeting key always gets the same variant.",$ref:"An evaluator of the flag set.","+":"Sum. With one operand: the number that a text says.","-":"Difference. With one operand: its opposite.","*":"Product.","/":"Quotient.","%":"Remainder.",min:"The least of the numbers.",max:"The greatest of the numbers.",merge:"Joins lists.",map:"Applies a rule to each member of a list.",filter:"The members of a list for which a rule holds.",reduce:"Combines a list into one value. The rule reads current and accumulator.",all:"Whether a rule holds for all members of a list.",some:"Whether a rule holds for a member of a list.",none:"Whether a rule holds for no member of a list."},fn={kinds:Gd,members:Yd,operators:Qd,suggestions:"Suggestions",line:t=>`Line ${t}:`};var Ms={state:["ENABLED","DISABLED"],defaultVariant:[],targeting:[],metadata:[],variants:[]},dl={var:[0,0],missing:[1,null],missing_some:[2,2],substr:[2,3],"<":[2,3],"<=":[2,3],if:[1,null],"==":[2,2],"===":[2,2],"!=":[2,2],"!==":[2,2],">":[2,2],">=":[2,2],"%":[2,2],"/":[2,2],map:[2,2],filter:[2,2],all:[2,2],none:[2,2],some:[2,2],in:[2,2],reduce:[3,3],"*":[2,null],"!":[0,0],"!!":[0,0],or:[1,null],and:[1,null],"+":[1,null],"-":[1,null],max:[1,null],min:[1,null],merge:[1,null],cat:[1,null],starts_with:[2,2],ends_with:[2,2],sem_ver:[3,3],fractional:[1,null],$ref:[0,0]},pl=["=","!=",">","<",">=","<=","~","^"];var Xd=/"(?:[^"\\\n]|\\.)*"?|[{}[\]:,]|[^\s{}[\]:,"]+/g;function $l(t,e){let n=[],r={level:null,to:0},o,s=[],i=(c,u)=>{let m=n.at(-1),f=!m||m.next==="value"?"value":m.next==="key"?"key":null;if(!f)return null;let p=(f==="key"?n.slice(0,-1):n).map(h=>h.isObject?h.key:h.index),v=t.slice(c,Math.max(c,e)).replace(/^"/,"");return{kind:f,path:p,siblings:[],from:c,to:u,typed:v,hasColon:!1}},l=c=>{o=c;let u=n.at(-1);c?.kind==="key"&&u&&Object.assign(r,{level:u,to:c.to})};for(let{0:c,index:u}of t.matchAll(Xd)){let m=u+c.length,f=!"{}[]:,".includes(c);o===void 0&&e<=u&&!(f&&e===u)&&l(i(e,e));let d=c.length>1&&c[0]==='"'&&c.at(-1)==='"',p=f&&e>=u&&(d?e<m:e<=m);o===void 0&&p&&!(c[0]==='"'&&e===u)&&l(i(u,m)),Zd(n,c);let v=n.at(-1);n.length===2&&n[0].key==="variants"&&v?.isObject&&v.next==="colon"&&s.push(v.key),r.level&&o&&c===":"&&t.slice(r.to,u).trim()===""&&(o.hasColon=!0)}return o===void 0&&l(i(e,e)),r.level&&o&&(o.siblings=tp(r.level,o,t)),{place:o??null,variants:s}}function Zd(t,e){let n=t.at(-1);if(e==="{"||e==="["){let r=e==="{";t.push({isObject:r,key:"",keys:[],index:0,next:r?"key":"value"})}else if(e==="}"||e==="]"){t.pop();let r=t.at(-1);r&&(r.next="comma")}else if(n)e===","?(n.next=n.isObject?"key":"value",n.index+=1):e===":"?n.next="value":n.next==="key"?(n.key=hl(e),n.keys.push(n.key),n.next="colon"):n.next==="value"&&(n.next="comma");else return}function tp(t,e,n){if(e.from===e.to)return t.keys;let r=t.keys.indexOf(hl(n.slice(e.from,e.to)));return r===-1?t.keys:t.keys.toSpliced(r,1)}function hl(t){try{return String(JSON.parse(t))}catch{return t.replaceAll('"',"")}}var ep={"?:":[1,null],contains_all:[2,2],contains_any:[2,2],contains_none:[2,2]},Ls={...dl,...ep},np=["owner","description","permanent"],rp=["targetingKey","$flagd.timestamp","$flagd.flagKey"],Fs={state:'"${ENABLED}"',variants:'{"${on}": ${true}, "${off}": ${false}}',defaultVariant:'"${off}"',targeting:"{${}}",metadata:'{"${owner}": "${}"}',var:'"${attribute}"',$ref:'"${evaluator}"',if:'[${condition}, "${variant}"]',"?:":'[${condition}, "${variant}", "${variant}"]',"!":"${condition}","!!":"${condition}",missing:'["${attribute}"]',missing_some:'[${1}, ["${attribute}"]]',in:'[{"var": "${attribute}"}, ["${value}"]]',starts_with:'[{"var": "${attribute}"}, "${text}"]',ends_with:'[{"var": "${attribute}"}, "${text}"]',sem_ver:'[{"var": "${attribute}"}, "${>=}", "${1.0.0}"]',fractional:'[["${variant}", ${50}], ["${variant}", ${50}]]',and:"[${condition}, ${condition}]",or:"[${condition}, ${condition}]",reduce:'[{"var": "${attribute}"}, ${rule}, ${0}]'};function vl(t,e,n={}){let{place:r,variants:o}=$l(t,e);if(!r)return null;let s=n.root==="rule"?["targeting",...r.path]:r.path,i={...n,variants:n.variants??o},l=r.kind==="key"?op(r,s):sp(s,i);if(r.kind==="key"&&s[0]==="metadata"&&s.length===1){let c=new Set([...np,...n.metadata??[]]);for(let u of c)r.siblings.includes(u)||l.push(Bs(u,"metadata",r,u==="permanent"?"${true}":'"${}"'))}return l.length?{from:r.from,to:r.to,typed:r.typed,options:l}:null}function op(t,e){return e.length?e[0]!=="targeting"||t.siblings.length?[]:Object.keys(Ls).map(n=>Bs(n,"operator",t,yl(n))):Object.keys(Ms).filter(n=>!t.siblings.includes(n)).map(n=>Bs(n,"member",t,Fs[n]))}function Bs(t,e,n,r){let o=eo(JSON.stringify(t));return{label:t,kind:e,insert:n.hasColon?o:`${o}: ${r}`}}function sp(t,e){if(t.length===1&&t[0]!=="targeting"){let l=(Ms[String(t[0])]??[]).map(c=>ir(c,"value"));return t[0]==="defaultVariant"?[...Is(e),gl("null")]:l}if(t[0]!=="targeting")return[];let{operator:n,within:r}=ip(t);if(n==="var"&&(r[0]??0)===0||n==="missing"||n==="missing_some"&&r[0]===1)return Ds(e);if(n==="$ref")return(e.evaluators??[]).map(l=>ir(l,"evaluator"));if(n==="sem_ver"&&r[0]===1)return pl.map(l=>ir(l,"value"));if(n==="fractional"&&r.length===2&&r[1]===0)return[...Is(e),...Rs()];let o=(n==="if"||n==="?:")&&Number(r[0])%2===0;if(n===null||(n==="if"||n==="?:")&&!o)return[...Is(e),gl("null"),...Rs()];let i=[...new Set([...e.attributes??[],"targetingKey"])].map(l=>({label:l,kind:"attribute",insert:`{"var": ${eo(JSON.stringify(l))}}`}));return r.length>1?[]:[...i,...Rs()]}function ip(t){let e=t.findLastIndex((n,r)=>r>0&&typeof n=="string");return{operator:e===-1?null:String(t[e]),within:t.slice(e+1)}}function Rs(){return Object.keys(Ls).map(t=>({label:t,kind:"operator",insert:`{${eo(JSON.stringify(t))}: ${yl(t)}}`}))}function yl(t){if(Fs[t])return Fs[t];let[e]=Ls[t];return e<2?"[${}]":'[{"var": "${attribute}"}, ${value}]'}function Is(t){return(t.variants??[]).map(e=>ir(e,"variant"))}function Ds(t){return[...new Set([...t.attributes??[],...rp])].map(e=>ir(e,"attribute"))}function ir(t,e){return{label:t,kind:e,insert:eo(JSON.stringify(t))}}function gl(t){return{label:t,kind:"value",insert:t}}function eo(t){return t.replaceAll(/[{}\\]/g,e=>`\\${e}`)}var ap=60,bl=280,lp=/\\[{}\\]|\$\{([^}]*)\}/g;function wl({area:t,paint:e,known:n,name:r,isOff:o}){let[s,i]=g(null),l=F(s);l.current=s;let c=()=>i(null);function u(p){let v=t.current;if(!v||o)return;let h=vl(v.value,v.selectionStart,n),x=h&&v.value[h.from]==='"'&&h.to>h.from;if(!h||!(p||h.typed||x))return c();let k=up(h.options,h.typed).slice(0,ap);if(!k.length||k.length===1&&k[0].label===h.typed)return c();i({from:h.from,to:h.to,options:k,chosen:0,position:fp(v,e.current,h.from)})}function m({insert:p}){let v=t.current,{from:h,to:x}=l.current??{from:0,to:0};if(c(),!v)return;let{text:k,start:b,end:C}=mp(p);js(v,h,x,k),v.setSelectionRange(h+b,h+C)}function f(p){if(p.key===" "&&p.ctrlKey)return p.preventDefault(),u(!0),!0;let v=l.current;if(!v)return!1;let{options:h,chosen:x}=v,b={ArrowDown:1,ArrowUp:-1,PageDown:8,PageUp:-8}[p.key];if(b)i({...v,chosen:((x+b)%h.length+h.length)%h.length});else if(p.key==="Enter"||p.key==="Tab")m(h[x]);else if(p.key==="Escape")c();else return["ArrowLeft","ArrowRight","Home","End"].includes(p.key)&&c(),!1;return p.preventDefault(),p.stopPropagation(),!0}let d=`${r}-suggestions`;return{open:u,close:c,onKeyDown:f,onInput(p){/^[\w"$.<>=!?]$/.test(p.data??"")||l.current&&p.inputType==="deleteContentBackward"?u(!1):(l.current||p.data)&&c()},attributes:{"aria-autocomplete":o?void 0:"list","aria-controls":s?d:void 0,"aria-activedescendant":s?`${d}-${s.chosen}`:void 0},list:s&&a`<${cp} id=${d} shown=${s} onAccept=${m} />`}}function cp({id:t,shown:{options:e,chosen:n,position:r},onAccept:o}){let{kind:s,label:i}=e[n],l=s==="operator"?fn.operators[i]:s==="member"?fn.members[i]:void 0;return a`<div class="suggestions" style=${r}>
    <ul class="plain" role="listbox" id=${t} aria-label=${fn.suggestions}>
      ${e.map((c,u)=>a`<li
          key=${`${c.kind} ${c.label}`}
          id="${t}-${u}"
          role="option"
          aria-selected=${String(u===n)}
          ref=${m=>u===n&&m?.scrollIntoView({block:"nearest"})}
          onMouseDown=${m=>{m.preventDefault(),o(c)}}
        >
          <code>${c.label}</code><span class="kind">${fn.kinds[c.kind]}</span>
        </li>`)}
    </ul>
    ${l&&a`<p class="info">${l}</p>`}
  </div>`}function up(t,e){let n=e.toLowerCase(),r=o=>o.label.toLowerCase().indexOf(n);return[...t.filter(o=>r(o)===0),...t.filter(o=>r(o)>0)]}function mp(t){let e=null,n="",r=0;for(let i of t.matchAll(lp)){n+=t.slice(r,i.index),r=i.index+i[0].length;let l=i[1]??i[0][1];i[1]!==void 0&&(e??=[n.length,n.length+l.length]),n+=l}n+=t.slice(r);let[o,s]=e??[n.length,n.length];return{text:n,start:o,end:s}}function fp(t,e,n){let{left:r,top:o,bottom:s}=dp(t,e,n),i=`${Math.max(8,Math.min(r,window.innerWidth-328))}px`;return s+bl>window.innerHeight&&o>bl?{left:i,bottom:`${window.innerHeight-o+2}px`}:{left:i,top:`${s+2}px`}}function dp(t,e,n){let r=t.value.slice(0,n).split(`
`),o=e?.children[r.length-1]??t,s=document.createTreeWalker(o,NodeFilter.SHOW_TEXT),i=r[r.length-1].length;for(let l=s.nextNode();l;l=s.nextNode()){let c=l.textContent?.length??0;if(i<=c){let u=document.createRange();return u.setStart(l,i),u.setEnd(l,i),u.getBoundingClientRect()}i-=c}return o.getBoundingClientRect()}var pp=/"(?:[^"\\]|\\.)*"?(\s*:)?|-?\d[\d.eE+-]*|true|false|null|[{}[\],:]+/g,$p=2e5;function xl(t,e){let{root:n,fault:r}=pt(t);if(r){let o=Math.max(0,Math.min(r.offset,t.trimEnd().length-1));return[{from:o,to:o+1,line:Qo(t,o),detail:r.message,severity:"error"}]}return e.map(({pointer:o,detail:s,severity:i="error"})=>{let{start:l,end:c}=Fi(n,o);return{from:l,to:c,line:Qo(t,l),detail:s,severity:i}})}function kl({text:t,marks:e}){let n=t.length>$p,r=0;return t.split(`
`).map((o,s)=>{let i=r;r+=o.length+1;let l=e.filter(m=>m.line===s+1),c=l.some(m=>m.severity==="error")?"error":l[0]?.severity??"",u=l.map(m=>`${m.from-i},${Math.min(o.length,m.to-i)},${m.severity}`).join(";");return a`<${Ps} key=${s} number=${s+1} line=${o} severity=${c} ranges=${u} isPlain=${n} />`})}var Ps=class extends xi{shouldComponentUpdate(e){let{line:n,ranges:r,isPlain:o}=this.props;return n!==e.line||r!==e.ranges||o!==e.isPlain}render(){let{number:e,line:n,severity:r,ranges:o,isPlain:s}=this.props;return a`<div class="line ${r}" data-number=${e}>${s?n:hp(n,o)}${n===""?"\u200B":""}</div>`}};function hp(t,e){let n=e.split(";").filter(Boolean).map(r=>{let[o,s,i]=r.split(",");return{from:Number(o),to:Math.max(Number(o)+1,Number(s)),severity:i}});return gp(t).flatMap(({from:r,to:o,kind:s})=>{let i=n.flatMap(c=>[c.from,c.to]).filter(c=>c>r&&c<o),l=[...new Set([r,...i,o])].sort((c,u)=>c-u);return l.slice(1).map((c,u)=>{let m=l[u],f=n.find(v=>m>=v.from&&m<v.to),d=[s,f?.severity].filter(Boolean).join(" "),p=t.slice(m,c);return d?a`<span class=${d}>${p}</span>`:p})})}function gp(t){let e=[],n=0,r=(o,s)=>{o>n&&e.push({from:n,to:o,kind:s}),n=o};for(let o of t.matchAll(pp)){let[s,i]=o;r(o.index,""),s[0]==='"'?(r(o.index+s.length-(i?.length??0),i?"name":"text"),r(o.index+s.length,"sign")):r(o.index+s.length,/^[-\d]/.test(s)?"number":/^[a-z]/.test(s)?"word":"sign")}return r(t.length,""),e}function xe({text:t,onChange:e,label:n,faults:r=[],known:o={},lines:s=3,mostLines:i=40,onSave:l}){let c=F(null),u=F(null),m=nt(),f=ut(()=>xl(t,r),[t,r]),d=wl({area:c,paint:u,known:o,name:m,isOff:!e});function p(h,x){c.current?.focus(),c.current?.setSelectionRange(h,x),u.current?.children[t.slice(0,h).split(`
`).length-1]?.scrollIntoView({block:"nearest"})}function v(h){let x=c.current;if(!x||h.isComposing)return;if(h.key.toLowerCase()==="s"&&(h.ctrlKey||h.metaKey)&&l){h.preventDefault(),l();return}if(!e||d.onKeyDown(h)||h.ctrlKey||h.metaKey||h.altKey)return;let k=fl(x.value,x.selectionStart,x.selectionEnd,h.key);k&&(h.preventDefault(),js(x,k.from,k.to,k.insert),x.setSelectionRange(k.cursor,k.cursor),h.key==='"'&&d.open(!1))}return a`<div class="code" style=${{"--least":s,"--most":i}}>
    <div class="code-scroll">
      <div class="code-layers">
        <pre ref=${u} aria-hidden="true"><${kl} text=${t} marks=${f} /></pre>
        <textarea
          ref=${c}
          ...${d.attributes}
          aria-label=${n}
          aria-describedby="${m}-faults"
          aria-invalid=${f.some(h=>h.severity==="error")?"true":void 0}
          readonly=${!e}
          spellcheck=${!1}
          autocomplete="off"
          autocapitalize="off"
          value=${t}
          onInput=${h=>{e?.(h.target.value),d.onInput(h)}}
          onKeyDown=${v}
          onBlur=${d.close}
          onClick=${d.close}
        ></textarea>
      </div>
    </div>
    ${d.list}
    <div id="${m}-faults"><${vp} marks=${f} onShow=${p} /></div>
  </div>`}function vp({marks:t,onShow:e}){return t.length?a`<ul class="plain code-faults">
    ${t.map(({from:n,to:r,line:o,detail:s,severity:i})=>a`<li class=${i}>
          <button type="button" onClick=${()=>e(n,r)}>${fn.line(o)}</button> ${s}
        </li>`)}
  </ul>`:null}function js(t,e,n,r){t.focus(),t.setSelectionRange(e,n),!(e===n&&r===""||(r===""?document.execCommand("delete"):document.execCommand("insertText",!1,r)))&&(t.setRangeText(r,e,n,"end"),t.dispatchEvent(new Event("input",{bubbles:!0})))}var yp=t=>t?.scrollIntoView({block:"nearest",inline:"nearest"});function jn({tabs:t,selected:e,onSelect:n,label:r,children:o}){let s=nt();function i(l){let c=t.findIndex(({id:d})=>d===e),m={ArrowRight:c+1,ArrowLeft:c-1,Home:0,End:t.length-1}[l.key];if(m===void 0)return;l.preventDefault();let f=t[(m+t.length)%t.length];n(f.id),document.getElementById(`${s}-${f.id}`)?.focus()}return a`<div class="tabs" role="tablist" aria-label=${r} onKeyDown=${i}>
      ${t.map(l=>a`<button
          key=${l.id}
          type="button"
          role="tab"
          id="${s}-${l.id}"
          aria-selected=${String(l.id===e)}
          aria-controls="${s}-panel"
          tabindex=${l.id===e?0:-1}
          ref=${l.id===e?yp:void 0}
          onClick=${()=>n(l.id)}
        >
          ${l.label}
        </button>`)}
    </div>
    <div role="tabpanel" id="${s}-panel" aria-labelledby="${s}-${e}">${o}</div>`}function Sl({set:t,targetingKey:e,text:n,onText:r}){let{result:o}=bt(u=>bp(t.name,e,u),[t.name,e],{wait:300});if(o===null)return null;let{rows:s,overrides:i}=o,l=$.stored;function c(){let u=Be(n);r(Ln([...u,...s.filter(({name:m})=>m!==Fe&&!u.some(f=>f.name===m))]))}return a`<div class="stored-context">
    <div class="row">
      <h3 class="grow"><${H} parts=${l.title(e)} /></h3>
      <${y} size="small" kind="quiet" href=${G({set:t.name,page:"contexts",query:{key:e}})}>${l.edit}<//>
    </div>
    ${s.length===0&&i.length===0&&a`<p class="quiet">${l.nothing}</p>`}
    ${s.length>0&&a`<dl class="attributes-read">
      ${s.map(({name:u,text:m})=>a`<div key=${u}><dt class="mono">${u}</dt><dd><code class="cut">${m}</code></dd></div>`)}
    </dl>`}
    ${i.map(([u,m])=>a`<p key=${u}><${H} parts=${l.override(u,m)} /></p>`)}
    <p class="small quiet">${t.storedContexts?l.merged:l.notRead}</p>
    ${s.length>0&&!t.storedContexts&&a`<${y} size="small" onClick=${c}>${l.take}<//>`}
  </div>`}async function bp(t,e,n){try{let{text:r,data:o}=await j(S`flag-sets/${t}/contexts/${e}`,{signal:n}),s=Y(R(r),"/attributes");return{rows:s===null?[]:Be(s.source),overrides:Object.entries(o.overrides??{})}}catch(r){if(r instanceof z&&r.status===404||r instanceof z)return null;throw r}}function Ol({set:t,text:e,attributes:n,onText:r,onFault:o}){let s=ll(e),i=Pn(e),l=i===null?Ts.value:"json",c=[{id:"form",label:$.context.form},{id:"json",label:$.context.json}];return a`<section class="panel context-panel" aria-label=${$.context.title}>
    <h2>${$.context.title}</h2>
    <${jn}
      tabs=${c}
      selected=${l}
      label=${$.context.view}
      onSelect=${u=>{o(i!==null),al(u)}}
    >
      ${l==="form"?a`<div class="stack">
            <${wp} set=${t.name} value=${s} onValue=${u=>r(kp(e,u))} />
            <div class="field">
              <span class="label" aria-hidden="true">${$.context.attributes}</span>
              <${Zr}
                text=${e}
                attributes=${n}
                onText=${u=>{o(u===null),u!==null&&r(u)}}
              />
            </div>
          </div>`:a`<${xp} text=${e} fault=${i} onText=${r} />`}
    <//>
    ${s!==""&&a`<${Sl} key=${`${t.name} ${s}`} set=${t} targetingKey=${s} text=${e} onText=${r} />`}
  </section>`}function wp({set:t,value:e,onValue:n}){let r=nt(),{result:o}=bt(async i=>(await j(S`flag-sets/${t}/contexts`,{query:{prefix:e,limit:12},signal:i})).data.items,[t,e],{wait:200}),s=o??[];return a`<${L} label=${$.context.targetingKey} hint=${$.context.targetingKeyHint}>
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
  <//>`}function xp({text:t,fault:e,onText:n}){let r=e===null?void 0:$.context.jsonFault(e.line,e.message);return a`<${L} label=${a`<span class="hidden-text">${$.context.json}</span>`} error=${r}>
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
  <//>`}function Pn(t){try{return Be(t),null}catch(e){if(e instanceof ne)return e;throw e}}function kp(t,e){let n=Be(t).filter(({name:r})=>r!==Fe);return Ln(e===""?n:[{name:Fe,type:"text",text:e},...n])}var Sp=20;function Tl(t,e={}){let n=new Map,r=new Set,o=(s,i)=>{if(Array.isArray(s))return s.forEach(m=>o(m,s));if(!tn(s))return;let[[l,c]=["",null],...u]=Object.entries(s);u.length>0||br(l,c)||(l==="var"?qs(n,c,i):l==="$ref"&&typeof c=="string"?(r.has(c)||o(e[c],[]),r.add(c)):l==="missing"?Ap(c).forEach(m=>qs(n,m,[])):l==="fractional"?Op(c,o,n):Ni.includes(l)?o(Array.isArray(c)?c[0]:c,[]):o(c,[]))};return o(t,[]),[...n.values()].sort((s,i)=>s.name<i.name?-1:1)}function Op(t,e,n){Array.isArray(t)&&Array.isArray(t[0])&&qs(n,"targetingKey",[]),e(t,[])}function qs(t,e,n){let r=Array.isArray(e)?e[0]:e;if(typeof r!="string"||r===""||r.startsWith("$flagd"))return;let[o,...s]=r.split("."),i=s.length>0?[]:Tp(n),l=t.get(o)??{name:o,type:Cp(s.length>0,i),values:[]};for(let c of i){let u=String(c);l.values.length<Sp&&!l.values.includes(u)&&l.values.push(u)}t.set(o,l)}var Tp=t=>t.flat().filter(e=>["string","number","boolean"].includes(typeof e));function Cp(t,e){if(t)return"json";let n=typeof e[0];return n==="number"||n==="boolean"?n:"text"}var Ap=t=>[t].flat().filter(e=>typeof e=="string");function no({name:t,revision:e},n){let{result:r}=bt(async o=>{let{data:s}=await j(S`flag-sets/${t}/document`,{signal:o}),i=Object.entries(s.flags??{}).filter(([l])=>n===null||l===n);return Tl(i.map(([,l])=>l.targeting),s.$evaluators??{})},[t,e,n]);return r??[]}function Cl({set:t,text:e,onText:n,onFault:r}){let o=$.contexts,[s,i]=g("form"),l=no(t,null),c=Pn(e),u=c===null?s:"json",m=[{id:"form",label:o.form},{id:"json",label:o.json}];return a`<${jn}
    tabs=${m}
    selected=${u}
    label=${o.view}
    onSelect=${f=>{r(c!==null),f==="json"&&c===null&&n(Ve(e)),i(f)}}
  >
    <div class="attributes-editor">
      ${u==="form"?a`<${Zr}
            text=${e}
            attributes=${l}
            onText=${f=>{r(f===null),f!==null&&n(f)}}
          />`:a`<${xe}
              text=${e}
              label=${o.attributesOf}
              lines=${6}
              onChange=${f=>{r(Pn(f)!==null),n(f)}}
            />${c!==null&&a`<p class="bad">${$.context.jsonFault(c.line,c.message)}</p>`}`}
    </div>
  <//>`}function Al({overrides:t,flags:e,onOverrides:n}){let r=nt(),o=$.contexts,s=Yr(t,e),i=(l,c)=>n(t.map((u,m)=>m===l?{...u,...c}:u));return a`<div class="overrides">
    <datalist id=${r}>${Object.keys(e??{}).map(l=>a`<option value=${l}></option>`)}</datalist>
    <p class="small quiet">${o.overridesHint}</p>
    <ul class="plain">
      ${t.map(({flag:l,variant:c},u)=>a`<li key=${u}>
          <input
            type="text"
            class="mono"
            aria-label=${o.flag}
            placeholder=${o.flag}
            list=${r}
            autocomplete="off"
            spellcheck=${!1}
            aria-invalid=${s[u]==="unknown-flag"?"true":void 0}
            value=${l}
            onInput=${m=>i(u,Ep(m.target.value,c,e))}
          />
          <${I} label=${o.variant} value=${c} options=${Np(e,l,c)} onChange=${m=>i(u,{variant:m})} />
          <${y} kind="quiet" size="small" icon=${vt} label=${o.removeOverride(l)} onClick=${()=>n(t.filter((m,f)=>f!==u))} />
          ${s[u]==="unknown-flag"&&a`<p class="fault">${o.noSuchFlag}</p>`}
          ${s[u]==="unknown-variant"&&a`<p class="fault">${o.noSuchVariant}</p>`}
        </li>`)}
    </ul>
    <div class="row"><${y} size="small" icon=${rt} onClick=${()=>n([...t,{flag:"",variant:""}])}>${o.addOverride}<//></div>
  </div>`}function Ep(t,e,n){let r=n!==null&&Object.hasOwn(n,t)?Object.keys(n[t].variants??{}):[];return{flag:t,variant:r.length>0&&!r.includes(e)?r[0]:e}}function Np(t,e,n){let r=t!==null&&Object.hasOwn(t,e)?Object.keys(t[e].variants??{}):[];return(r.includes(n)?r:[n,...r]).map(s=>({value:s,label:s===""?$.contexts.variant:s}))}function El({set:t,targetingKey:e,flags:n,onClose:r,onSaved:o}){let{result:s,problem:i,reload:l}=bt(c=>Rp(t.name,e,c),[t.name,e]);return s!==null?a`<${Mp} key=${s.etag} set=${t} targetingKey=${e} stored=${s} flags=${n} onClose=${r} onSaved=${o} onReload=${l} />`:a`<${ue} title=${e} onClose=${r}>
    ${i===null?a`<${J} rows=${6} />`:a`<${P} problem=${i} onRetry=${l} />`}
  <//>`}function Mp({set:t,targetingKey:e,stored:n,flags:r,onClose:o,onSaved:s,onReload:i}){let[l,c]=g(e??""),[u,m]=g(n.attributes),[f,d]=g(!1),[p,v]=g(n.overrides),[h,x]=g(null),[k,b]=g(!1),[C,A]=g(!1);B(()=>x(null),[l,u,p]);let T=$.contexts,N=h instanceof z&&h.status===412,O=Yr(p,r),D=!f&&O.every(ot=>ot===null);async function at(ot=!1){if(A(!0),l===""||!D||k||t.storedContexts&&!await jt(t.name,{text:T.productionText}))return;b(!0);let Dt=ot?{}:e===null?{createOnly:!0}:{etag:n.etag};try{await ce(S`flag-sets/${t.name}/contexts/${l}`,{body:ol(u,p),...Dt}),_({text:T.saved(l)}),s()}catch(ae){x(ae),b(!1)}}async function ct(){let ot={title:T.deleteTitle(l),text:T.deleteText,name:l,action:T.delete,danger:!0};if(await Kt(ot))try{await Sr(S`flag-sets/${t.name}/contexts/${l}`,{etag:n.etag}),_({text:T.deleted(l)}),s()}catch(Dt){x(Dt)}}function ht(){Qr(t.name,JSON.stringify({targetingKey:l},null,2)),Xt({set:t.name,page:"try-it"})}let Bt=M("write");return a`<${ue}
    title=${e===null?T.newTitle:a`<code>${e}</code>`}
    onClose=${o}
    footer=${a`
      ${e!==null&&Bt&&a`<${y} kind="quiet" icon=${Rt} onClick=${ct}>${T.delete}<//>`}
      ${e!==null&&a`<${y} kind="quiet" icon=${ji} onClick=${ht}>${T.tryIt}<//>`}
      <span class="grow"></span>
      <${y} onClick=${o}>${Bt?$.cancel:$.close}<//>
      ${Bt&&a`<${y} kind="primary" busy=${k} disabled=${!D||N} onClick=${()=>at()}>${T.save}<//>`}
    `}
  >
    <div class="stack context-sheet">
      ${N&&e!==null?a`<${K}>
            <p>${T.lost}</p>
            <div class="row"><${y} size="small" onClick=${i}>${T.load}<//><${y} size="small" onClick=${()=>at(!0)}>${T.over}<//></div>
          <//>`:h!==null&&a`<${P} problem=${h} />`}
      ${e===null&&a`<${L} label=${T.key} error=${N?T.keyTaken:C&&l===""?T.keyMissing:null}>
        ${ot=>a`<input ...${ot} type="text" class="mono" maxlength="255" autocomplete="off" spellcheck=${!1} autofocus value=${l} onInput=${Dt=>c(Dt.target.value)} />`}
      <//>`}
      <section class="stack" aria-label=${T.attributesOf}>
        <h3>${T.attributesOf}</h3>
        <${Cl} set=${t} text=${u} onText=${m} onFault=${d} />
      </section>
      <section class="stack" aria-label=${T.overrides}>
        <h3>${T.overrides}</h3>
        <${Al} overrides=${p} flags=${r} onOverrides=${v} />
      </section>
      <p class="small quiet">${T.noHistory}</p>
    </div>
  <//>`}async function Rp(t,e,n){if(e===null)return{attributes:"{}",overrides:[],etag:null};let{text:r,data:o,etag:s}=await j(S`flag-sets/${t}/contexts/${e}`,{signal:n}),i=Y(R(r),"/attributes"),l=Object.entries(o.overrides??{});return{attributes:i?.source??"{}",overrides:l.map(([c,u])=>({flag:c,variant:u})),etag:s}}var _s=4;function Nl({set:t,list:e,prefix:n,override:r,flags:o}){let{items:s,next:i,problem:l,isLoading:c,more:u,reload:m}=e,f=nt(),d=$.contexts,p=n!==""||r!=="",v=s.length===0&&!c&&l===null&&i===null;return a`${(p||!v)&&a`<div class="row context-search" role="search">
      <input type="search" class="mono" aria-label=${d.prefix} placeholder=${d.prefix} autocomplete="off" spellcheck=${!1} value=${n} onInput=${h=>St({prefix:h.target.value})} />
      <input type="search" class="mono" aria-label=${d.override} placeholder=${d.override} list=${f} autocomplete="off" spellcheck=${!1} value=${r} onChange=${h=>St({override:h.target.value})} />
      <datalist id=${f}>${Object.keys(o??{}).map(h=>a`<option value=${h}></option>`)}</datalist>
    </div>`}
    ${l!==null&&a`<${P} problem=${l} onRetry=${m} />`}
    ${s.length===0&&c&&a`<div class="panel"><${J} rows=${8} /></div>`}
    ${v&&(p?a`<${Q} title=${d.noMatch} text=${d.noMatchText} />`:a`<${Q} icon=${Pi} title=${d.none} text=${d.noneText} command=${d.command(t)} />`)}
    ${s.length>0&&a`<div class="panel scrolls"><table class="rows contexts">
      <thead><tr><th>${d.key}</th><th>${d.attributes}</th><th>${d.overrides}</th><th>${d.changed}</th></tr></thead>
      <tbody>${s.map(h=>a`<${Ip} key=${h.targetingKey} set=${t} context=${h} prefix=${n} override=${r} />`)}</tbody>
    </table></div>`}
    ${i!==null&&a`<div class="row"><${y} busy=${c} onClick=${u}>${s.length===0?d.searching:d.more}<//></div>`}`}function Ip({set:t,context:{targetingKey:e,attributes:n,overrides:r,modifiedAt:o},prefix:s,override:i}){let l=Object.entries(n);return a`<tr>
    <td><a class="mono" href=${G({set:t,page:"contexts",query:{prefix:s,override:i,key:e}})}>${e}</a></td>
    <td>
      <span class="attributes">
        ${l.slice(0,_s).map(([c,u])=>a`<span key=${c}><span class="quiet mono">${c}</span> <code class="cut">${typeof u=="string"?u:JSON.stringify(u)}</code></span>`)}
        ${l.length>_s&&a`<span class="quiet">${$.contexts.others(l.length-_s)}</span>`}
      </span>
    </td>
    <td>${Object.entries(r).slice(0,3).map(([c,u])=>a`<div key=${c}><code>${c}</code> → <code>${u}</code></div>`)}
      ${Object.keys(r).length>3&&a`<span class="quiet">${$.contexts.others(Object.keys(r).length-3)}</span>`}
    </td>
    <td class="quiet changed"><${tt} at=${o} /></td>
  </tr>`}function Vs({set:t}){let[e,n]=g(!1),r=$.contexts;async function o(s){let l={title:s?r.switchOnTitle(t.name):r.switchOffTitle(t.name),text:s?r.switchOnText:r.switchOffText};if(await Kt({...l,action:s?r.switchOn:r.switchOff})){n(!0);try{await Qt(S`flag-sets/${t.name}`,{body:{storedContexts:s}}),_({text:s?r.switchedOn:r.switchedOff}),await zt()}catch(c){At(c)}n(!1)}}return t.storedContexts?a`<p class="reading">
      <${V} kind="good">${r.on}<//>
      ${M("write")&&a`<${y} kind="quiet" size="small" busy=${e} onClick=${()=>o(!1)}>${r.switchOff}<//>`}
    </p>`:a`<${K}>
    <strong>${r.offTitle}</strong>
    <p>${r.offText}</p>
    ${M("write")&&a`<div class="row"><${y} size="small" busy=${e} onClick=${()=>o(!0)}>${r.switchOn}<//></div>`}
  <//>`}var Dp=100;function Ml(t,{prefix:e,override:n}){let[r,o]=g({items:[],next:null,problem:null,isLoading:!0}),[s,i]=g(0),l=F(new AbortController);async function c(u,m){l.current.abort();let{signal:f}=l.current=new AbortController;o(d=>({...d,isLoading:!0,problem:null}));try{let d={limit:Dp,after:u,prefix:e||null,override:n||null},{data:p}=await j(S`flag-sets/${t}/contexts`,{query:d,signal:f});f.aborted||o({items:[...m,...p.items],next:p.next,problem:null,isLoading:!1})}catch(d){f.aborted||o(p=>({...p,problem:d,isLoading:!1}))}}return B(()=>{let u=setTimeout(()=>c(null,[]),s===0&&e!==""?150:0);return()=>{clearTimeout(u),l.current.abort()}},[t,e,n,s]),{...r,more:()=>c(r.next,r.items),reload:()=>i(s+1)}}function Rl(t){let e=tn(t.$evaluators)?t.$evaluators:{},n=tn(t.flags)?t.flags:{},r=new Map(Object.keys(e).map(s=>[s,{flags:[],evaluators:[],indirect:[]}])),o=new Map(Object.entries(e).map(([s,i])=>[s,ro(i)]));for(let[s,i]of o)for(let l of i)r.get(l)?.evaluators.push(s);for(let[s,i]of Object.entries(n)){let l=ro(tn(i)?i.targeting:void 0);for(let c of l)r.get(c)?.flags.push(s);for(let c of Fp(l,o))l.has(c)||r.get(c)?.indirect.push(s)}return r}function ro(t){let e=new Set,n=r=>{if(Array.isArray(r)&&r.forEach(n),!tn(r))return;let[[o,s]=["",null],...i]=Object.entries(r);i.length>0||(o==="$ref"&&typeof s=="string"?e.add(s):n(br(o,s)?s.slice(1):s))};return n(t),e}function Fp(t,e){let n=new Set,r=[...t];for(let o=r.pop();o!==void 0;o=r.pop())n.has(o)||(n.add(o),r.push(...e.get(o)??[]));return n}function oo(t){return bt(async e=>{let{data:n}=await j(S`flag-sets/${t?.name??""}/document`,{signal:e});return{evaluators:n.$evaluators??{},flags:n.flags??{},uses:Rl(n)}},[t?.name,t?.revision],{isIdle:t===null})}function Bp(){let t=ve.value;return t&&a`<${Lp} set=${t} />`}function Lp({set:t}){let{key:e,create:n,prefix:r="",override:o=""}=Ct.value.query;we(t.name);let s=Ml(t.name,{prefix:r,override:o}),l=oo(t).result?.flags??null,c=$.contexts,u=e!==void 0||n!==void 0;return a`<div class="page-head">
      <div>
        <h1>${$.pages.contexts}</h1>
        <p class="quiet">${c.intro}</p>
        ${t.storedContexts&&a`<${Vs} set=${t} />`}
      </div>
      ${M("write")&&a`<${y} kind="primary" icon=${rt} onClick=${()=>St({create:"1",key:null})}>${c.create}<//>`}
    </div>
    <div class="stack">
      ${!t.storedContexts&&a`<${Vs} set=${t} />`}
      <${Nl} set=${t.name} list=${s} prefix=${r} override=${o} flags=${l} />
    </div>
    ${u&&a`<${El}
      key=${e??""}
      set=${t}
      targetingKey=${e??null}
      flags=${l}
      onClose=${()=>St({key:null,create:null})}
      onSaved=${()=>{St({key:null,create:null}),s.reload()}}
    />`}`}function so({text:t}){let e=R(t),n=Lt(e),r=n.kind==="json"?ze(be(e)):mn(n);return a`<span>${r.map(({kind:o,text:s})=>o==="text"?s:a`<code>${s}</code>`)}</span>`}var jp={flags:[],evaluators:[],indirect:[]};function Il({set:t,document:e}){let[n,r]=g(""),{result:o,problem:s,reload:i}=bt(f=>_t(S`flag-sets/${t.name}/evaluators`,{signal:f}),[t.name,t.revision]),l=$.evaluators,c=M("write")&&a`<${y} kind="primary" icon=${rt} href=${G({set:t.name,page:"evaluators",query:{create:"1"}})}>${l.create}<//>`,u=n.trim().toLowerCase(),m=(o??[]).filter(({name:f})=>f.toLowerCase().includes(u));return a`<div class="page-head">
      <div><h1>${$.pages.evaluators}</h1><p class="quiet">${l.intro}</p></div>
      ${o!==null&&o.length>0&&c}
    </div>
    ${s!==null&&a`<${P} problem=${s} onRetry=${i} />`}
    ${o===null&&s===null&&a`<div class="panel"><${J} rows=${6} /></div>`}
    ${o!==null&&o.length===0&&a`<${Q} icon=${Ae} title=${l.none} text=${l.noneText} command=${l.command(t.name)}>${c}<//>`}
    ${o!==null&&o.length>0&&a`<div class="stack">
      <input class="evaluator-search" type="search" aria-label=${l.search} placeholder=${l.search} value=${n} onInput=${f=>r(f.target.value)} />
      ${m.length===0?a`<p class="quiet">${l.noMatch}</p>`:a`<div class="panel scrolls"><table class="rows evaluators">
            <thead><tr><th>${l.name}</th><th>${l.rule}</th><th>${l.uses}</th><th>${l.changed}</th></tr></thead>
            <tbody>
              ${m.map(({name:f,rule:d,modifiedAt:p})=>a`<tr key=${f}>
                  <td><a class="mono" href=${G({set:t.name,page:"evaluators",query:{name:f}})}>${f}</a></td>
                  <td class="rule"><${so} text=${JSON.stringify(d)} /></td>
                  <td class="uses">${e.result!==null&&l.usedBy(e.result.uses.get(f)??jp)}</td>
                  <td class="quiet changed"><${tt} at=${p} /></td>
                </tr>`)}
            </tbody>
          </table></div>`}
    </div>`}`}var io=[["path",{d:"m12 19-7-7 7-7"}],["path",{d:"M19 12H5"}]];var lt={difference:"What changes",nothing:"Nothing changes: this text is already stored.",warnings:"Warnings",impact:"Impact",noContexts:(t,e)=>e===0&&t==="stored"?"The set has no stored contexts.":"",source:"Compared for",stored:"Stored contexts",sample:t=>`${Un(t)} made-up targeting keys`,sampleHint:"Made-up keys have no attributes, so rules about attributes do not match.",moved:(t,e)=>t===0?X`None of ${Un(e)} gets another value.`:X`${Un(t)} of ${Un(e)} get another value.`,from:"From",to:"To",number:"Number",share:"Share",examples:"For example",side:t=>t.errorCode?X`error ${qt(t.errorCode)}`:t.variant===null||t.variant===void 0?X`the caller’s default`:X`${qt(t.variant)}`,comment:"Comment",commentHint:"Reason for the change. Shown in the history.",back:"Back to editing",production:t=>X`${qt(t)} is a production set: callers get this at once.`,flag:"Flag",evaluator:"Evaluator",flag_set:"Properties of the set"};async function Dl(t,e){let{data:n,text:r}=await Bl(t,e,{}),o=R(r);return{warnings:n.warnings,diff:n.diff.map((s,i)=>({kind:s.kind,name:s.name,before:s.before===null?null:gt(o,`/diff/${i}/before`),after:s.after===null?null:gt(o,`/diff/${i}/after`)}))}}async function Fl(t,e,n){let{data:r}=await Bl(t,n,{impact:!0,sample:e});return r.impact}function Bl({method:t,where:e,body:n,etag:r,createOnly:o,query:s},i,l){return gn(t,e,{body:n,etag:r,createOnly:o,signal:i,query:{...s,...l,dry_run:!0}})}var Ll=[1e3,1e4,1e5];function jl({change:t}){let e=U(t.set)?.storedContexts??!1,[n,r]=g(e?"stored":String(Ll[0])),[o,s]=g({}),[i,l]=g(0);B(()=>{let u=new AbortController;return s({}),Fl(t,n==="stored"?null:Number(n),u.signal).then(m=>s({summary:m})).catch(m=>u.signal.aborted||s({problem:m})),()=>u.abort()},[n,i]);let c=[{value:"stored",label:lt.stored},...Ll.map(u=>({value:String(u),label:lt.sample(u)}))];return a`<section class="stack impact" aria-label=${lt.impact}>
    <h3>${lt.impact}</h3>
    <${L} label=${lt.source} hint=${n==="stored"?null:lt.sampleHint}>
      ${u=>a`<${I} input=${u} value=${n} options=${c} onChange=${r} />`}
    <//>
    ${o.problem?a`<${P} problem=${o.problem} onRetry=${()=>l(i+1)} />`:o.summary?a`<${Pp} summary=${o.summary} isStored=${n==="stored"} />`:a`<${J} rows=${2} height=${24} />`}
  </section>`}function Pp({summary:{contexts:t,flags:e},isStored:n}){if(!t)return a`<p class="quiet">${lt.noContexts(n?"stored":"sample",t)}</p>`;let r=e.filter(o=>o.moved>0);return r.length?r.map(({flag:o,moved:s,percent:i,cells:l})=>a`<div class="stack">
      ${e.length>1&&a`<h4><code>${o}</code></h4>`}
      <p>
        <${H} parts=${lt.moved(s,t)} />
        <span class="moved-bar" aria-hidden="true"><span style=${{width:`${i}%`}}></span></span>
      </p>
      <div class="scrolls panel">
        <table class="rows">
          <thead>
            <tr>
              <th>${lt.from}</th>
              <th>${lt.to}</th>
              <th class="number">${lt.number}</th>
              <th class="number">${lt.share}</th>
              <th>${lt.examples}</th>
            </tr>
          </thead>
          <tbody>
            ${l.filter(c=>c.moved).map(c=>a`<tr>
                  <td><${H} parts=${lt.side(c.from)} /></td>
                  <td><${H} parts=${lt.side(c.to)} /></td>
                  <td class="number">${c.contexts.toLocaleString("en")}</td>
                  <td class="number">${wt(c.percent)}</td>
                  <td class="examples">${c.examples.slice(0,3).map(u=>a`<code>${u}</code> `)}</td>
                </tr>`)}
          </tbody>
        </table>
      </div>
    </div>`):a`<p><${H} parts=${lt.moved(0,t)} /></p>`}function pe({change:t,onClose:e,onSaved:n,onConflict:r,onRefused:o}){let[s,i]=g(null),[l,c]=g(null),[u,m]=g(t.comment??""),[f,d]=g(""),[p,v]=g(!1),h=F(new AbortController),x=U(t.set),k=yt(x),b=!!s?.diff.length&&(t.typed===void 0||f===t.typed);async function C(){c(null);try{i(await Dl(t,h.current.signal))}catch(O){A(O)}}B(()=>(C(),()=>h.current.abort()),[]);function A(O){if(h.current.signal.aborted)return;O instanceof z&&O.status===412&&r?r(O):c(O)}async function T(){if(!(p||!b)&&await jt(t.set,{danger:t.danger})){v(!0),c(null);try{let{method:O,where:D,body:at,etag:ct,createOnly:ht,query:Bt}=t;n(await gn(O,D,{body:at,etag:ct,createOnly:ht,query:Bt,comment:u.trim()}))}catch(O){v(!1),A(O)}}}let N=l instanceof z&&l.status===400&&o;return a`<${ue}
    title=${a`${t.title} ${k&&a`<${V} kind="bad">${t.set}<//>`}`}
    class=${k?"save-sheet production":"save-sheet"}
    onClose=${e}
    footer=${a`
      <span class="grow"></span>
      <${y} onClick=${e}>${$.cancel}<//>
      ${N?a`<${y} kind="primary" onClick=${()=>o(l)}>${lt.back}<//>`:a`<${y}
            kind=${t.danger?"danger":"primary"}
            type="submit"
            form="save-sheet"
            busy=${p}
            disabled=${!b}
            >${t.action??$.save}<//
          >`}
    `}
  >
    <form
      id="save-sheet"
      class="stack"
      onSubmit=${O=>{O.preventDefault(),T()}}
      onKeyDown=${O=>{O.key==="Enter"&&(O.metaKey||O.ctrlKey)&&T()}}
    >
      ${k&&a`<p class="band"><${H} parts=${lt.production(t.set)} /></p>`}
      ${t.text&&a`<p>${t.text}</p>`}
      ${l&&a`<${P} problem=${l} onRetry=${N||s?void 0:C} />`}
      ${!s&&!l&&a`<${J} rows=${4} />`}
      ${s&&a`<${qp} trial=${s} change=${t} />`}
      ${s&&s.diff.length>0&&a`<${L} label=${lt.comment} hint=${lt.commentHint}>
        ${O=>a`<textarea
            ...${O}
            rows="2"
            maxlength="1000"
            autofocus
            value=${u}
            onInput=${D=>m(D.target.value)}
          ></textarea>`}
      <//>`}
      ${s&&t.typed!==void 0&&a`<${Or} name=${t.typed} typed=${f} onTyped=${d} />`}
    </form>
  <//>`}function qp({trial:{diff:t,warnings:e},change:n}){let r=ut(()=>t.map(({kind:o,name:s,before:i,after:l})=>a`<div class="stack">
          ${t.length>1&&a`<h4>${lt[o]} <code>${s}</code></h4>`}
          <${Wt} before=${i} after=${l} kind=${o} />
        </div>`),[t]);return t.length?a`
    <section class="stack" aria-label=${lt.difference}><h3>${lt.difference}</h3>${r}</section>
    ${e.length>0&&a`<section class="stack" aria-label=${lt.warnings}>
      <h3>${lt.warnings}</h3>
      <${K}>
        <ul class="plain stack">
          ${e.map(({pointer:o,detail:s})=>a`<li>${o&&a`<code>${o}</code> `}${s}</li>`)}
        </ul>
      <//>
    </section>`}
    ${n.hasImpact!==!1&&a`<${jl} change=${n} />`}
  `:a`<p>${lt.nothing}</p>`}var _p="flagstaff.draft.";function ar(t,e,n){try{let{text:r,base:o,etag:s}=JSON.parse(sessionStorage.getItem(Ws(t,e,n))??"null");return typeof r=="string"&&typeof o=="string"?{text:r,base:o,etag:s}:null}catch{return null}}function lr(t,e,n,r){try{n?sessionStorage.setItem(Ws(t,e,r),JSON.stringify(n)):sessionStorage.removeItem(Ws(t,e,r))}catch{}}function Ws(t,e,n="flag"){return _p+JSON.stringify([t,n,e])}var Js=ki(null);function et(){let t=Si(Js);if(!t)throw new Error("A part of the rules editor stands outside of it.");return t}function cr(t){return{in:[{var:t[0]??"email"},[]]}}function qn(t,e){return t.find(n=>n!==e)??t[0]??null}function Hs({condition:t}){let{attributes:e,evaluators:n,focusNext:r,replace:o}=et(),s=$.rules.editor,[i]=Object.keys(n);function l(m){if(r(`[data-group="${t.node.start}"] > ul > li:last-child :is(input, select)`),t.kind!=="group"){o(t.node,{and:[t.node,m]});return}let f=t.conditions.map(({node:d})=>d);o(t.node,oe(t,{[t.mode]:[...f,m]},t.negated))}let c=t.kind==="group"&&t.mode==="or"?"and":"or",u=[i!==void 0&&{label:s.addReference,onSelect:()=>l({$ref:i})},{label:s.addGroup,onSelect:()=>l({[c]:[cr(e)]})},{label:s.addMissing,onSelect:()=>l({missing:[e[0]??"email"]})}];return a`<div class="rules-adding">
    <${y} kind="quiet" size="small" icon=${rt} onClick=${()=>l(cr(e))}>${s.addCondition}<//>
    <${qe} items=${u} button=${{kind:"quiet",size:"small",icon:rt}}>${s.addMore}<//>
  </div>`}var Vp=24,Wp=100;function ao({values:t,label:e,removable:n=0,onAdd:r,onRemove:o}){let s=$.rules.editor,[i,l]=g(""),[c,u]=g(!1),m=F(null),f=t.length>n,d=t.length>Vp,p=d?i.trim().toLowerCase():"",v=t.map((A,T)=>({value:A,i:T})).filter(({value:A})=>A.toLowerCase().includes(p)),h=c?v:v.slice(0,Wp),x=p!==""&&v.length>0;function k(A){let T=A.split(/[,\n\r\t]+/).map(N=>N.trim()).filter((N,O,D)=>N!==""&&D.indexOf(N)===O&&!t.includes(N));l(""),T.length>0&&r(T)}function b(A){o(A),m.current?.focus()}function C(A){if((A.key==="Enter"||A.key===",")&&i.trim()!=="")k(i);else if(A.key==="Backspace"&&i===""&&f)b(t.length-1);else if(A.key!=="Enter"&&A.key!==",")return;A.preventDefault()}return a`<div class="rules-chips" role="group" aria-label=${e}>
    ${d&&a`<span class="rules-chip-count quiet small">
      <span class="grow" role="status">${p===""?s.countOf(t.length):s.foundOf(v.length,t.length)}</span>
      <${hn} text=${t.join(`
`)} label=${s.copyValues} />
    </span>`}
    <span class=${d?"rules-chip-list long":"rules-chip-list"}>
      ${h.map(({value:A,i:T})=>a`<span class="rules-chip" key=${T}>
          <span class="mono">${A===""?'""':Re(A)}</span>
          <button type="button" aria-label=${s.remove(A)} disabled=${!f} onClick=${()=>b(T)}>
            <${st} shapes=${vt} size=${12} />
          </button>
        </span>`)}
      ${h.length<v.length&&a`<${y} kind="quiet" size="small" onClick=${()=>u(!0)}>${s.showAll(v.length-h.length)}<//>`}
    </span>
    <input
      ref=${m}
      type="text"
      class="mono"
      aria-label=${`${e}: ${s.addValue}`}
      placeholder=${d?s.addOrFind:s.addValue}
      autocomplete="off"
      spellcheck=${!1}
      value=${i}
      onInput=${A=>l(A.target.value)}
      onKeyDown=${C}
      onPaste=${A=>{let T=A.clipboardData?.getData("text")??"";/[,\n\t]/.test(T)&&(A.preventDefault(),k(i+T))}}
      onBlur=${()=>x||k(i)}
    />
  </div>`}function Ge(t,e,n){let[r,o]=g(t),s=F(t),i=r;return s.current!==t&&(s.current=t,e(r)!==t&&(i=t,o(t))),{draft:i,isApplied:e(i)!==null,onInput(l){o(l),e(l)!==null&&e(l)!==t&&n(l)}}}function $e({source:t,label:e,hint:n,onChange:r}){let{attributes:o,evaluators:s,variants:i}=et(),l={root:"rule",evaluators:Object.keys(s),attributes:o,variants:i},c=$.rules.editor,u=F(sn(t));sn(t).startsWith(u.current)||(u.current=sn(t));let{draft:m,isApplied:f,onInput:d}=Ge(kn(t,u.current),p=>pt(p).fault?null:p.trim(),p=>r(new Ot(Sn(p.trim(),u.current))));return a`<div class="rules-json-form">
    <span class="quiet small" aria-hidden="true">${e}</span>
    <${xe} text=${m} label=${e} lines=${1} mostLines=${16} known=${l} onChange=${d} />
    <div class=${f?"quiet small":"rules-fault"}>${f?n:c.notApplied}</div>
  </div>`}var lo=[["path",{d:"M15 3h6v6"}],["path",{d:"M10 14 21 3"}],["path",{d:"M18 13v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h6"}]];function Pl({reference:t}){let{evaluators:e,replace:n}=et(),r=$.rules.editor,o=t.name.value,s=Object.hasOwn(e,o),i=Object.keys(e).map(l=>({value:l,label:l}));return s||i.unshift({value:o,label:`${o} (${r.noEvaluator})`}),a`<div class="rules-reference-form">
    <div class="rules-test">
      <span class="rules-label quiet">${r.reference}</span>
      <${I}
        class="rules-evaluator mono"
        label=${r.reference}
        value=${o}
        options=${i}
        onChange=${l=>n(t.node,oe(t,{$ref:l},t.negated))}
      />
      <${I}
        class="rules-fitting"
        label=${r.operator}
        value=${String(t.negated)}
        options=${[!1,!0].map(l=>({value:String(l),label:l?r.fitsNot:r.fits}))}
        onChange=${l=>n(t.node,oe(t,t.inner,l==="true"))}
      />
      ${s&&a`<${y} kind="quiet" size="small" icon=${lo} label=${r.openReference(o)} href=${G({set:Ct.value.set,page:"evaluators",query:{name:o}})} />`}
    </div>
    <div class=${s?"quiet small":"rules-fault"}>${s?Jp(e[o]??""):r.noEvaluator}</div>
  </div>`}function Jp(t){try{return t&&ka(t)}catch(e){if(e instanceof ne)return"";throw e}}function ql(t,e,n){let r=re[t.operator].needs,{needs:o,write:s}=re[e],i=r===o?t.operands:zp(t.operands,o);return oe(t,s(t.attribute.node,i,t.reversed&&Hp(o)),n)}function co(t,{attribute:e=t.attribute.node,operands:n=t.operands}){let{operator:r,reversed:o,negated:s,inner:i}=t,c=r==="isSet"&&e===t.attribute.node?i:re[r].write(e,n,o);return oe(t,c,s)}var Hp=t=>t==="value"||t==="order"||t==="range"||t==="nothing";function zp(t,e){let n=t.flatMap(l=>l.type==="array"?l.items:[l]),r=n.filter(Mt),o=r.filter(({type:l})=>l==="string"||l==="number"),[s]=n,i=s&&xt(s)?s:null;switch(e){case"nothing":return[];case"values":return[r];case"range":return[o[0]??0,o[1]??o[0]??0];case"order":return[i??o[0]??0];case"part":return[o[0]??""];case"text":case"version":return[i??Kp(r)[0]??(e==="version"?"1.0.0":"")];default:return[i??r[0]??""]}}var Kp=t=>t.map(e=>e.type==="string"?e:e.source);function _l({value:t,label:e,suggestions:n,invalid:r,describedBy:o,class:s="",disabled:i,onInput:l}){let c=nt(),u=F(null),[m,f]=g(!1),[d,p]=g(!1),[v,h]=g(-1),x=d?t.toLowerCase():"",k=n.filter(O=>O.value.toLowerCase().includes(x)).slice(0,50),b=m&&k.length>0,C=Math.min(v,k.length-1);function A(O){f(!0),h(O),u.current?.querySelectorAll('[role="option"]')[O]?.scrollIntoView?.({block:"nearest"})}function T(O){l(O),f(!1),p(!1),h(-1)}function N(O){if(O.key==="ArrowDown")A(b?(C+1)%k.length:0);else if(O.key==="ArrowUp"&&b)A((C-1+k.length)%k.length);else if(O.key==="Enter"&&b&&C>=0)T(k[C].value);else if(O.key==="Escape"&&b)f(!1);else return;O.preventDefault(),O.stopPropagation()}return a`<div
    class="rules-combobox ${s}"
    ref=${u}
    onFocusOut=${O=>{u.current?.contains(O.relatedTarget)||(f(!1),p(!1),h(-1))}}
  >
    <input
      type="text"
      role="combobox"
      aria-label=${e}
      aria-expanded=${String(b)}
      aria-controls=${b?c:void 0}
      aria-autocomplete="list"
      aria-activedescendant=${b&&C>=0?`${c}-${C}`:void 0}
      aria-invalid=${r?"true":void 0}
      aria-describedby=${o}
      autocomplete="off"
      autocapitalize="off"
      spellcheck=${!1}
      disabled=${i}
      value=${t}
      onInput=${O=>{f(!0),p(!0),h(-1),l(O.target.value)}}
      onClick=${()=>f(!0)}
      onKeyDown=${N}
    />
    ${b&&a`<div class="rules-suggestions" role="listbox" id=${c} aria-label=${e}>
      ${k.map(({value:O,hint:D},at)=>a`<div
          key=${O}
          id="${c}-${at}"
          role="option"
          class=${at===C?"at":""}
          aria-selected=${String(at===C)}
          onPointerDown=${ct=>ct.preventDefault()}
          onClick=${()=>T(O)}
        >
          <span class="grow cut mono">${O}</span>${D&&a`<span class="quiet small">${D}</span>`}
        </div>`)}
    </div>`}
  </div>`}function _n({path:t,label:e=$.rules.editor.attribute,class:n,onChange:r}){let{attributes:o}=et(),s=nt(),{draft:i,isApplied:l,onInput:c}=Ge(t,u=>u.trim()===""?null:u.trim(),u=>r(u.trim()));return a`<div class=${n}>
    <${_l}
      label=${e}
      value=${i}
      invalid=${!l}
      describedBy=${l?void 0:s}
      suggestions=${Up(o)}
      onInput=${c}
    />
    ${!l&&a`<div class="rules-fault" id=${s}>${$.rules.editor.noAttribute}</div>`}
  </div>`}function Up(t){let e=$.rules.editor,n=[{value:ye,hint:e.keyHint},{value:Ne,hint:e.timeHint},{value:Ee,hint:e.flagKeyHint}];return[...t.filter(o=>!n.some(({value:s})=>s===o)).map(o=>({value:o})),...n]}var Gp={usual:["oneOf","!oneOf","is","isNot"],text:["startsWith","!startsWith","endsWith","!endsWith","contains","!contains","within","!within"],number:["less","atMost","more","atLeast","between","betweenWithout"],version:["versionAtLeast","versionMore","versionLess","versionAtMost","versionIs","versionIsNot","versionMajor","versionMinor"],list:["containsAny","containsAll","containsNone"],presence:["isThere","isNull","isSet","!isSet"],exact:["same","notSame"]},Yp={number:["atLeast","more","less","atMost","between"]};function Vl({operator:t,negated:e,isOfTime:n,onChange:r}){let o=$.rules.editor,s=(e?"!":"")+t,i=Object.entries(n?Yp:Gp),l=i.some(([,u])=>u.includes(s));function c(u){let m=u.replace("!",""),f=n&&o.timeOperators[m]||o.operators[m]||m;return u===m?f:o.operators[u]??o.notOperator(f)}return a`<select
    class="rules-operator"
    aria-label=${o.operator}
    onChange=${u=>{let m=u.target.value;r(m.replace("!",""),m.startsWith("!"))}}
  >
    ${!l&&a`<optgroup label=${o.groups.other}><option value=${s} selected>${c(s)}</option></optgroup>`}
    ${i.map(([u,m])=>a`<optgroup key=${u} label=${o.groups[u]}>
        ${m.map(f=>a`<option key=${f} value=${f} selected=${f===s}>${c(f)}</option>`)}
      </optgroup>`)}
  </select>`}function zs({node:t,types:e,label:n,check:r,onChange:o}){let s=$.rules.editor,i=Qp(t,e),c=(e.includes(i)?e:[...e,i]).map(u=>({value:u,label:s.types[u]}));return a`<div class="rules-value-field">
    ${c.length>1&&a`<${I}
      class="rules-type"
      label=${s.type}
      value=${i}
      options=${c}
      onChange=${u=>o(Xp(t,u))}
    />`}
    <${Zp} key=${i} ...${{type:i,node:t,label:n,check:r,onChange:o}} />
  </div>`}function Qp(t,e){return e.includes("time")&&_r(t)?"time":t.type==="string"||t.type==="number"||t.type==="boolean"?t.type:"attribute"}function Xp(t,e){let n=t.type==="string"?t.value:t.source;return e==="number"?Wl(n)?new Ot(n):0:e==="boolean"?n==="true":e==="attribute"?{var:ye}:e==="time"?Math.floor(Date.now()/6e4)*60:t.type==="object"?"":n}var Wl=t=>nr(t)&&!/^[tfn]/.test(t);function Zp({type:t,node:e,label:n,check:r,onChange:o}){let s=$.rules.editor;if(t==="attribute"){let i=xt(e)?.path??"";return a`<${_n}
      class="grow"
      label=${s.otherAttribute}
      path=${i}
      onChange=${l=>o({var:l},!0)}
    />`}if(t==="boolean"){let i=[!0,!1].map(l=>({value:String(l),label:l?s.yes:s.no}));return a`<${I}
      class="grow"
      label=${n}
      value=${String(e.value)}
      options=${i}
      onChange=${l=>o(l==="true")}
    />`}return t==="time"?a`<${e$} ...${{node:e,onChange:o}} />`:a`<${t$} ...${{type:t,node:e,label:n,check:r,onChange:o}} />`}function t$({type:t,node:e,label:n,check:r,onChange:o}){let s=$.rules.editor,i=nt(),l=t==="number",c=l?e.source:e.value,{draft:u,isApplied:m,onInput:f}=Ge(c,p=>l?Wl(p.trim())?p.trim():null:p,p=>o(l?new Ot(p.trim()):p,!0)),d=m?r?.(u):s.noNumber;return a`<div class="grow">
    <input
      type="text"
      class="mono"
      inputmode=${l?"decimal":void 0}
      aria-label=${n}
      aria-invalid=${d?"true":void 0}
      aria-describedby=${d?i:void 0}
      autocomplete="off"
      spellcheck=${!1}
      value=${u}
      onInput=${p=>f(p.target.value)}
    />
    ${d&&a`<div class="rules-fault" id=${i}>${d}</div>`}
  </div>`}function e$({node:t,onChange:e}){return a`<input
    class="grow"
    type="datetime-local"
    step=${t.value%60===0?60:1}
    aria-label=${$.rules.editor.time}
    value=${n$(t.value)}
    onInput=${n=>{let r=new Date(n.target.value).getTime();Number.isNaN(r)||e(Math.floor(r/1e3),!0)}}
  />`}function n$(t){let e=new Date(t*1e3);return new Date(e.getTime()-e.getTimezoneOffset()*6e4).toISOString().slice(0,t%60===0?16:19)}function zl({test:t}){let{replace:e}=et(),n=$.rules.editor,{attribute:r,operator:o,negated:s}=t,i=r.path===Ne;function l(c){let u=On(r,c),m=re[o].needs,f=c===Ne&&m!=="order"&&m!=="range",d=Math.floor(Date.now()/6e4)*60;e(t.node,f?re.atLeast.write(u,[d],!1):co(t,{attribute:u}),`attribute ${t.node.start}`)}return a`<div class="rules-test">
    <${_n} class="rules-attribute-field" path=${r.path} onChange=${l} />
    <${Vl}
      operator=${o}
      negated=${s}
      isOfTime=${i}
      onChange=${(c,u)=>e(t.node,ql(t,c,u))}
    />
    <div class="rules-operands"><${r$} test=${t} isOfTime=${i} /></div>
  </div>`}var Jl={nothing:[],value:["string","number","boolean","attribute"],order:["number","string","attribute"],text:["string","attribute"],part:["string","number"],values:[],version:["string","attribute"],range:["number","string"]};function r$({test:t,isOfTime:e}){let{replace:n}=et(),r=$.rules.editor,{needs:o}=re[t.operator],s=e&&(o==="order"||o==="range")?["time",...Jl[o]]:Jl[o],i=f=>(d,p)=>{let v=t.operands.map((h,x)=>x===f?d:h);n(t.node,co(t,{operands:v}),p?`value ${t.node.start} ${f}`:void 0)};if(o==="nothing")return t.operator==="isSet"?a`<span class="quiet small">${r.setHint}</span>`:null;if(o==="values")return a`<${i$} test=${t} />`;let[l,c]=t.operands;if(!l)return null;let u=o==="version"?s$:void 0,m=c?[r.lower,r.upper]:[o==="version"?r.version:r.value];return a`<${zs} node=${l} types=${s} label=${m[0]} check=${u} onChange=${i(0)} />
    ${c&&a`<span class="quiet">${r.to}</span>
      <${zs} node=${c} types=${s} label=${m[1]} onChange=${i(1)} />`}`}var Ks="(?:0|[1-9][0-9]*)",Hl="(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)",o$=new RegExp(`^[vV]?${Ks}(?:\\.${Ks}(?:\\.${Ks}(?:-${Hl}(?:\\.${Hl})*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?)?)?$`),s$=t=>o$.test(t)?null:$.rules.editor.noVersion;function i$({test:t}){let{replace:e}=et(),n=nt(),r=$.rules.editor,[o]=t.operands,s=o?.type==="array"?o.items:[],i=s.map(u=>u.type==="object"||u.type==="array"?u.source:Ie(u).text),l=u=>e(t.node,co(t,{operands:[u]}));function c(u){let m=s.length>0&&s.every(({type:d})=>d==="number"),f=u.map(d=>a$(d,m));l([...s,...f.filter(d=>!s.some(p=>l$(p,d)))])}return a`<div class="grow" aria-describedby=${s.length===0?n:void 0}>
    <${ao}
      label=${r.values}
      values=${i}
      onAdd=${c}
      onRemove=${u=>l(s.filter((m,f)=>f!==u))}
    />
    ${s.length===0&&a`<div class="rules-hint" id=${n}>${r.noValuesYet}</div>`}
  </div>`}function a$(t,e){if(e&&nr(t)&&!/^[tfn]/.test(t))return new Ot(t);if(!/^".*"$/.test(t))return t;try{return JSON.parse(t)}catch{return t}}function l$(t,e){return e instanceof Ot?t.source===e.source:t.type==="string"&&t.value===e}function Vn({condition:t}){return t.kind==="group"?a`<${Ul} group=${t} />`:a`<div class="rules-single">
    <${Kl} condition=${t} />
    <${Hs} condition=${t} />
  </div>`}function Kl({condition:t}){let e=$.rules.editor,{replace:n}=et();switch(t.kind){case"test":return a`<${zl} test=${t} />`;case"reference":return a`<${Pl} reference=${t} />`;case"missing":return a`<${u$} missing=${t} />`;case"group":return a`<${Ul} group=${t} />`;case"constant":return a`<${I}
        class="rules-fitting"
        label=${e.constant}
        value=${String(t.value)}
        options=${[!0,!1].map(r=>({value:String(r),label:r?e.always:e.never}))}
        onChange=${r=>n(t.node,r==="true")}
      />`;default:return a`<${$e}
        label=${e.jsonCondition}
        source=${t.node.source}
        hint=${e.whyJson(t.operator)}
        onChange=${r=>n(t.node,r,`json ${t.node.start}`)}
      />`}}var c$=["and","or","!or","!and"];function Ul({group:t}){let{replace:e}=et(),n=$.rules.editor,r={and:n.allOf,or:n.anyOf,"!or":n.noneOf,"!and":n.notAllOf},o=t.conditions.map(({node:l})=>l);function s(l){let c=l.startsWith("!");e(t.node,oe(t,{[l.replace("!","")]:o},c))}function i(l){let c=o.filter((f,d)=>d!==l),[u]=c,m=c.length===1&&u?u:{[t.mode]:c};e(t.node,oe(t,m,t.negated))}return a`<fieldset class="rules-group" data-group=${t.node.start}>
    <legend class="hidden-text">${n.groupOf}</legend>
    <${I}
      class="rules-mode"
      label=${n.groupOf}
      value=${(t.negated?"!":"")+t.mode}
      options=${c$.map(l=>({value:l,label:r[l]}))}
      onChange=${s}
    />
    <ul class="plain">
      ${t.conditions.map((l,c)=>a`<li key=${c}>
          <div class="grow"><${Kl} condition=${l} /></div>
          <${y}
            kind="quiet"
            size="small"
            icon=${vt}
            label=${l.kind==="group"?n.removeGroup:n.removeCondition}
            disabled=${o.length<2}
            onClick=${()=>i(c)}
          />
        </li>`)}
    </ul>
    <${Hs} condition=${t} />
  </fieldset>`}function u$({missing:t}){let{replace:e}=et(),n=$.rules.editor,{paths:r,least:o,negated:s}=t,i=o?[n.missingSome(o.source),n.missingSomeNot(o.source)]:[n.missingAny,n.missingNone];function l(c,u){let m=o?{missing_some:[o,c]}:{missing:c};e(t.node,oe(t,m,u))}return a`<div class="rules-test">
    <div class="grow">
      <${ao}
        label=${n.attributes}
        removable=${1}
        values=${r.map(({value:c})=>c)}
        onAdd=${c=>l([...r,...c],s)}
        onRemove=${c=>l(r.filter((u,m)=>m!==c),s)}
      />
    </div>
    <${I}
      class="rules-fitting"
      label=${n.operator}
      value=${String(s)}
      options=${i.map((c,u)=>({value:String(u===1),label:c}))}
      onChange=${c=>l(r,c==="true")}
    />
  </div>`}var Gl=[["path",{d:"m15 14 5-5-5-5"}],["path",{d:"M20 9H9.5A5.5 5.5 0 0 0 4 14.5A5.5 5.5 0 0 0 9.5 20H13"}]];var Wn=[["path",{d:"M9 14 4 9l5-5"}],["path",{d:"M4 9h10.5a5.5 5.5 0 0 1 5.5 5.5a5.5 5.5 0 0 1-5.5 5.5H11"}]];var m$=":is(button, input, select, textarea):not([disabled])";function Yl(){let t=F(null),e=F(null),n=F(null),r=o=>[...((o===void 0?t.current:t.current?.querySelector(`[data-rule="${o}"]`))??t.current)?.querySelectorAll(m$)??[]];return $n(()=>{if(e.current!==null){let s=t.current?.querySelector(e.current);if(s)return s.focus()}if(!n.current||n.current.element.isConnected||document.activeElement!==document.body)return;let o=r(n.current.row);o[Math.min(n.current.place,o.length-1)]?.focus()}),{root:t,next(o){e.current=o},onFocusIn({target:o}){e.current=null;let s=o,i=s.closest("[data-rule]")?.dataset.rule;n.current={element:s,row:i,place:r(i).indexOf(s)}}}}var f$=100;function Ql(t,e){let n=F({past:[],future:[],typing:void 0,last:t}),{current:r}=n;t!==r.last&&Object.assign(r,{past:[],future:[],typing:void 0,last:t});function o(s){r.last=s,r.typing=void 0,e(s)}return{canUndo:r.past.length>0,canRedo:r.future.length>0,change(s,i){s!==r.last&&((i===void 0||i!==r.typing)&&(r.past.push(r.last),r.past.length>f$&&r.past.shift()),r.future=[],o(s),r.typing=i)},undo(){let s=r.past.pop();s!==void 0&&(r.future.push(r.last),o(s))},redo(){let s=r.future.pop();s!==void 0&&(r.past.push(r.last),o(s))}}}function uo({text:t,variants:e=[],defaultVariant:n=null,evaluators:r={},attributes:o=[],readOnly:s=!1,onChange:i}){let l=Ql(t,i),c=Yl(),[u,m]=g("");return{editing:{variants:e,defaultVariant:n,evaluators:r,attributes:o,readOnly:s,focusNext:c.next,replace:(d,p,v)=>l.change(He(t,d,p),v)},history:l,focus:c,said:u,say:m}}function mo({editor:{editing:t,history:e,focus:n,said:r,say:o},label:s,head:i,children:l}){let c=$.rules.editor,u=()=>{o(c.undone),e.undo()},m=()=>{o(c.redone),e.redo()};return a`<${Js.Provider} value=${t}>
    <section class="rules" ref=${n.root} aria-label=${s} onFocusIn=${n.onFocusIn}>
      <div class="rules-top">
        <p class="quiet grow">${i}</p>
        ${!t.readOnly&&(e.canUndo||e.canRedo)&&a`<span class="rules-undo">
          <${y} kind="quiet" size="small" icon=${Wn} label=${c.undo} disabled=${!e.canUndo} onClick=${u} />
          <${y} kind="quiet" size="small" icon=${Gl} label=${c.redo} disabled=${!e.canRedo} onClick=${m} />
        </span>`}
      </div>
      ${l}
      <div class="hidden-text" role="status" aria-live="polite">${r}</div>
    </section>
  <//>`}function Xl({condition:t,...e}){let n=uo(e),r=$.rules.editor;return t.kind==="json"?null:a`<${mo} editor=${n} label=${r.condition} head=${r.condition}>
    <div class="rules-form rules-alone"><${Vn} condition=${t} /></div>
  <//>`}var d$=300,p$=6e4,$$=/"var"\s*:\s*\[?\s*("(?:[^"\\]|\\.)+")/g,fo=new Map;function Ye(t){let[e]=g(()=>h$(t)),n=U(t)?.revision;return B(()=>{n!==void 0&&g$(t,n)},[t,n]),e.value}function h$(t){let e=fo.get(t)?.names??dt({evaluators:{},attributes:[],metadata:[]});return fo.has(t)||fo.set(t,{at:0,names:e}),e}async function g$(t,e){let n=fo.get(t);if(!(!n||n.revision===e&&Date.now()-n.at<p$)){Object.assign(n,{at:Date.now(),revision:e});try{let[r,o]=await Promise.all([j(S`flag-sets/${t}/flags`,{query:{limit:d$}}),j(S`flag-sets/${t}/evaluators`,{query:{limit:1e3}})]);n.names.value={evaluators:v$(o.text),attributes:y$(r.text+o.text),metadata:b$(r.data.items)}}catch{n.at=0}}}function v$(t){return Object.fromEntries(nn(Y(R(t),"/items")).map(e=>[Zt(Y(e,"/name")),gt(e,"/rule")??"null"]))}function y$(t){let e=new Map;for(let[,n]of t.matchAll($$)){let r=JSON.parse(n);r.startsWith("$flagd.")||e.set(r,(e.get(r)??0)+1)}return[...e].sort(([,n],[,r])=>r-n).map(([n])=>n)}function b$(t){return[...new Set(t.flatMap(({definition:e})=>Object.keys(e.metadata??{})))].sort()}function Zl({set:t,name:e,text:n,isDirty:r,document:o,refusal:s,theirs:i,onText:l,onReset:c,onTheirs:u,onMine:m,onSave:f,onDelete:d}){let p=$.evaluators,[v,h]=g(""),[x,k]=g(!1),{attributes:b,evaluators:C}=Ye(t.name),{[e??""]:A,...T}=C,{root:N}=pt(n),O=N!==null,D=N&&Lt(N),at=e!==null||!x?null:v.trim()===""?p.nameMissing:o?.uses.has(v.trim())?p.nameTaken:null,ct=e===null?null:o?.uses.get(e)??null,ht=ct!==null&&ct.flags.length+ct.evaluators.length>0;function Bt(){let ot=e??v.trim();k(!0),ot!==""&&O&&!(e===null&&o?.uses.has(ot))&&f(ot)}return a`<section class="panel padded stack">
    ${i!==null&&a`<${K}>
      <p><${H} parts=${p.conflict(e??"")} /></p>
      <div class="row"><${y} size="small" onClick=${m}>${p.keepMine}<//><${y} size="small" onClick=${u}>${p.takeTheirs}<//></div>
    <//>`}
    ${e===null&&a`<${L} label=${p.name} hint=${p.nameHint} error=${at}>
      ${ot=>a`<input ...${ot} type="text" class="mono" maxlength="255" autocomplete="off" spellcheck=${!1} autofocus value=${v} onInput=${Dt=>h(Dt.target.value)} />`}
    <//>`}
    ${O&&a`<p class="sentence"><${so} text=${n} /></p>`}
    ${D&&M("write")&&a`<${Xl} text=${n} condition=${D} evaluators=${T} attributes=${b} onChange=${l} />`}
    <div class="evaluator-json">
      <p class="quiet">${D?.kind==="json"?p.noForm:p.ruleHint}</p>
      <${xe}
        text=${n}
        label=${p.rule}
        lines=${4}
        known=${{root:"rule",evaluators:Object.keys(T),attributes:b}}
        faults=${s?.errors.map(({pointer:ot,detail:Dt})=>({pointer:ot??"",detail:Dt}))??[]}
        onChange=${M("write")?l:void 0}
        onSave=${Bt}
      />
    </div>
    ${s!==null&&a`<${P} problem=${s} />`}
    ${M("write")&&a`<div class="row">
      <${y} kind="primary" disabled=${!r||!O} onClick=${Bt}>${p.save}<//>
      ${e!==null&&r&&a`<${y} kind="quiet" onClick=${c}>${p.reset}<//>`}
      ${!O&&a`<span class="bad">${p.notJson}</span>`}
      <span class="grow"></span>
      ${e!==null&&a`<${y} kind="quiet" icon=${Rt} disabled=${ht} title=${ht?p.inUse:void 0} onClick=${d}>${p.delete}<//>`}
    </div>`}
  </section>`}function tc({set:t,name:e,document:n}){let r=$.evaluators,o=n.uses.get(e)??{flags:[],evaluators:[],indirect:[]},s=[...ro(n.evaluators[e])],i=u=>G({set:t,flag:u}),l=u=>G({set:t,page:"evaluators",query:{name:u}}),c=o.flags.length+o.evaluators.length>0;return a`<section class="panel padded where-used" aria-label=${r.whereUsed}>
    <h2>${r.whereUsed}</h2>
    ${!c&&a`<p class="quiet">${r.unused}</p>`}
    <${po} title=${r.flags} names=${o.flags} hrefOf=${i} />
    <${po} title=${r.others} names=${o.evaluators} hrefOf=${l} />
    <${po} title=${r.throughOthers} names=${o.indirect} hrefOf=${i} />
    <${po} title=${r.itUses} names=${s} hrefOf=${l} />
  </section>`}function po({title:t,names:e,hrefOf:n}){return e.length===0?null:a`<div class="names">
    <h3>${t} <span class="quiet">${e.length.toLocaleString("en")}</span></h3>
    <ul class="plain">${e.map(r=>a`<li key=${r}><a class="mono" href=${n(r)}>${r}</a></li>`)}</ul>
  </div>`}var w$=`{
  "ends_with": [{ "var": "email" }, "@example.com"]
}`;function ec({set:t,name:e,document:n}){let r=$.evaluators,{result:o,problem:s,reload:i}=x$(t,e),l=s instanceof z&&s.status===404;return a`<div class="page-head evaluator-head">
      <div class="row">
        <${y} kind="quiet" icon=${io} label=${r.back} href=${G({set:t.name,page:"evaluators"})} />
        <h1>${e===null?r.newTitle:a`<code>${e}</code>`}</h1>
      </div>
      ${e!==null&&a`<${y} kind="quiet" href=${G({set:t.name,page:"history",query:{kind:"evaluator",name:e}})}>${r.history}<//>`}
    </div>
    ${l&&a`<${Q} title=${r.missing} text=${r.missingText}><${y} href=${G({set:t.name,page:"history",query:{kind:"evaluator",name:e}})}>${r.history}<//><//>`}
    ${s!==null&&!l&&a`<${P} problem=${s} onRetry=${i} />`}
    ${o===null&&s===null&&a`<div class="panel"><${J} rows=${6} /></div>`}
    ${o!==null&&a`<div class="evaluator-sides">
      <${k$} set=${t} name=${e} stored=${o} document=${n.result} onChanged=${i} />
      ${e!==null&&n.result!==null&&a`<${tc} set=${t.name} name=${e} document=${n.result} />`}
    </div>`}`}function x$(t,e){return bt(async n=>{if(e===null)return{text:w$,etag:null};let{text:r,etag:o}=await j(S`flag-sets/${t.name}/evaluators/${e}`,{signal:n});return{text:r,etag:o}},[t.name,e,t.revision])}function k$({set:t,name:e,stored:n,document:r,onChanged:o}){let[s]=g(()=>ar(t.name,e??"","evaluator")),[i,l]=g(s?{text:s.base,etag:s.etag}:n),[c,u]=g(s?.text??n.text),[m,f]=g(null),[d,p]=g(null),[v,h]=g(e??""),x=c!==i.text;B(()=>{!x&&n.text!==i.text?b(n):n.text===i.text&&l(n)},[n]),B(()=>k(x?{text:c,base:i.text,etag:i.etag}:null),[c,i]);function k(C){lr(t.name,e??"",C,"evaluator")}function b(C){l(C),u(C.text),p(null)}return a`<${Zl}
      set=${t}
      name=${e}
      text=${c}
      isDirty=${x||e===null}
      document=${r}
      refusal=${d}
      theirs=${x&&n.text!==i.text?n:null}
      onText=${C=>{u(C),p(null)}}
      onReset=${()=>b(i)}
      onTheirs=${()=>b(n)}
      onMine=${()=>l(n)}
      onSave=${C=>{h(C),f(S$(t.name,C,c,e===null?null:i.etag))}}
      onDelete=${()=>f(O$(t.name,e??"",i.etag))}
    />
    ${m!==null&&a`<${pe}
      change=${m}
      onClose=${()=>f(null)}
      onRefused=${C=>{f(null),p(C)}}
      onConflict=${()=>{f(null),o()}}
      onSaved=${({data:C})=>{let A=m.method==="DELETE";f(null),k(null),_({text:A?$.evaluators.deleted(v):$.evaluators.saved(v,C.revision)}),A||e===null?Xt({set:t.name,page:"evaluators"}):l({text:c,etag:null}),zt()}}
    />`}`}function S$(t,e,n,r){let o=S`flag-sets/${t}/evaluators/${e}`;return{title:$.evaluators.saveTitle(e),set:t,method:"PUT",where:o,body:n,...r===null?{createOnly:!0}:{etag:r}}}function O$(t,e,n){return{title:$.evaluators.deleteTitle(e),set:t,method:"DELETE",where:S`flag-sets/${t}/evaluators/${e}`,etag:n,action:$.delete,danger:!0,typed:e,hasImpact:!1}}function T$(){let t=ve.value,{name:e,create:n}=Ct.value.query;we(t?.name);let r=oo(t);return t===null?null:e!==void 0||n!==void 0?a`<${ec} key=${e??""} set=${t} name=${e??null} document=${r} />`:a`<${Il} set=${t} document=${r} />`}var E={gone:t=>`There is no flag ${t}`,goneText:"It was deleted, or never existed. If it has a history, a former version can be brought back.",goneCommand:t=>`flagstaff flags list --flag-set ${t}`,copyKey:"Copy the key",on:"On",off:"Off",state:"State of the flag",switched:t=>t?"Switch on":"Switch off",stale:"stale",staleWhy:{"not-evaluated":"Nothing has evaluated it for a long time.","one-variant":"For a long time all callers got one variant."},permanent:"permanent",rollout:"Everyone else",rolloutAll:"Everyone",noRollout:"as the targeting computes",callersDefault:"the caller\u2019s default",rules:t=>Ht(t,"rule"),evaluated:"Last evaluated",never:"never",lastDay:"Last 24 hours",evaluations:t=>Ht(t,"evaluation"),owner:"Owner",links:"Links",more:"More",copyTo:"Copy to another set\u2026",remove:"Delete\u2026",sections:"Parts of the flag",tabs:{rules:"Rules",variants:"Variants",metadata:"Metadata",try:"Try it",statistics:"Statistics",overrides:"Only me",history:"History",plan:"Plan"},json:"Definition as JSON",showJson:"Show JSON",hideJson:"Hide JSON",format:"Format",notJson:"The definition is not valid JSON. Correct it in the JSON editor first.",faultAt:(t,e)=>`Line ${t}: ${e}`,fromMemory:"From memory: the database is away. Changes can be saved when it is back.",unsaved:t=>t?`${Ht(t,"change")} not saved`:"Not saved",faults:t=>Ht(t,"fault"),discard:"Discard",discarded:"Changes discarded.",review:"Review and save",saveTitle:t=>`Save ${t}`,saved:t=>`Saved as revision ${t}.`,undoComment:t=>`Undo revision ${t}`,meanwhile:{title:t=>t?X`Changed meanwhile by ${qt(t)}`:X`Changed meanwhile`,deleted:t=>t?X`Deleted meanwhile by ${qt(t)}`:X`Deleted meanwhile`,text:"Your edit is kept. Compare both, then take the other version or apply your edit to it.",see:"See",theirs:"Their change",mine:"Your change",takeTheirs:"Take theirs",keepMine:"Keep mine",took:"Your edit was discarded.",overlaps:t=>X`Both changed ${qt(t.join(", "))}. “Keep mine” uses your version of it, and keeps their other changes.`,apart:"The two changes do not touch each other. \u201CKeep mine\u201D keeps both.",again:"\u201CKeep mine\u201D creates the flag again."},variants:{name:"Name",value:"Value",valueOf:t=>`Value of ${t}`,nameOf:t=>`Name of ${t}`,default:"Default",defaultHint:"For everyone whom no rule gives another one.",noDefault:"None: callers use their own default",uses:"Used",add:"Add variant",remove:t=>`Remove ${t}`,removeTitle:t=>`Remove the variant ${t}?`,usedIn:"It is used here:",instead:"Put in its place",removeAction:"Remove",asDefault:"default",inRules:t=>Ht(t,"place")+" in the rules",unused:"not used",kind:"Kind of value",kinds:{boolean:"true or false",string:"text",number:"number",object:"JSON object"},mixed:"The values have different kinds. Correct them in the JSON editor.",taken:"Another variant has this name.",nameMissing:"A variant needs a name.",badNumber:"This is no number.",badObject:"This is no JSON object.",firstName:"variant",hint:"A renamed variant is renamed in the rules and as the default, too."},metadata:{name:"Name",value:"Value",kind:"Kind",kinds:{string:"Text",number:"Number",boolean:"True or false"},add:"Add",remove:t=>`Remove ${t}`,valueOf:t=>`Value of ${t}`,nameOf:t=>`Name of ${t}`,kindOf:t=>`Kind of ${t}`,empty:"No metadata",emptyText:"An owner, a description, a link to the ticket: whatever helps others. SDKs get it with each answer.",taken:"There is already metadata with this name.",badNumber:"This is no number.",hint:"Flags with permanent = true are never stale. Links (https://\u2026) are shown at the top of the page."},overrides:{title:"On for me",text:"Fix a variant for one targeting key. It wins over every rule, but not over a disabled flag.",key:"Targeting key",keyHint:"As the application sends it: often a user\u2019s id. Kept in this browser.",variant:"Variant",set:"Fix variant",list:"Fixed for",since:"Changed",none:"Nobody has a fixed variant of this flag.",remove:t=>`Remove the override of ${t}`,removed:t=>`Removed the override of ${t}.`,made:(t,e)=>`${t} now gets ${e}.`,ask:(t,e)=>`Give ${e} to ${t}?`,askRemove:t=>`Remove the override of ${t}?`,off:"This set does not read stored contexts, so overrides have no effect yet.",offText:"When this is on, each evaluation of the set reads the stored context of its targeting key.",switchOn:"Switch on stored contexts",switchTitle:t=>`Read stored contexts in ${t}?`,switched:"Evaluations read stored contexts now.",disabled:"The flag is off: nobody gets a variant, overrides included.",more:"Show more",gone:"variant does not exist"},statistics:{range:"Range",ranges:{day:"24 hours",week:"7 days",month:"30 days"},none:"No evaluations in this time",noneText:"Counts appear some seconds after an evaluation. flagd sidecars are not counted.",total:"Evaluations",variant:"Variant",share:"Share",noVariant:"no variant",errors:"errors",time:"Time",chart:"Evaluations by variant over time",table:"The numbers as a table",unknown:"no longer a variant"},history:{none:"No history",noneText:"Changes of this flag appear here.",bringBack:"Bring back",backTitle:(t,e)=>`Bring ${t} back to revision ${e}`,backComment:t=>`Back to revision ${t}`,back:t=>`Brought back as revision ${t}.`,current:"now",more:"Show older versions",revision:t=>`r${t}`},copy:{title:t=>`Copy ${t} to another set`,set:"To",hint:"The difference is shown before anything changes. Evaluators are those of the other set.",action:"Compare\u2026",noSets:"The API key may see no other set.",sheet:(t,e)=>`Copy ${t} to ${e}`,button:"Copy",done:t=>`Copied to ${t}.`,open:"Open",unsaved:"The saved version is copied, without your unsaved changes."},deleting:{title:t=>`Delete ${t}`,text:"Callers use their own default from then on. The history stays, and any version can be brought back.",action:"Delete",done:t=>`Deleted ${t}.`,type:t=>`Type ${t} to confirm`}};var nc=[["circle",{cx:"18",cy:"18",r:"3"}],["circle",{cx:"6",cy:"6",r:"3"}],["path",{d:"M6 21V9a9 9 0 0 0 9 9"}]];var Gt=E.meanwhile;function rc({open:t,over:e}){let n=t.meanwhile.value;return n?a`<div class="conflict row" role="alert">
    <${st} shapes=${nc} />
    <div class="grow">
      <strong><${ic} meanwhile=${n} /></strong>
      <p class="quiet">${Gt.text}</p>
    </div>
    <${y} onClick=${()=>e({sheet:"conflict"})}>${Gt.see}<//>
    <${y} onClick=${()=>sc(t)}>${Gt.takeTheirs}<//>
    <${y} kind="primary" onClick=${()=>t.keepMine()}>${Gt.keepMine}<//>
  </div>`:null}function oc({open:t,thenSave:e,over:n}){let r=t.meanwhile.value;if(!r)return null;let o=t.base.value?.text??"",s=t.text.value,i=r.text===null?[]:t.mergedWith(r.text).overlaps,l=r.text===null?Gt.again:i.length?a`<${H} parts=${Gt.overlaps(i.map(c=>c.slice(1)))} />`:Gt.apart;return a`<${Et}
    title=${a`<${ic} meanwhile=${r} />`}
    wide
    onClose=${()=>n(null)}
    footer=${a`
      <${y} onClick=${()=>n(null)}>${$.cancel}<//>
      <${y}
        onClick=${()=>{sc(t),n(null)}}
        >${Gt.takeTheirs}<//
      >
      <${y}
        kind="primary"
        onClick=${()=>{t.keepMine(),n(e?{sheet:"save"}:null)}}
        >${Gt.keepMine}<//
      >
    `}
  >
    <div class="stack">
      ${i.length?a`<${K}>${l}<//>`:a`<p>${l}</p>`}
      <section class="stack"><h3>${Gt.theirs}</h3><${Wt} before=${o} after=${r.text} /></section>
      <section class="stack"><h3>${Gt.mine}</h3><${Wt} before=${o} after=${s} /></section>
    </div>
  <//>`}function sc(t){let e=t.takeTheirs();_({text:Gt.took,action:{label:$.undo,onClick:e}})}function ic({meanwhile:{text:t,change:e}}){let n=e?.actor??null;return a`<${H} parts=${t===null?Gt.deleted(n):Gt.title(n)} />${e&&a`, <${tt} at=${e.at} />${e.comment?`: \u201C${e.comment}\u201D`:""}`}`}var ac=[["path",{d:"M21 5H3"}],["path",{d:"M15 12H3"}],["path",{d:"M17 19H3"}]];function lc({open:t,onSave:e}){let n=Ye(t.set),r=ut(()=>({...n,evaluators:Object.keys(n.evaluators)}),[n]),o=t.text.value,s=!t.root.value.fault;return a`<section class="definition" aria-label=${E.json}>
    <div class="row head">
      <h2 class="grow">${E.json}</h2>
      ${M("write")&&a`<${y} kind="quiet" size="small" icon=${ac} disabled=${!s} onClick=${()=>t.edit(Ve(o))}>${E.format}<//>`}
      <${hn} text=${o} />
    </div>
    <${xe}
      text=${o}
      label=${E.json}
      onChange=${M("write")?i=>t.edit(i):void 0}
      onSave=${e}
      faults=${t.checks.findings.value}
      known=${r}
      lines=${12}
    />
  </section>`}var $o=[["line",{x1:"15",x2:"15",y1:"12",y2:"18"}],["line",{x1:"12",x2:"18",y1:"15",y2:"15"}],["rect",{width:"14",height:"14",x:"8",y:"8",rx:"2",ry:"2"}],["path",{d:"M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2"}]];function cc({open:t,onClose:e}){let n=E.copy,r=(en.value??[]).filter(c=>c.name!==t.set),[o,s]=g(C$(t.set,r.map(c=>c.name))),[i,l]=g(!1);if(i){let c={title:n.sheet(t.key,o),set:o,method:"POST",where:S`flag-sets/${t.set}/flags/${t.key}/copy`,body:{to:o},action:n.button};return a`<${pe}
      change=${c}
      onClose=${e}
      onSaved=${()=>{e(),_({text:n.done(o),action:{label:n.open,onClick:()=>Xt({set:o,flag:t.key})}})}}
    />`}return a`<${Et}
    title=${n.title(t.key)}
    onClose=${e}
    footer=${a`
      <${y} onClick=${e}>${$.cancel}<//>
      <${y} kind="primary" disabled=${!o} onClick=${()=>l(!0)}>${n.action}<//>
    `}
  >
    <div class="stack">
      ${t.isDirty.value&&a`<${K}>${n.unsaved}<//>`}
      ${r.length?a`<${L} label=${n.set} hint=${n.hint}>
            ${c=>a`<${I} input=${c} value=${o} options=${r.map(({name:u})=>({value:u,label:u}))} onChange=${s} />`}
          <//>`:a`<p>${n.noSets}</p>`}
    </div>
  <//>`}function uc({open:t,onClose:e}){let n=E.deleting,r={title:n.title(t.key),set:t.set,method:"DELETE",where:t.where,etag:t.base.peek()?.etag,action:n.action,danger:!0,typed:t.key,text:n.text};return a`<${pe}
    change=${r}
    onClose=${e}
    onSaved=${()=>{t.discard(),e(),_({text:n.done(t.key)}),Xt({set:t.set})}}
  />`}function C$(t,e){let n=t.slice(0,t.lastIndexOf(".")+1);return e.find(r=>n&&r.startsWith(n))??e[0]??""}function ke(t,e,n){let r=fc(t,e),o=r.source.includes(`
`)?sn(r.source):is(t,r.start);return He(t,r,new Ot(Sn(n,o)))}function Le(t,e,n,r,{before:o}={}){let s=Y(R(t),e),i=ln(t),l=JSON.stringify(n)+i.colon+r;if(s?.type!=="object"){let[d,...p]=yn(e).reverse();if(d===void 0)throw new RangeError("The text is no object");return Le(t,Vt(...p.reverse()),d,`{${l}}`)}if(bn(s,n))return ke(t,e+Vt(n),r);let c=is(t,s.start);if(s.members.length===0){let p=!t.slice(0,s.start).includes(`
`)&&!r.includes(`
`)?l:`
${c}  ${Sn(l,`${c}  `)}
${c}`;return Me(t,[Fr(s,0,[p],i)])}let u=s.members.findIndex(d=>d.key===o),m=u===-1?s.members.length:u,[,f=c]=/\n([ \t]*)$/.exec(Dr(s,m||1,i))??[];return Me(t,[Fr(s,m,[Sn(l,f)],i)])}function ur(t,e){let{parent:n,index:r}=mc(t,e);return Me(t,[as(n,r,r+1)])}function ho(t,e,n){let{parent:r,index:o}=mc(t,e);if(r.type!=="object")throw new RangeError(`${e} is no member`);let{keyStart:s,keyEnd:i}=r.members[o];return Me(t,[{start:s,end:i,text:JSON.stringify(n)}])}function go(t,e,n){let r=Y(R(t),e);if(n===null)return r?ur(t,e):t;if(r)return He(t,r,new Ot(n));let o=yn(e),s=o.pop()??"";return Le(t,Vt(...o),s,kn(n))}function mc(t,e){let n=yn(e),r=n.pop()??"",o=fc(t,Vt(...n)),s=o.type==="object"?o.members.findLastIndex(({key:i})=>i===r):Number(r);if(!e||!(s in tr(o)))throw new RangeError(`${e} is not there`);return{parent:o,index:s}}function fc(t,e){let n=Y(R(t),e);if(!n)throw new RangeError(`${e} is not there`);return n}function dc(t){let{root:e,rules:n,otherwise:r}=un(t);return{rules:n.length,shares:e?A$(r):null}}function A$(t){return t?t.kind==="variant"?[{variant:t.name,percent:100}]:t.kind==="rollout"?Cn(t.buckets):null:[{variant:null,percent:100}]}function vo(t){let{root:e}=pt(t),n=e&&Y(e,"/state");return n?.type!=="string"?null:Zt(n)==="ENABLED"}function pc(t,e){let{root:n}=pt(t),r=e?'"ENABLED"':'"DISABLED"';return n&&Y(n,"/state")?ke(t,"/state",r):Le(t,"","state",r)}function Us(t){let{root:e}=pt(t),n=e&&Y(e,"/metadata");return n?.type==="object"?Zt(n):{}}function $c(t){return Object.entries(Us(t)).flatMap(([e,n])=>typeof n!="string"||!/^https?:\/\//.test(n)||!URL.canParse(n)?[]:[{name:e,address:n}])}function hc(t){let{root:e}=pt(t);if(!e)return null;let n=Y(e,"/defaultVariant"),r=n?.type==="string"&&Zt(n)!==""?Zt(n):null,o=dc(gt(e,"/targeting")??""),i=o.rules===0&&o.shares===null&&!E$(t)?[{variant:null,percent:100}]:o.shares;return{rules:o.rules,shares:i?.map(l=>({...l,variant:l.variant??r}))??null}}function E$(t){let{root:e}=pt(t),n=e&&Y(e,"/targeting");return n?.type==="object"&&!ms(n)}function gc({open:t,turn:e,over:n,isJsonShown:r,onJson:o}){let[s,i]=g(null),[l,c]=g(null);B(()=>{let d=new AbortController;return j(t.where,{query:{statistics:!0},signal:d.signal}).then(({data:p})=>i(p)).catch(()=>{}),()=>d.abort()},[e]);let u=t.sound.value,m=vo(u);function f(d){let p=!t.isDirty.peek();t.edit(pc(t.text.peek(),d)),p&&t.isDirty.peek()&&n({sheet:"save"})}return a`<div class="flag-top">
    <div class="page-head">
      <div class="row title">
        <h1 class="mono">${t.key}</h1>
        <${hn} text=${t.key} label=${E.copyKey} />
        ${s?.stale&&a`<${V} kind="warn" title=${E.staleWhy[s.stale]}>${E.stale}<//>`}
        ${s?.permanent&&a`<${V}>${E.permanent}<//>`}
      </div>
      ${m!==null&&a`<span class="row state-switch">
        <${Tr} checked=${m} label=${E.state} disabled=${!M("write")||t.root.value.fault!==null} onChange=${f} />
        <${Di} state=${m?"on":"off"}>${m?E.on:E.off}<//>
      </span>`}
      <${y} icon=${Ae} aria-pressed=${String(r.value)} onClick=${o}>${r.value?E.hideJson:E.showJson}<//>
      ${M("write")&&a`<${qe}
        end
        button=${{icon:wn,label:E.more}}
        items=${[{label:E.copyTo,icon:$o,onSelect:()=>c("copy")},{label:E.remove,icon:Rt,danger:!0,onSelect:()=>c("delete")}]}
      />`}
    </div>
    <${N$} text=${u} seen=${s} />
    ${l==="copy"&&a`<${cc} open=${t} onClose=${()=>c(null)} />`}
    ${l==="delete"&&a`<${uc} open=${t} onClose=${()=>c(null)} />`}
  </div>`}function N$({text:t,seen:e}){let{owner:n,description:r}=Us(t),o=$c(t);return a`
    ${r&&a`<p class="description">${String(r)}</p>`}
    <dl class="facts">
      <${M$} text=${t} />
      <div>
        <dt>${E.evaluated}</dt>
        <dd>${e?a`<${tt} at=${e.lastEvaluatedAt} none=${E.never} />`:"\u2026"}</dd>
      </div>
      ${e&&a`<${R$} seen=${e} />`}
      ${n!==void 0&&a`<div><dt>${E.owner}</dt><dd>${String(n)}</dd></div>`}
      ${o.length>0&&a`<div>
        <dt>${E.links}</dt>
        <dd class="row">
          ${o.map(({name:s,address:i})=>a`<a href=${i} target="_blank" rel="noopener noreferrer">${s} <${st} shapes=${lo} size=${12} /></a>`)}
        </dd>
      </div>`}
    </dl>
  `}function M$({text:t}){let e=hc(t);if(!e)return null;let{rules:n,shares:r}=e;return a`<div class="rollout">
    <dt>${n?`${E.rules(n)} \xB7 ${E.rollout}`:E.rolloutAll}</dt>
    <dd>
      ${r===null?E.noRollout:r.length===1?a`<code>${r[0].variant??E.callersDefault}</code>`:a`<${Bn} shares=${r.map(o=>({label:o.variant??E.callersDefault,weight:o.percent}))} />
              <span class="small">${r.map(o=>`${wt(o.percent)} ${o.variant??E.callersDefault}`).join(" \xB7 ")}</span>`}
    </dd>
  </div>`}function R$({seen:t}){let e=t.statistics.last24Hours.reduce((n,r)=>n+r.evaluations,0);return a`<div><dt>${E.lastDay}</dt><dd>${E.evaluations(e)}</dd></div>`}var Se=E.history,I$=20;function yo({open:t,turn:e}){let[n,r]=g(null),[o,s]=g(null),[i,l]=g(null),[c,u]=g(null),m=t.base.value?.etag;async function f(d){l(null);try{let p=S`flag-sets/${t.set}/flags/${t.key}/versions`,v=await B$(p,d);r(h=>[...d&&h||[],...v.items]),s(v.next)}catch(p){l(p)}}return B(()=>{f(null)},[m,e]),i?a`<${P} problem=${i} onRetry=${()=>f(null)} />`:n?n.length?a`<div class="versions stack">
    <ol class="plain panel">
      ${n.map((d,p)=>a`<${D$}
          key=${d.revision}
          version=${d}
          isCurrent=${p===0}
          onBack=${M("write")?()=>u(d.revision):void 0}
        />`)}
    </ol>
    ${o!==null&&a`<div><${y} onClick=${()=>f(o)}>${Se.more}<//></div>`}
    ${c!==null&&a`<${F$} open=${t} revision=${c} onClose=${()=>u(null)} />`}
  </div>`:a`<${Q} icon=${qi} title=${Se.none} text=${Se.noneText} />`:a`<${J} rows=${4} height=${48} />`}function D$({version:t,isCurrent:e,onBack:n}){let{revision:r,at:o,actor:s,comment:i}=t,[l,c]=g(!1);return a`<li class="version">
    <details onToggle=${u=>c(u.target.open)}>
      <summary>
        <span class="what">
          <strong>${s}</strong> <${H} parts=${Ai(t)} />${i&&a`<span class="comment"> “${i}”</span>`}
        </span>
        <span class="when quiet small"><${tt} at=${o} /> · ${Se.revision(r)}</span>
        ${e&&t.after!==null&&a`<${V} kind="good">${Se.current}<//>`}
      </summary>
      ${l&&a`<${Wt} before=${t.texts.before} after=${t.texts.after} />`}
    </details>
    ${n&&!e&&t.after!==null&&a`<${y} size="small" icon=${Wn} onClick=${n}>${Se.bringBack}<//>`}
  </li>`}function F$({open:t,revision:e,onClose:n}){let r={title:Se.backTitle(t.key,e),set:t.set,method:"POST",where:S`flag-sets/${t.set}/flags/${t.key}/rollback`,body:{revision:e},etag:t.base.peek()?.etag,action:Se.bringBack,comment:Se.backComment(e)};return a`<${pe}
    change=${r}
    onClose=${n}
    onSaved=${({data:o})=>{n(),_({text:Se.back(o.revision)}),t.refresh()}}
  />`}async function B$(t,e){let{data:n,text:r}=await j(t,{query:{limit:I$,after:e}}),o=R(r);return{items:n.items.map((i,l)=>({...i,texts:{before:i.before===null?null:gt(o,`/items/${l}/before`),after:i.after===null?null:gt(o,`/items/${l}/after`)}})),next:n.next}}var vc=[["path",{d:"M12.586 2.586A2 2 0 0 0 11.172 2H4a2 2 0 0 0-2 2v7.172a2 2 0 0 0 .586 1.414l8.704 8.704a2.426 2.426 0 0 0 3.42 0l6.58-6.58a2.426 2.426 0 0 0 0-3.42z"}],["circle",{cx:"7.5",cy:"7.5",r:".5",fill:"currentColor"}]];function Jn({open:t}){let{fault:e}=t.root.value;return a`<${K}>
    <p>${E.notJson}</p>
    ${e&&a`<p>${E.faultAt(e.line,e.message)}</p>`}
  <//>`}function bo({value:t,kind:e,label:n,faults:r,disabled:o,onChange:s}){let[i,l]=g(null),c=i===null?null:pt(i).root,u=c!==null&&c.type===e,m=i!==null&&(!u||It(i)===It(t));function f(h){l(h),pt(h).root?.type===e&&s(h.trim())}if(e==="boolean"){let h=["true","false"].map(x=>({value:x,label:x}));return a`<${I} value=${t} options=${h} label=${n} disabled=${o} onChange=${s} />`}if(e==="string"){let h=String(JSON.parse(t));return a`<textarea
      rows=${Math.min(12,h.split(`
`).length)}
      aria-label=${n}
      readonly=${o}
      value=${h}
      onInput=${x=>s(JSON.stringify(x.target.value))}
    ></textarea>`}let d=m&&!u?r[e]:null,p=m?i:kn(t),v=e==="object"?a`<${xe} text=${p} label=${n} lines=${1} mostLines=${16} onChange=${o?void 0:f} />`:a`<input
          type="text"
          class="mono"
          inputmode="decimal"
          aria-label=${n}
          aria-invalid=${d?"true":void 0}
          readonly=${o}
          value=${p}
          onInput=${h=>f(h.target.value)}
        />`;return a`<div>${v}${d&&a`<div class="fault small bad" role="alert">${d}</div>`}</div>`}function wo({name:t,label:e,disabled:n,focused:r,faultOf:o,onChange:s}){let[i,l]=g(t),[c,u]=g(t);c!==t&&(u(t),l(t));let m=i===t?null:o(i);function f(){i!==t&&m===null&&s(i)}return a`<div>
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
      ref=${d=>{r&&d&&!d.dataset.seen&&(d.dataset.seen="yes",d.focus(),d.select())}}
      onInput=${d=>l(d.target.value)}
      onBlur=${f}
      onKeyDown=${d=>{d.key==="Enter"&&f(),d.key==="Escape"&&l(t)}}
    />
    ${m&&a`<div class="fault small bad" role="alert">${m}</div>`}
  </div>`}var he=E.metadata,mr={string:'""',number:"0",boolean:"true"},L$=["owner","description","permanent"];function yc({open:t}){let e=t.text.value,{root:n}=t.root.value,r=Ye(t.set),[o,s]=g(null);if(!n)return a`<${Jn} open=${t} />`;let i=me(Y(n,"/metadata")),l=i.map(d=>d.key),c=[...new Set([...L$,...r.metadata])].filter(d=>!l.includes(d)).slice(0,8),u=M("write");function m(d,p){s(d),t.edit(Le(e,"/metadata",d,p))}function f(){let d=1;for(;l.includes(`name-${d}`);)d+=1;m(`name-${d}`,mr.string)}return a`<div class="metadata stack">
    ${!i.length&&a`<${Q} icon=${vc} title=${he.empty} text=${he.emptyText} />`}
    ${i.length>0&&a`<ul class="plain panel">
      ${i.map(({key:d,value:p},v)=>{let h=Vt("metadata",d),x=p.type in mr?p.type:"string",k=p.source;return a`<li class="metadatum" key=${v}>
          <${wo}
            name=${d}
            label=${he.nameOf(d)}
            disabled=${!u}
            focused=${d===o&&d.startsWith("name-")}
            faultOf=${b=>b===""?E.variants.nameMissing:l.includes(b)?he.taken:null}
            onChange=${b=>t.edit(ho(e,h,b))}
          />
          <${I}
            value=${x}
            label=${he.kindOf(d)}
            disabled=${!u}
            options=${Object.entries(he.kinds).map(([b,C])=>({value:b,label:C}))}
            onChange=${b=>t.edit(ke(e,h,j$(k,b)))}
          />
          ${p.type in mr?a`<${bo}
                key=${x}
                value=${k}
                kind=${x}
                label=${he.valueOf(d)}
                disabled=${!u}
                faults=${{number:he.badNumber,object:""}}
                onChange=${b=>t.edit(ke(e,h,b))}
              />`:a`<code>${k}</code>`}
          ${u&&a`<${y} kind="quiet" icon=${Rt} label=${he.remove(d)} onClick=${()=>t.edit(ur(e,h))} />`}
        </li>`})}
    </ul>`}
    ${u&&a`<div class="row">
      <${y} icon=${rt} onClick=${f}>${he.add}<//>
      ${c.map(d=>a`<${y} kind="quiet" size="small" icon=${rt} onClick=${()=>m(d,d==="permanent"?"true":mr.string)}>${d}<//>`)}
    </div>`}
    <p class="quiet small">${he.hint}</p>
  </div>`}function j$(t,e){let n=JSON.parse(t);return e==="string"?JSON.stringify(typeof n=="string"?n:t):e==="boolean"?String(n===!0||n==="true"):Number.isFinite(Number(n))&&String(n).trim()!==""?String(Number(n)):mr.number}var bc=[["circle",{cx:"12",cy:"8",r:"5"}],["path",{d:"M20 21a8 8 0 0 0-16 0"}]];var xc={boolean:"true",string:'""',number:"0",object:"{}"};function Qe(t){return me(Y(R(t),"/variants")).map(({key:e,value:n})=>({name:e,value:n.source,pointer:Vt("variants",e),kind:n.type==="null"||n.type==="array"?null:n.type}))}function kc(t){let e=new Set(t.map(n=>n.kind));return e.size===1?[...e][0]:null}function fr(t,e){let n=R(t),r=[],o=Y(n,"/defaultVariant");o&&wc(o,e)&&r.push({pointer:"/defaultVariant",part:"default"});let s=Y(n,"/targeting");if(s)for(let i of Gs(s,"/targeting")){let l=Y(n,i);l&&wc(l,e)&&r.push({pointer:i,part:"targeting"})}return r}function Sc(t,e,n){return ho(Cc(t,e,n),Vt("variants",e),n)}function Ys(t,e,n){return ur(Cc(t,e,n),Vt("variants",e))}function Oc(t,e,n){return Le(t,"/variants",e,n)}function Tc(t,e){let n=JSON.stringify(e);return Y(R(t),"/defaultVariant")?ke(t,"/defaultVariant",n):Le(t,"","defaultVariant",n,{before:"targeting"})}function Cc(t,e,n){let r=R(t),o=fr(t,e).map(({pointer:s})=>{let{start:i,end:l}=Y(r,s);return{start:i,end:l,text:JSON.stringify(n)}});return Me(t,o)}function Gs(t,e){if(t.type!=="object")return t.type==="array"?[]:[e];let n=Nt(t),r=nn(n?.value);if(!n)return[];let o=e+Vt(n.key),s=l=>Gs(r[l],`${o}/${l}`),i=r.map((l,c)=>c);return n.key==="if"||n.key==="?:"?i.filter(l=>l%2||l===r.length-1).flatMap(s):n.key==="and"||n.key==="or"?i.flatMap(s):n.key==="fractional"?i.flatMap(l=>{let[c]=nn(r[l]);return c?Gs(c,`${o}/${l}/0`):[]}):[]}function wc(t,e){return Mt(t)&&t.value!==null&&String(t.value)===e}var q$=10;async function Ac(t,e,n){let r=[],o=n;for(let s=0;s<q$;s+=1){let{data:i}=await j(S`flag-sets/${t}/contexts`,{query:{override:e,limit:100,after:o}});for(let{targetingKey:l,overrides:c,modifiedAt:u}of i.items)r.push({targetingKey:l,variant:c[e],modifiedAt:u});if(o=i.next,o===null||r.length>=100)break}return{items:r,next:o}}async function Ec(t,e,n,r){let o=S`flag-sets/${t}/contexts/${n}`,s={[e]:r};try{await Qt(o,{body:{overrides:s}})}catch(i){if(!(i instanceof z&&i.status===404))throw i;await ce(o,{body:{attributes:{},overrides:s},createOnly:!0})}}async function Nc(t,e,n){let r=S`flag-sets/${t}/contexts/${n}`,{data:o,etag:s}=await j(r);!Object.keys(o.overrides??{}).filter(l=>l!==e).length&&!Object.keys(o.attributes??{}).length?await Sr(r,{etag:s}):await Qt(r,{body:{overrides:{[e]:null}}})}var kt=E.overrides,Mc="flagstaff.my-key";function Rc({open:t}){let[e,n]=g(null),[r,o]=g(null),s=t.base.value?.text??"{}",i=pt(s).root?Qe(s).map(d=>d.name):[];async function l(d){o(null);try{let p=await Ac(t.set,t.key,d);n(v=>({items:[...d&&v?.items||[],...p.items],next:p.next}))}catch(p){o(p)}}B(()=>{l(null)},[]);async function c(d){if(await u(kt.askRemove(d.targetingKey)))try{await Nc(t.set,t.key,d.targetingKey),await l(null);let p={label:$.undo,onClick:()=>f(d.targetingKey,d.variant).catch(At)};_({text:kt.removed(d.targetingKey),action:p})}catch(p){At(p)}}let u=async d=>!U(t.set)?.storedContexts||jt(t.set,{title:d,text:$.contexts.productionText});async function m(d,p){await u(kt.ask(d,p))&&await f(d,p)}async function f(d,p){await Ec(t.set,t.key,d,p),_({text:kt.made(d,p)}),await l(null)}return a`<div class="overrides stack">
    <p class="quiet">${kt.text}</p>
    ${vo(s)===!1&&a`<${K}>${kt.disabled}<//>`}
    <${W$} set=${t.set} />
    ${M("write")&&a`<${V$} variants=${i} onFix=${m} />`}
    ${r?a`<${P} problem=${r} onRetry=${()=>l(null)} />`:e?e.items.length||e.next!==null?a`<${_$} found=${e} variants=${i} onRemove=${c} onMore=${()=>l(e.next)} />`:a`<${Q} icon=${bc} title=${kt.none} />`:a`<${J} rows=${2} />`}
  </div>`}function _$({found:t,variants:e,onRemove:n,onMore:r}){return a`
    <div class="panel scrolls">
      <table class="rows">
        <thead>
          <tr>
            <th>${kt.list}</th>
            <th>${kt.variant}</th>
            <th>${kt.since}</th>
            <th><span class="hidden-text">${$.delete}</span></th>
          </tr>
        </thead>
        <tbody>
          ${t.items.map(o=>a`<tr key=${o.targetingKey}>
              <td class="mono">${o.targetingKey}</td>
              <td>
                <code>${o.variant}</code>
                ${!e.includes(o.variant)&&a` <${V} kind="bad">${kt.gone}<//>`}
              </td>
              <td><${tt} at=${o.modifiedAt} /></td>
              <td class="number">
                ${M("write")&&a`<${y} kind="quiet" size="small" icon=${Rt} label=${kt.remove(o.targetingKey)} onClick=${()=>n(o)} />`}
              </td>
            </tr>`)}
        </tbody>
      </table>
    </div>
    ${t.next!==null&&a`<div><${y} onClick=${r}>${kt.more}<//></div>`}
  `}function V$({variants:t,onFix:e}){let[n,r]=g(localStorage.getItem(Mc)??""),[o,s]=g(""),[i,l]=g(null),[c,u]=g(!1),m=t.includes(o)?o:t[0]??"";async function f(d){if(d.preventDefault(),!(!n||c)){u(!0),l(null);try{localStorage.setItem(Mc,n),await e(n,m)}catch(p){l(p)}u(!1)}}return a`<form class="stack" onSubmit=${f}>
    <div class="fix-form">
      <${L} label=${kt.key} hint=${kt.keyHint}>
        ${d=>a`<input
            ...${d}
            type="text"
            class="mono"
            autocomplete="off"
            spellcheck=${!1}
            maxlength="255"
            value=${n}
            onInput=${p=>r(p.target.value)}
          />`}
      <//>
      <${L} label=${kt.variant}>
        ${d=>a`<${I} input=${d} value=${m} options=${t.map(p=>({value:p,label:p}))} onChange=${s} />`}
      <//>
      <${y} kind="primary" type="submit" busy=${c} disabled=${!n||!m}>${kt.set}<//>
    </div>
    ${i&&a`<${P} problem=${i} />`}
  </form>`}function W$({set:t}){let e=U(t),[n,r]=g(!1);if(!e||e.storedContexts)return null;async function o(){let s={title:kt.switchTitle(t),text:kt.offText,action:kt.switchOn};if(await Kt({...s,danger:yt(e)})){r(!0);try{await Qt(S`flag-sets/${t}`,{body:{storedContexts:!0}}),await zt(),_({text:kt.switched})}catch(i){At(i)}r(!1)}}return a`<${K}>
    <div class="row">
      <span class="grow">${kt.off}</span>
      ${M("write")&&a`<${y} busy=${n} onClick=${o}>${kt.switchOn}<//>`}
    </div>
  <//>`}var Dc=["waiting","running","paused"],Oe=({state:t})=>Dc.includes(t);function Fc(t,e){let n=[...t.map(o=>({kind:"schedule",plan:o})),...e.map(o=>({kind:"rollout",plan:o}))],r=(o,s)=>o<s?-1:o>s?1:0;return{open:n.filter(({plan:o})=>Oe(o)).sort((o,s)=>r(Ic(o),Ic(s))),ended:n.filter(({plan:o})=>!Oe(o)).sort((o,s)=>r(s.plan.endedAt??"",o.plan.endedAt??""))}}function Ic(t){return t.plan.state==="paused"?"":t.kind==="schedule"?t.plan.at:t.plan.nextAt??""}function Bc({state:t,step:e,steps:n}){let r=Dc.includes(t);return n.map(({percent:o,for:s},i)=>({percent:o,hold:s,state:i<e-1||i===e-1&&!r?"done":i===e-1?"now":i===e&&r?"next":"later"}))}function Lc({patch:t,rollback:e}){if(e!==void 0)return{what:"rollback",revision:e};if(t===void 0)return{what:"definition"};let n=Object.keys(t);return n.length===1&&t.state==="ENABLED"?{what:"enable"}:n.length===1&&t.state==="DISABLED"?{what:"disable"}:n.length===1&&"defaultVariant"in t?{what:"default",to:t.defaultVariant}:{what:"patch",names:n}}var J$=/^(?:(\d{1,9})d)?(?:(\d{1,9})h)?(?:(\d{1,9})m)?(?:(\d{1,9})s)?$/;function dr(t){let e=t===""?null:J$.exec(t);if(e===null)return null;let[n,r,o,s]=e.slice(1).map(i=>Number(i??0));return((n*24+r)*60+o)*60+s}function xo(t){let e=0;return t.map(({percent:n,for:r})=>{let o=n.trim()===""?NaN:Number(n);return o>0&&o<=100?o<=e?"order":(e=o,r.trim()!==""&&dr(r.trim())===null?"period":null):"percent"})}function ko({flag:t,keys:e,hint:n,error:r,onFlag:o}){let s=nt();return a`<${L} label=${$.plans.form.flag} hint=${n} error=${r}>
    ${i=>a`<input ...${i} type="text" class="mono" list=${s} autocomplete="off" spellcheck=${!1} autofocus value=${t} onInput=${l=>o(l.target.value)} />
      <datalist id=${s}>${e.map(l=>a`<option value=${l}></option>`)}</datalist>`}
  <//>`}var H$=["<","<=",">",">=","==","!="].map(t=>({value:t,label:t})),z$={expression:"",comparison:"<",bound:"",for:"5m"};function jc({guards:t,isTouched:e,onGuards:n}){let r=$.plans.form,o=(s,i)=>n(t.map((l,c)=>c===s?{...l,...i}:l));return a`<div class="stack plan-form-rows">
    <h3>${r.guards}</h3>
    <p class="small quiet">${r.guardsHint}</p>
    <ul class="plain">
      ${t.map((s,i)=>{let l=e?Qs(s):null,c=u=>l===u?"true":void 0;return a`<li key=${i} class="guard-row">
          <textarea class="mono" rows="2" aria-label=${r.expression(i+1)} aria-invalid=${c("expression")} placeholder='sum(rate(errors_total[5m])) or vector(0)' spellcheck=${!1} value=${s.expression} onInput=${u=>o(i,{expression:u.target.value})}></textarea>
          <${I} label=${r.comparison(i+1)} value=${s.comparison} options=${H$} onChange=${u=>o(i,{comparison:u})} />
          <input type="text" inputmode="decimal" aria-label=${r.bound(i+1)} aria-invalid=${c("bound")} placeholder="0.5" value=${s.bound} onInput=${u=>o(i,{bound:u.target.value})} />
          <input type="text" class="mono" aria-label=${r.guardFor(i+1)} aria-invalid=${c("period")} placeholder="0s" value=${s.for} onInput=${u=>o(i,{for:u.target.value})} />
          <${y} kind="quiet" size="small" icon=${vt} label=${r.removeGuard(i+1)} onClick=${()=>n(t.filter((u,m)=>m!==i))} />
          ${l&&a`<p class="fault">${r.guardFaults[l]}</p>`}
        </li>`})}
    </ul>
    <div class="row"><${y} size="small" icon=${rt} onClick=${()=>n([...t,z$])}>${r.addGuard}<//></div>
  </div>`}function Qs({expression:t,bound:e,for:n}){return t.trim()===""?"expression":e.trim()===""||!Number.isFinite(Number(e))?"bound":n.trim()!==""&&dr(n.trim())===null?"period":null}function Pc({steps:t,isTouched:e,onSteps:n}){let r=$.plans.form,o=xo(t),s=(i,l)=>n(t.map((c,u)=>u===i?{...c,...l}:c));return a`<div class="stack plan-form-rows">
    <div class="row">
      <h3 class="grow">${r.steps}</h3>
      <span class="small quiet">${r.presets}</span>
      ${r.presetSteps.map(([i,l])=>a`<${y} key=${i} size="small" kind="quiet" onClick=${()=>n(l.map(([c,u])=>({percent:c,for:u})))}>${i}<//>`)}
    </div>
    <ul class="plain">
      ${t.map(({percent:i,for:l},c)=>a`<li key=${c} class="step-row">
          <input type="number" min="0" max="100" step="any" aria-label=${r.percent(c+1)} aria-invalid=${e&&o[c]!==null&&o[c]!=="period"?"true":void 0} value=${i} onInput=${u=>s(c,{percent:u.target.value})} />
          <span class="quiet">${r.lasts}</span>
          <input type="text" class="mono" placeholder="0s" aria-label=${r.for(c+1)} aria-invalid=${o[c]==="period"?"true":void 0} value=${l} onInput=${u=>s(c,{for:u.target.value})} />
          <${y} kind="quiet" size="small" icon=${vt} label=${r.removeStep(c+1)} disabled=${t.length===1} onClick=${()=>n(t.filter((u,m)=>m!==c))} />
          ${o[c]!==null&&(e||o[c]!=="percent")&&a`<p class="fault">${r.stepFaults[o[c]]}</p>`}
        </li>`)}
    </ul>
    <div class="row"><${y} size="small" icon=${rt} onClick=${()=>n([...t,{percent:"",for:""}])}>${r.addStep}<//></div>
  </div>`}function So({rollout:t}){let e=$.plans,n=t.step===0;return a`<ol class="plain plan-steps" aria-label=${e.steps}>
    <li class=${n?"now":"done"}><i></i><strong>${wt(t.startedFrom)}</strong><span class="quiet">${e.started}</span></li>
    ${Bc(t).map(({percent:r,hold:o,state:s},i)=>a`<li key=${i} class=${s} aria-current=${s==="now"?"step":void 0}>
        <i></i><strong>${wt(r)}</strong>
        <span class="quiet">${o!=="0s"&&e.hold(o)}<span class="hidden-text"> (${e.stepStates[s]})</span></span>
      </li>`)}
  </ol>`}var Oo=()=>({how:"after",at:Xs(new Date(Date.now()+36e5)),after:"1h"});function pr({how:t,at:e,after:n}){if(t==="now")return{};if(t==="after")return dr(n.trim())===null?null:{in:n.trim()};let r=new Date(e);return e===""||Number.isNaN(r.getTime())?null:{at:r.toISOString()}}function To({when:t,label:e,isNowOffered:n=!1,isTouched:r,onWhen:o}){let s=$.plans.form,i=pr(t)===null,l=t.how==="at"&&!i&&new Date(t.at).getTime()<Date.now(),c=[...n?[{value:"now",label:s.now}]:[],{value:"after",label:s.after},{value:"at",label:s.at}];return a`<div class="plan-when">
    <${L} label=${e??s.when}>
      ${u=>a`<${I} input=${u} value=${t.how} options=${c} onChange=${m=>o({...t,how:m})} />`}
    <//>
    ${t.how==="after"&&a`<${L} label=${s.period} hint=${s.periodHint} error=${i&&(r||t.after!=="")?s.notPeriod:null}>
      ${u=>a`<input ...${u} type="text" class="mono" value=${t.after} onInput=${m=>o({...t,after:m.target.value})} />`}
    <//>`}
    ${t.how==="at"&&a`<${L} label=${s.at} error=${i&&r?s.noTime:l?s.past:null}>
      ${u=>a`<input ...${u} type="datetime-local" value=${t.at} onInput=${m=>o({...t,at:m.target.value})} />`}
    <//>`}
  </div>`}function Xs(t){return new Date(t.getTime()-t.getTimezoneOffset()*6e4).toISOString().slice(0,16)}function qc({set:t,flag:e,flags:n,onClose:r,onMade:o}){let s=$.plans.form,[i,l]=g(e??""),[c,u]=g(""),[m,f]=g(s.presetSteps[1][1].map(([ft,q])=>({percent:ft,for:q}))),[d,p]=g([]),[v,h]=g("pause"),[x,k]=g(()=>({...Oo(),how:"now"})),[b,C]=g(""),[A,T]=g(!1),[N,O]=g(null),D=Object.hasOwn(n,i),at=D?Object.keys(n[i].variants??{}):[],ct=at.includes(c)?c:at.find(ft=>ft!==n[i].defaultVariant)??at[0],ht=pr(x),Bt=xo(m).every(ft=>ft===null),ot=D&&Bt&&d.every(ft=>Qs(ft)===null)&&ht!==null;async function Dt(){if(T(!0),!ot||ht===null||!await jt(t))return;let ft={flag:i,variant:ct,steps:m.map(({percent:q,for:Tt})=>({percent:Number(q),...Tt.trim()===""?{}:{for:Tt.trim()}})),guards:d.map(({expression:q,comparison:Tt,bound:Te,for:Xe})=>({expression:q,comparison:Tt,bound:Number(Te),...Xe.trim()===""?{}:{for:Xe.trim()}})),onFailure:v,..."at"in ht?{start:ht.at}:ht,...b.trim()===""?{}:{comment:b.trim()}};try{let{data:q}=await Ft(S`flag-sets/${t}/rollouts`,{body:ft}),Tt=q.warnings.map(Te=>Te.detail).join(" ");_({text:Tt===""?$.plans.done.rollout:`${s.warnings}: ${Tt}`,seconds:Tt===""?void 0:20}),await zt(),o()}catch(q){O(q)}}let ae=m.map(({percent:ft,for:q})=>({percent:Number(ft),for:q.trim()||"0s"}));return a`<${Et}
    wide
    title=${$.plans.newRollout}
    onClose=${r}
    footer=${a`<${y} onClick=${r}>${$.cancel}<//><${y} kind="primary" onClick=${Dt}>${s.start}<//>`}
  >
    <div class="stack new-rollout">
      ${N!==null&&a`<${P} problem=${N} />`}
      ${e===null&&a`<${ko} flag=${i} keys=${Object.keys(n)} error=${!D&&(A||i!=="")&&!Object.keys(n).some(ft=>ft.startsWith(i))?s.noSuchFlag:null} onFlag=${l} />`}
      <${L} label=${s.variant}>
        ${ft=>a`<${I} input=${ft} value=${ct??""} disabled=${!D} options=${at.map(q=>({value:q,label:q}))} onChange=${u} />`}
      <//>
      <${Pc} steps=${m} isTouched=${A} onSteps=${f} />
      ${Bt&&a`<${So} rollout=${{state:"waiting",step:0,steps:ae,startedFrom:0}} />`}
      <${jc} guards=${d} isTouched=${A} onGuards=${p} />
      ${d.length>0&&a`<${L} label=${s.onFailure}>
        ${ft=>a`<${I} input=${ft} value=${v} options=${[{value:"pause",label:s.onFailures.pause},{value:"rollback",label:s.onFailures.rollback}]} onChange=${h} />`}
      <//>`}
      <${To} when=${x} label=${s.begins} isNowOffered isTouched=${A} onWhen=${k} />
      <${L} label=${s.comment} hint=${s.commentHint}>
        ${ft=>a`<input ...${ft} type="text" maxlength="1000" value=${b} onInput=${q=>C(q.target.value)} />`}
      <//>
    </div>
  <//>`}function _c({set:t,flag:e,flags:n,revisionOf:r,onClose:o,onMade:s}){let i=$.plans.form,[l,c]=g(e??""),[u,m]=g(e!==null&&n[e]?.state==="DISABLED"?"enable":"disable"),[f,d]=g(""),[p,v]=g("{}"),[h,x]=g(""),[k,b]=g(Oo),[C,A]=g(""),[T,N]=g(!1),[O,D]=g(""),[at,ct]=g(!1),[ht,Bt]=g(null),ot=l==="",Dt=Object.hasOwn(n,l),ae=ot&&u!=="patch"?"rollback":u,ft=Dt?Object.keys(n[l].variants??{}):[],q=K$({deed:ae,variant:ft.includes(f)?f:ft[0],patch:p,revision:h}),Tt=pr(k),Te=q!==null&&Tt!==null&&(ot||Dt);async function Xe(){if(ct(!0),!Te||!await jt(t))return;let Jt=T&&!ot?await r(l):null,Pt=[q,...Object.entries({...Tt,...ot?{}:{flag:l},...C===""?{}:{latest:new Date(C).toISOString()},...Jt===null?{}:{ifRevision:Jt},...O.trim()===""?{}:{comment:O.trim()}}).map(([Go,_m])=>`${JSON.stringify(Go)}: ${JSON.stringify(_m)}`)];try{await Ft(S`flag-sets/${t}/schedules`,{body:`{${Pt.join(", ")}}`}),_({text:$.plans.done.schedule}),s()}catch(Go){Bt(Go)}}let qm=ot?["rollback","patch"]:["enable","disable","default","patch","rollback"];return a`<${Et}
    wide
    title=${$.plans.newSchedule}
    onClose=${o}
    footer=${a`<${y} onClick=${o}>${$.cancel}<//><${y} kind="primary" onClick=${Xe}>${i.add}<//>`}
  >
    <div class="stack">
      ${ht!==null&&a`<${P} problem=${ht} />`}
      ${e===null&&a`<${ko} flag=${l} keys=${Object.keys(n)} hint=${i.wholeSet} error=${!ot&&!Dt&&at?i.noSuchFlag:null} onFlag=${c} />`}
      <${L} label=${i.what}>
        ${Jt=>a`<${I} input=${Jt} value=${ae} options=${qm.map(Pt=>({value:Pt,label:i.deeds[Pt]}))} onChange=${m} />`}
      <//>
      ${ae==="default"&&a`<${L} label=${i.variant}>
        ${Jt=>a`<${I} input=${Jt} value=${f||ft[0]} options=${ft.map(Pt=>({value:Pt,label:Pt}))} onChange=${d} />`}
      <//>`}
      ${ae==="patch"&&a`<${L} label=${i.patch} hint=${i.patchHint} error=${Es(p)?null:i.notJson}>
        ${Jt=>a`<textarea ...${Jt} class="mono" rows="5" spellcheck=${!1} value=${p} onInput=${Pt=>v(Pt.target.value)}></textarea>`}
      <//>`}
      ${ae==="rollback"&&a`<${L} label=${i.revision} hint=${i.revisionHint}>
        ${Jt=>a`<input ...${Jt} type="number" min="1" step="1" value=${h} onInput=${Pt=>x(Pt.target.value)} />`}
      <//>`}
      <${To} when=${k} isTouched=${at} onWhen=${b} />
      <${L} label=${i.latest} hint=${i.latestHint}>
        ${Jt=>a`<input ...${Jt} type="datetime-local" value=${C} onInput=${Pt=>A(Pt.target.value)} />`}
      <//>
      ${!ot&&a`<${Pe} label=${i.unchanged} checked=${T} onChange=${N} />`}
      <${L} label=${i.comment} hint=${i.commentHint}>
        ${Jt=>a`<input ...${Jt} type="text" maxlength="1000" value=${O} onInput=${Pt=>D(Pt.target.value)} />`}
      <//>
    </div>
  <//>`}function K$({deed:t,variant:e,patch:n,revision:r}){return t==="enable"?'"patch": {"state": "ENABLED"}':t==="disable"?'"patch": {"state": "DISABLED"}':t==="default"?e===void 0?null:`"patch": {"defaultVariant": ${JSON.stringify(e)}}`:t==="rollback"?Number.isInteger(Number(r))&&Number(r)>=1?`"rollback": ${Number(r)}`:null:Es(n)?`"patch": ${n}`:null}async function Hn(t,{method:e,where:n,body:r,done:o,ask:s}){let{action:i}=$.plans.asks;if(!await(s===null?jt(t):Kt({...s,action:i})))return!1;try{return await gn(e,n,{body:r}),_({text:o}),await zt(),!0}catch(l){return At(l),!1}}var Co=[["circle",{cx:"12",cy:"12",r:"10"}],["path",{d:"M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3"}],["path",{d:"M12 17h.01"}]];var U$={holds:xr,fails:vt,unknown:Co};function Vc({rollout:{guards:t,checkedAt:e,onFailure:n,reason:r}}){if(t.length===0)return null;let o=$.plans.guards;return a`<div class="plan-guards">
    <p class="small quiet">
      ${o.title} · ${e===null?o.never:a`${o.checked} <${tt} at=${e} />`} · ${o.onFailure[n]}
    </p>
    <ul class="plain">${t.map((s,i)=>a`<${G$} key=${i} guard=${s} detail=${s.detail===r?null:s.detail} />`)}</ul>
  </div>`}function G$({guard:{expression:t,comparison:e,bound:n,for:r,state:o,value:s},detail:i}){let l=$.plans.guards;return a`<li class=${o??"unknown"}>
    <${st} shapes=${U$[o??"unknown"]} size=${14} label=${o?l.states[o]:l.never} />
    <code class="grow">${t} <strong>${e} ${n}</strong></code>
    ${r!=="0s"&&a`<span class="quiet">${$.plans.hold(r)}</span>`}
    <span class="found">${o==null?"":s==null?l.noValue:l.now(String(Number(s.toPrecision(4))))}</span>
    ${i&&a`<p class="small">${i}</p>`}
  </li>`}var Y$={waiting:"accent",running:"accent",paused:"warn",applied:"good",failed:"bad",missed:"bad",cancelled:"plain"},Ao=({state:t})=>a`<${V} kind=${Y$[t]}>${$.plans.states[t]}<//>`;function Wc({set:t,rollout:e,isLinked:n,onChanged:r}){let{flag:o,variant:s,state:i,reason:l,step:c,steps:u,nextAt:m,remaining:f,comment:d,createdBy:p,createdAt:v,endedAt:h}=e,x=$.plans,k=u[u.length-1],b=x.rollout(o,s,wt(k.percent));return a`<article class="plan rollout ${i}">
    <header>
      <h3 class="grow">${n?a`<a href=${G({set:t,flag:o})}><${H} parts=${b} /></a>`:a`<${H} parts=${b} />`}</h3>
      <${Ao} state=${i} />
      ${M("write")&&Oe(e)&&a`<${Q$} set=${t} rollout=${e} onChanged=${r} />`}
    </header>
    <${So} rollout=${e} />
    ${l!==null&&a`<p class="reason">${l}</p>`}
    <p class="quiet small">
      ${x.shareNow(wt(e.percent))} · ${c>0?x.stepOf(c,u.length):x.notBegun}
      ${Oe(e)&&m!==null&&a` · ${c<u.length?x.next(wt(u[c].percent)):x.ends} <${tt} at=${m} />`}
      ${i==="paused"&&f!==null&&f!=="0s"&&a` · ${x.remaining(f)}`}
      ${h!==null&&a` · ${x.states[i]} <${tt} at=${h} />`}
      ${" "}· ${x.by(p)}, <${tt} at=${v} />${d!==null&&a`, <q>${d}</q>`}
    </p>
    <${Vc} rollout=${e} />
  </article>`}function Q$({set:t,rollout:{id:e,flag:n,state:r,step:o,steps:s},onChanged:i}){let l=$.plans;async function c(m,f=null){let d=S`flag-sets/${t}/rollouts/${e}/${m}`;await Hn(t,{method:"POST",where:d,done:l.done[m],ask:f})&&i()}async function u(){let m={title:l.asks.cancelRollout.title(n),text:l.asks.cancelRollout.text};await Hn(t,{method:"DELETE",where:S`flag-sets/${t}/rollouts/${e}`,done:l.done.cancel,ask:m})&&i()}return a`<div class="row actions">
    ${r==="paused"?a`<${y} size="small" kind="primary" onClick=${()=>c("resume")}>${l.resume}<//>`:a`<${y} size="small" onClick=${()=>c("pause")}>${l.pause}<//>`}
    ${r!=="paused"&&o<s.length&&a`<${y} size="small" onClick=${()=>c("skip")}>${l.skip}<//>`}
    ${o>0&&a`<${y} size="small" onClick=${()=>c("back",{title:l.asks.back.title(n),text:l.asks.back.text})}>${l.back}<//>`}
    <${y} size="small" kind="quiet" onClick=${u}>${l.cancel}<//>
  </div>`}function Jc({set:t,schedule:e,onClose:n,onMoved:r}){let[o,s]=g(Xs(new Date(e.at))),[i,l]=g(null),c=$.plans;async function u(){if(!(o===""||!await jt(t)))try{await Qt(S`flag-sets/${t}/schedules/${e.id}`,{body:{at:new Date(o).toISOString()}}),_({text:c.done.move}),r()}catch(m){l(m)}}return a`<${Et}
    title=${c.move}
    onClose=${n}
    footer=${a`<${y} onClick=${n}>${$.cancel}<//><${y} kind="primary" disabled=${o===""} onClick=${u}>${c.form.move}<//>`}
  >
    <div class="stack">
      ${i!==null&&a`<${P} problem=${i} />`}
      <${L} label=${c.form.at}>
        ${m=>a`<input ...${m} type="datetime-local" autofocus value=${o} onInput=${f=>s(f.target.value)} />`}
      <//>
    </div>
  <//>`}function Hc({set:t,schedule:e,isLinked:n,onChanged:r}){let{flag:o,state:s,reason:i,at:l,latest:c,ifRevision:u,comment:m,createdBy:f,createdAt:d,endedAt:p,revision:v}=e,h=$.plans,x=h.deed(Lc(e),o),k=e.patch??e.definition;return a`<article class="plan schedule ${s}">
    <header>
      <h3 class="grow">${n&&o!==null?a`<a href=${G({set:t,flag:o})}><${H} parts=${x} /></a>`:a`<${H} parts=${x} />`}</h3>
      <span class="when"><${tt} at=${l} exact /></span>
      <${Ao} state=${s} />
      ${M("write")&&Oe(e)&&a`<${X$} set=${t} schedule=${e} onChanged=${r} />`}
    </header>
    ${i!==null&&a`<p class="reason">${i}</p>`}
    <p class="quiet small">
      ${Oe(e)?a`<${tt} at=${l} />`:p!==null&&a`${h.states[s]} <${tt} at=${p} />`}
      ${v!==null&&a`, <a href=${G({set:t,page:"history"})}>${h.madeRevision(v)}</a>`}
      ${s==="applied"&&v===null&&`, ${h.noDifference}`}
      ${c!==null&&a` · ${h.latest} <${tt} at=${c} exact />`}
      ${u!==null&&` \xB7 ${h.ifRevision(u)}`}
      ${" "}· ${h.by(f)}, <${tt} at=${d} />${m!==null&&a`, <q>${m}</q>`}
    </p>
    ${k!==void 0&&a`<details><summary class="small quiet">${h.details}</summary><pre>${JSON.stringify(k,null,2)}</pre></details>`}
  </article>`}function X$({set:t,schedule:e,onChanged:n}){let[r,o]=g(!1),s=$.plans,i=S`flag-sets/${t}/schedules/${e.id}`;async function l(){let u={title:s.asks.cancelSchedule.title(),text:s.asks.cancelSchedule.text};await Hn(t,{method:"DELETE",where:i,done:s.done.cancel,ask:u})&&n()}async function c(){let u={title:s.asks.run.title(),text:s.asks.run.text};await Hn(t,{method:"POST",where:`${i}/run`,done:s.done.run,ask:u})&&n()}return a`<div class="row actions">
    <${y} size="small" onClick=${c}>${s.run}<//>
    <${y} size="small" onClick=${()=>o(!0)}>${s.move}<//>
    <${y} size="small" kind="quiet" onClick=${l}>${s.cancel}<//>
    ${r&&a`<${Jc}
      set=${t}
      schedule=${e}
      onClose=${()=>o(!1)}
      onMoved=${()=>{o(!1),n()}}
    />`}
  </div>`}var Z$=5e3,zc=1e3;function Kc(t,e,n){let{result:r,problem:o,reload:s}=bt(async l=>{let c=n===null?{}:{flag:n},[u,m]=await Promise.all([_t(S`flag-sets/${t}/schedules`,{query:c,most:zc,signal:l}),_t(S`flag-sets/${t}/rollouts`,{query:c,most:zc,signal:l})]);return Fc(u,m)},[t,e,n]),i=r!==null&&r.open.some(({plan:l})=>Oe(l));return B(()=>{if(!i)return;let l=setInterval(()=>document.hidden||s(),Z$);return()=>clearInterval(l)},[i]),{plans:r,problem:o,reload:s}}function Eo({set:t,flag:e=null}){we(t.name);let{plans:n,problem:r,reload:o}=Kc(t.name,t.revision,e),[s,i]=g(null),l=$.plans,c=n!==null&&n.open.length+n.ended.length===0,u={set:t.name,isLinked:e===null,onChanged:o},m=({kind:d,plan:p})=>d==="rollout"?a`<${Wc} key=${`r${p.id}`} rollout=${p} ...${u} />`:a`<${Hc} key=${`s${p.id}`} schedule=${p} ...${u} />`,f=M("write")&&a`<div class="row">
      <${y} icon=${Ur} onClick=${()=>i("rollout")}>${l.newRollout}<//>
      <${y} icon=${Gn} onClick=${()=>i("schedule")}>${l.newSchedule}<//>
    </div>`;return a`<div class="stack plans">
    ${n!==null&&!c&&f}
    ${r!==null&&a`<${P} problem=${r} onRetry=${o} />`}
    ${n===null&&r===null&&a`<div class="panel"><${J} rows=${4} height=${72} /></div>`}
    ${c&&a`<${Q} icon=${Gn} title=${e===null?l.none:l.noneOfFlag} text=${l.noneText} command=${e===null?l.command(t.name):void 0}>${f}<//>`}
    ${n!==null&&n.open.length>0&&a`<section class="stack" aria-label=${l.open}><h2>${l.open}</h2>${n.open.map(m)}</section>`}
    ${n!==null&&n.ended.length>0&&a`<section class="stack" aria-label=${l.ended}><h2>${l.ended}</h2><p class="small quiet">${l.endedHint}</p>${n.ended.map(m)}</section>`}
    ${s!==null&&a`<${th}
      kind=${s}
      set=${t}
      flag=${e}
      onClose=${()=>i(null)}
      onMade=${()=>{i(null),o()}}
    />`}
  </div>`}function th({kind:t,set:e,flag:n,onClose:r,onMade:o}){let{result:s}=bt(async i=>(await j(S`flag-sets/${e.name}/document`,{signal:i})).data.flags??{},[e.name,e.revision]);return s===null?null:t==="rollout"?a`<${qc} set=${e.name} flag=${n} flags=${s} onClose=${r} onMade=${o} />`:a`<${_c} set=${e.name} flag=${n} flags=${s} revisionOf=${i=>eh(e.name,i)} onClose=${r} onMade=${o} />`}async function eh(t,e){let{data:n}=await j(S`flag-sets/${t}/flags/${e}/versions`,{query:{limit:1}});return n.items[0]?.revision??null}var Uc=[["path",{d:"M5 12h14"}],["path",{d:"m12 5 7 7-7 7"}]];var Gc=[["path",{d:"M5 12h14"}]];var Yc=[["path",{d:"m15 9-6 6"}],["path",{d:"M2.586 16.726A2 2 0 0 1 2 15.312V8.688a2 2 0 0 1 .586-1.414l4.688-4.688A2 2 0 0 1 8.688 2h6.624a2 2 0 0 1 1.414.586l4.688 4.688A2 2 0 0 1 22 8.688v6.624a2 2 0 0 1-.586 1.414l-4.688 4.688a2 2 0 0 1-1.414.586H8.688a2 2 0 0 1-1.414-.586z"}],["path",{d:"m9 9 6 6"}]];function Qc({operator:t,read:e,operand:n,isReversed:r}){let o={var:e.path},[s,i]=t.split(" "),l=s==="!!"?[o]:s==="sem_ver"?[o,i,n]:r?[n,o]:[o,n];return mn(Lt(R(JSON.stringify({[s]:l})))).map(({kind:u,text:m})=>u==="text"?m:{value:m})}function Zc({shares:t,bucket:e,buckets:n,bucketBy:r}){let o=t.map(({variant:i,percent:l})=>`${wt(l)} ${Xc(i)}`).join(", "),s=e===null?null:(e+.5)/n*100;return a`<div class="bucket-bar">
    <div class="bar" role="img" aria-label=${e===null?o:`${o}; ${$.why.bucket(e,n)}`}>
      ${t.map(({percent:i,isTaken:l},c)=>a`<span class=${l?"taken":""} style=${{width:`${i}%`,background:Fn(c)}}></span>`)}
      ${s!==null&&a`<i style=${{left:`${s}%`}}></i>`}
    </div>
    <ul class="plain legend">
      ${t.map(({variant:i,percent:l,isTaken:c},u)=>a`<li class=${c?"taken":""}>
          <i style=${{background:Fn(u)}}></i><code>${Xc(i)}</code> ${wt(l)}
        </li>`)}
    </ul>
    ${e!==null&&a`<p class="small quiet">
      ${$.why.bucket(e,n)} <${H} parts=${$.why.bucketBy(nh(r))} />
    </p>`}
  </div>`}var Xc=t=>t===null?$.why.noVariant:String(t),nh=t=>typeof t=="string"?t:JSON.stringify(t);var rh={holds:xr,fails:vt,"no-answer":Co,stopped:Yc,evaluated:Uc,skipped:Gc};function tu({explained:{trace:t,definition:e}}){let n=wr(t,e);return n===null?null:a`<div class="why">
    ${t.decidedBy==="override"&&a`<h3>${$.why.whatIf}</h3>`}
    <${oh} reads=${Mi(n)} hidden=${t.attributes.hidden} />
    <ul class="plain tree" aria-label=${$.why.title}>
      ${n.kind==="rules"?n.children.map(r=>a`<${ti} key=${r.id} line=${r} defaultVariant=${t.defaultVariant} />`):a`<${ti} line=${n} defaultVariant=${t.defaultVariant} />`}
    </ul>
    ${t.cut&&a`<p class="quiet">${$.why.cut}</p>`}
  </div>`}function oh({reads:t,hidden:e}){let n=$.why.attributes;if(t.length===0)return a`<p class="quiet">${n.none}</p>`;let r=e.filter(o=>t.some(({path:s})=>s.split(".")[0]===o));return a`<dl class="attributes-read" aria-label=${n.title}>
      ${t.map(({path:o,isFound:s,value:i,source:l})=>a`<div key=${o} class=${s?"":"missing"}>
          <dt class="mono">${o}</dt>
          <dd>
            ${s?a`<code class="cut">${ih(i)}</code>`:n.missing}
            ${l!==null&&l!=="request"&&n[l]&&a` <${V} kind="accent">${n[l]}<//>`}
          </dd>
        </div>`)}
    </dl>
    ${r.length>0&&a`<p class="small quiet">${n.hidden(r.join(", "))}</p>`}`}function ti({line:t,defaultVariant:e}){let n=t.kind==="rule",r=n&&t.number!==null?t.children[0]:null,o=n?t.children[t.children.length-1]:null,s=r===null?[]:Zs(r).children,i=n?[...s,...o===null||o.kind==="value"?[]:[o]]:Zs(t).children,l=$.why.note(Zs(r??t)),c=t.isDecisive&&(n?o?.kind==="value":!0),u=t.error!==void 0&&!t.children.some(m=>m.error!==void 0);return a`<li class="line ${t.state} ${t.kind} ${c?"decisive":""}">
    <div class="text">
      <${st} shapes=${rh[t.state]} size=${14} />
      <span class="says">
        ${n&&t.number!==null&&a`<span class="number">${t.number}</span>`}
        <${H} parts=${$.why.line(t,e,Qc)} />
        ${$.why.states[t.state]&&a`<span class="hidden-text"> (${$.why.states[t.state]})</span>`}
      </span>
      ${c&&a`<${V} kind="accent">${$.why.decided}<//>`}
      ${l!==null&&a`<span class="note ${l.isMissing?"missing":""}"><${H} parts=${l.text} /></span>`}
    </div>
    ${u&&a`<p class="stops">${t.error}</p>`}
    ${t.kind==="split"&&a`<${sh} line=${t} />`}
    ${i.length>0&&a`<ul class="plain">
      ${i.map(m=>a`<${ti} key=${m.id} line=${m} defaultVariant=${e} />`)}
    </ul>`}
    ${t.kind==="loop"&&a`<p class="small quiet">${$.why.times(t.times,t.children.length)}</p>`}
    ${t.isCut&&a`<p class="small quiet">${$.why.cut}</p>`}
  </li>`}var Zs=t=>t.kind==="not"&&t.children[0].children.length===0?t.children[0]:t;function sh({line:t}){return t.shares.length>0?a`<${Zc} ...${t} />`:t.state==="skipped"?null:a`<p class="missing">${$.why.noBucket}</p>`}var ih=t=>typeof t=="string"?t:JSON.stringify(t);function eu({lines:t,hrefOf:e}){let[n,r]=g(""),o=$.tryIt;if(t.length===0)return a`<${Q} title=${o.noFlags} text=${o.noFlagsText} />`;let s=n.trim().toLowerCase(),i=t.filter(c=>c.flag.toLowerCase().includes(s)),l=Math.min(i.length,14)*ei+ei+2;return a`<div class="stack all-flags">
    <div class="row">
      <input class="grow" type="search" aria-label=${o.search} placeholder=${o.search} value=${n} onInput=${c=>r(c.target.value)} />
      <span class="quiet">${o.count(i.length,t.length)}</span>
    </div>
    ${i.length===0?a`<p class="quiet">${o.noMatch}</p>`:a`<div class="panel table" style=${{height:`${l}px`}}>
          <${Dn}
            count=${i.length}
            rowHeight=${ei}
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
            render=${c=>a`<${ah} line=${i[c]} at=${c} href=${e(i[c].flag)} />`}
          />
        </div>`}
  </div>`}var ei=36;function ah({line:t,at:e,href:n}){let{flag:r,value:o,variant:s,errorCode:i}=t,l=o!=null;return a`<div role="row" class="one" aria-rowindex=${e+2}>
    <span role="cell"><a class="mono cut" href=${n}>${r}</a></span>
    <span role="cell" class="cut ${l?"mono":"quiet"}">
      ${l?typeof o=="string"?o:JSON.stringify(o):i?a`<span class="bad">${i}</span>`:$.tryIt.noValue}
    </span>
    <span role="cell" class="mono cut">${s??""}</span>
    <span role="cell" class="quiet cut">${lh(t)}</span>
  </div>`}function lh({decidedBy:t,reason:e,errorCode:n}){let{reasons:r}=$.tryIt;return n?r.error:t==="targeting"&&e==="DEFAULT"?r.none:r[t]}var ch=["flagSetId","override","storedContext"];function nu({explained:{answer:t,trace:e}}){let n=t.value!==void 0&&t.value!==null,r=Object.entries(t.metadata??{}).filter(([s])=>!ch.includes(s)),o=t.errorCode!==void 0?"failed":n?"":"none";return a`<div class="answer ${o}">
    <div class="value">
      ${n?a`<${uh} value=${t.value} />`:a`<span>${t.errorCode??$.tryIt.noValue}</span>`}
    </div>
    <div class="row">
      ${t.variant&&a`<${V} ><span class="mono">${t.variant}</span><//>`}
      ${t.reason&&a`<${V}><span class="mono">${t.reason}</span><//>`}
    </div>
    <p><${H} parts=${$.why.decidedBy({tree:wr(e),decidedBy:e.decidedBy,reason:t.reason,variant:t.variant,error:t.errorDetails})} /></p>
    ${t.metadata?.storedContext==="unavailable"&&a`<p class="bad">${$.tryIt.unavailable}</p>`}
    ${r.length>0&&a`<dl class="attributes-read" aria-label=${$.tryIt.metadata}>
      ${r.map(([s,i])=>a`<div key=${s}><dt class="mono">${s}</dt><dd><code class="cut">${String(i)}</code></dd></div>`)}
    </dl>`}
  </div>`}function uh({value:t}){return typeof t=="object"?a`<pre>${JSON.stringify(t,null,2)}</pre>`:a`<code>${typeof t=="string"?t:JSON.stringify(t)}</code>`}var ru=[["path",{d:"m15 18-6-6 6-6"}]];var mh=200;function su({set:t,revision:e,flag:n,at:r,onAt:o}){let s=dh(t,n,e),i=typeof r=="number"?Math.min(r,e):e,l=d=>o(d>=e?null:d),c=s.length>0?s:null,u=c===null?i>1?i-1:void 0:c.findLast(d=>d<i),m=c===null?i<e?i+1:void 0:c.find(d=>d>i)??(i<e?e:void 0),f=$.asOf;return a`<section class="as-of" aria-label=${f.title}>
    <strong>${f.title}</strong>
    <${y} size="small" kind="quiet" icon=${ru} label=${n===null?f.earlier:f.earlierOf(n)} disabled=${u===void 0} onClick=${()=>u!==void 0&&l(u)} />
    <div class="slider">
      <input
        type="range"
        min="1"
        max=${Math.max(e,1)}
        value=${i}
        disabled=${e<2}
        aria-label=${f.slider}
        aria-valuetext=${r===null?f.present(e):f.revision(i)}
        onInput=${d=>l(Number(d.target.value))}
      />
      <div class="marks" aria-hidden="true">
        ${e>1&&s.map(d=>a`<i key=${d} style=${{left:`${(d-1)/(e-1)*100}%`}}></i>`)}
      </div>
    </div>
    <${y} size="small" kind="quiet" icon=${rn} label=${n===null?f.later:f.laterOf(n)} disabled=${m===void 0} onClick=${()=>m!==void 0&&l(m)} />
    <${y} size="small" disabled=${r===null} onClick=${()=>o(null)}>${f.now}<//>
    <input
      type="datetime-local"
      aria-label=${f.time}
      title=${f.time}
      max=${ou(new Date)}
      value=${typeof r=="string"?ou(new Date(r)):""}
      onChange=${d=>o(d.target.value===""?null:new Date(d.target.value).toISOString())}
    />
    <p class="says small"><${fh} set=${t} at=${r} revision=${i} present=${e} /></p>
  </section>`}function fh({set:t,at:e,revision:n,present:r}){let o=typeof e=="string"?{until:e,limit:2}:{revision:n,limit:20},{result:s,problem:i,isLoading:l}=bt(async f=>(await j(S`flag-sets/${t}/changes`,{query:o,signal:f})).data.items,[t,e,n],{wait:120});if(l&&s===null)return $.asOf.loading;let c=s?.[0];if(i!==null||c===void 0)return a`<span class="quiet">${$.asOf.gone}</span>`;let u=s?.filter(f=>f.revision===c.revision)??[],m=e===null?$.asOf.present(r):$.asOf.revision(c.revision);return a`${m}: <strong>${c.actor}</strong> <${H} parts=${$.changes.together(u)} />${c.comment&&a`, <q>${c.comment}</q>`}
    <span class="quiet"> · <${tt} at=${c.at} /></span>${e!==null&&a`<span class="quiet"> · ${$.asOf.contexts}</span>`}`}function dh(t,e,n){let{result:r}=bt(async o=>e===null?[]:(await _t(S`flag-sets/${t}/flags/${e}/versions`,{most:mh,signal:o})).map(i=>i.revision).reverse(),[t,e,n]);return r??[]}function ou(t){return new Date(t.getTime()-t.getTimezoneOffset()*6e4).toISOString().slice(0,16)}var iu=200;function au({set:t,revision:e,context:n,isBroken:r,at:o,flag:s,definition:i=null}){return bt(async l=>{let c=[`"flag": ${JSON.stringify(s)}`];i!==null&&c.push(`"definition": ${i}`);let u=cu(n,o,c);return(await Ft(S`flag-sets/${t}/explain`,{body:u,signal:l})).data},[t,e,s,n,o,i],{wait:iu,isIdle:r})}function lu({set:t,revision:e,context:n,isBroken:r,at:o}){return bt(async s=>{let i=cu(n,o,[]),[l,c]=await Promise.all([Ft(S`flag-sets/${t}/explain`,{body:i,signal:s}),Ft(S`flag-sets/${t}/evaluate`,{body:i,signal:s})]),u=new Map(c.data.flags.map(f=>[f.key,f.value]));return l.data.flags.map(f=>({...f,value:u.get(f.flag)}))},[t,e,n,o],{wait:iu,isIdle:r})}function cu(t,e,n){let r=[...n,`"context": ${t}`];return e!==null&&r.push(`"at": ${JSON.stringify(e)}`),`{${r.join(", ")}}`}function No({set:t,flag:e,draft:n=null,onAll:r,from:o=null}){we(t.name);let s=Os(t.name).value,[i,l]=g(o),[c,u]=g(!1),m=no(t,e),f={set:t.name,revision:t.revision,context:s,isBroken:c||Pn(s)!==null,at:i};return a`<div class="try-it">
    <${su} set=${t.name} revision=${t.revision} flag=${e} at=${i} onAt=${l} />
    <div class="sides">
      <${Ol}
        set=${t}
        text=${s}
        attributes=${m}
        onText=${d=>Qr(t.name,d)}
        onFault=${u}
      />
      <section class="panel answer-panel" aria-label=${$.tryIt.answer}>
        ${e===null?a`<${$h} question=${f} />`:a`<${ph} question=${f} flag=${e} draft=${i===null?n:null} onAll=${r} />`}
      </section>
    </div>
  </div>`}function ph({question:t,flag:e,draft:n,onAll:r}){let{result:o,problem:s,isLoading:i,reload:l}=au({...t,flag:e,definition:n});return a`<div class="row heading">
      ${r&&a`<${y} size="small" kind="quiet" icon=${io} href=${r}>${$.tryIt.backToAll}<//>`}
      <h2 class="grow">${r?a`<code>${e}</code>`:$.tryIt.answer}</h2>
      ${r&&a`<${y} size="small" kind="quiet" href=${G({set:t.set,flag:e})}>${$.tryIt.openFlag}<//>`}
      ${!r&&a`<${y} size="small" kind="quiet" href=${G({set:t.set,page:"try-it"})}>${$.tryIt.allFlags}<//>`}
    </div>
    ${t.isBroken&&a`<p class="quiet">${$.tryIt.broken}</p>`}
    ${n!==null&&a`<p class="small quiet">${$.tryIt.draft}</p>`}
    ${s!==null&&a`<${P} problem=${s} onRetry=${l} />`}
    ${o===null&&s===null&&a`<${J} rows=${4} />`}
    ${o!==null&&a`<div class="stack ${i||t.isBroken?"former":""}">
      <div aria-live="polite"><${nu} explained=${o} /></div>
      <${tu} explained=${o} />
    </div>`}`}function $h({question:t}){let{result:e,problem:n,isLoading:r,reload:o}=lu(t);return a`<h2>${$.tryIt.allFlags}</h2>
    ${t.isBroken&&a`<p class="quiet">${$.tryIt.broken}</p>`}
    ${n!==null&&a`<${P} problem=${n} onRetry=${o} />`}
    ${e===null&&n===null&&a`<${J} rows=${8} />`}
    ${e!==null&&a`<div class=${r||t.isBroken?"former":""}>
      <${eu} lines=${e} hrefOf=${s=>G({set:t.set,page:"try-it",query:{flag:s}})} />
    </div>`}`}function uu({open:t}){let e=ni(t);if(!e)return a`<${J} rows=${6} />`;let n=t.isDirty.value&&!t.root.value.fault;return a`<${No} set=${e} flag=${t.key} draft=${n?t.text.value:null} />`}function ni(t){let e=U(t.set);return e&&{...e,revision:Math.max(e.revision,t.revision.value??0)}}function mu({open:t}){let e=ni(t);return e?a`<${Eo} set=${e} flag=${t.key} />`:a`<${J} rows=${4} />`}var fu=[["line",{x1:"19",x2:"5",y1:"5",y2:"19"}],["circle",{cx:"6.5",cy:"6.5",r:"2.5"}],["circle",{cx:"17.5",cy:"17.5",r:"2.5"}]];function hh(t,e,n){return He(t.text,e,n)}function ri(t,e,n){let r=$r(t),o=Mo(t);return r.splice(e,0,n),gh(o,e),Ro(t,r,o,t.otherwise?.node)}function du(t,e){return ri(t,e+1,$r(t)[e])}function pu(t,e,n){let r=$r(t);return r.splice(n,0,...r.splice(e,1)),Ro(t,r,Mo(t),t.otherwise?.node)}function $u(t,e){let n=$r(t),r=Mo(t);return n.splice(e,1),r[hu(r,e)]-=1,Ro(t,n,r,t.otherwise?.node)}function oi(t,e){let n=t.otherwise?.node;return n&&e!==void 0&&t.levels.length>0?hh(t,n,e):Ro(t,$r(t),Mo(t),e)}function $r(t){return t.rules.map(({condition:e,outcome:n})=>({condition:e.node,outcome:n.node}))}function Mo(t){return t.levels.map(e=>e.rules)}function hu(t,e){let n=0;return t.findIndex(r=>e<(n+=r))}function gh(t,e){let n=hu(t,e);n>=0?t[n]+=1:t.length>0?t[t.length-1]+=1:t.push(1)}function Ro(t,e,n,r){let o=vh(t.levels,e,n,r);return o===void 0?"":t.root?He(t.text,t.root,o):an(o,ln(t.text))}function vh(t,e,n,r){let o=r,s=e.length;for(let i=n.length-1;i>=0;i-=1){let l=n[i],c=e.slice(s-l,s).flatMap(({condition:f,outcome:d})=>[f,d]);s-=l;let u=t[i]?.operator??"if";(l>0||t[i]?.rules===0)&&(o={[u]:o===void 0?c:[...c,o]})}return bh(o)?o:yh(o)}function yh(t){if(t!=null)return wh(t)?void 0:{if:[t]}}function bh(t){if(t===null||typeof t!="object")return!1;let e=gu(t);return e===null||!Mt(e)}function wh(t){return gu(t)?.type==="null"}function gu(t){return t instanceof Ot?R(t.source):Tn(t)?t:null}function si(t,e){return Fo(t,Do(t).map((n,r)=>({...n,weight:e[r]??0})))}function vu(t,e,n){return Fo(t,Do(t).map((r,o)=>o===e?{...r,variant:n}:r))}function yu(t,e){return Fo(t,[...Do(t),{variant:e,weight:0,old:null}])}function bu(t,e){let n=Do(t).filter((s,i)=>i!==e),r=n.map(({weight:s})=>s),o=fa(r.some(s=>s>0)?r:r.map(()=>1));return Fo(t,n.map((s,i)=>({...s,weight:o[i]??0})))}function ii(t,e,n){let r=t.buckets.map(({node:l})=>l);if(e===null)return{fractional:r};let o=t.by.kind==="attribute"?t.by.attribute:null,s=On(o,e),i=n==="flag"?{var:Ee}:n;return{fractional:[i?{cat:[i,s]}:s,...r]}}function Io([t=null,e=null]){return{fractional:[[t,0],[e,100]]}}function Do({buckets:t}){return t.map(e=>({variant:e.variantNode,weight:e.weight,old:e}))}function Fo({by:t},e){let n=e.map(({variant:r,weight:o,old:s})=>s?.node.items.length===1&&o===1?[r]:[r,o]);return{fractional:t.node?[la(t),...n]:n}}function Bo({segments:t}){return a`<span class="rules-sentence">${t.map(e=>a`<${xh} ...${e} />`)}</span>`}function xh({kind:t,text:e,seconds:n}){let{variants:r}=et();if(t==="text")return e;if(t==="time"&&n!==void 0)return a`<span class="rules-value"><${tt} at=${n*1e3} exact /></span>`;let o=t==="variant"?r.indexOf(e):-1;return a`<span class="rules-${t}">${o>=0&&a`<${ai} place=${o} />`}${e}</span>`}function ai({place:t}){return a`<span class="rules-dot" style=${{background:Lo(t)}} aria-hidden="true"></span>`}function Lo(t){return t<0?"var(--share-none)":`var(--share-${t%6+1})`}function xu({rollout:t,onChange:e}){let{variants:n}=et(),r=$.rules.editor,{buckets:o}=t,s=o.map(({weight:m})=>m),i=F(null);function l(m,f){let d=i.current?.position===m?i.current.weights:s;i.current={position:m,weights:d.length===s.length?d:s},e(si(t,ua(i.current.weights,m,f)),`share ${m}`)}let c=()=>{i.current=null},u=n.find(m=>!o.some(f=>f.name===m));return a`<div class="rules-rollout">
    <${li} buckets=${o} />
    <ul class="plain">
      ${o.map((m,f)=>a`<${kh}
          key=${f}
          bucket=${m}
          percent=${cs(s)[f]??0}
          isOnly=${o.length<2}
          onVariant=${d=>e(vu(t,f,d))}
          onPercent=${d=>l(f,d)}
          onLetGo=${c}
          onRemove=${()=>e(bu(t,f))}
        />`)}
    </ul>
    <div class="rules-adding">
      <${y} kind="quiet" size="small" icon=${rt} onClick=${()=>e(yu(t,u??null))}>${r.addShare}<//>
      ${o.length>1&&a`<${y} kind="quiet" size="small" onClick=${()=>e(si(t,ma(o.length)))}>${r.even}<//>`}
    </div>
    <${Sh} rollout=${t} onChange=${e} />
  </div>`}function li({buckets:t}){let{variants:e,defaultVariant:n}=et(),r=t.map(({name:o,weight:s})=>({label:o??$.rules.editor.default(n),weight:s,colour:Lo(o===null?-1:e.indexOf(o))}));return a`<${Bn} shares=${r} />`}function kh({bucket:t,percent:e,isOnly:n,onVariant:r,onPercent:o,onLetGo:s,onRemove:i}){let{variants:l,defaultVariant:c}=et(),u=$.rules.editor,m=t.name??u.default(c),f=[...l.map(b=>({value:`variant ${b}`,label:b})),{value:"default",label:u.default(c)}],d=t.name===null?"default":`variant ${t.name}`;f.some(b=>b.value===d)||f.unshift({value:d,label:`${m} (${u.noVariant})`});let{draft:p,isApplied:v,onInput:h}=Ge(String(e),wu,b=>o(Number(wu(b)))),x=t.name===null?-1:l.indexOf(t.name),k=Lo(x);return a`<li class="rules-share">
    <${ai} place=${x} />
    <${I}
      label=${u.bucketVariant}
      value=${d}
      options=${f}
      onChange=${b=>r(b==="default"?null:b.slice(8))}
    />
    <input
      type="range"
      min="0"
      max="100"
      step="1"
      disabled=${n}
      aria-label=${u.share(m)}
      aria-valuetext=${$.rules.percent(String(e))}
      style=${{"--filled":`${e}%`,"--colour":k}}
      value=${e}
      onInput=${b=>o(Number(b.target.value))}
      onBlur=${s}
    />
    <span class="rules-percent">
      <input
        type="text"
        inputmode="decimal"
        disabled=${n}
        aria-label=${u.percentOf(m)}
        aria-invalid=${v?void 0:"true"}
        value=${p}
        onInput=${b=>h(b.target.value)}
        onBlur=${()=>{s(),v||h(String(e))}}
      />
      <span aria-hidden="true">%</span>
    </span>
    <${y} kind="quiet" size="small" icon=${vt} label=${u.removeShare(m)} disabled=${n} onClick=${i} />
  </li>`}function wu(t){let e=t.trim().replace(",","."),n=/^\d{1,3}(?:\.\d{1,3})?$/.test(e)?Number(e):Number.NaN;return n>=0&&n<=100?String(n):null}function Sh({rollout:t,onChange:e}){let n=$.rules.editor,{by:r}=t;if(r.kind==="json"){let c=t.buckets.map(({node:u})=>u);return a`<${$e}
      label=${n.byWhat}
      source=${r.node.source}
      hint=${n.whyJson(r.operator)}
      onChange=${u=>e({fractional:[u,...c]},"by")}
    />`}let o=r.kind==="key"?ye:r.attribute.path,s=r.kind==="key"||r.seed!==null,i=r.kind==="attribute"&&r.seed!==null&&r.seed!=="flag"?Ie(r.seed).text:null;function l(c){let u=c===ye&&r.kind==="key",m=r.kind==="attribute"?r.seed:"flag";u||e(ii(t,c===ye&&m==="flag"?null:c,m),"by")}return a`<div class="rules-by">
    <span class="quiet">${n.by}</span>
    <${_n} class="rules-attribute-field" label=${n.byWhat} path=${o} onChange=${l} />
    ${i!==null&&a`<span class="quiet">${n.seed} <span class="mono">${i}</span></span>`}
    ${r.kind==="attribute"&&i===null&&a`<${Pe}
      label=${n.independent}
      hint=${s?void 0:n.independentHint}
      checked=${s}
      onChange=${c=>e(ii(t,o,c?"flag":null))}
    />`}
  </div>`}function jo({outcome:t,onChange:e}){let{variants:n,defaultVariant:r}=et(),o=$.rules.editor,s=Oh(t),i=[...n.map(c=>({value:`variant ${c}`,label:c})),{value:"default",label:o.default(r)},{value:"rollout",label:o.rollout}];i.some(c=>c.value===s)||i.unshift({value:s,label:Th(t)});function l(c){if(c.startsWith("variant "))e(c.slice(8));else if(c==="default")e(null);else if(c==="rollout"){let u=t?.kind==="variant"?t.name:null,m=u!==null&&u!==r?u:qn(n,r),f=n.find(d=>d!==m&&d===r)??n.find(d=>d!==m);e(Io([m,f??null]))}}return a`<div class="rules-outcome-form">
    <${I} class="rules-answer" label=${o.answer} value=${s} options=${i} onChange=${l} />
    ${t?.kind==="rollout"&&a`<${xu} rollout=${t} onChange=${e} />`}
    ${t?.kind==="answer"&&a`<${Vn} condition=${t.condition} />`}
    ${t?.kind==="json"&&a`<${$e}
      label=${o.jsonOutcome}
      source=${t.node.source}
      hint=${o.whyJson(t.operator)}
      onChange=${c=>e(c,"json")}
    />`}
  </div>`}function Oh(t){return t?t.kind==="variant"?t.name===null?"default":`variant ${t.name}`:t.kind:"default"}function Th(t){let e=$.rules.editor;if(!t)return"";if(t.kind==="json")return e.json;let n=Pr(ze(t));return t.kind==="variant"?`${n} (${e.noVariant})`:n}function ku(t,e,n){let r=new Set(t),o=i=>i&&r.delete(i)?i.id:void 0,s=e.map((i,l)=>t[l]?.source===i?o(t[l]):void 0);return e.forEach((i,l)=>{s[l]??=o([...r].find(c=>c.source===i))}),e.map((i,l)=>{let c=t.length===e.length;return{id:s[l]??(c?o(t[l]):void 0)??n(),source:i}})}var ge="else";function Su(t,e,n,r){let o=$.rules.editor,s=t.rules.length,i=F(0),l=F([]),[c,u]=g(new Set),[m,f]=g(new Set),d=()=>`rule-${i.current+=1}`;l.current=ku(l.current,t.rules.map(Ch),d);let p=(h,x)=>n(`[data-rule="${h}"] ${x}`),v=h=>l.current[h].id;return{idAt:v,isOpen:h=>c.has(h),isJson:h=>m.has(h),toggle(h){u(Po(c,h)),c.has(h)&&p(h,".rules-open")},toggleJson(h){f(Po(m,h)),c.has(h)||u(Po(c,h)),p(h,".rules-form :is(textarea, input, select)")},move(h,x,k=".rules-grip"){if(h===x)return;let b=v(h);l.current.splice(x,0,...l.current.splice(h,1)),p(b,k),r(o.moved(x+1,s)),e(pu(t,h,x))},duplicate(h){let x=d();l.current.splice(h+1,0,{id:x,source:l.current[h]?.source??""}),p(x,".rules-open"),r(o.duplicated(h+1)),e(du(t,h))},remove(h){l.current.splice(h,1),p(l.current[Math.min(h,s-2)]?.id??ge,".rules-open"),r(o.deleted(h+1)),e($u(t,h))},add({attributes:h,variants:x,defaultVariant:k}){let b=d();l.current.push({id:b,source:""}),u(Po(c,b)),p(b,".rules-form input"),e(ri(t,s,{condition:cr(h),outcome:qn(x,k)}))}}}var Ch=({condition:t,outcome:e})=>`${t.node.source} \u2192 ${e.node.source}`;function Po(t,e){let n=new Set(t);return n.delete(e)||n.add(e),n}var hr=[["path",{d:"M12 5v14"}],["path",{d:"m19 12-7 7-7-7"}]];var gr=[["path",{d:"m5 12 7-7 7 7"}],["path",{d:"M12 19V5"}]];var Ou=[["circle",{cx:"9",cy:"12",r:"1"}],["circle",{cx:"9",cy:"5",r:"1"}],["circle",{cx:"9",cy:"19",r:"1"}],["circle",{cx:"15",cy:"12",r:"1"}],["circle",{cx:"15",cy:"5",r:"1"}],["circle",{cx:"15",cy:"19",r:"1"}]];function Tu({rule:t,position:e,of:n,isOpen:r,isJson:o,isReached:s,actions:i}){let{readOnly:l}=et(),c=nt(),u=$.rules.editor,m=e+1,f=a`<${Bo} segments=${Sa(t)} />`,d=a`<${ui} outcome=${t.outcome} isReached=${s} />`;if(l)return a`<div class="rules-head"><span class="rules-number">${m}</span><div class="rules-open">${f}${d}</div></div>`;let p=[{label:u.up,icon:gr,disabled:e===0,onSelect:()=>i.move(e-1)},{label:u.down,icon:hr,disabled:m===n,onSelect:()=>i.move(e+1)},{label:u.duplicate,icon:Ri,onSelect:i.duplicate},{label:o?u.asForm:u.asJson,icon:Ae,onSelect:i.toggleJson},{line:!0},{label:u.delete,icon:Rt,danger:!0,onSelect:i.remove}];return a`<div class="rules-head">
      <button type="button" class="rules-grip" aria-label=${u.drag(m)} onPointerDown=${i.drag} onKeyDown=${v}>
        <${st} shapes=${Ou} />
      </button>
      <span class="rules-number" aria-hidden="true">${m}</span>
      <button type="button" class="rules-open" aria-expanded=${String(r)} aria-controls=${r?c:void 0} onClick=${i.toggle}>
        <span class="hidden-text">${u.ruleName(m)}: </span>${f}${d}
      </button>
      <span class="rules-actions">
        <span class="rules-wide">
          <${y} kind="quiet" size="small" icon=${gr} label=${u.upNumber(m)} disabled=${e===0} onClick=${()=>i.move(e-1)} />
          <${y} kind="quiet" size="small" icon=${hr} label=${u.downNumber(m)} disabled=${m===n} onClick=${()=>i.move(e+1)} />
        </span>
        <${qe} end items=${p} button=${{kind:"quiet",size:"small",icon:wn,label:u.actions(m)}} />
      </span>
    </div>
    ${r&&a`<div class="rules-form" id=${c} onKeyDown=${ci(i.toggle)}><${Ah} rule=${t} isJson=${o} actions=${i} /></div>`}`;function v(h){let x=h.key==="ArrowUp"?-1:h.key==="ArrowDown"?1:0,k=e+x;x===0||k<0||k>=n||(h.preventDefault(),i.move(k))}}function Ah({rule:t,isJson:e,actions:n}){let{replace:r}=et(),o=$.rules.editor,{condition:s,outcome:i}=t;return a`<div class="rules-part">
      <span class="rules-word">${o.if}</span>
      ${e?a`<${$e}
            label=${o.jsonCondition}
            source=${s.node.source}
            onChange=${l=>r(s.node,l,`json ${s.node.start}`)}
          />`:a`<${Vn} condition=${s} />`}
    </div>
    <div class="rules-part">
      <span class="rules-word">${o.then}</span>
      ${e?a`<${$e}
            label=${o.jsonOutcome}
            source=${i.node.source}
            onChange=${l=>r(i.node,l,`json ${i.node.start}`)}
          />`:a`<${jo}
            outcome=${i}
            onChange=${(l,c)=>r(i.node,l,c&&`${c} ${i.node.start}`)}
          />`}
    </div>
    <div class="rules-foot">
      <${y} size="small" onClick=${n.toggle}>${o.done}<//>
      <${y} kind="quiet" size="small" icon=${Ae} onClick=${n.toggleJson}>${e?o.asForm:o.asJson}<//>
    </div>`}var ci=t=>e=>{e.key!=="Escape"||e.defaultPrevented||(e.preventDefault(),e.stopPropagation(),t())};function ui({outcome:t,isReached:e=!0}){let{variants:n}=et(),r=$.rules.editor,o=Eh(t).find(s=>!n.includes(s));return a`${o!==void 0&&a`<${V} kind="bad" title=${r.noVariantWhy(o)}>${r.noVariant}<//>`}
  ${!e&&a`<${V} kind="warn" title=${r.neverReachedWhy}>${r.neverReached}<//>`}
  ${t?.kind==="rollout"&&a`<span class="rules-bar"><${li} buckets=${t.buckets} /></span>`}`}function Eh(t){return t?.kind==="answer"?["true","false"]:(t?.kind==="variant"?[t.name]:t?.kind==="rollout"?t.buckets.map(({name:n})=>n):[]).filter(n=>n!==null)}function Cu({rules:t,rows:e,change:n}){let r=et(),o=nt(),s=$.rules.editor,{otherwise:i}=t,l=e.isOpen(ge),c=e.isJson(ge),u=(f,d)=>n(oi(t,f),d&&`${d} else`);if(t.root===null||t.rules.length===0&&!i)return a`<${Mh} ...${{rules:t,rows:e,change:n}} />`;let m=a`<span class="rules-else">${t.rules.length>0?s.elseName:s.everyoneName}</span>
    <span aria-hidden="true">→</span>
    <${Bo} segments=${Nh(i,r.defaultVariant)} /><${ui} outcome=${i} />`;return r.readOnly?a`<div class="rules-last"><div class="rules-head"><div class="rules-open">${m}</div></div></div>`:a`<div class="rules-last" data-rule=${ge}>
    <div class="rules-head">
      <button type="button" class="rules-open" aria-expanded=${String(l)} aria-controls=${l?o:void 0} onClick=${()=>e.toggle(ge)}>
        ${m}
      </button>
    </div>
    ${l&&a`<div class="rules-form" id=${o} onKeyDown=${ci(()=>e.toggle(ge))}>
      <div class="rules-part">
        <span class="rules-word">${t.rules.length>0?s.else:s.then}</span>
        ${c&&i?a`<${$e} label=${s.jsonOutcome} source=${i.node.source} onChange=${f=>u(f,"json")} />`:a`<${jo} outcome=${i} onChange=${u} />`}
      </div>
      <div class="rules-foot">
        <${y} size="small" onClick=${()=>e.toggle(ge)}>${s.done}<//>
        ${i&&a`<${y} kind="quiet" size="small" icon=${Ae} onClick=${()=>e.toggleJson(ge)}>${c?s.asForm:s.asJson}<//>`}
      </div>
    </div>`}
  </div>`}function Nh(t,e){return!t||t.kind==="variant"&&t.name===null?[{kind:"default",text:$.rules.editor.default(e)}]:ze(t)}function Mh({rules:t,rows:e,change:n}){let r=et(),o=$.rules.editor,{variants:s,defaultVariant:i}=r,l=qn(s,i),c=s.find(u=>u===i&&u!==l)??s.find(u=>u!==l)??null;return a`<${Q} title=${o.none} text=${o.noneText(o.default(i))}>
    ${!r.readOnly&&a`<${y} icon=${rt} onClick=${()=>e.add(r)}>${o.add}<//>
      <${y}
        icon=${fu}
        onClick=${()=>{e.isOpen(ge)||e.toggle(ge),n(oi(t,Io([l,c])))}}
        >${o.addRollout}<//
      >`}
  <//>`}function Au(t,e){let n=Ih(t),r=0,o=0,s=0;function i(l){let{top:c,height:u}=n.getBoundingClientRect(),m=n.scrollTop,f=Rh(r-c,u)*Math.min(l-s,100)/1e3;s=l,n.scrollTop+=Math.sign(f)*Math.ceil(Math.abs(f)),o=f===0?0:requestAnimationFrame(i),n.scrollTop!==m&&e()}return{at(l){r=l,o===0&&(s=performance.now(),o=requestAnimationFrame(i))},end:()=>cancelAnimationFrame(o)}}function Rh(t,e){let n=Math.min(72,e/4),r=t<n?t-n:Math.max(0,t-(e-n));return Math.max(-1,Math.min(r/n,1))*1200}function Ih(t){for(let e=t.parentElement;e;e=e.parentElement)if(/auto|scroll/.test(getComputedStyle(e).overflowY)&&e.scrollHeight>e.clientHeight)return e;return document.scrollingElement??document.documentElement}function Eu({rules:t,rows:e}){let n=F(null),[r,o]=g(null),s=t.rules.length;if(s===0)return null;let i=t.rules.findIndex(({condition:c})=>c.kind==="constant"&&c.value);function l(c,u){if(c.button!==0||s<2)return;let m=c.currentTarget;m.setPointerCapture(c.pointerId);let f=null,d=c.clientY,p=()=>{let A=Fh(n.current,d,u);A!==f&&o({from:u,to:A}),f=A},v=Au(m,p),h=A=>{d=A.clientY,v.at(d),p()},x=A=>{v.end(),m.removeEventListener("pointermove",h),m.removeEventListener("pointerup",k),m.removeEventListener("pointercancel",b),m.removeEventListener("keydown",C),o(null),A&&f!==null&&e.move(u,f)},k=()=>x(!0),b=()=>x(!1),C=A=>{A.key==="Escape"&&x(!1)};m.addEventListener("pointermove",h),m.addEventListener("pointerup",k),m.addEventListener("pointercancel",b),m.addEventListener("keydown",C)}return a`<ol class="rules-list plain" ref=${n} aria-label=${$.rules.editor.list}>
    ${t.rules.map((c,u)=>{let m=e.idAt(u);return a`<li key=${m} data-rule=${m} class=${Dh(u,r)}>
        <${Tu}
          rule=${c}
          position=${u}
          of=${s}
          isOpen=${e.isOpen(m)}
          isJson=${e.isJson(m)}
          isReached=${i<0||u<=i}
          actions=${{toggle:()=>e.toggle(m),toggleJson:()=>e.toggleJson(m),move:f=>e.move(u,f),duplicate:()=>e.duplicate(u),remove:()=>e.remove(u),drag:f=>l(f,u)}}
        />
      </li>`})}
  </ol>`}function Dh(t,e){return e?t===e.from?"dragged":t!==e.to?"":e.to<e.from?"drop-before":"drop-after":""}function Fh(t,e,n){let r=[...t?.children??[]].map(s=>s.getBoundingClientRect()),o=r.filter((s,i)=>i!==n&&e>s.top+s.height/2).length;return Math.min(o,r.length-1)}function Nu(t){let{text:e}=t,n=$.rules.editor,r=ut(()=>un(e),[e]),o=uo(t),{editing:s,history:i,focus:l}=o,c=Su(r,i.change,l.next,o.say),u=r.rules.length>0?n.firstWins:r.root!==null&&n.sameForAll;return a`<${mo} editor=${o} label=${n.heading} head=${u}>
    <div class="panel rules-panel">
      <${Eu} rules=${r} rows=${c} />
      ${!s.readOnly&&r.root!==null&&a`<div class="rules-new"><${y} kind="quiet" size="small" icon=${rt} onClick=${()=>c.add(s)}>${n.add}<//></div>`}
      <${Cu} rules=${r} rows=${c} change=${i.change} />
    </div>
  <//>`}var mi=1e4,Bh=250;function qo(t){let[e,n]=g(t);B(()=>{let o=setTimeout(()=>n(t),Bh);return()=>clearTimeout(o)},[t]);let r=document.activeElement?.closest(".definition")instanceof HTMLElement;return t.length>mi&&r?e:t}var Mu="/targeting";function Ru({open:t}){let{evaluators:e,attributes:n}=Ye(t.set),r=qo(t.text.value),{root:o}=pt(r);if(!o)return a`<${Jn} open=${t} />`;let s=Y(o,"/defaultVariant");return a`<${Nu}
    text=${gt(o,Mu)??""}
    variants=${Qe(r).map(i=>i.name)}
    defaultVariant=${s?.type==="string"?Zt(s):null}
    evaluators=${e}
    attributes=${n}
    readOnly=${!M("write")}
    onChange=${i=>{t.text.peek()===r&&t.edit(go(r,Mu,i||null))}}
  />`}function Iu({open:t,onReview:e}){let n=t.base.value?.text??"",r=qo(t.text.value),o=ut(()=>t.isDirty.value?Lh(n,r):0,[n,r]);if(!t.isDirty.value)return null;let{fault:s}=t.root.value,i=t.checks.findings.value.filter(l=>l.severity==="error");return a`<div class="save-bar row" role="region" aria-label=${E.unsaved(0)}>
    <strong>${E.unsaved(o)}</strong>
    <span class="grow small" role="status">
      ${s?a`<span class="bad">${E.faultAt(s.line,s.message)}</span>`:i.length>0&&a`<span class="bad">${E.faults(i.length)}: ${i[0].detail}</span>`}
    </span>
    <${y}
      onClick=${()=>{let l=t.discard();_({text:E.discarded,action:{label:$.undo,onClick:l}})}}
      >${E.discard}<//
    >
    <${y} kind="primary" disabled=${!t.canSave.value} onClick=${e}>${E.review}<//>
  </div>`}function Lh(t,e){try{return jr(t||null,e).length}catch{return 1}}function Du({open:t,comment:e,over:n}){let{text:r,etag:o}=t.base.peek()??{text:"",etag:null},s=t.text.peek(),i={title:E.saveTitle(t.key),set:t.set,method:"PUT",where:t.where,body:s,etag:o,createOnly:r==="",comment:e};return a`<${pe}
    change=${i}
    onClose=${()=>n(null)}
    onSaved=${({data:c,etag:u})=>{t.saved(s,u),n(null),_({text:E.saved(c.revision),action:r?{label:$.undo,onClick:()=>l(c.revision)}:void 0})}}
    onConflict=${async()=>{await t.refresh(),n(t.meanwhile.value?{sheet:"conflict",thenSave:!0}:null)}}
    onRefused=${c=>{t.checks.refused(c),n(null)}}
  />`;function l(c){t.edit(r),n({sheet:"save",comment:E.undoComment(c)})}}var Fu=[["path",{d:"M3 3v16a2 2 0 0 0 2 2h16"}],["path",{d:"M18 17V9"}],["path",{d:"M13 17V5"}],["path",{d:"M8 17v-3"}]];function Lu(t,{since:e,until:n,by:r,variants:o}){let s=r==="hour"?3600:86400,i=Math.floor(e/s)*s,l=[];for(let m=i;m<n;m+=s)l.push(m);let c=new Map(o.map(m=>[`v${m}`,Bu(m,!1,l.length)]));for(let{variant:m,errorCode:f,start:d,evaluations:p}of t){let v=Math.floor((Date.parse(d)/1e3-i)/s);if(!(v in l))continue;let h=f!==null,x=h?"error":m===null?"none":`v${m}`,k=c.get(x)??Bu(h?null:m,h,l.length);c.set(x,k),k.numbers[v]+=p,k.sum+=p}let u=m=>m.isError?2:m.variant===null?1:0;return{times:l,series:[...c.values()].sort((m,f)=>u(m)-u(f))}}function Bu(t,e,n){return{variant:t,isError:e,numbers:new Array(n).fill(0),sum:0}}function ju({label:t,times:e,lines:n,height:r=220}){let o=F(null),s=Oi.value;return B(()=>{let i=o.current;if(!i)return;let l=()=>{},c=!1;return import("./plot-JU3FRZPJ.js").then(({plot:u})=>{c||(l=u(i,{times:e,lines:n,height:r}))}).catch(()=>{}),()=>{c=!0,l()}},[e,n,r,s]),a`<div class="chart" role="img" aria-label=${t} ref=${o} style=${{height:`${r}px`}}></div>`}var Yt=E.statistics,fi=24*3600,Pu={day:{length:fi,by:"hour"},week:{length:7*fi,by:"hour"},month:{length:30*fi,by:"day"}};function Vu({open:t}){let[e,n]=g("day"),[r,o]=g({}),[s,i]=g(0),l=t.base.value?.text??"{}",c=ut(()=>pt(l).root?Qe(l).map(u=>u.name):[],[l]);return B(()=>{let u=new AbortController,{length:m,by:f}=Pu[e],d=Date.now()/1e3,p=d-m,v={flag:t.key,since:_u(p),until:_u(d),by:f};return _t(S`flag-sets/${t.set}/statistics`,{query:v,signal:u.signal}).then(h=>o({numbers:Lu(h,{since:p,until:d,by:f,variants:c})})).catch(h=>u.signal.aborted||o({problem:h})),()=>u.abort()},[e,s,l]),a`<div class="statistics stack">
    <div class="row">
      <${I}
        value=${e}
        label=${Yt.range}
        options=${Object.entries(Yt.ranges).map(([u,m])=>({value:u,label:m}))}
        onChange=${n}
      />
    </div>
    ${r.problem?a`<${P} problem=${r.problem} onRetry=${()=>i(s+1)} />`:r.numbers?a`<${jh} numbers=${r.numbers} variants=${c} by=${Pu[e].by} />`:a`<${J} rows=${6} />`}
  </div>`}function jh({numbers:{times:t,series:e},variants:n,by:r}){let o=ut(()=>e.map((i,l)=>({label:di(i),colour:qu(i,l),numbers:i.numbers})),[e]),s=e.reduce((i,l)=>i+l.sum,0);return s?a`
    <div class="panel padded"><${ju} label=${Yt.chart} times=${t} lines=${o} /></div>
    <div class="panel scrolls">
      <table class="rows">
        <thead>
          <tr><th>${Yt.variant}</th><th class="number">${Yt.total}</th><th class="number">${Yt.share}</th></tr>
        </thead>
        <tbody>
          ${e.map((i,l)=>a`<tr>
              <td>
                <span class="swatch" style=${{background:`var(${qu(i,l)})`}}></span>
                ${i.variant===null?di(i):a`<code>${i.variant}</code>`}
                ${i.variant!==null&&!n.includes(i.variant)&&a` <${V}>${Yt.unknown}<//>`}
              </td>
              <td class="number">${i.sum.toLocaleString("en")}</td>
              <td class="number">${wt(100*i.sum/s)}</td>
            </tr>`)}
        </tbody>
      </table>
    </div>
    <${Ph} times=${t} series=${e} by=${r} />
  `:a`<${Q} icon=${Fu} title=${Yt.none} text=${Yt.noneText} />`}function Ph({times:t,series:e,by:n}){let[r,o]=g(!1),s=new Intl.DateTimeFormat(void 0,{dateStyle:"medium",timeStyle:n==="hour"?"short":void 0,timeZone:n==="day"?"UTC":void 0});return a`<details onToggle=${i=>o(i.target.open)}>
    <summary>${Yt.table}</summary>
    ${r&&a`<div class="panel scrolls all-numbers" tabindex="0" role="region" aria-label=${Yt.table}>
      <table class="rows">
        <thead>
          <tr><th>${Yt.time}</th>${e.map(i=>a`<th class="number">${di(i)}</th>`)}</tr>
        </thead>
        <tbody>
          ${t.map((i,l)=>a`<tr>
              <td>${s.format(i*1e3)}</td>
              ${e.map(c=>a`<td class="number">${c.numbers[l].toLocaleString("en")}</td>`)}
            </tr>`)}
        </tbody>
      </table>
    </div>`}
  </details>`}function di({variant:t,isError:e}){return t??(e?Yt.errors:Yt.noVariant)}function qu({variant:t,isError:e},n){return e?"--bad":t===null?"--share-none":`--share-${n%6+1}`}function _u(t){return new Date(t*1e3).toISOString()}var mt=E.variants,dn="";function Wu({open:t}){let e=t.text.value,{root:n}=t.root.value,[r,o]=g(null),[s,i]=g(null),[l,c]=g("boolean");if(!n)return a`<${Jn} open=${t} />`;let u=Qe(e),m=kc(u)??(u.length?null:l),f=Y(n,"/defaultVariant"),d=f?.type==="string"?Zt(f):dn,p=M("write"),v=k=>k?u.some(b=>b.name===k)?mt.taken:null:mt.nameMissing;function h(){if(!m)return;let k=u.length+1;for(;u.some(C=>C.name===`${mt.firstName}-${k}`);)k+=1;let b=`${mt.firstName}-${k}`;i(b),t.edit(Oc(e,b,xc[m]))}function x(k){fr(e,k.name).length?o(k):t.edit(Ys(e,k.name,null))}return a`<div class="variant-editor stack">
    ${u.length>0&&!m&&a`<${K}>${mt.mixed}<//>`}
    ${!u.length&&a`<${L} label=${mt.kind}>
      ${k=>a`<${I}
          input=${k}
          value=${l}
          options=${Object.entries(mt.kinds).map(([b,C])=>({value:b,label:C}))}
          onChange=${c}
        />`}
    <//>`}
    <ul class="plain panel">
      ${u.map((k,b)=>a`<${qh}
          key=${b}
          open=${t}
          variant=${k}
          isDefault=${k.name===d}
          isNew=${k.name===s}
          isOnly=${u.length===1}
          faultOf=${v}
          onRemove=${()=>x(k)}
        />`)}
    </ul>
    ${p&&a`<div class="row"><${y} icon=${rt} disabled=${!m} onClick=${h}>${mt.add}<//><span class="quiet small">${mt.hint}</span></div>`}
    <${L} label=${mt.default} hint=${mt.defaultHint} class="narrow">
      ${k=>a`<${I}
          input=${k}
          value=${d}
          disabled=${!p}
          options=${[...u.map(({name:b})=>({value:b,label:b})),...d!==dn&&!u.some(b=>b.name===d)?[{value:d,label:d}]:[],{value:dn,label:mt.noDefault}]}
          onChange=${b=>t.edit(Tc(e,b===dn?null:b))}
        />`}
    <//>
    ${r&&a`<${_h} open=${t} variant=${r} others=${u.filter(k=>k.name!==r.name)} onClose=${()=>o(null)} />`}
  </div>`}function qh({open:t,variant:{name:e,value:n,kind:r,pointer:o},isDefault:s,isNew:i,isOnly:l,faultOf:c,onRemove:u}){let m=t.text.value,f=fr(m,e).filter(d=>d.part==="targeting").length;return a`<li class=${r==="object"?"variant of-object":"variant"}>
    <${wo}
      name=${e}
      label=${mt.nameOf(e)}
      focused=${i}
      disabled=${!M("write")}
      faultOf=${c}
      onChange=${d=>t.edit(Sc(m,e,d))}
    />
    ${r?a`<${bo}
          value=${n}
          kind=${r}
          label=${mt.valueOf(e)}
          disabled=${!M("write")}
          faults=${{number:mt.badNumber,object:mt.badObject}}
          onChange=${d=>t.edit(ke(m,o,d))}
        />`:a`<code>${n}</code>`}
    <span class="uses row">
      ${s&&a`<${V} kind="accent">${mt.asDefault}<//>`}
      <span class="quiet small">${f?mt.inRules(f):s?"":mt.unused}</span>
    </span>
    ${M("write")&&a`<${y} kind="quiet" icon=${Rt} label=${mt.remove(e)} disabled=${l} onClick=${u} />`}
  </li>`}function _h({open:t,variant:{name:e},others:n,onClose:r}){let o=t.text.value,s=fr(o,e),i=s.filter(u=>u.part==="targeting").length,[l,c]=g(n[0]?.name??dn);return a`<${Et}
    title=${mt.removeTitle(e)}
    onClose=${r}
    footer=${a`
      <${y} onClick=${r}>${$.cancel}<//>
      <${y}
        kind="danger"
        onClick=${()=>{t.edit(Ys(o,e,l===dn?null:l)),r()}}
        >${mt.removeAction}<//
      >
    `}
  >
    <div class="stack">
      <p>${mt.usedIn}</p>
      <ul>
        ${s.length>i&&a`<li>${mt.default}</li>`}
        ${i>0&&a`<li>${mt.inRules(i)}</li>`}
      </ul>
      <${L} label=${mt.instead}>
        ${u=>a`<${I}
            input=${u}
            value=${l}
            options=${[...n.map(m=>({value:m.name,label:m.name})),{value:dn,label:mt.noDefault}]}
            onChange=${c}
          />`}
      <//>
    </div>
  <//>`}var Ju="flagstaff.json",zn=dt(localStorage.getItem(Ju)!=="no"),pi={rules:Ru,variants:Wu,metadata:yc,try:uu,statistics:Vu,overrides:Rc,history:yo,plan:mu};function Hu({open:t,turn:e}){let[n,r]=g(null),o=Object.hasOwn(pi,Ct.value.query.tab??"")?Ct.value.query.tab:"rules",s=pi[o],i=()=>t.canSave.peek()&&r({sheet:"save"});return vn(M("write")?[{keys:"s",label:E.review,run:i}]:[]),a`<div class="flag-page">
    <${gc} open=${t} turn=${e} over=${r} isJsonShown=${zn} onJson=${Vh} />
    <${rc} open=${t} over=${r} />
    <div class=${zn.value?"flag-body beside":"flag-body"}>
      <div class="flag-tabs">
        <${jn}
          label=${E.sections}
          tabs=${Object.keys(pi).map(l=>({id:l,label:E.tabs[l]}))}
          selected=${o}
          onSelect=${l=>St({tab:l==="rules"?null:l})}
        >
          <${s} open=${t} turn=${e} over=${r} />
        <//>
      </div>
      ${zn.value&&a`<${lc} open=${t} onSave=${i} />`}
    </div>
    ${M("write")&&a`<${Iu} open=${t} onReview=${i} />`}
    ${n?.sheet==="save"&&a`<${Du} open=${t} comment=${n.comment} over=${r} />`}
    ${n?.sheet==="conflict"&&t.meanwhile.value&&a`<${oc} open=${t} thenSave=${n.thenSave??!1} over=${r} />`}
  </div>`}function Vh(){zn.value=!zn.value,localStorage.setItem(Ju,zn.value?"yes":"no")}function zu(t,e){let n=new AbortController,r=()=>{};async function o(){let s=await Wh(t.set,n.signal);n.signal.aborted||(t.revision.value=s,await t.load(),!(n.signal.aborted||s===null)&&(r=xn(t.set,s,async({revision:i,changes:l})=>{t.revision.value=i,!(l&&!l.some(c=>c.kind==="flag"&&c.name===t.key))&&(await t.refresh(),e())})))}return o(),()=>{n.abort(),r()}}async function Wh(t,e){try{let{data:n}=await j(S`flag-sets/${t}`,{signal:e});return n.revision}catch{return null}}var Jh=["variants","metadata"];function Ku(t,e,n){let[r,o,s]=[t,e,n].map(Hh),i=[],l=n;for(let c of new Set([...r.keys(),...o.keys()])){let[u,m,f]=[r.get(c),o.get(c),s.get(c)];m===u||m===f||(f!==u&&i.push(c),l=go(l,c,m===void 0?null:gt(R(e),c)))}return{text:l,overlaps:i}}function Hh(t){let e=new Map;for(let{key:n,value:r}of me(R(t)))if(!(Jh.includes(n)&&r.type==="object"))e.set(Vt(n),It(r.source));else for(let s of r.members)e.set(Vt(n,s.key),It(s.value.source));return e}var zh=500,_o=class{constructor(e){this.where=e,this.findings=dt([])}#t=new AbortController;#e;close(){clearTimeout(this.#e),this.#t.abort()}clear(){this.close(),this.findings.value=[]}soon(e){this.close(),this.#t=new AbortController;let{signal:n}=this.#t;this.#e=window.setTimeout(async()=>{try{let{data:r}=await ce(this.where,{body:e,query:{dry_run:!0},signal:n});this.findings.value=Uu(r.warnings,"warning")}catch(r){r instanceof z&&r.status===400&&this.refused(r)}},zh)}refused(e){let n=[{pointer:"",detail:e.message}];this.findings.value=Uu(e.errors.length?e.errors:n,"error")}};function Uu(t,e){return t.map(({pointer:n="",detail:r})=>({pointer:n,detail:r,severity:e}))}var Kh=300,Vo=class{constructor(e,n){this.set=e,this.key=n,this.where=S`flag-sets/${e}/flags/${n}`,this.base=dt(null),this.text=dt(""),this.problem=dt(null),this.meanwhile=dt(null),this.isFromMemory=dt(!1),this.revision=dt(null),this.checks=new _o(this.where),this.isDirty=Ze(()=>this.base.value!==null&&this.text.value!==this.base.value.text),this.canSave=Ze(()=>this.isDirty.value&&!this.root.value.fault&&this.meanwhile.value===null),this.root=Ze(()=>pt(this.text.value)),this.sound=Ze(()=>(this.root.value.fault||(this.#i=this.text.value),this.#i)),this.#t=new AbortController,window.addEventListener("pagehide",()=>this.#a(),{signal:this.#t.signal})}#t;#e;#i="{}";close(){this.#a(),this.#t.abort(),this.checks.close()}async load(){this.problem.value=null;try{let{text:e,etag:n,servedFromMemory:r}=await j(this.where,{signal:this.#t.signal});Ce(()=>this.#l(e,n,r))}catch(e){if(this.#t.signal.aborted)return;let n=ar(this.set,this.key);if(!(e instanceof z&&e.status===404)||!n){this.problem.value=e;return}Ce(()=>{this.base.value={text:n.base,etag:n.etag},this.text.value=n.text}),this.#n(null,null)}}#l(e,n,r){this.isFromMemory.value=r;let o=ar(this.set,this.key);if(!o||o.text===e){lr(this.set,this.key,null),this.base.value={text:e,etag:n},this.text.value=e;return}this.base.value={text:o.base,etag:o.etag},this.text.value=o.text,this.#o(),o.base!==e?this.#n(e,n):this.base.value={text:e,etag:n}}edit(e){this.text.value=e,this.#r(),this.#o()}discard(){let e=this.text.value,n=this.base.value;return this.edit(n?.text??""),()=>this.edit(e)}saved(e,n){Ce(()=>{this.text.value=e.trim(),this.base.value={text:e.trim(),etag:n},this.meanwhile.value=null,this.isFromMemory.value=!1,this.#r()})}async refresh(){if(!this.base.value)return this.load();try{let{text:e,etag:n}=await j(this.where,{signal:this.#t.signal});e===this.base.value.text?Ce(()=>{this.base.value={text:e,etag:n},this.meanwhile.value=null}):this.#n(e,n)}catch(e){e instanceof z&&e.status===404&&this.#n(null,null)}}#n(e,n){if(e!==null&&(!this.isDirty.value||Uh(e,this.text.value))){Ce(()=>{this.base.value={text:e,etag:n},this.text.value=e,this.meanwhile.value=null,this.#r()});return}if(e===null&&!this.isDirty.value){this.base.value=null,this.load();return}this.meanwhile.value={text:e,etag:n,change:null},this.#c()}async#c(){let e=this.meanwhile.value;try{let n=S`flag-sets/${this.set}/flags/${this.key}/versions`,{data:r}=await j(n,{query:{limit:1},signal:this.#t.signal});this.meanwhile.value===e&&e&&(this.meanwhile.value={...e,change:r.items[0]??null})}catch{}}takeTheirs(){let e={text:this.text.value,base:this.base.value,meanwhile:this.meanwhile.value},{text:n,etag:r}=e.meanwhile;return Ce(()=>{this.base.value=n===null?null:{text:n,etag:r},this.text.value=n??"",this.meanwhile.value=null,this.#r()}),n===null&&this.load(),this.#o(),()=>{Ce(()=>{this.base.value=e.base,this.meanwhile.value=e.meanwhile,this.edit(e.text)})}}keepMine(){let{text:e,etag:n}=this.meanwhile.value,r=e===null?this.text.value:this.mergedWith(e).text;Ce(()=>{this.base.value={text:e??"",etag:n},this.meanwhile.value=null,this.edit(r)})}mergedWith(e){try{return Ku(this.base.value?.text??"",this.text.value,e)}catch{return{text:this.text.value,overlaps:[]}}}#o(){this.isDirty.value?this.root.value.fault||this.checks.soon(this.text.value):this.checks.clear()}#r(){clearTimeout(this.#e),this.text.value.length<mi?this.#s():this.#e=window.setTimeout(()=>this.#s(),Kh)}#a(){this.#e!==void 0&&this.#s()}#s(){clearTimeout(this.#e),this.#e=void 0;let{text:e,etag:n}=this.base.value??{text:"",etag:null},r=this.isDirty.value;lr(this.set,this.key,r?{text:this.text.value,base:e,etag:n}:null)}};function Uh(t,e){return!pt(e).fault&&It(t)===It(e)}function Gh(){let{set:t,flag:e}=Ct.value;return t===null||e===null?null:a`<${Yh} key=${JSON.stringify([t,e])} set=${t} flag=${e} />`}function Yh({set:t,flag:e}){let n=ut(()=>new Vo(t,e),[]),[r,o]=g(0);B(()=>{let i=zu(n,()=>o(l=>l+1));return()=>{i(),n.close()}},[]);let s=n.problem.value;return s instanceof z&&s.status===404?a`<${Q} title=${E.gone(e)} text=${E.goneText} command=${E.goneCommand(t)} />
      <${yo} open=${n} turn=${r} />`:s?a`<${P} problem=${s} onRetry=${()=>n.load()} />`:n.base.value?a`
    ${n.isFromMemory.value&&a`<${K}>${E.fromMemory}<//>`}
    <${Hu} open=${n} turn=${r} />
  `:a`<div class="page-head"><h1 class="mono">${e}</h1></div>
      <${J} rows=${1} height=${48} /><${J} rows=${6} />`}var Gu=[["circle",{cx:"9",cy:"12",r:"3"}],["rect",{width:"20",height:"14",x:"2",y:"5",rx:"7"}]];var Yu=[["circle",{cx:"15",cy:"12",r:"3"}],["rect",{width:"20",height:"14",x:"2",y:"5",rx:"7"}]];function Qu({set:t,keys:e,to:n,onClose:r,onDone:o}){let s=Xh(t),[i,l]=g(n??s[0]??""),[c,u]=g(null),[m,f]=g(null),[d,p]=g(""),[v,h]=g(!1),[x,k]=g(!1),[b,C]=g(0),A=yt(U(i));B(()=>{if(!i)return;let O=new AbortController;return u(null),f(null),Ja(t,i,e,O.signal).then(u).catch(D=>O.signal.aborted||f(D)),()=>O.abort()},[i,b]);let T=e.filter(O=>["new","changes"].includes(c?.found.get(O)?.kind??""));async function N(O){if(O.preventDefault(),!(!c||!T.length||v)){h(!0);try{await Pa(t,i,T,c.etag,d.trim()),o()}catch(D){let at=D instanceof z&&D.status===412;h(!1),k(at),at?C(b+1):f(D)}}}return a`<${ue}
    wide
    title=${a`${w.copying.title(e)} ${A&&a`<${V} kind="bad">${i}<//>`}`}
    onClose=${v?void 0:r}
    footer=${a`
      <${y} onClick=${r} disabled=${v}>${$.cancel}<//>
      <${y} kind=${A?"danger":"primary"} type="submit" form="copy-flags" busy=${v} disabled=${!T.length}>
        ${w.copying.action(T.length)}
      <//>
    `}
  >
    ${s.length===0?a`<${Q} title=${w.copying.noOther} />`:a`<form id="copy-flags" class="stack" onSubmit=${N}>
          <${L} label=${w.copying.to}>
            ${O=>a`<${I}
                input=${O}
                value=${i}
                options=${s.map(D=>({value:D,label:D}))}
                onChange=${D=>{k(!1),l(D)}}
                disabled=${v}
              />`}
          <//>
          ${A&&a`<${K}>${w.askProduction}<//>`}
          ${x&&a`<${K}>${w.importing.meanwhile}<//>`}
          ${m&&a`<${P} problem=${m} onRetry=${()=>C(b+1)} />`}
          ${c?.notes.map(O=>a`<${K}>${O}<//>`)}
          <ul class="plain copies">
            ${e.map(O=>a`<${Qh} key=${`${i} ${O}`} name=${O} compared=${c?.found.get(O)} isOpen=${e.length===1} />`)}
          </ul>
          ${c&&!T.length&&a`<p class="quiet">${w.copying.nothing}</p>`}
          <${L} label=${w.bulk.comment} hint=${w.bulk.commentHint}>
            ${O=>a`<input ...${O} type="text" maxlength="1000" value=${d} onInput=${D=>p(D.target.value)} />`}
          <//>
        </form>`}
  <//>`}function Qh({name:t,compared:e,isOpen:n}){let[r,o]=g(n),s={new:"good",changes:"accent",same:"plain",refused:"bad"};return a`<li>
    <div class="row">
      <span class="mono grow">${t}</span>
      ${e?.warnings.length?a`<${V} kind="warn">${w.copying.warning}<//>`:null}
      ${e?a`<${V} kind=${s[e.kind]}>${w.copying[e.kind]}<//>`:a`<span class="quiet">${w.copying.looking}</span>`}
      ${e&&e.kind==="changes"&&a`<${y} size="small" kind="quiet" aria-expanded=${String(r)} onClick=${()=>o(!r)}>${w.copying.show}<//>`}
    </div>
    ${e?.reason&&a`<p class="bad">${e.reason}</p>`}
    ${e?.warnings.map(({pointer:i,detail:l})=>a`<p class="small">${i&&a`<code>${i}</code> `}${l}</p>`)}
    ${r&&e&&e.kind==="changes"&&a`<${Wt} before=${e.before} after=${e.after} />`}
  </li>`}function Xh(t){let{application:e}=le(t),n=(en.value??[]).map(({name:o})=>o).filter(o=>o!==t&&M("write")),r=o=>le(o).application===e;return[...n.filter(r),...n.filter(o=>!r(o))]}function Xu({keys:t}){return a`<ul class="plain flag-names scrolls mono" aria-label=${w.bulk.names} tabindex="0">
    ${t.map(e=>a`<li>${e}</li>`)}
  </ul>`}function Zu({set:t,flags:e,onClose:n,onDone:r}){let[o,s]=g(""),[i,l]=g(""),[c,u]=g(!1),m=yt(U(t)),f=!m||i===t,d=e.map(({key:v})=>v);async function p(v){v.preventDefault(),!(!f||c)&&(u(!0),r(await La(t,e,o.trim())))}return a`<${Et}
    title=${w.bulk.askDelete(d,t)}
    class=${m?"production":""}
    onClose=${c?void 0:n}
    footer=${a`
      <${y} onClick=${n} disabled=${c}>${$.cancel}<//>
      <${y} kind="danger" type="submit" form="delete-flags" busy=${c} disabled=${!f}>${$.delete}<//>
    `}
  >
    <form id="delete-flags" class="stack" onSubmit=${p}>
      <p>${w.bulk.deleteText}</p>
      <${Xu} keys=${d} />
      <${L} label=${w.bulk.comment} hint=${w.bulk.commentHint}>
        ${v=>a`<input ...${v} type="text" maxlength="1000" value=${o} onInput=${h=>s(h.target.value)} />`}
      <//>
      ${m&&a`<${Or} name=${t} typed=${i} onTyped=${l} />`}
    </form>
  <//>`}function tm({failures:t,onClose:e}){return a`<${Et}
    title=${w.bulk.failedTitle(t.length)}
    onClose=${e}
    footer=${a`<${y} kind="primary" onClick=${e}>${$.close}<//>`}
  >
    <p class="quiet">${w.bulk.failedText}</p>
    <ul class="plain flag-names">
      ${t.map(({key:n,problem:r})=>a`<li><span class="mono">${n}</span> <span class="quiet">${Zh(r)}</span></li>`)}
    </ul>
  <//>`}var Zh=t=>t instanceof Error?t.message:String(t);function em({set:t,flags:e,hidden:n,onClear:r}){let[o,s]=g(null),[i,l]=g(!1),[c,u]=g([]);async function m(d){yt(U(t))&&!await ws(t,e.map(({key:p})=>p),d)||(l(!0),f(await Ba(t,e,d)))}function f(d=[]){l(!1),s(null),u(d),d.length||r()}return a`<div class="bulk-bar" role="toolbar" aria-label=${w.bulk.label}>
    <strong class="grow">${w.bulk.selected(e.length)}${n>0&&a` <span class="quiet">${w.bulk.hidden(n)}</span>`}</strong>
    <${y} size="small" icon=${Yu} disabled=${i} onClick=${()=>m(!0)}>${w.bulk.enable}<//>
    <${y} size="small" icon=${Gu} disabled=${i} onClick=${()=>m(!1)}>${w.bulk.disable}<//>
    <${y} size="small" icon=${$o} disabled=${i} onClick=${()=>s("copy")}>${w.bulk.copy}<//>
    <${y} size="small" icon=${Rt} disabled=${i} class="deletes" onClick=${()=>s("delete")}>${w.bulk.delete}<//>
    <${y} size="small" kind="quiet" icon=${vt} label=${w.bulk.clear} disabled=${i} onClick=${r} />
    ${o==="delete"&&a`<${Zu} set=${t} flags=${e} onClose=${()=>s(null)} onDone=${f} />`}
    ${o==="copy"&&a`<${Qu} set=${t} keys=${e.map(({key:d})=>d)} onClose=${()=>s(null)} onDone=${f} />`}
    ${c.length>0&&a`<${tm} failures=${c} onClose=${()=>u([])} />`}
  </div>`}var nm=[["path",{d:"M10 5H3"}],["path",{d:"M12 19H3"}],["path",{d:"M14 3v4"}],["path",{d:"M16 17v4"}],["path",{d:"M21 12h-9"}],["path",{d:"M21 19h-5"}],["path",{d:"M21 5h-7"}],["path",{d:"M8 10v4"}],["path",{d:"M8 12H3"}]];var rm=window.matchMedia("(max-width: 720px)"),Kn=dt(rm.matches);rm.addEventListener("change",t=>{Kn.value=t.matches});function sm({query:t,typed:e,onType:n,onChange:r,metadata:o,isPlanned:s,input:i,onLeave:l}){let c=Object.keys(t).filter(h=>om.includes(h)||h.startsWith(Ue)),u=e!==""||c.length>0,[m,f]=g(c.length>0),d=!Kn.value||m,p=(h,x,k)=>a`<${I}
      key=${h}
      label=${x}
      class=${t[h]?"filter chosen":"filter"}
      value=${t[h]??""}
      options=${[{value:"",label:x},...k]}
      onChange=${b=>r({[h]:b||null})}
    />`;return a`<div class="flag-filters" role="search" aria-label=${w.filters}>
    <div class="search">
      <${st} shapes=${kr} />
      <input
        ref=${i}
        type="search"
        aria-label=${w.search}
        placeholder=${w.searchPlaceholder}
        autocomplete="off"
        spellcheck=${!1}
        value=${e}
        onInput=${h=>n(h.target.value)}
        onKeyDown=${h=>{if(h.key==="Escape"&&e)n("");else if(["Escape","Enter","ArrowDown"].includes(h.key))l();else return;h.preventDefault()}}
      />
    </div>
    ${Kn.value&&a`<${y} icon=${nm} aria-expanded=${String(m)} onClick=${()=>f(!m)}>${c.length?w.filtersChosen(c.length):w.filters}<//>`}
    ${d&&v()}
    ${u&&a`<${y}
      kind="quiet"
      icon=${vt}
      onClick=${()=>{n(""),r(Object.fromEntries([...om,...c].map(h=>[h,null])))}}
      >${w.clear}<//
    >`}
  </div>`;function v(){return a`
      ${p("state",w.anyState,[{value:"on",label:w.on},{value:"off",label:w.off}])}
      ${p("type",w.anyType,Object.entries(w.types).map(([h,x])=>({value:h,label:x})))}
      ${o.map(({name:h,values:x})=>p(Ue+h,w.anyValue(h),x.map(({value:k,count:b})=>({value:k,label:`${k} (${b.toLocaleString("en")})`}))))}
      ${p("changed",w.changedAny,Object.keys(ks).map(h=>({value:h,label:w.ranges[h]})))}
      ${p("stale",w.staleAny,[{value:"yes",label:w.staleOnly}])}
      ${(s||t.planned)&&p("planned",w.plannedAny,[{value:"yes",label:w.plannedOnly}])}
    `}}var om=["state","type","changed","stale","planned"];var Wo=[["path",{d:"M12 15V3"}],["path",{d:"M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4"}],["path",{d:"m7 10 5 5 5-5"}]];var im=[["path",{d:"M12 3v12"}],["path",{d:"m17 8-5-5-5 5"}],["path",{d:"M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4"}]];var tg=6e4;async function am(t){try{let{text:e}=await j(S`flag-sets/${t}/document`);eg(`${t}.json`,e)}catch(e){At(e)}}function eg(t,e){let n=document.createElement("a");n.href=URL.createObjectURL(new Blob([e],{type:"application/json"})),n.download=t,n.click(),setTimeout(()=>URL.revokeObjectURL(n.href),tg)}function cm(t,e){let[n,r]=[R(t),R(e)],o=bn(r,"flags")?.value,s=new Map([...vr(n,"$evaluators"),...vr(r,"$evaluators")]),i=me(n).filter(({key:c})=>c!=="flags"&&c!=="$evaluators").map(({key:c,value:u})=>`${JSON.stringify(c)}: ${u.source}`),l=o?.type==="array"?ng(vr(n,"flags"),o.items):lm(new Map([...vr(n,"flags"),...vr(r,"flags")]));return`{
${[...i,`"$evaluators": ${lm(s)}`,`"flags": ${l}`].join(`,
`)}
}`}function vr(t,e){return new Map(me(bn(t,e)?.value).map(({key:n,value:r})=>[n,r.source]))}function ng(t,e){let n=new Map(t);for(let o of e){let s=bn(o,"key")?.value;s&&n.delete(String(Zt(s)))}return`[
${[...[...n].map(([o,s])=>`{"key": ${JSON.stringify(o)}, ${s.slice(1)}`),...e.map(o=>o.source)].join(`,
`)}
]`}function lm(t){return`{
${[...t].map(([e,n])=>`${JSON.stringify(e)}: ${n}`).join(`,
`)}
}`}async function um(t,e,n,r){let o=S`flag-sets/${t}/document`,s=n==="replace"?e:cm((await j(o,{signal:r})).text,e),{data:i,text:l,etag:c}=await ce(o,{body:s,query:{dry_run:!0},signal:r}),u=R(l);return{body:s,etag:c,revision:i.revision,warnings:i.warnings,diff:nn(Y(u,"/diff")).map((m,f)=>({kind:i.diff[f].kind,name:i.diff[f].name,before:i.diff[f].before===null?null:gt(m,"/before"),after:i.diff[f].after===null?null:gt(m,"/after")}))}}async function mm(t,{body:e,etag:n},r){let{data:o,etag:s}=await ce(S`flag-sets/${t}/document`,{body:e,etag:n,comment:r});return{changed:o.changed,etag:s}}function fm(t,{revision:e},{etag:n}){return Ft(S`flag-sets/${t}/rollback`,{body:{revision:e},etag:n})}var dm=[["path",{d:"M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2z"}],["path",{d:"M14 2v5a1 1 0 0 0 1 1h5"}],["path",{d:"M12 12v6"}],["path",{d:"m15 15-3-3-3 3"}]];var rg=t=>/\.ya?ml$/i.test(t);async function pm(t,e){let n=rg(t)?"YAML":"JSON",r=new TextDecoder().decode(e),o=ig(r,e);return o!==null?{file:null,fault:{kind:n,message:ee.notText,...Rr(r,o)}}:n==="YAML"?sg(t,r):og(t,r)}function og(t,e){try{let n=R(e);return{file:{name:t,text:e,placeOf:r=>Rr(e,$i(r,o=>Y(n,o)).start)},fault:null}}catch(n){if(!(n instanceof ne))throw n;return{file:null,fault:{kind:"JSON",message:n.message,line:n.line,column:n.column}}}}async function sg(t,e){let{readYaml:n,YamlFault:r}=await import("./reader-KFVZNAM7.js");try{let{json:o,placeOf:s}=n(e);return{file:{name:t,text:o,placeOf:i=>$i(i,s)},fault:null}}catch(o){if(!(o instanceof r))throw o;return{file:null,fault:{kind:"YAML",message:o.message,line:o.line,column:o.column}}}}function $i(t,e){let n=e(t);if(n!==null)return n;if(!yn(t).length)throw new RangeError("A file has a root.");return $i(t.slice(0,t.lastIndexOf("/")),e)}function ig(t,e){try{return new TextDecoder("utf-8",{fatal:!0}).decode(e),null}catch{let n=new TextEncoder,r=t.indexOf("\uFFFD"),o=e[0]===239&&e[1]===187&&e[2]===191?3:0,s=0;for(;r!==-1&&(o+=n.encode(t.slice(s,r)).length,!(e[o]!==239||e[o+1]!==191||e[o+2]!==189));r=t.indexOf("\uFFFD",s))o+=3,s=r+1;return Math.max(r,0)}}var je=w.importing,ag=32*1024*1024;function $m({file:t,onFile:e}){let n=F(null),r=F(void 0),[o,s]=g(!1),[i,l]=g("");async function c(u){if(s(!1),!u)return;r.current=u,e(null),l("");let m=await lg(u);r.current===u&&(l(m.fault??""),e(m.file))}return a`<div
    class="chooser ${o?"over":""}"
    onDragOver=${u=>{u.preventDefault(),s(!0)}}
    onDragLeave=${()=>s(!1)}
    onDrop=${u=>{u.preventDefault(),c(u.dataTransfer?.files[0])}}
  >
    <${st} shapes=${dm} size=${24} />
    ${t?a`<strong class="mono">${t.name}</strong>`:a`<strong>${je.drop}</strong><p class="quiet">${je.dropHint}</p>`}
    <${y} onClick=${()=>n.current?.click()}>${t?je.another:je.choose}<//>
    <input
      ref=${n}
      type="file"
      class="hidden-text"
      tabindex="-1"
      aria-label=${je.choose}
      accept=".json,.yaml,.yml,application/json,application/yaml"
      onChange=${u=>{c(u.target.files[0]),u.target.value=""}}
    />
    ${i&&a`<${cg} fault=${i} />`}
  </div>`}async function lg(t){if(t.size>ag)return{file:null,fault:je.tooLarge};try{return await pm(t.name,new Uint8Array(await t.arrayBuffer()))}catch(e){return{file:null,fault:`${$.problem.outdated} (${e})`}}}function cg({fault:t}){let[e,n]=typeof t=="string"?[je.unread,t]:[je.notRead(t.kind),`${je.place(t.line,t.column)}: ${t.message}`];return a`<div class="problem" role="alert"><div class="grow"><strong>${e}</strong><p>${n}</p></div></div>`}var gi=w.importing,hi=100;function hm({problem:t,file:e}){return a`<div class="problem" role="alert">
    <div class="grow">
      <strong>${gi.refused}</strong>
      <${vi} places=${t.errors} file=${e} />
    </div>
  </div>`}function vi({places:t,file:e}){return a`<ul>
    ${t.slice(0,hi).map(({pointer:n,detail:r})=>a`<li>${n&&a`<${ug} place=${e.placeOf(n)} pointer=${n} />`}${r}</li>`)}
    ${t.length>hi&&a`<li>${gi.more(t.length-hi)}</li>`}
  </ul>`}var ug=({place:t,pointer:e})=>a`<span>${gi.place(t.line,t.column)}, <code>${e}</code>: </span>`;var pn=w.importing,yi=300,bi={new:"good",changed:"accent",deleted:"bad"};function gm({trial:{diff:t,warnings:e},file:n}){return t.length?a`
    <div class="row" role="status">
      ${Object.keys(bi).map(r=>{let o=t.filter(s=>vm(s)===r).length;return o>0&&a`<${V} kind=${bi[r]}>${o.toLocaleString("en")} ${pn.counts[r]}<//>`})}
    </div>
    ${e.length>0&&a`<${K}><strong>${pn.warnings}</strong><${vi} places=${e} file=${n} /><//>`}
    <ul class="plain import-changes" aria-label=${pn.difference}>
      ${t.slice(0,yi).map(r=>a`<${mg} key=${`${r.kind} ${r.name}`} changed=${r} />`)}
      ${t.length>yi&&a`<li class="quiet padded">${pn.more(t.length-yi)}</li>`}
    </ul>
  `:a`<p class="quiet">${pn.same}</p>`}function mg({changed:t}){let[e,n]=g(!1),r=vm(t);return a`<li>
    <button type="button" class="opens" aria-expanded=${String(e)} onClick=${()=>n(!e)}>
      <${st} shapes=${rn} />
      <span class="mono grow cut">${t.name}</span>
      ${t.kind!=="flag"&&a`<span class="quiet small">${pn.kinds[t.kind]}</span>`}
      <${V} kind=${bi[r]}>${pn.counts[r]}<//>
    </button>
    ${e&&a`<div class="padded"><${Wt} before=${t.before} after=${t.after} kind=${t.kind} /></div>`}
  </li>`}var vm=({before:t,after:e})=>t===null?"new":e===null?"deleted":"changed";var ie=w.importing;function bm({set:t,onClose:e}){let[n,r]=g(null),[o,s]=g("keep"),[i,l]=g(null),[c,u]=g(null),[m,f]=g(!1),[d,p]=g(""),[v,h]=g(!1),[x,k]=g(0),b=yt(U(t));B(()=>{if(!n)return;let T=new AbortController;return l(null),u(null),um(t,n.text,o,T.signal).then(l).catch(N=>T.signal.aborted||u(N)),()=>T.abort()},[n,o,x]);async function C(){if(!i||v)return;let T=i.diff.filter(({kind:N,after:O})=>N==="flag"&&O===null).length;if(!((b||T)&&!await Kt({title:ie.ask(i.diff.length,t),text:[b&&w.askProduction,T&&ie.askDeleted(T)].filter(Boolean).join(" "),action:w.import,name:b&&T?t:void 0,danger:!0}))){h(!0);try{let N=await mm(t,i,d.trim());_({text:ie.applied(N.changed,t),action:{label:$.undo,onClick:()=>fm(t,i,N).then(()=>_({text:ie.undone})).catch(At)}}),e()}catch(N){h(!1);let O=N instanceof z&&N.status===412;f(O),O?k(x+1):u(N)}}}let A=i?.diff.length??0;return a`<${ue}
    wide
    class=${b?"production":""}
    title=${a`${ie.title(t)} ${b&&a`<${V} kind="bad">${$.shell.production}<//>`}`}
    onClose=${v?void 0:e}
    footer=${a`
      <${y} onClick=${e} disabled=${v}>${$.cancel}<//>
      <${y} kind=${b?"danger":"primary"} busy=${v} disabled=${!A} onClick=${C}>
        ${A?ie.apply(A):w.import}
      <//>
    `}
  >
    <div class="stack">
      <${$m} file=${n} onFile=${r} />
      ${n&&a`<fieldset class="import-mode">
        <legend>${ie.mode}</legend>
        <${ym} name="keep" mode=${o} onMode=${s} label=${ie.keep} hint=${ie.keepHint} />
        <${ym} name="replace" mode=${o} onMode=${s} label=${ie.replace} hint=${ie.replaceHint} />
      </fieldset>`}
      ${m&&a`<${K}>${ie.meanwhile}<//>`}
      ${n&&c&&a`<${fg} problem=${c} file=${n} onRetry=${()=>k(x+1)} />`}
      ${n&&!i&&!c&&a`<${J} rows=${4} />`}
      ${n&&i&&a`<${gm} trial=${i} file=${n} />`}
      ${A>0&&a`<${L} label=${w.bulk.comment} hint=${w.bulk.commentHint}>
        ${T=>a`<input ...${T} type="text" maxlength="1000" value=${d} onInput=${N=>p(N.target.value)} />`}
      <//>`}
    </div>
  <//>`}function ym({name:t,mode:e,onMode:n,label:r,hint:o}){return a`<label class="check">
    <input type="radio" name="import-mode" checked=${e===t} onChange=${()=>n(t)} />
    <span>${r}<span class="hint">${o}</span></span>
  </label>`}function fg({problem:t,file:e,onRetry:n}){return t instanceof z&&t.errors.length?a`<${hm} problem=${t} file=${e} />`:a`<${P} problem=${t} onRetry=${n} />`}function wm({set:t,shown:e,onCreate:n}){let[r,o]=g(!1),{flags:s,complete:i,revision:l}=te(t).content.value;return a`<div class="page-head">
    <div class="row">
      <h1>${$.pages.flags}</h1>
      <span class="facts quiet small">
        <span role="status">${i?w.found(e,s.length):w.loading(s.length)}</span>
        ${l>0&&a`<span class="revision" title=${w.revisionTitle(l)}>${w.revision(l)}</span>`}
        <${Nr} />
      </span>
    </div>
    <div class="row actions">
      ${M("write")&&a`<${y} kind="quiet" icon=${im} onClick=${()=>o(!0)}>${w.import}<//>`}
      <${y} kind="quiet" icon=${Wo} onClick=${()=>am(t)}>${w.export}<//>
      ${M("write")&&a`<${y} kind="primary" icon=${rt} onClick=${n}>${w.newFlag}<//>`}
    </div>
    ${r&&a`<${bm} set=${t} onClose=${()=>o(!1)} />`}
  </div>`}var Jo={boolean:[{name:"on",value:"true"},{name:"off",value:"false"}],string:[{name:"new",value:"new"},{name:"old",value:"old"}],number:[{name:"high",value:"10"},{name:"low",value:"1"}],object:[{name:"new",value:"{}"},{name:"old",value:"{}"}]};function Ho(t,e){if(t==="string")return JSON.stringify(e);let n=e.trim();if(t==="boolean")return n==="true"||n==="false"?n:null;if(t==="number")return/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(n)?n:null;try{let r=JSON.parse(n);return r!==null&&typeof r=="object"&&!Array.isArray(r)?n:null}catch{return null}}function xm({type:t,variants:e,defaultVariant:n,isEnabled:r,owner:o}){let s=e.map(({name:l,value:c})=>`    ${JSON.stringify(l)}: ${Ho(t,c)}`),i=[`  "state": "${r?"ENABLED":"DISABLED"}"`,`  "variants": {
${s.join(`,
`)}
  }`,`  "defaultVariant": ${JSON.stringify(n)}`];return o.trim()&&i.push(`  "metadata": {
    "owner": ${JSON.stringify(o.trim())}
  }`),`{
${i.join(`,
`)}
}`}var $t=w.create,dg=Object.keys(Jo);function km({set:t,onClose:e}){let[n,r]=g(""),[o,s]=g("boolean"),[i,l]=g(Jo.boolean),[c,u]=g(1),[m,f]=g(""),[d,p]=g(!0),[v,h]=g({}),[x,k]=g(null),[b,C]=g(!1);async function A(N){N.preventDefault();let O={key:n.trim()?void 0:$t.keyMissing,variants:$g(o,i)};if(h(O),k(null),O.key||O.variants||b||!await jt(t,{title:$t.ask(n.trim(),t)}))return;C(!0);let D=c<0?null:i[c].name.trim(),at=i.map(({name:ct,value:ht})=>({name:ct.trim(),value:ht}));try{let ct=xm({type:o,variants:at,defaultVariant:D,isEnabled:d,owner:m});await ce(S`flag-sets/${t}/flags/${n.trim()}`,{body:ct,createOnly:!0}),_({text:$t.created(n.trim())}),e(),Xt({set:t,flag:n.trim()})}catch(ct){C(!1),ct instanceof z&&ct.status===412?h({key:$t.exists(n.trim())}):k(ct)}}let T=yt(U(t));return a`<${Et}
    title=${a`${$t.title} ${T&&a`<${V} kind="bad">${t}<//>`}`}
    class=${T?"production":""}
    onClose=${e}
    footer=${a`
      <${y} onClick=${e}>${$.cancel}<//>
      <${y} kind="primary" type="submit" form="new-flag" busy=${b}>${$t.action}<//>
    `}
  >
    <form id="new-flag" class="stack" onSubmit=${A} novalidate>
      ${x&&a`<${P} problem=${x} />`}
      <${L} label=${$t.key} hint=${$t.keyHint} error=${v.key}>
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
            onInput=${O=>r(O.target.value)}
          />`}
      <//>
      <${L} label=${$t.type}>
        ${N=>a`<${I}
            input=${N}
            value=${o}
            options=${dg.map(O=>({value:O,label:w.types[O]}))}
            onChange=${O=>{s(O),l(Jo[O]),u(1)}}
          />`}
      <//>
      <${pg}
        type=${o}
        variants=${i}
        fault=${v.variants}
        onChange=${N=>{l(N),c>=N.length&&u(N.length-1)}}
      />
      <${L} label=${$t.default} hint=${$t.defaultHint}>
        ${N=>a`<${I}
            input=${N}
            value=${String(c)}
            options=${[...i.map(({name:O},D)=>({value:String(D),label:O||`${D+1}`})),{value:"-1",label:$t.noDefault}]}
            onChange=${O=>u(Number(O))}
          />`}
      <//>
      <${L} label=${$t.owner} hint=${$t.ownerHint}>
        ${N=>a`<input ...${N} type="text" autocomplete="off" value=${m} onInput=${O=>f(O.target.value)} />`}
      <//>
      <${Pe} label=${$t.enabled} hint=${$t.enabledHint} checked=${d} onChange=${p} />
    </form>
  <//>`}function pg({type:t,variants:e,fault:n,onChange:r}){let o=(s,i)=>r(e.map((l,c)=>c===s?{...l,...i}:l));return a`<fieldset class="new-variants">
    <legend>${$t.variants}</legend>
    ${e.map(({name:s,value:i},l)=>a`<div class="row" key=${l}>
        <input
          type="text"
          class="mono name"
          aria-label=${$t.variantName}
          value=${s}
          onInput=${c=>o(l,{name:c.target.value})}
        />
        ${t==="boolean"?a`<${I}
              label=${$t.variantValue}
              value=${i}
              options=${["true","false"].map(c=>({value:c,label:c}))}
              onChange=${c=>o(l,{value:c})}
            />`:a`<input
              type="text"
              class="mono grow"
              inputmode=${t==="number"?"decimal":void 0}
              aria-label=${$t.variantValue}
              aria-invalid=${Ho(t,i)===null?"true":void 0}
              value=${i}
              onInput=${c=>o(l,{value:c.target.value})}
            />`}
        <${y}
          kind="quiet"
          icon=${Rt}
          label=${$t.removeVariant}
          disabled=${e.length===1}
          onClick=${()=>r(e.filter((c,u)=>u!==l))}
        />
      </div>`)}
    ${n&&a`<p class="bad small" role="alert">${n}</p>`}
    <div>
      <${y} size="small" icon=${rt} onClick=${()=>r([...e,{name:"",value:t==="boolean"?"true":t==="object"?"{}":""}])}>
        ${$t.addVariant}
      <//>
    </div>
  </fieldset>`}function $g(t,e){let n=e.map(({name:o})=>o.trim());if(n.includes(""))return $t.nameMissing;let r=n.find((o,s)=>n.indexOf(o)!==s);if(r!==void 0)return $t.nameTwice(r);if(!e.every(({value:o})=>Ho(t,o)!==null))return t==="number"?$t.notNumber:$t.notObject}var hg=36,gg=60,vg=38,yg=240,bg=8;function Sm({set:t,flags:e,column:n,order:r,isDown:o,onOrder:s,selected:i,fresh:l,onSelect:c,cursor:u,reveal:m,onCursor:f,takesFocus:d,onToggle:p}){let v=F(-1),h=e.length>0&&e.every(({key:T})=>i.has(T)),x=!h&&e.some(({key:T})=>i.has(T));function k(T,N,O){let D=O&&v.current>=0&&v.current<e.length?v.current:T;v.current=T;let[at,ct]=D<T?[D,T]:[T,D];c(e.slice(at,ct+1).map(({key:ht})=>ht),N)}let b={order:r,isDown:o,onOrder:s},C=Kn.value?gg:hg,A=["flag-table panel",n===null&&"no-owner",!M("write")&&"read-only",e.length>bg&&"long"];return a`<div
    class=${A.filter(Boolean).join(" ")}
    style=${wg(e.length,C)}
    role="table"
    aria-label=${w.table}
    aria-rowcount=${e.length+1}
  >
    <div role="rowgroup" class="list-head">
      <div role="row" aria-rowindex="1" class="flag-row">
        ${M("write")&&a`<div role="columnheader" class="select">
          <input
            type="checkbox"
            aria-label=${w.selectAll}
            checked=${h}
            indeterminate=${x}
            disabled=${!e.length}
            onChange=${T=>c(e.map(({key:N})=>N),T.target.checked)}
          />
        </div>`}
        <div role="columnheader" class="state-cell"><span>${w.columns.state}</span></div>
        <${zo} ...${b} name="key" class="key">${w.columns.key}<//>
        <div role="columnheader" class="type">${w.columns.type}</div>
        <${zo} ...${b} name="rollout" class="serves">${w.columns.rollout}<//>
        ${n!==null&&a`<div role="columnheader" class="owner cut">${n==="owner"?w.columns.owner:n}</div>`}
        <${zo} ...${b} name="evaluated" class="evaluated">${w.columns.evaluated}<//>
        <${zo} ...${b} name="changed" class="changed">${w.columns.changed}<//>
      </div>
    </div>
    <${Dn}
      key=${C}
      role="rowgroup"
      class="list-rows"
      count=${e.length}
      rowHeight=${C}
      reveal=${m}
      keyOf=${T=>e[T]?.key??""}
      render=${T=>{let N=e[T];return N?a`<${tl}
          key=${N.key}
          set=${t}
          flag=${N}
          index=${T}
          column=${n}
          isSelected=${i.has(N.key)}
          isFresh=${l.has(N.key)}
          isAtCursor=${T===u}
          takesFocus=${d}
          onCursor=${()=>f(N.key)}
          onSelect=${(O,D)=>k(T,O,D)}
          onToggle=${O=>p(N,O)}
        />`:null}}
    />
  </div>`}function wg(t,e){let n=vg+t*e;return{maxHeight:`${n}px`,minHeight:`${Math.min(n,yg)}px`}}function zo({name:t,order:e,isDown:n,onOrder:r,class:o,children:s}){let i=t===e;return a`<div role="columnheader" class=${o} aria-sort=${i?n?"descending":"ascending":void 0}>
    <button type="button" class="sorts" onClick=${()=>r(t)}>
      ${s}${i&&a`<${st} shapes=${n?hr:gr} size=${12} />`}
    </button>
  </div>`}var xg=300;function kg(){let{query:t}=Ct.value,e=Ct.value.set,n=te(e);B(()=>n.open(),[e]);let{flags:r,complete:o,problem:s,fromMemory:i}=n.content.value,[l,c]=Og(t.q??""),u=Object.keys(t).filter(q=>q.startsWith(Ue)),m=ut(()=>Za(r,u.map(q=>q.slice(Ue.length))),[r,u.join()]),f=Qa({...t,q:l}),d=JSON.stringify(f),p=f.within===null?0:Cr.value,v=ut(()=>Xa(r,f,p),[r,d,p]),[h,x]=g(new Set),k=ut(()=>r.filter(({key:q})=>h.has(q)),[r,h]),[b,C]=g(!1),[A,T]=g(null),[N,O]=g(-1),D=ut(()=>v.findIndex(({key:q})=>q===A),[v,A]),at=F(!1),ct=F(null);function ht(q){if(!v.length)return;let Tt=Math.max(0,Math.min(q,v.length-1));at.current=!0,T(v[Tt].key),O(Tt)}function Bt(q,Tt){let Te=new Set(h);for(let Xe of q)Tt?Te.add(Xe):Te.delete(Xe);x(Te)}let ot=q=>()=>v[D]&&q(v[D]);vn([{keys:"/",label:w.keys.search,run:()=>ct.current?.select()},{keys:"j",label:w.keys.next,run:()=>ht(D+1)},{keys:"k",label:w.keys.previous,run:()=>ht(D-1)},{keys:"Home",label:w.keys.first,run:()=>ht(0)},{keys:"End",label:w.keys.last,run:()=>ht(v.length-1)},{keys:"o",label:w.keys.open,run:ot(({key:q})=>Xt({set:e,flag:q}))},...M("write")?[{keys:"x",label:w.keys.select,run:ot(({key:q})=>Bt([q],!h.has(q)))},{keys:"t",label:w.keys.toggle,run:ot(({key:q,state:Tt})=>Hr(e,q,Tt!=="ENABLED"))},{keys:"n",label:w.keys.create,run:()=>C(!0)},{keys:"Escape",label:w.keys.escape,run:()=>x(new Set)}]:[]]);let Dt=ut(()=>k.length-v.filter(({key:q})=>h.has(q)).length,[k,v]),ae=ut(()=>r.some(({plan:q})=>q),[r]),ft=o&&r.length===0;return a`<div class="flags-page ${k.length?"selecting":""}">
    <${wm} set=${e} shown=${v.length} onCreate=${()=>C(!0)} />
    ${i&&a`<${K}>${$.problem.fromMemory}<//>`}
    ${s&&a`<${P} problem=${s} onRetry=${()=>n.retry()} />`}
    ${ft?a`<div class="panel">
          <${Q} icon=${_i} title=${w.emptyTitle} text=${w.emptyText} command=${w.emptyCommand(e)}>
            ${M("write")&&a`<${y} kind="primary" onClick=${()=>C(!0)}>${w.newFlag}<//>`}
          <//>
        </div>`:a`
          <${sm}
            query=${t}
            typed=${l}
            onType=${c}
            onChange=${St}
            metadata=${m}
            isPlanned=${ae}
            input=${ct}
            onLeave=${()=>ht(Math.max(D,0))}
          />
          ${r.length===0?!s&&a`<div class="panel"><${J} rows=${12} /></div>`:v.length===0?a`<div class="panel"><${Q} icon=${Ar} title=${w.nothingFound} text=${w.nothingFoundText} /></div>`:a`<${Sm}
                  set=${e}
                  flags=${v}
                  column=${m[0]?.name??null}
                  order=${f.order}
                  isDown=${f.down}
                  onOrder=${q=>St({sort:Sg(q,f)})}
                  selected=${h}
                  fresh=${n.fresh.value}
                  onSelect=${Bt}
                  cursor=${D}
                  reveal=${N}
                  onCursor=${T}
                  takesFocus=${at}
                  onToggle=${({key:q},Tt)=>Hr(e,q,Tt)}
                />`}
        `}
    ${k.length>0&&a`<${em} set=${e} flags=${k} hidden=${Dt} onClear=${()=>x(new Set)} />`}
    ${b&&a`<${km} set=${e} onClose=${()=>C(!1)} />`}
  </div>`}function Sg(t,e){return`${(t===e.order?!e.down:t!=="key")?"-":""}${t}`}function Og(t){let[e,n]=g(t),r=F(void 0);return B(()=>{clearTimeout(r.current),n(t)},[t]),B(()=>()=>clearTimeout(r.current),[]),[e,o=>{n(o),clearTimeout(r.current),r.current=setTimeout(()=>St({q:o||null}),xg)}]}var Om=["who","kind","name","since","until"],Tg={m:6e4,h:36e5,d:864e5};function Tm(t){let e=t.kind??"",n={who:t.who??"",kind:e==="flag"||e==="evaluator"||e==="flag_set"?e:"",name:t.name??"",since:Ag(t.since??"")?t.since??"":"",until:Am(t.until??"")?t.until??"":""};return n.kind!=="flag"&&n.kind!=="evaluator"&&(n.name=""),n}function Cm(t){return Object.fromEntries(Om.filter(e=>t[e]!=="").map(e=>[e,t[e]]))}function Ko(t,e){let n={};if(t.who!==""&&(n.actor=t.who),t.name!==""&&t.kind==="flag"?n.flag=t.name:t.name!==""&&t.kind==="evaluator"?n.evaluator=t.name:t.kind!==""&&(n.kind=t.kind),t.since!==""&&(n.since=Cg(t.since,e).toISOString()),t.until!==""){let r=wi(t.until);r.setDate(r.getDate()+1),n.until=r.toISOString()}return n}var Uo=t=>Om.every(e=>t[e]==="");function Cg(t,e){let n=/^(\d{1,4})([mhd])$/.exec(t);return n===null?wi(t):new Date(e.getTime()-Number(n[1])*Tg[n[2]])}function wi(t){let[e,n,r]=t.split("-").map(Number);return new Date(e,n-1,r)}var Am=t=>/^\d{4}-\d{2}-\d{2}$/.test(t)&&!Number.isNaN(wi(t).getTime()),Ag=t=>/^\d{1,4}[mhd]$/.test(t)||Am(t);function Em(t,e){let n=e.after===null?e.revision-1:e.revision,r=e.after===null?e.beforeText:e.afterText;return Rm(t,e,n,r,$.history.title(e.name,n),$.history.comment.back(n))}function Nm(t,e){let n=$.history,r=n.comment.undone(e.revision);if(e.before!==null)return Rm(t,e,e.revision-1,e.beforeText,n.titleOfUndo(e.name),r);if(e.kind==="flag_set")return null;let o=e.kind==="flag"?S`flag-sets/${t}/flags/${e.name}`:S`flag-sets/${t}/evaluators/${e.name}`;return{title:n.titleOfDeletion(e.name),set:t,method:"DELETE",where:o,action:$.delete,danger:!0,typed:e.name,comment:r}}function Mm(t,e){return{title:$.history.titleOfSet(t,e),text:$.history.textOfSet,set:t,method:"POST",where:S`flag-sets/${t}/rollback`,body:{revision:e},action:$.history.bringBack,comment:$.history.comment.back(e)}}function Rm(t,{kind:e,name:n},r,o,s,i){let l={title:s,set:t,action:$.history.bringBack,comment:i};return e==="flag"?{...l,method:"POST",where:S`flag-sets/${t}/flags/${n}/rollback`,body:{revision:r}}:e==="evaluator"&&o!==null?{...l,method:"PUT",where:S`flag-sets/${t}/evaluators/${n}`,body:o}:null}var Eg=new Intl.DateTimeFormat(void 0,{hour:"2-digit",minute:"2-digit"}),Ng=new Intl.DateTimeFormat(void 0,{dateStyle:"medium",timeStyle:"medium"}),Mg=3;function Im({set:t,entry:e,isOpen:n,onOpen:r,onChange:o}){let{revision:s,actor:i,comment:l,changes:c}=e,u=new Date(e.at);return a`<li class="entry ${n?"open":""}">
    <button type="button" class="line" aria-expanded=${String(n)} onClick=${()=>r(!n)}>
      <${st} shapes=${rn} size=${14} />
      <span class="what"
        ><strong>${i}</strong> <${H} parts=${$.changes.together(c)} />${l&&a`, <q>${l}</q>`}</span
      >
      <span class="quiet revision" title=${$.history.revisionOf(s)}>${$.history.revision(s)}</span>
      <time class="quiet" datetime=${u.toISOString()} title=${`${Ng.format(u)}
${Li(u)}`}>${Eg.format(u)}</time>
    </button>
    ${n&&a`<div class="inside">
      ${c.map(m=>a`<${Rg} key=${`${m.kind} ${m.name}`} set=${t} change=${m} isOpen=${c.length<=Mg} onChange=${o} />`)}
      <div class="row">
        <${y} size="small" kind="quiet" href=${G({set:t,page:"try-it",query:{at:String(s),flag:Dg(c)}})}>${$.history.tryThen(s)}<//>
        ${M("write")&&a`<${y} size="small" kind="quiet" onClick=${()=>o(Mm(t,s))}>${$.history.setBack(s)}<//>`}
      </div>
    </div>`}
  </li>`}function Rg({set:t,change:e,isOpen:n,onChange:r}){let[o,s]=g(n),i=$.history,l=M("write")?Em(t,e):null,c=M("write")?Nm(t,e):null,u=Ig(t,e),m=[c!==null&&{label:i.undo,onSelect:()=>r(c)},u!==null&&{label:i.open,onSelect:()=>Xt(u)}];return a`<section class="one" aria-label=${e.name}>
    <div class="row">
      <button type="button" class="name grow" aria-expanded=${String(o)} onClick=${()=>s(!o)}>
        <${st} shapes=${rn} size=${14} />${i.kindOf[e.kind]} <code>${e.name}</code>
      </button>
      ${l!==null&&a`<${y} size="small" icon=${Wn} title=${i.bringBackHint} onClick=${()=>r(l)}>${i.bringBack}<//>`}
      ${m.some(Boolean)&&a`<${qe} end items=${m} button=${{kind:"quiet",size:"small",icon:wn,label:$.more}} />`}
    </div>
    ${o&&a`<${Wt} before=${e.beforeText} after=${e.afterText} kind=${e.kind} />`}
  </section>`}function Ig(t,{kind:e,name:n}){return e==="flag"?{set:t,flag:n}:e==="evaluator"?{set:t,page:"evaluators",query:{name:n}}:null}var Dg=t=>t.length===1&&t[0].kind==="flag"?t[0].name:null;var Dm={who:null,kind:null,name:null,since:null,until:null};function Bm({filter:t,actors:e,names:n}){let r=nt(),o=$.history,s=c=>St({...Dm,...Cm({...t,...c})}),i=/^\d{4}/.test(t.since)||t.until!=="",l=Object.entries(o.kinds);return a`<form class="history-filter" role="search" aria-label=${o.filter} onSubmit=${c=>c.preventDefault()}>
    <input
      type="search"
      aria-label=${o.who}
      placeholder=${o.everybody}
      title=${o.whoHint}
      list="${r}-actors"
      autocomplete="off"
      value=${t.who}
      onChange=${c=>s({who:c.target.value.trim()})}
    />
    <datalist id="${r}-actors">${e.map(c=>a`<option value=${c}></option>`)}</datalist>
    <${I}
      label=${o.what}
      value=${t.kind}
      options=${l.map(([c,u])=>({value:c,label:u}))}
      onChange=${c=>s({kind:c,name:""})}
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
        onChange=${c=>s({name:c.target.value})}
      /><datalist id="${r}-names">${n.map(c=>a`<option value=${c}></option>`)}</datalist>`}
    <${I}
      label=${o.when}
      value=${i?"days":t.since}
      options=${[{value:"",label:o.anyTime},...o.spans.map(([c,u])=>({value:c,label:u})),...i||o.spans.some(([c])=>c===t.since)||t.since===""?[]:[{value:t.since,label:t.since}],{value:"days",label:o.days}]}
      onChange=${c=>s(c==="days"?{since:Fm(),until:Fm()}:{since:c,until:""})}
    />
    ${i&&a`<input type="date" aria-label=${o.from} value=${t.since} max=${t.until} onChange=${c=>s({since:c.target.value})} />
      <input type="date" aria-label=${o.to} value=${t.until} min=${t.since} onChange=${c=>s({until:c.target.value})} />`}
    ${!Uo(t)&&a`<${y} kind="quiet" icon=${vt} onClick=${()=>St(Dm)}>${o.clear}<//>`}
  </form>`}function Fm(){let t=new Date;return new Date(t.getTime()-t.getTimezoneOffset()*6e4).toISOString().slice(0,10)}var Lm=100;function jm(t,e,n){let[r,o]=g({changes:[],next:null,problem:null,isLoading:!0}),[s,i]=g(0),l=F(new AbortController),c=JSON.stringify(n);async function u(f,d,p){l.current.abort();let{signal:v}=l.current=new AbortController;o(h=>({...h,isLoading:!0,problem:null}));try{let h=await Fg(t,{...Ko(n,new Date),limit:p,after:f},v);v.aborted||o({changes:[...d,...h.changes],next:h.next,problem:null,isLoading:!1})}catch(h){v.aborted||o(x=>({...x,problem:h,isLoading:!1}))}}return B(()=>(u(null,[],Math.min(1e3,Math.max(Lm,r.changes.length))),()=>l.current.abort()),[t,e,c,s]),{entries:Ti(r.changes),problem:r.problem,isLoading:r.isLoading,hasMore:r.next!==null,more:()=>u(r.next,r.changes,Lm),reload:()=>i(s+1)}}async function Fg(t,e,n){let{data:r,text:o}=await j(S`flag-sets/${t}/changes`,{query:e,signal:n}),s=R(o);return{changes:r.items.map((l,c)=>({...l,beforeText:l.before===null?null:gt(s,`/items/${c}/before`),afterText:l.after===null?null:gt(s,`/items/${c}/after`)})),next:r.next}}var Bg=new Intl.DateTimeFormat(void 0,{weekday:"long",day:"numeric",month:"long",year:"numeric"});function Lg(){let t=ve.value;return t===null?null:a`<${jg} set=${t.name} revision=${t.revision} />`}function jg({set:t,revision:e}){we(t);let n=Tm(Ct.value.query),{entries:r,problem:o,isLoading:s,hasMore:i,more:l,reload:c}=jm(t,e,n),[u,m]=g(new Set),[f,d]=g(null),p=r.flatMap(h=>h.changes),v=$.history;return a`<div class="page-head">
      <h1>${$.pages.history}</h1>
      <${y} icon=${Wo} onClick=${()=>_g(t,Ko(n,new Date))}>${v.download}<//>
    </div>
    <div class="stack">
      <${Bm} filter=${n} actors=${Pm(p.map(({actor:h})=>h))} names=${Pm(p.filter(({kind:h})=>h===n.kind).map(({name:h})=>h))} />
      ${o!==null&&a`<${P} problem=${o} onRetry=${c} />`}
      ${r.length===0&&s&&a`<div class="panel"><${J} rows=${10} /></div>`}
      ${r.length===0&&!s&&o===null&&a`<${Q} title=${v.none} text=${v.noneText}>
        ${!Uo(n)&&a`<${y} onClick=${()=>St({who:null,kind:null,name:null,since:null,until:null})}>${v.clear}<//>`}
      <//>`}
      ${Pg(r).map(([h,x])=>a`<section key=${h} class="history-day">
          <h2>${h}</h2>
          <ol class="plain panel">
            ${x.map(k=>a`<${Im}
                key=${k.revision}
                set=${t}
                entry=${k}
                isOpen=${u.has(k.revision)}
                onOpen=${b=>m(qg(u,k.revision,b))}
                onChange=${d}
              />`)}
          </ol>
        </section>`)}
      ${i&&a`<div class="row"><${y} busy=${s} onClick=${l}>${v.older}<//></div>`}
    </div>
    ${f!==null&&a`<${pe}
      change=${f}
      onClose=${()=>d(null)}
      onSaved=${({data:h})=>{d(null),_({text:v.done(f.title,h.revision)}),zt()}}
    />`}`}function Pg(t){let e=new Map,n=new Date,r=new Date(n.getFullYear(),n.getMonth(),n.getDate()-1);for(let o of t){let s=new Date(o.at),i=c=>s.toDateString()===c.toDateString(),l=i(n)?$.history.today:i(r)?$.history.yesterday:Bg.format(s);e.set(l,[...e.get(l)??[],o])}return[...e]}function qg(t,e,n){let r=new Set(t);return n?r.add(e):r.delete(e),r}async function _g(t,e){try{let{text:n}=await j(S`flag-sets/${t}/changes`,{query:e,headers:{Accept:"text/csv"}}),r=URL.createObjectURL(new Blob([n],{type:"text/csv"})),o=document.createElement("a");o.href=r,o.download=`${t}-history.csv`,o.click(),URL.revokeObjectURL(r)}catch(n){At(n)}}var Pm=t=>[...new Set(t)].sort();function Vg(){let t=ve.value;return t&&a`<div class="page-head"><div><h1>${$.pages.plans}</h1><p class="quiet">${$.plans.intro}</p></div></div>
      <${Eo} set=${t} />`}function Wg(){let t=ve.value;if(t===null)return null;let{flag:e=null,at:n}=Ct.value.query,r=/^[1-9]\d{0,15}$/.test(n??"")?Number(n):null;return a`<div class="page-head"><div><h1>${$.tryIt.title}</h1><p class="quiet">${$.tryIt.intro}</p></div></div>
    <${No} key=${n} set=${t} flag=${e} from=${r} onAll=${e===null?void 0:G({set:t.name,page:"try-it"})} />`}export{Id as Compare,Bp as Contexts,T$ as Evaluators,Gh as Flag,kg as Flags,Lg as History,Vg as Plans,Wg as TryItPage};
