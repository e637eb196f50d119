import{$a as Ee,A as l,Aa as St,B as X,Ba as Li,C as qt,Ca as en,D as Ni,E as tn,Ea as ji,F as Mi,Fa as ve,G as yt,H as Un,Ha as zt,I as Ht,Ia as vt,J as Ri,Ja as U,K as Ii,Ka as W,L as Di,La as Pi,M as yr,Ma as Nt,N as wr,Na as ue,O as Fi,Oa as Tr,P as h,Pa as Kt,Q as z,Ra as Gn,S as it,Sa as Cr,T as b,Ta as Er,U as xr,Ua as et,V as Bi,Va as _i,W as gt,Wa as Wi,X as _,Xa as ot,Y as Et,Ya as Vi,Za as It,_ as hn,_a as Ji,a as Ti,aa as P,ab as qe,ba as K,bb as wn,c as Ci,ca as J,cb as Hi,d as g,da as ts,db as Ar,e as B,ea as kr,eb as rn,f as $n,fa as le,fb as zi,g as D,ga as Q,h as ut,ha as L,i as Ei,ia as Pe,j as rt,ja as S,k as Ce,ka as gn,l as dt,la as j,m as Ze,ma as Bt,na as ce,oa as Qt,pa as Sr,q as Ai,qa as _t,sa as I,t as br,va as vn,w as M,wa as wt,xa as G,ya as Xt,za as Or}from"./chunk-KGGC54BB.js";import{a as bn,b as Wt,c as me,d as nn,e as yn,f as Y,g as ht,h as Zt,i as Mt,j as Rt,k as qi,l as es}from"./chunk-VQMGCDCY.js";var Ki=[["line",{x1:"5",x2:"19",y1:"9",y2:"9"}],["line",{x1:"5",x2:"19",y1:"15",y2:"15"}]];var Nr=[["path",{d:"m13.5 8.5-5 5"}],["path",{d:"m8.5 8.5 5 5"}],["circle",{cx:"11",cy:"11",r:"8"}],["path",{d:"m21 21-4.3-4.3"}]];function Ui(t,e){let n=t.map(({flags:o})=>new Map(o.map(s=>[s.key,s])));return[...new Set(t.flatMap(({flags:o})=>o.map(({key:s})=>s)))].sort().map(o=>{let s=n[e]?.get(o)??null,i=t.map((a,c)=>{let u=n[c].get(o)??null,m=c===e?[]:Ym(u,a,s,t[e]);return{flag:u,reasons:m}});return{key:o,cells:i,differs:i.some(({reasons:a})=>a.length>0)}})}function Ym(t,e,n,r){if(!t||!n)return t===n?[]:[t?"extra":"missing"];let o=[];t.state!==n.state&&o.push("state"),t.digest!==n.digest&&o.push("definition");let s=new Set([...t.evaluators,...n.evaluators]),i=a=>e.evaluators.get(a)!==r.evaluators.get(a);return[...s].some(i)&&o.push("evaluator"),o}var Qm=[/^(local|dev)/,/^(test|qa|ci)/,/^(stag|uat|pre|acc|demo)/,/^(canary|beta)/,/^prod|^live/];function ns(t){let e=Qm.findIndex(n=>n.test(t.toLowerCase()));return e<0?2.5:e}function Gi(t){let e=new Map(t.map(({name:n,rule:r})=>[n,r]));return new Map(t.map(({name:n,rule:r})=>[n,Mr(r,e,[n])]))}function Mr(t,e,n){if(Array.isArray(t))return`[${t.map(s=>Mr(s,e,n)).join()}]`;if(t===null||typeof t!="object")return JSON.stringify(t);let r=Object.entries(t).sort(([s],[i])=>s<i?-1:1),{$ref:o}=t;return typeof o=="string"&&e.has(o)&&!n.includes(o)?Mr(e.get(o),e,[...n,o]):`{${r.map(([s,i])=>`${JSON.stringify(s)}:${Mr(i,e,n)}`).join()}}`}var on=dt([]),Yi=Ze(()=>{let t=on.value.map(({state:e})=>e.value);return Xm.find(e=>t.includes(e))??"off"}),Xm=["lost","connecting","live"],Zm=3,tf="/ofrep/v1/events",ef=new URL("..",document.baseURI),nf=300,rs=5e3,os=1e3,rf=3e4,of=6e4,sf=3e3;function xn(t,e,n){let r={since:e,onChange:n},o=on.peek().find(s=>s.set===t)??new ss(t);return o.add(r),()=>o.remove(r)}var ss=class{constructor(e){this.set=e,this.state=dt("connecting"),on.value=[...on.peek(),this],this.watchers=new Set,this.source=null,this.revision=0,this.again=os,this.timers={},this.ended=new AbortController,this.isTelling=!1,document.addEventListener("visibilitychange",()=>this.seen(),{signal:this.ended.signal}),this.open()}add(e){clearTimeout(this.timers.unwatched),this.watchers.add(e),this.tell()}remove(e){this.watchers.delete(e),!this.watchers.size&&(this.timers.unwatched=setTimeout(()=>this.end(),sf))}end(){this.ended.abort(),this.close(),Object.values(this.timers).forEach(clearTimeout),on.value=on.peek().filter(e=>e!==this)}close(){this.source?.close(),this.source=null}async open(){if(!(this.ended.signal.aborted||this.source||document.hidden)){if(on.peek().filter(({source:e})=>e).length>=Zm)return void this.ask();this.state.peek()!=="lost"&&(this.state.value="connecting"),clearTimeout(this.timers.ask),this.timers.ask=setTimeout(()=>this.ask(),rs);try{let{data:e}=await j(S`flag-sets/${this.set}/event-stream`,{signal:this.ended.signal});if(e.requestUri===null)return;!this.source&&!this.ended.signal.aborted&&this.listen(e.requestUri)}catch(e){if(this.ended.signal.aborted||e instanceof z&&e.status===404)return;this.later()}}}listen(e){let n=new EventSource(new URL(`.${e.slice(e.indexOf(tf))}`,ef));this.source=n,n.onopen=()=>{clearTimeout(this.timers.ask),this.again=os,this.state.value="live"},n.onmessage=({lastEventId:r})=>this.reach(Number(r)),n.onerror=()=>{this.source===n&&(this.state.peek()==="live"&&(this.state.value="connecting"),clearTimeout(this.timers.ask),this.timers.ask=setTimeout(()=>this.ask(),rs),n.readyState===EventSource.CLOSED&&(this.close(),this.later()))}}later(){clearTimeout(this.timers.again),this.timers.again=setTimeout(()=>this.open(),this.again),this.again=Math.min(2*this.again,rf)}async ask(){if(!(this.ended.signal.aborted||document.hidden)){this.state.value="lost";try{let{data:e}=await j(S`flag-sets/${this.set}`,{signal:this.ended.signal});this.reach(e.revision)}catch{}this.state.peek()==="lost"&&!this.ended.signal.aborted&&(this.timers.ask=setTimeout(()=>this.ask(),rs))}}seen(){clearTimeout(this.timers.hidden),document.hidden?this.timers.hidden=setTimeout(()=>this.close(),of):this.open()}reach(e){!e||e===this.revision||(this.revision=e,this.tell())}async tell(){if(!this.isTelling){this.isTelling=!0;try{for(let e=this.behind();e.length;e=this.behind()){let{revision:n}=this,r=e[0].since,o=r>n?null:await is(this.set,r,this.ended.signal);for(let s of e.filter(i=>i.since===r&&this.watchers.has(i)))s.since=n,s.onChange({revision:n,changes:o})}}catch{this.ended.signal.aborted||(this.timers.tell=setTimeout(()=>this.tell(),os))}finally{this.isTelling=!1}}}behind(){return this.revision?[...this.watchers].filter(({since:e})=>e!==this.revision):[]}};async function is(t,e,n){let r=[],o=null;do{let{data:s}=await j(S`flag-sets/${t}/changes`,{query:{limit:50,after:o},signal:n}),i=s.items.filter(({revision:a})=>a>e);if(r.push(...i),i.length<s.items.length)return r;if(o=s.next,r.length>=nf)return null}while(o!==null);return r}var fe=t=>Ht(t,"flag"),as=t=>t.length===1?t[0]:fe(t.length),w={found:(t,e)=>t===e?fe(e):`${t.toLocaleString("en")} of ${fe(e)}`,loading:t=>`${t.toLocaleString("en")} loaded\u2026`,revision:t=>`r${t}`,revisionTitle:t=>`Revision ${t} of the flag set`,live:{live:"Live",connecting:"Connecting",lost:"Every 5\xA0s",off:"Not followed"},liveTitle:{live:"Changes made elsewhere appear at once.",connecting:"Connecting to the event stream.",lost:"There is no event stream: the console asks for changes every 5 seconds.",off:"Changes made elsewhere appear after a reload."},search:"Search flags",searchPlaceholder:"Search keys, or owner:name",newFlag:"New flag",import:"Import",export:"Export",more:"More actions",table:"Flags",columns:{select:"Select",state:"State",key:"Key",type:"Type",rollout:"Serves",owner:"Owner",evaluated:"Evaluated",changed:"Changed"},selectAll:"Select all flags that are shown",select:t=>`Select ${t}`,enabled:t=>`${t} is enabled`,anyState:"Any state",on:"On",off:"Off",anyType:"Any type",types:{boolean:"boolean",string:"string",number:"number",object:"object"},changedAny:"Changed any time",ranges:{"1h":"Last hour","24h":"Last 24 hours","7d":"Last 7 days","30d":"Last 30 days"},staleAny:"Stale or not",staleOnly:"Stale only",plannedAny:"Planned or not",plannedOnly:"Planned only",anyValue:t=>`Any ${t}`,clear:"Clear filters",filters:"Filters",filtersChosen:t=>`Filters (${t})`,rules:t=>Ht(t,"rule"),noVariant:"caller\u2019s default",computed:"computed",share:(t,e)=>`${t} ${e}`,inRule:(t,e)=>`${t} ${e} in a rule`,never:"never",staleWord:"stale",staleWhy:{"not-evaluated":"Not evaluated for a long time","one-variant":"The same variant for every caller for a long time"},plan:{schedule:t=>`A change is scheduled${t&&` ${t}`}`,rollout:{waiting:t=>`A rollout begins${t&&` ${t}`}`,running:t=>`A rollout is running${t&&`, next step ${t}`}`,paused:()=>"A rollout is paused"},more:t=>`, and ${t} more planned`},by:t=>`by ${t}`,emptyTitle:"No flags yet",emptyText:"A flag decides which variant a caller gets. Create the first one, or import a file with flagd definitions.",emptyCommand:t=>`flagstaff load flags.json --flag-set ${t}`,nothingFound:"No flag fits",nothingFoundText:"No flag has all of that. Remove a filter, or search for less.",keys:{search:"Search",next:"Next flag",previous:"Previous flag",select:"Select the flag",open:"Open the flag, as Enter does",toggle:"Switch the flag on or off",create:"New flag",first:"First flag",last:"Last flag",escape:"Select nothing"},toggled:(t,e)=>`${t} is ${e?"on":"off"}`,changedMeanwhile:(t,e)=>`${t} was changed meanwhile${e?` by ${e}`:""}. It is shown as it is now; nothing was done.`,deletedMeanwhile:t=>`${t} was deleted meanwhile.`,notUndone:"It was changed meanwhile, and is not undone.",askToggle:(t,e,n)=>`Switch ${as(t)} ${e?"on":"off"} in ${n}?`,askProduction:"This is a production flag set: callers get the change at once.",turnOn:"Switch on",turnOff:"Switch off",bulk:{label:"Selected flags",selected:t=>`${t.toLocaleString("en")} selected`,hidden:t=>`(${t.toLocaleString("en")} not shown)`,enable:"Enable",disable:"Disable",copy:"Copy to\u2026",delete:"Delete\u2026",clear:"Select nothing",meanwhile:t=>t?`Changed meanwhile by ${t}`:"Changed or deleted meanwhile",notUndone:t=>`${fe(t)} were changed meanwhile, and are not undone.`,toggled:(t,e)=>`${fe(t)} switched ${e?"on":"off"}`,deleted:t=>`${fe(t)} deleted`,copied:(t,e)=>`${fe(t)} copied to ${e}`,undone:t=>`${fe(t)} as before`,unchanged:t=>`Nothing changed: ${t===1?"the flag was":"all flags were"} like that already`,failedTitle:t=>`${fe(t)} could not be changed`,failedText:"Other flags that were selected are changed. Each of these says why it is not:",askDelete:(t,e)=>`Delete ${as(t)} from ${e}?`,deleteText:"Callers get their own defaults from then on. The history stays, and Undo brings them back.",names:"Flags",comment:"Comment",commentHint:"For the history: why"},copying:{title:t=>`Copy ${as(t)}`,to:"To the flag set",looking:"Comparing\u2026",new:"new there",changes:"changes",same:"same already",refused:"cannot be copied",action:t=>`Copy ${fe(t)}`,nothing:"All of these flags are the same there.",noOther:"There is no other flag set that this API key may change.",show:"Difference",warning:"warning"},create:{title:"New flag",key:"Key",keyHint:"Callers ask for the flag by this key. It cannot be changed later.",keyMissing:"Enter a key.",exists:t=>`There is a flag ${t} already.`,type:"Type of value",variants:"Variants",variantName:"Name of the variant",variantValue:"Value of the variant",addVariant:"Add variant",removeVariant:"Remove variant",default:"Default variant",defaultHint:"Callers get it unless a rule gives them another.",noDefault:"None: the caller\u2019s own default",owner:"Owner",ownerHint:"Stands in the metadata. Optional.",enabled:"Enabled from the start",enabledHint:"A disabled flag gives every caller their own default.",action:"Create flag",ask:(t,e)=>`Create ${t} in ${e}?`,nameMissing:"Each variant has a name.",nameTwice:t=>`Two variants have the name ${t}.`,notNumber:"A number, such as 10 or 2.5",notObject:'An object in JSON, such as {"size": 10}',created:t=>`${t} was created`},importing:{title:t=>`Import into ${t}`,drop:"Drop a flagd file here, or choose one",dropHint:"JSON or YAML with flags, as flagd reads it and Export writes it. Nothing changes before you have seen the difference.",choose:"Choose file",another:"Another file",mode:"What happens to flags that are not in the file",keep:"Keep them: only add and change",keepHint:"Properties and metadata of the flag set stay as they are.",replace:"Delete them: make the flag set equal to the file",replaceHint:"Properties and metadata of the flag set become the file\u2019s, where it has some.",place:(t,e)=>`Line ${t}, column ${e}`,notRead:t=>`This file is not ${t}`,unread:"This file cannot be read",tooLarge:"This file is too large: a document has at most 32\xA0MB.",refused:"The server refuses this file",looking:"Comparing with the flag set\u2026",same:"The flag set is like this already: nothing to import.",counts:{new:"new",changed:"changed",deleted:"deleted"},kinds:{flag:"",evaluator:"evaluator",flag_set:"flag set"},difference:"Difference",warnings:"Warnings",more:t=>`and ${t.toLocaleString("en")} more`,apply:t=>`Import ${Ht(t,"change")}`,applied:(t,e)=>`${Ht(t,"change")} imported into ${e}`,ask:(t,e)=>`Import ${Ht(t,"change")} into ${e}?`,askDeleted:t=>`${fe(t)} will be deleted.`,meanwhile:"The flag set was changed meanwhile. The difference was made anew: look at it again.",undone:"The import was undone"}};function Rr(){let t=Yi.value;return l`<span class="live ${t}" title=${w.liveTitle[t]}>${w.live[t]}</span>`}var Z={title:t=>`Compare ${t}`,table:"Flags by environment",search:"Search flags",reference:"Compare with",onlyDiffering:"Only differing",counts:(t,e)=>`${t.toLocaleString("en")} of ${Ht(e,"flag")} ${t===1?"differs":"differ"}`,loading:t=>`${t.toLocaleString("en")} loaded\u2026`,flag:"Flag",isReference:"reference",missing:"not there",differs:"differs",reasons:{missing:"The flag is not there",extra:"The flag is only here",state:"The state differs",definition:"The definition differs",evaluator:"An evaluator that it uses differs"},on:"on",off:"off",open:(t,e,n)=>`${t}: difference between ${e} and ${n}`,emptyTitle:"Nothing to compare",emptyText:"Environments of one application have names that differ behind the last dot, such as shop.staging and shop.production.",emptyCommand:t=>`flagstaff flag-sets create ${t}.staging`,sameTitle:"No differences",sameText:"Every flag is the same in all environments.",nothingFound:"No flag fits",nothingFoundText:"Search for less, or show the flags that do not differ, too.",noFlagsTitle:"No flags yet",noFlagsText:"None of these environments has a flag.",fractional:(t,e,n,r)=>`${t} buckets by version ${e} of fractional, ${n} by version ${r}: the same split gives many users another variant.`,difference:{from:"From",to:"To",turn:"Other direction",title:t=>`Difference of ${t}`,caption:(t,e)=>`What a copy from ${t} changes in ${e}:`,copy:t=>`Copy to ${t}`,missing:t=>`The flag is not in ${t}. Turn the direction around to copy it there.`,same:"The definitions are the same. What differs is an evaluator that the flag uses.",openFlag:"Open flag",close:"Close"}};var Qi=[["path",{d:"M8 3 4 7l4 4"}],["path",{d:"M4 7h16"}],["path",{d:"m16 21 4-4-4-4"}],["path",{d:"M20 17H4"}]];function Ir(t,e){let n=Math.min(t.length,e.length),r=0;for(;r<n&&t[r]===e[r];)r+=1;let o=0;for(;o<n-r&&t.at(-1-o)===e.at(-1-o);)o+=1;let s=[];for(let a=0;a<r;a+=1)s.push([a,a]);let i=af(t.slice(r,t.length-o),e.slice(r,e.length-o));for(let[a,c]of i)s.push([a===null?null:a+r,c===null?null:c+r]);for(let a=o;a>0;a-=1)s.push([t.length-a,e.length-a]);return s}function af(t,e){let n=lf(t,e);if(!n)return[...t.map(cf),...e.map(uf)];let r=[],[o,s]=[t.length,e.length];for(let i=n.length-1;i>=0;i-=1){let a=n[i],c=o-s,u=c===-i||c!==i&&_e(a,c-1)<_e(a,c+1),m=u?c+1:c-1,[f,d]=i?[_e(a,m),_e(a,m)-m]:[0,0];for(;o>f&&s>d&&t[o-1]===e[s-1];)r.push([--o,--s]);i&&r.push(u?[null,--s]:[--o,null])}return r.reverse()}function lf(t,e){let n=[],r=new Map([[1,0]]);for(let o=0;o<=Math.min(t.length+e.length,1500);o+=1){n.push(new Map(r));for(let s=-o;s<=o;s+=2){let a=s===-o||s!==o&&_e(r,s-1)<_e(r,s+1)?_e(r,s+1):_e(r,s-1)+1;for(;a<t.length&&a-s<e.length&&t[a]===e[a-s];)a+=1;if(r.set(s,a),a>=t.length&&a-s>=e.length)return n}}return null}function _e(t,e){return t.get(e)??-1}function cf(t,e){return[e,null]}function uf(t,e){return[null,e]}var ee={more:"Nothing may follow the value.",depth:"This is nested too deeply.",name:"A name in quotes is expected here.",colon:"A colon is expected behind the name.",comma:t=>`A comma before ${t} is not allowed.`,open:t=>`A comma or ${t} is expected here.`,string:"This string is not closed, or has a character that must be escaped.",value:"A value is expected here.",missing:"A value is missing at the end.",notText:"This is not UTF-8 text."};var ne=class extends Error{constructor(e,n,r){super(e),this.offset=r;let{line:o,column:s}=Dr(n,r);this.line=o,this.column=s}};function Dr(t,e){let n=t.slice(0,e);return{line:n.split(`
`).length,column:Array.from(n.slice(n.lastIndexOf(`
`)+1)).length+1}}var mf=200,Yn=/[ \t\n\r]*/y,ff=/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y,df=/"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y,pf=[!0,!1];function R(t){return new ls(t).whole()}function pt(t){try{return{root:R(t),fault:null}}catch(e){if(e instanceof ne)return{root:null,fault:e};throw e}}var ls=class{constructor(e){this.text=e,this.at=0}whole(){let e=this.value(0);return this.at<this.text.length&&this.fail(ee.more),e}value(e){this.skip(Yn),e>mf&&this.fail(ee.depth);let n=this.text[this.at],r=n==="{"?this.object(e):n==="["?this.array(e):this.scalar(n);return this.skip(Yn),r}object(e){let n=this.at,r=[];return this.list("}",()=>{let o=this.at;this.text[o]!=='"'&&this.fail(ee.name);let s=this.string(),i=this.at;this.skip(Yn),this.pass(":")||this.fail(ee.colon),r.push({key:s,keyStart:o,keyEnd:i,value:this.value(e+1)})}),{type:"object",start:n,end:this.at,source:this.since(n),members:r}}array(e){let n=this.at,r=[];return this.list("]",()=>r.push(this.value(e+1))),{type:"array",start:n,end:this.at,source:this.since(n),items:r}}list(e,n){this.at+=1,this.skip(Yn);let r=this.text[this.at]!==e;for(;r;)n(),r=this.pass(","),this.skip(Yn),r&&this.text[this.at]===e&&this.fail(ee.comma(e));this.pass(e)||this.fail(ee.open(e))}scalar(e){let n=this.at;if(e==='"'){let o=this.string();return{type:"string",start:n,end:this.at,source:this.since(n),value:o}}if(this.pass("null"))return{type:"null",start:n,end:this.at,source:"null",value:null};for(let o of pf)if(this.pass(String(o)))return{type:"boolean",start:n,end:this.at,source:String(o),value:o};this.skip(ff)||this.fail(e===void 0?ee.missing:ee.value);let r=this.since(n);return{type:"number",start:n,end:this.at,source:r,value:Number(r)}}string(){let e=this.at;this.skip(df)||this.fail(ee.string);let n=this.since(e);return n.includes("\\")?JSON.parse(n):n.slice(1,-1)}pass(e){let n=this.text.startsWith(e,this.at);return n&&(this.at+=e.length),n}skip(e){e.lastIndex=this.at;let n=e.test(this.text);return n&&(this.at=e.lastIndex),n}since(e){return this.text.slice(e,this.at)}fail(e){throw new ne(e,this.text,this.at)}};function We(t,e=88){let n=(r,o,s)=>{let i=Xi(r),a=cs(r,": ",", ");if(!i.length||o.length+s+a.length<=e)return a;let c=`${o}  `,u=i.map(([m,f])=>{let d=m&&`${m}: `;return c+d+n(f,c,d.length+1)});return`${a[0]}
${u.join(`,
`)}
${o}${a.at(-1)}`};return n(R(t),"",1/0)}function Dt(t){return cs(R(t),":",",")}function cs(t,e,n){if(Rt(t))return t.source;let r=Xi(t).map(([o,s])=>(o&&o+e)+cs(s,e,n));return t.source[0]+r.join(n)+t.source.at(-1)}function Xi(t){if(t.type==="array")return t.items.map(r=>["",r]);if(t.type!=="object")return[];let{start:e,source:n}=t;return t.members.map(({keyStart:r,keyEnd:o,value:s})=>[n.slice(r-e,o-e),s])}function sn(t){let[e,...n]=t.split(`
`).slice(1).map(r=>/^[ \t]*/.exec(r)?.[0]??"");return n.reduce((r,o)=>{for(;!o.startsWith(r);)r=r.slice(0,-1);return r},e??"")}function kn(t,e=sn(t)){return t.replaceAll(`
${e}`,`
`)}function Sn(t,e){return t.replaceAll(`
`,`
${e}`)}function us(t,e){let n=t.slice(t.lastIndexOf(`
`,e-1)+1,e);return/^[ \t]*/.exec(n)?.[0]??""}var Ae="$flagd.flagKey",Ne="$flagd.timestamp",be="targetingKey";function xt(t){let e=Mt(t);if(e?.key!=="var")return null;let n=e.value.type==="array",[r,o,...s]=e.value.type==="array"?e.value.items:[e.value];return r?.type!=="string"||!$f(r)||s.length>0||o&&!Rt(o)?null:{path:r.value,node:t,fallback:o&&Rt(o)?o:null,isListed:n}}var $f=({value:t})=>t.split(".").some(e=>e!=="");function On(t,e){return t?.fallback?{var:[e,t.fallback]}:t?.isListed?{var:[e]}:{var:e}}var Ut=t=>(e,[n=null],r)=>({[t]:r?[n,e]:[e,n]}),Fr=(t,e)=>(n,r,o)=>Ut(o?e:t)(n,r,o),Zi=(t,e)=>(n,[r=0,o=0],s)=>s?{[e]:[o,n,r]}:{[t]:[r,n,o]},Ve=t=>(e,[n=""],r)=>({sem_ver:[e,t,n]}),hf=(t,[e=""],n)=>({in:[e,t]}),at=(t,e)=>({needs:t,write:e}),re={is:at("value",Ut("==")),isNot:at("value",Ut("!=")),oneOf:at("values",Ut("in")),contains:at("part",hf),startsWith:at("text",Ut("starts_with")),endsWith:at("text",Ut("ends_with")),less:at("order",Fr("<",">")),atMost:at("order",Fr("<=",">=")),more:at("order",Fr(">","<")),atLeast:at("order",Fr(">=","<=")),between:at("range",Zi("<=",">=")),betweenWithout:at("range",Zi("<",">")),versionAtLeast:at("version",Ve(">=")),versionMore:at("version",Ve(">")),versionLess:at("version",Ve("<")),versionAtMost:at("version",Ve("<=")),versionIs:at("version",Ve("=")),versionIsNot:at("version",Ve("!=")),versionMajor:at("version",Ve("^")),versionMinor:at("version",Ve("~")),isSet:at("nothing",t=>t),isNull:at("nothing",(t,e,n)=>Ut("==")(t,[null],n)),isThere:at("nothing",(t,e,n)=>Ut("!=")(t,[null],n)),containsAny:at("values",Ut("contains_any")),containsAll:at("values",Ut("contains_all")),containsNone:at("values",Ut("contains_none")),within:at("text",Ut("in")),same:at("value",Ut("===")),notSame:at("value",Ut("!=="))},gf={"==":"is","!=":"isNot","===":"same","!==":"notSame"},ta={"<":"less","<=":"atMost",">":"more",">=":"atLeast"},vf={"<":"more","<=":"atLeast",">":"less",">=":"atMost"},bf={"<":"betweenWithout","<=":"between",">":"betweenWithout",">=":"between"},yf={"=":"versionIs","!=":"versionIsNot","<":"versionLess","<=":"versionAtMost",">":"versionMore",">=":"versionAtLeast","^":"versionMajor","~":"versionMinor"},wf={starts_with:"startsWith",ends_with:"endsWith"},xf={contains_any:"containsAny",contains_all:"containsAll",contains_none:"containsNone"};function ea(t,e){let n=de(gf,t);if(n)return kf(n,e);if(de(ta,t))return e.length===3?Of(t,e):Sf(t,e);if(t==="in")return Tf(e);if(t==="sem_ver")return Cf(e);let r=de(wf,t);if(r)return Je(r,e,na);let o=de(xf,t);return o?Je(o,e,oa):null}function de(t,e){return Object.hasOwn(t,e)?t[e]:void 0}function Je(t,e,n,r=!1){let[o,s]=r?[...e].reverse():e,i=o&&e.length===2?xt(o):null;return!i||!s||!(n(s)||xt(s))||re[t].needs==="values"&&xt(s)?null:{operator:t,attribute:i,operands:[s],reversed:r}}function kf(t,e){let[n,r]=e;if(!n||!r||e.length!==2)return null;let o=!xt(n),s=xt(o?r:n);if(s&&(o?n:r).type==="null"){let i=t==="is"?"isNull":t==="isNot"?"isThere":null;return i&&{operator:i,attribute:s,operands:[],reversed:o}}return Je(t,e,ra,o)}function Sf(t,e){let n=e[0]!==void 0&&!xt(e[0]),r=(n?vf:ta)[t];return Je(r,e,Qn,n)}function Of(t,e){let[n,r,o]=e,s=xt(r);if(!s||!Qn(n)||!Qn(o))return null;let i=t.startsWith(">");return{operator:bf[t],attribute:s,operands:i?[o,n]:[n,o],reversed:i}}function Tf(t){let[e,n]=t;if(!e||!n||t.length!==2)return null;if(n.type==="array")return Je("oneOf",t,oa);if(xt(e))return Je("within",t,na);let r=Je("contains",t,Qn,!0);return r&&{...r,reversed:!1}}function Cf([t,e,n,...r]){if(!t||e?.type!=="string"||!n||r.length>0)return null;let o=de(yf,e.value);return o?Je(o,[t,n],Qn):null}var na=t=>t.type==="string",Qn=t=>t.type==="string"||t.type==="number",ra=t=>Rt(t)&&t.type!=="null",oa=t=>t.type==="array"&&t.items.every(ra);var Tt=class{constructor(e){this.source=e}};function ln(t){return/"\s*:\S/.test(t)&&!/"\s*:\s/.test(t)?{colon:":",comma:","}:{colon:": ",comma:", "}}function an(t,e){return t instanceof Tt||Tn(t)?t.source:Array.isArray(t)?`[${t.map(r=>an(r,e)).join(e.comma)}]`:t===null||typeof t!="object"?JSON.stringify(t):`{${Object.entries(t).map(([r,o])=>JSON.stringify(r)+e.colon+an(o,e)).join(e.comma)}}`}var Ef=new Set(["object","array","string","number","boolean","null"]);function Tn(t){return t!==null&&typeof t=="object"&&"source"in t&&"start"in t&&Ef.has(String(t.type))}function He(t,e,n){return Me(t,Xn(e,n,ln(t)))}function sa(t,e){let{start:n,source:r}=t,o=Xn(t,e,ln(r));return Me(r,o.map(s=>({...s,start:s.start-n,end:s.end-n})))}function Me(t,e){let n="",r=0;for(let o of[...e].sort((s,i)=>s.start-i.start))n+=t.slice(r,o.start)+o.text,r=o.end;return n+t.slice(r)}function Xn(t,e,n){if(Zn(t,e))return[];if(!(e instanceof Tt)&&!Tn(e)){if(Array.isArray(e)&&t.type==="array")return Nf(t,e,n);let r=Af(t,e,n);if(r)return r}return[{start:t.start,end:t.end,text:an(e,n)}]}function Zn(t,e){if(e===t)return!0;if(e instanceof Tt||Tn(e))return e.source===t.source;if(Array.isArray(e))return t.type!=="array"||t.items.length!==e.length?!1:t.items.every((n,r)=>Zn(n,e[r]));if(e!==null&&typeof e=="object"){let n=Object.entries(e);return t.type!=="object"||t.members.length!==n.length?!1:t.members.every(({key:r,value:o},s)=>r===n[s][0]&&Zn(o,n[s][1]))}return Rt(t)&&t.value===e}function Af(t,e,n){if(e===null||typeof e!="object"||Array.isArray(e)||t.type!=="object")return null;let r=Object.entries(e),o=Mt(t),[s]=r;return o&&r.length===1&&s[0]!==o.key?[{start:o.keyStart,end:o.keyEnd,text:JSON.stringify(s[0])},...Xn(o.value,s[1],n)]:r.length!==t.members.length||!t.members.every(({key:i},a)=>i===r[a][0])?null:t.members.flatMap(({value:i},a)=>Xn(i,r[a][1],n))}function Nf(t,e,n){let{items:r}=t,o=Math.min(r.length,e.length),s=0;for(;s<o&&Zn(r[s],e[s]);)s+=1;let i=0;for(;i<o-s&&Zn(r[r.length-1-i],e[e.length-1-i]);)i+=1;let a=r.slice(s,r.length-i),c=e.slice(s,e.length-i),u=Math.min(a.length,c.length),m=a.slice(0,u).flatMap((f,d)=>Xn(f,c[d],n));return a.length>u?[...m,ms(t,s+u,r.length-i)]:c.length===u?m:[...m,Lr(t,s+u,c.slice(u).map(f=>an(f,n)),n)]}function tr(t){return t.type==="object"?t.members.map(({keyStart:e,value:n})=>({start:e,end:n.end})):t.type==="array"?t.items:[]}function ms(t,e,n){let r=tr(t),[o,s]=[r[e-1],r[n]];return o?{start:o.end,end:r[n-1].end,text:""}:s?{start:r[e].start,end:s.start,text:""}:{start:t.start+1,end:t.end-1,text:""}}function Lr(t,e,n,r){let o=tr(t),[s,i]=[o[e-1],o[e]];if(s){let a=n.map((c,u)=>Br(t,e+u,r)+c).join("");return{start:s.end,end:s.end,text:a}}if(i){let a=n.map((c,u)=>c+Br(t,u+1,r)).join("");return{start:i.start,end:i.start,text:a}}return{start:t.start+1,end:t.end-1,text:n.join(r.comma)}}function Br(t,e,n){let r=tr(t),{start:o,source:s}=t,i=t.type==="array"?[e,e-2,e+2,2-e%2,1]:[e,e-1];for(let c of i)if(c>=1&&c<r.length)return s.slice(r[c-1].end-o,r[c].start-o);let a=r.length>0?s.slice(1,r[0].start-o):"";return a.includes(`
`)?`,${a}`:n.comma}function Lt(t){if(t.type==="boolean")return{kind:"constant",node:t,value:t.value};let e=Rf(t),n=e?ia(e,t,!0):ia(t,t,!1);return n&&!Mf(n)?n:cn(t)}function Mf(t){let{kind:e,negated:n,node:r}=t;return e==="group"&&n&&jr(r)&&!ua(t)}var jr=t=>Mt(t)?.value.type!=="array";function aa({operator:t,node:e,inner:n,negated:r}){return t!=="isSet"?!1:Mt(n)?.key==="!!"?jr(n):r&&jr(e)}function cn(t){return{kind:"json",node:t,operator:Mt(t)?.key??null}}function Rf(t){let e=Mt(t);return e?.key!=="!"?null:la(e.value)}function la(t){return t.type!=="array"?t:t.items.length===1?t.items[0]??null:null}var If={and:"and",or:"or"};function ia(t,e,n){let r=Mt(t);if(!r)return null;let{key:o,value:s}=r,i={node:e,inner:t,negated:n},a=xt(o==="!!"?la(s)??s:t);if(a)return{kind:"test",...i,operator:"isSet",attribute:a,operands:[],reversed:!1};if(o==="$ref")return s.type==="string"?{kind:"reference",...i,name:s}:null;if(o==="missing")return ca(i,s,null);if(s.type!=="array")return null;if(o==="missing_some")return Df(i,s.items);let c=de(If,o);if(!c){let u=ea(o,s.items);return u&&{kind:"test",...i,...u}}return s.items.length===0?null:{kind:"group",...i,mode:c,conditions:s.items.map(Lt)}}function Df(t,[e,n,...r]){return e?.type!=="number"||!Number.isInteger(e.value)||e.value<1?null:n?.type==="array"&&r.length===0?ca(t,n,e):null}function ca(t,e,n){let r=e.type==="array"?e.items:[e],o=[];for(let s of r){if(s.type!=="string"||s.value==="")return null;o.push(s)}return o.length>0?{kind:"missing",...t,paths:o,least:n}:null}function fs(t){return t.kind==="constant"?!0:t.kind!=="json"&&(t.negated||ua(t))}function ua(t){return t.kind==="group"?t.conditions.every(fs):t.kind==="test"&&(t.operator!=="isSet"||Mt(t.inner)?.key==="!!")}function oe(t,e,n){if(n!==t.negated){let r=new Tt(sa(t.inner,e));return n?{"!":[r]}:r}return n?jr(t.node)?{"!":e}:{"!":[e]}:e}var ma=2**31-1;function ye(t){if(Rt(t))return{kind:"variant",node:t,name:fa(t)};let e=Mt(t);if(!e)return cn(t);if(e.key==="fractional")return Ff(t,e.value)??cn(t);if(e.key==="$ref"&&e.value.type==="string")return{kind:"reference",node:t,name:e.value};let n=xt(t);if(n)return{kind:"attribute",node:t,attribute:n};let r=Lt(t);return fs(r)?{kind:"answer",node:t,condition:r}:cn(t)}function fa({value:t}){return t===null?null:Object.is(t,-0)?"-0":String(t)}function Ff(t,e){if(e.type!=="array"||!e.items[0])return null;let[n,...r]=e.items,o=n.type==="array",s=(o?e.items:r).map(Lf);if(!Bf(s))return null;let i=s.reduce((c,{weight:u})=>c+u,0);if(i<1||i>ma)return null;let a=o?{kind:"key",node:null}:Pf(n);return{kind:"rollout",node:t,by:a,buckets:s,total:i}}var Bf=t=>t.every(e=>e!==null);function Lf(t){if(t.type!=="array")return null;let[e,n,...r]=t.items;return!e||!Rt(e)||r.length>0||n&&!jf(n)?null:{node:t,variantNode:e,name:fa(e),weight:n?n.value:1}}function jf(t){return t.type==="number"&&Number.isInteger(t.value)&&t.value>=0&&t.value<=ma}function Pf(t){let e=xt(t);if(e)return{kind:"attribute",node:t,attribute:e,seed:null};let n=Mt(t),[r,o,...s]=n?.key==="cat"&&n.value.type==="array"?n.value.items:[],i=r&&o&&s.length===0?xt(o):null;return!r||!i?cn(t):r.type==="string"?{kind:"attribute",node:t,attribute:i,seed:r}:xt(r)?.path===Ae&&!xt(r)?.fallback?{kind:"attribute",node:t,attribute:i,seed:"flag"}:cn(t)}function da(t){if(t.kind!=="attribute")return t.node;let e=On(t.attribute,t.attribute.path);return t.seed===null?e:{cat:[t.seed==="flag"?{var:Ae}:t.seed,e]}}var pa=[100,1e3,1e4,1e5];function ds(t){let e=er(t);return t.map(n=>Math.round(n/e*1e5)/1e3)}function Cn(t){let e=new Map;for(let{name:r,weight:o}of t)e.set(r,(e.get(r)??0)+o);let n=ds([...e.values()]);return[...e.keys()].map((r,o)=>({variant:r,percent:n[o]??0}))}function $a(t,e,n){if(t.length===1)return[100];let r=pa.find(a=>a>=va(t)&&qf(n*a/100))??1e5,o=Math.round(Math.min(Math.max(n,0),100)*r/100),s=t.map((a,c)=>c===e?0:a);er(s)===0&&(s[(e+1)%t.length]=1);let i=ps(s,r-o);return i[e]=o,i}function ha(t){return ps(Array(t).fill(1),100)}function ga(t){return ps(t,va(t))}function va(t){let e=er(t);return pa.includes(e)?e:100}function ps(t,e){let n=er(t),r=t.map(a=>a/n*e),o=r.map(Math.floor),s=r.map((a,c)=>({i:c,rest:a-Math.floor(a)})).sort((a,c)=>c.rest-a.rest||a.i-c.i),i=e-er(o);for(let{i:a}of s.slice(0,i))o[a]=(o[a]??0)+1;return o}var qf=t=>Math.abs(t-Math.round(t))<1e-9,er=t=>t.reduce((e,n)=>e+n,0);function un(t){let e={text:t,root:null,levels:[],rules:[],otherwise:null};return t.trim()===""||(e.root=R(t),$s(e.root)||_f(e.root,e)),e}function $s(t){return t.type==="null"||t.type==="object"&&t.members.length===0}function _f(t,e){let n=t;for(;n;){let r=Wf(n);if(!r){e.otherwise=ye(n);return}let{operator:o,items:s}=r,i=Math.floor(s.length/2);e.levels.push({node:n,operator:o,rules:i});for(let a=0;a<i;a+=1){let c=Lt(s[2*a]),u=ye(s[2*a+1]);e.rules.push({condition:c,outcome:u})}n=s[2*i]}}function Wf(t){let e=Mt(t);return!e||e.key!=="if"&&e.key!=="?:"||e.value.type!=="array"?null:{operator:e.key,items:e.value.items}}function hs(t){let{rules:e,otherwise:n}=un(t??""),r=e.map(({condition:o,outcome:s})=>({condition:Dt(o.node.source),result:Dt(s.node.source)}));return n?[...r,{condition:null,result:Dt(n.node.source)}]:r}function gs(t){let e=ye(R(t)),n=e.kind==="variant"?[{name:e.name,weight:1}]:e.kind==="rollout"?e.buckets:[];return!n.length||n.some(({name:r})=>r===null)?null:Cn(n).map(({variant:r,percent:o})=>({variant:r??"",percent:o}))}function vs(t){let e=ye(R(t));return e.kind==="rollout"&&e.by.node?Dt(e.by.node.source):null}var Vf=["state","variants","defaultVariant","targeting","metadata"];function qr(t,e){if(t===null||e===null)return t===e?[]:[{part:"flag",change:t===null?"created":"deleted"}];if(t===e)return[];let[n,r]=[En(t,""),En(e,"")],o=[...ya("state",n.get("state"),r.get("state")),...ya("default",n.get("defaultVariant"),r.get("defaultVariant")),...bs("variant",En(t,"/variants"),En(e,"/variants")),...ys(n.get("targeting")??null,r.get("targeting")??null),...bs("metadata",En(t,"/metadata"),En(e,"/metadata")),...bs("member",wa(n),wa(r))];return o.length?o:Dt(t)===Dt(e)?[{part:"layout"}]:[{part:"spelling"}]}function ys(t,e){let[n,r]=[hs(t),hs(e)],[o,s]=[n.map(Pr),r.map(Pr)],i=[],a=[],c=[],u=()=>{c.push(...Jf(n,r,i,a)),[i,a]=[[],[]]};for(let[m,f]of Ir(o,s))m!==null&&f!==null?u():m!==null?i.push(m):f!==null&&a.push(f);return u(),Hf(c).sort((m,f)=>ba(m)-ba(f))}function Jf(t,e,n,r){let o=new Set(n),s=new Map,i=c=>{for(let u of r){if(s.has(u))continue;let m=[...o].find(f=>c(t[f],e[u]));m!==void 0&&(s.set(u,m),o.delete(m))}};i((c,u)=>c.condition===u.condition),i((c,u)=>c.condition!==null&&u.condition!==null&&c.result===u.result),n.length===r.length&&i((c,u)=>c.condition===null==(u.condition===null));let a=r.map(c=>{let u=s.get(c),m=e[c].condition===null?null:c+1;if(u===void 0)return{part:"rule",change:"added",number:m,before:null,after:e[c]};let[f,d]=[t[u],e[c]];return{part:"rule",change:f.condition===d.condition?"result":f.result===d.result?"condition":"both",number:m,before:f,after:d}});for(let c of o){let u=t[c].condition===null?null:c+1;a.push({part:"rule",change:"removed",number:u,before:t[c],after:null})}return a}function Hf(t){let e=t.filter(o=>o.change==="removed"),n=new Set;return t.map(o=>{if(o.change!=="added"||!o.after)return o;let s=Pr(o.after),i=e.find(a=>!n.has(a)&&a.before&&Pr(a.before)===s);return i?(n.add(i),{...o,change:"moved",from:i.number,before:i.before}):o}).filter(o=>!n.has(o))}function ba(t){return t.number??1/0}function Pr(t){return`${t.condition??""}
${t.result}`}function ya(t,e,n){return e===n?[]:[{part:t,before:e??null,after:n??null}]}function bs(t,e,n){let[r,o]=[[...e.keys()],[...n.keys()]],s=[],i=new Set(r.filter(a=>!n.has(a)));for(let a of o){let[c,u]=[e.get(a),n.get(a)??null];if(c!==void 0){c!==u&&s.push({part:t,change:"changed",name:a,before:c,after:u});continue}let m=[...i].find(f=>e.get(f)===u&&r.indexOf(f)===o.indexOf(a));m===void 0||t==="member"?s.push({part:t,change:"added",name:a,before:null,after:u}):(i.delete(m),s.push({part:t,change:"renamed",name:m,to:a,before:u,after:u}))}for(let a of i)s.push({part:t,change:"removed",name:a,before:e.get(a)??null,after:null});return s}function En(t,e){return new Map(me(Y(R(t),e)).map(({key:n,value:r})=>[n,Dt(r.source)]))}function wa(t){return new Map([...t].filter(([e])=>!Vf.includes(e)))}function ka(t,e,n=3){let[r,o]=[xa(t),xa(e)],s=Ir(r,o).map(([a,c])=>({kind:a===null?"added":c===null?"removed":"same",text:a===null?o[c??0]:r[a],before:a===null?null:a+1,after:c===null?null:c+1,mark:null})),i=zf(s);return Kf(i),Gf(i,n)}function xa(t){return t===null?[]:(pt(t).root?We(t):t).split(`
`)}function zf(t){let e=[];for(let n=0;n<t.length;){let r=n;for(;r<t.length&&t[r].kind!=="same";)r+=1;let o=t.slice(n,r);e.push(...o.filter(s=>s.kind==="removed"),...o.filter(s=>s.kind==="added")),r<t.length&&e.push(t[r]),n=r+1}return e}function Kf(t){for(let e=0;e<t.length;e+=1){if(t[e].kind!=="removed")continue;let n=e;for(;t[n]?.kind==="removed";)n+=1;let r=n;for(;t[r]?.kind==="added";)r+=1;if(n-e===r-n)for(let o=e;o<n;o+=1)Uf(t[o],t[o-e+n]);e=r-1}}function Uf(t,e){let n=Math.min(t.text.length,e.text.length),r=0;for(;r<n&&t.text[r]===e.text[r];)r+=1;let o=0;for(;o<n-r&&t.text.at(-1-o)===e.text.at(-1-o);)o+=1;let s=t.text.length-t.text.trimStart().length;r<=s&&o===0||(t.mark=[r,t.text.length-o],e.mark=[r,e.text.length-o])}function Gf(t,e){let n=t.map(()=>!1);t.forEach((s,i)=>{if(s.kind!=="same")for(let a=Math.max(0,i-e);a<=Math.min(t.length-1,i+e);a+=1)n[a]=!0});let r=[],o=0;return t.forEach((s,i)=>{if(!n[i]){o+=1;return}n[i-1]||(r.push({skipped:o,lines:[]}),o=0),r[r.length-1].lines.push(s)}),{hunks:r,skipped:o}}function _r(t){return t.map(e=>e.text).join("")}function An(t){let e=[],n=r=>{if(Yf(r))r.forEach(n);else{let o=typeof r=="string"?se("text",r):r,s=e.at(-1);s?.kind==="text"&&o.kind==="text"?e[e.length-1]=se("text",s.text+o.text):e.push(o)}};return n(t),e}var Yf=t=>Array.isArray(t),se=(t,e)=>({kind:t,text:e});var Sa=120,Oa=60,Qf=/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;function Re(t){return(t.length>Sa?`${t.slice(0,Sa-1)}\u2026`:t).replace(Qf,n=>`\\u${n.charCodeAt(0).toString(16).padStart(4,"0")}`)}function Wr(t){return t===Ne?{kind:"attribute",text:h.rules.time}:t===Ae?{kind:"attribute",text:h.rules.flagKey}:{kind:"attribute",text:Re(t)}}function Ie(t,e=!1){if(t.type!=="string")return{kind:"value",text:t.source};let{value:n}=t,r=n!==""&&n===n.trim()&&(e||!nr(n));return{kind:"value",text:Re(r?n:JSON.stringify(n))}}function nr(t){return/^(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)$/.test(t)}function rr(t){let e=Re(t.source.replace(/\s+/g," "));return e.length>Oa?`${e.slice(0,Oa-1)}\u2026`:e}var Xf=864e10;function Vr(t){return t.type==="number"&&Number.isInteger(t.value)&&Math.abs(t.value)<=Xf}function Ta(t){let[e,n=""]=new Date(t*1e3).toISOString().split("T"),r=t%60===0?n.slice(0,5):n.slice(0,8);return{kind:"time",text:`${e} ${r} UTC`,seconds:t}}var V=h.rules;function Ea(t){return _r(An(or(Lt(R(t)))))}function Aa({condition:t,outcome:e}){let n=Ma(e);return t.kind==="constant"?An((t.value?V.always:V.never)(n)):An(V.rule(or(t),n))}function mn(t){return An(or(t))}function ze(t){return An(Ma(t))}function or(t,e=!1){switch(t.kind){case"constant":return t.value?V.fitsAlways:V.fitsNever;case"json":return V.json(se("json",rr(t.node)));case"reference":{let n=se("reference",Re(t.name.value));return t.negated?V.notReference(n):V.reference(n)}case"missing":return td(t);case"group":return Zf(t,e);default:return nd(t)}}function Zf({conditions:t,mode:e,negated:n},r){let o=t.map(i=>or(i,t.length>1)),s=Nn(o,e==="and"?V.and:V.or);return n?V.not(s):r&&t.length>1?V.group(s):s}var Nn=(t,e)=>t.flatMap((n,r)=>r>0?[e,n]:[n]);function td({paths:t,least:e,negated:n}){let r=t.map(({value:o})=>Wr(o));if(e){let o=se("value",e.source);return(n?V.notMissingSome:V.missingSome)(o,Nn(r,V.comma),e.value===1)}return n?V.notMissing(Nn(r,V.and),r.length>1):V.missing(Nn(r,V.or))}var ed=new Set(["text","version"]);function nd(t){let{operator:e,attribute:n,operands:r,negated:o}=t,s=n.path===Ne,i=$=>s&&Vr($)?Ta($.value):$.type==="string"?Ie($,ed.has(re[e].needs)):Na($,e==="containsAll"?V.and:V.or),[a="",c=""]=r.map(i),m=(s?de(V.timeTests,e):void 0)??de(V.tests,e),f=o?de(V.negatedTests,e):void 0,d=Jr(n),p=aa(t)?V.orItsFirst(d):d;if(f)return f(p,a,c);let v=m?.(p,a,c)??"";return o?V.not(v):v}function Jr({path:t,fallback:e}){let n=Wr(t);return e?V.withFallback(n,Ie(e)):n}function Na(t,e){if(t.type==="array")return t.items.length>0?rd(t.items.map(r=>Na(r,e)),e):V.noValues;let n=xt(t);return n?Jr(n):t.type==="object"?se("json",rr(t)):Ie(t)}var Ca=8;function rd(t,e){let n=t.length>Ca,r=n?t.slice(0,Ca-1):t.slice(0,-1),o=n?V.moreValues(t.length-r.length):t.at(-1)??"";return r.length>0?[Nn(r,V.comma),e,o]:o}function Ma(t){switch(t.kind){case"variant":return Ra(t.name);case"rollout":return od(t);case"answer":return V.answer(or(t.condition));case"reference":return V.referenceAnswer(se("reference",Re(t.name.value)));case"attribute":return V.attributeAnswer(Jr(t.attribute));default:return V.json(se("json",rr(t.node)))}}function Ra(t){return t===null?se("default",V.default):se("variant",Re(t))}function od({buckets:t,by:e}){let n=Cn(t).map(({variant:r,percent:o})=>V.share(V.percent(String(o)),Ra(r)));return V.by(Nn(n,V.dot),sd(e))}function sd(t){if(t.kind==="key")return Wr(be);if(t.kind==="json")return V.json(se("json",rr(t.node)));let e=Jr(t.attribute);return t.seed==="flag"?e:t.seed?V.seeded(e,Ie(t.seed)):V.sharedSplit(e)}var Rn=" \u2192 ",id={variant:"Variant",metadata:"Metadata",member:"Member"},ad={'"ENABLED"':"enabled",'"DISABLED"':"disabled"};function Ba(t){switch(t.part){case"flag":return{head:[t.change==="created"?"New flag":"The flag is deleted"]};case"layout":return{head:["Only the layout of the JSON differs"]};case"spelling":return{head:["Written differently, with the same meaning"]};case"state":return{head:X`State: ${Fa(t.before)}${Rn}${Fa(t.after)}`};case"default":return{head:X`Default variant: ${Da(t.before)}${Rn}${Da(t.after)}`};case"rule":return cd(t);default:return{head:ld(t)}}}function ld({part:t,change:e,name:n,to:r,before:o,after:s}){let[i,a]=[id[t],qt(n)];return e==="added"?X`${i} ${a} added: ${Mn(s)}`:e==="removed"?X`${i} ${a} removed: ${Mn(o)}`:e==="renamed"?X`${i} ${a} renamed to ${qt(r??"")}`:X`${i} ${a}: ${Mn(o)}${Rn}${Mn(s)}`}function cd({change:t,number:e,from:n,before:r,after:o}){let s=ws(e),i={before:r?Ia(r):void 0,after:o?Ia(o):void 0};if(t==="added")return{head:X`${s} added`,after:i.after};if(t==="removed")return{head:X`${s} removed`,before:i.before};if(t==="moved")return{head:X`${ws(n??null)} is now ${ws(e).toLowerCase()}`,after:i.after};if(t==="condition"){let c=ja(r?.condition,o?.condition);return{head:X`${s}: ${c??"another condition"}`,...i}}let a=t==="result"&&r&&o?ud(r.result,o.result):null;return a?{head:X`${s}: ${a}`}:{head:t==="result"?X`${s}: another result`:X`${s} changed`,...i}}function ud(t,e){let[n,r]=[gs(t),gs(e)];if(!n||!r)return null;if(!(n.length>1||r.length>1))return X`${qt(n[0].variant)}${Rn}${qt(r[0].variant)}`;if(n.length>1&&r.length>1&&vs(t)!==vs(e))return null;let s=[...new Set([...r,...n].map(u=>u.variant))],i=s.filter(u=>Hr(n,u)!==Hr(r,u));if(!i.length)return X`other weights, the same shares`;let a=s.length===2?i.slice(0,1):i,c=[];return a.forEach((u,m)=>{c=X`${c}${m?", ":""}${qt(u)} ${yt(Hr(n,u))}${Rn}${yt(Hr(r,u))}`}),c}function Hr(t,e){return t.find(n=>n.variant===e)?.percent??0}function ws(t){return t===null?"Else":`Rule ${t}`}function Ia({condition:t,result:e}){let n=xs(ze(ye(R(e))));return t===null?n:X`If ${xs(mn(Lt(R(t))))}${Rn}${n}`}function La(t,e){let n=o=>xs(mn(Lt(R(o)))),r=ja(t,e);return{head:r?X`Values: ${r}`:["Another rule"],before:n(t),after:n(e)}}var md=3;function ja(t,e){let n=Mi(JSON.parse(t??"null"),JSON.parse(e??"null"));return n.length===0||n.length>md||n[0].what==="rule-rewritten"?null:n.map(Ii).reduce((r,o)=>X`${r}, ${o}`)}function xs(t){return t.map(({kind:e,text:n})=>e==="text"||e==="default"?n:{value:n})}function Da(t){return t===null||t==="null"?"none":Mn(t)}function Fa(t){return t===null?"none":ad[t]??Mn(t)}function Mn(t){if(t===null)return"nothing";let e=t.startsWith('"');return qt(e&&JSON.parse(t)!==""?JSON.parse(t):t)}var De={words:"In words",lines:"As JSON",none:"Nothing changes.",unchanged:t=>`${t} unchanged ${t===1?"line":"lines"}`,removed:"Removed",added:"Added"};function H({parts:t}){return l`${t.map(e=>typeof e=="string"?e:l`<code>${e.value}</code>`)}`}function Vt({before:t,after:e,kind:n="flag"}){let r=fd(t,e,n),{hunks:o,skipped:s}=ka(t,e);return!r.length&&!o.length?l`<p class="quiet">${De.none}</p>`:l`<div class="difference stack">
    ${r.length>0&&l`<ul class="plain words" aria-label=${De.words}>
      ${r.map(({head:i,before:a,after:c})=>l`<li>
          <${H} parts=${i} />
          ${a&&l`<div class="old"><span class="hidden-text">${De.removed}: </span><${H} parts=${a} /></div>`}
          ${c&&l`<div class="new"><span class="hidden-text">${De.added}: </span><${H} parts=${c} /></div>`}
        </li>`)}
    </ul>`}
    ${o.length>0&&l`<div class="lines scrolls mono" role="group" aria-label=${De.lines} tabindex="0">
      ${o.map(i=>l`
          ${i.skipped>0&&l`<div class="skipped">${De.unchanged(i.skipped)}</div>`}
          ${i.lines.map(a=>l`<${dd} line=${a} />`)}
        `)}
      ${s>0&&l`<div class="skipped">${De.unchanged(s)}</div>`}
    </div>`}
  </div>`}function fd(t,e,n="flag"){try{return n==="flag"?qr(t,e).map(Ba):n==="evaluator"&&t!==null&&e!==null?ys(t,e).length>0?[La(t,e)]:[]:[]}catch{return[]}}function dd({line:t}){let{kind:e,text:n,before:r,after:o,mark:s}=t,[i,a]=s??[n.length,n.length];return l`<div class="line ${e}">
    <span class="number" aria-hidden="true">${r??""}</span>
    <span class="number" aria-hidden="true">${o??""}</span>
    <span class="sign">${e==="same"?"":l`<span aria-hidden="true">${e==="added"?"+":"\u2212"}</span><span class="hidden-text">${De[e]}: </span>`}</span>
    <span class="text">${n.slice(0,i)}${i<a&&l`<mark>${n.slice(i,a)}</mark>`}${n.slice(a)}</span>
  </div>`}var zr=class{#t=new Map;#e=new Map;forget(){this.#e.clear()}show(e,n){this.#t.set(e,n)}answered(e){this.#t.delete(e)}isShown(e){return this.#t.has(e)}remove(e,n){this.#e.set(e,Math.max(n,this.#e.get(e)??0))}counts(e,n){return e.revision===null?!0:e.revision<=(this.#e.get(e.key)??0)?!1:!n||n.revision===null||e.revision>=n.revision}of(e,n){return n?.revision===e.revision?{...e,...this.#t.get(e.key)}:e}merged(e,n,r){let o=new Map(e.map(i=>[i.key,i])),s=new Map;for(let i of n){let a=o.get(i.key);this.counts(i,a)?s.set(i.key,this.of(i,a)):a&&s.set(i.key,a)}for(let i of e)!s.has(i.key)&&(i.revision??0)>r&&s.set(i.key,i);return[...s.values()]}};var Pa={flags:[],revision:0,complete:!1,problem:null,fromMemory:!1},pd=2500,$d=100,hd=3e4,gd=8,In=new Map;function te(t){let e=In.get(t)??new ks(t);In.delete(t),In.set(t,e);for(let[n,r]of In){if(In.size<=gd)break;r.opened||In.delete(n)}return e}var ks=class{constructor(e){this.set=e,this.content=dt(Pa),this.fresh=dt(new Set),this.latest=new zr,this.opened=0,this.loading=new AbortController,this.stop=()=>{},this.timer=void 0,this.renewing=Promise.resolve()}open(){this.opened+=1,this.opened===1&&(this.content.peek().complete?(this.follow(),this.renewPlans()):this.load().then(()=>this.follow()),this.timer=setInterval(()=>document.hidden||this.renewPlans(),hd));let e=!0;return()=>{e&&(e=!1,this.opened-=1,!this.opened&&(this.stop(),clearInterval(this.timer)))}}follow(){this.stop();let{complete:e,revision:n}=this.content.peek();!this.opened||!e||(this.stop=xn(this.set,n,r=>{this.renewing=this.renewing.then(()=>this.renew(r.revision,r.changes))}))}async load(){this.loading.abort();let e=this.loading=new AbortController,{signal:n}=e,{complete:r,revision:o}=this.content.peek();this.content.value={...this.content.peek(),problem:null};try{let s=j(S`flag-sets/${this.set}`,{signal:n}),i=r?null:U(this.set),a=i===null?(await s).data.revision:i.revision,c=_t(S`flag-sets/${this.set}/flags`,{query:{summary:!0},signal:n,onPage:p=>{!r&&!n.aborted&&(this.content.value={...Pa,flags:this.merged(p,a),revision:a})}}),[{data:u,servedFromMemory:m},f]=await Promise.all([s,c]);if(n.aborted)return;let d=u.revision<Math.max(a,o);d&&this.latest.forget(),this.content.value={flags:d?f:this.merged(f,a),revision:Math.min(a,u.revision),complete:!0,problem:null,fromMemory:m}}catch(s){n.aborted||(this.content.value={...this.content.peek(),problem:s})}}async retry(){await this.load(),this.follow()}async renew(e,n){let r=this.content.peek().revision;if(n===null||r>e)return this.load();let o=new Map;for(let{kind:s,name:i,after:a}of n)s==="flag"&&!o.has(i)&&o.set(i,a!==null);try{let s=[...o.values()].includes(!0)?await _t(S`flag-sets/${this.set}/flags`,{query:{summary:!0,since_revision:r}}):[],i=new Set([...o].filter(([,a])=>!a).map(([a])=>a));return this.put(s,{gone:i,goneAt:e,revision:e})}catch{return this.load()}}async renewPlans(){let{complete:e,fromMemory:n}=this.content.peek();if(e){if(n)return this.retry();try{let r=await _t(S`flag-sets/${this.set}/flags`,{query:{summary:!0,planned:!0}}),o=new Map(r.map(({key:i,plan:a})=>[i,a])),s=this.content.peek();if(!o.size&&!s.flags.some(({plan:i})=>i))return;this.content.value={...s,flags:s.flags.map(i=>({...i,plan:o.get(i.key)??null}))}}catch{}}}put(e,{gone:n=[],goneAt:r=0,revision:o=0,isMine:s=!1}={}){let i=this.content.peek(),a=new Map(i.flags.map(m=>[m.key,m])),c=e.filter(m=>this.latest.counts(m,a.get(m.key))),u=c.filter(m=>m.revision!==a.get(m.key)?.revision&&!this.latest.isShown(m.key));for(let m of c)a.set(m.key,this.latest.of(m,a.get(m.key)));for(let m of n)r&&(a.get(m)?.revision??0)>r||(this.latest.remove(m,r),a.delete(m));this.content.value={...i,revision:Math.max(o,i.revision),flags:[...a.values()]},s||this.mark(u.map(({key:m})=>m))}merged(e,n){return this.latest.merged(this.content.peek().flags,e,n)}show(e,n){let r=this.named(e);return r?(this.latest.show(e,n),this.replace({...r,...n}),o=>{this.latest.answered(e),!o&&this.named(e)?.revision===r.revision&&this.replace(r)}):()=>{}}named(e){return this.content.peek().flags.find(n=>n.key===e)}replace(e){let n=this.content.peek();this.content.value={...n,flags:n.flags.map(r=>r.key===e.key?e:r)}}mark(e){!e.length||e.length>$d||(this.fresh.value=new Set([...this.fresh.peek(),...e]),setTimeout(()=>{this.fresh.value=new Set([...this.fresh.peek()].filter(n=>!e.includes(n)))},pd))}};async function Kr(t,e,n){try{return(await j(S`flag-sets/${t}/flags/${e}`,{query:{summary:!0},signal:n})).data}catch(r){if(r instanceof z&&r.status===404)return;throw r}}var Ur=new Map,Ss=t=>t?.revision?`"${t.revision}"`:null;async function Gr(t,e,n,{undoes:r=!1}={}){if(!r&&vt(U(t))&&!await Os(t,[e],n))return;let o=JSON.stringify([t,e]),s=Ur.get(o),i=s?s.then(()=>qa(t,e,n)):qa(t,e,n);Ur.set(o,i),await i,Ur.get(o)===i&&Ur.delete(o)}async function qa(t,e,n){let r=te(t),o=r.named(e),s=n?"ENABLED":"DISABLED";if(!o||o.state===s)return;let i=r.show(e,{state:s});try{let{data:a}=await Qt(S`flag-sets/${t}/flags/${e}`,{body:{state:s},etag:Ss(o)}),{revision:c}=a;i(!0);let u={modifiedAt:new Date().toISOString(),modifiedBy:br.value?.name??null,comment:null},m=r.named(e);m&&(m.revision??0)<c&&r.put([{...m,...u,state:s,revision:c}],{isMine:!0}),_({text:w.toggled(e,n),action:{label:h.undo,onClick:()=>Gr(t,e,!n,{undoes:!0})}})}catch(a){i(!1),a instanceof z&&(a.status===412||a.status===404)?await vd(t,e):Et(a)}}function Os(t,e,n){return Kt({title:w.askToggle(e,n,t),text:w.askProduction,action:n?w.turnOn:w.turnOff,danger:!n})}async function vd(t,e){try{let n=await Kr(t,e);te(t).put(n?[n]:[],{gone:n?[]:[e]});let r=n?w.changedMeanwhile(e,n.modifiedBy??""):w.deletedMeanwhile(e);_({kind:"bad",text:r})}catch(n){Et(n)}}var _a=5;async function Wa(t,e,n){let r=n?"ENABLED":"DISABLED",o=e.filter(u=>u.state!==r);o.length||_({text:w.bulk.unchanged(e.length)});let{done:s,revision:i,failed:a}=await za(t,o,{state:r});if(!s.length)return a;let c={state:r,revision:i,modifiedAt:new Date().toISOString(),modifiedBy:br.value?.name??null,comment:null};return te(t).put(s.map(u=>({...u,...c})),{isMine:!0}),Yr(w.bulk.toggled(s.length,n),t,s,i),a}async function Va(t,e,n){let{done:r,revision:o,failed:s}=await za(t,e,null,n);return r.length&&(te(t).put([],{gone:r.map(({key:i})=>i),goneAt:o}),Yr(w.bulk.deleted(r.length),t,r,o)),s}async function Ja(t,e,n,r,o){let{data:s}=await Bt(S`flag-sets/${t}/flags/${n}/copy`,{body:{to:e},comment:o,etag:Ss(r),createOnly:!r});s.changed&&Yr(w.bulk.copied(1,e),e,[{key:n}],s.revision)}async function Ha(t,e,n,r,o){let{data:s}=await Bt(S`flag-sets/${t}/copy`,{body:{to:e,flags:n},etag:r,comment:o});s.changed&&Yr(w.bulk.copied(s.changed,e),e,n.map(i=>({key:i})),s.revision)}async function za(t,e,n,r){let o=te(t),s=[],i=e;for(let a=1;i.length;a+=1){let c=o.content.peek(),u=new Map(c.flags.map(p=>[p.key,p])),m=({key:p,revision:v})=>u.get(p)?.revision===v;for(let{key:p}of i.filter(v=>!m(v)))s.push({key:p,problem:new Error(w.bulk.meanwhile(u.get(p)?.modifiedBy??null))});if(i=i.filter(m),!i.length)break;let f=i.reduce((p,v)=>Math.max(p,v.revision??0),c.revision),d={flags:Object.fromEntries(i.map(({key:p})=>[p,n]))};try{let{data:p}=await Qt(S`flag-sets/${t}/flags`,{body:d,etag:`"${f}"`,comment:r});return{done:i,revision:p.revision,failed:s}}catch(p){if(!(p instanceof z&&p.status===412)||a===_a){s.push(...i.map(({key:$})=>({key:$,problem:p})));break}await o.load()}}return{done:[],revision:0,failed:s}}function Yr(t,e,n,r){let o=()=>bd(e,n.map(({key:s})=>s),r).catch(Et);_({text:t,action:{label:h.undo,onClick:o}})}async function bd(t,e,n){let r=e,o=n;for(let i=1;;i+=1)try{r.length&&await Bt(S`flag-sets/${t}/rollback`,{body:{revision:n-1,flags:r},etag:`"${o}"`});break}catch(a){if(!(a instanceof z&&a.status===412)||i===_a)throw a;o=(await j(S`flag-sets/${t}`)).data.revision;let c=await is(t,n),u=new Set(c?.filter(({kind:m})=>m==="flag").map(({name:m})=>m));r=c===null?[]:e.filter(m=>!u.has(m))}r.length&&_({text:w.bulk.undone(r.length)});let s=e.filter(i=>!r.includes(i));s.length===1?_({kind:"bad",text:`${s[0]}: ${w.notUndone}`}):s.length&&_({kind:"bad",text:w.bulk.notUndone(s.length)})}var Ua=t=>({kind:"refused",before:null,after:null,warnings:[],reason:t});async function Ga(t,e,n,r){try{let o=await Kr(e,n,r),{data:s,text:i}=await Bt(S`flag-sets/${t}/flags/${n}/copy`,{body:{to:e},query:{dry_run:!0},signal:r});if(!s.diff.length)return{kind:"same",there:o,before:null,after:null,warnings:s.warnings};let a=R(i);return{kind:o?"changes":"new",there:o,before:o?ht(a,"/diff/0/before"):null,after:ht(a,"/diff/0/after"),warnings:s.warnings}}catch(o){if(r?.aborted)throw o;return Ua(o instanceof Error?o.message:String(o))}}async function Ya(t,e,n,r){let o=new Map;for(;;){let s=n.filter(i=>!o.has(i));if(!s.length)return{found:o,etag:null,notes:[]};try{let{data:i,text:a,etag:c}=await Bt(S`flag-sets/${t}/copy`,{body:{to:e,flags:s},query:{dry_run:!0},signal:r}),u=R(a),m=new Map(i.diff.map(({name:d},p)=>[d,p])),f=Ka(i.warnings);for(let d of s){let p=m.get(d),v=p!==void 0&&i.diff[p].before===null;o.set(d,{kind:p===void 0?"same":v?"new":"changes",before:p===void 0||v?null:ht(u,`/diff/${p}/before`),after:p===void 0?null:ht(u,`/diff/${p}/after`),warnings:f.get(d)??[]})}return{found:o,etag:c,notes:(f.get("")??[]).map(({detail:d})=>d)}}catch(i){let a=i instanceof z&&i.status===400?Ka(i.errors):new Map,c=s.filter(u=>a.has(u));if(!c.length)throw i;for(let u of c)o.set(u,Ua(a.get(u).map(({detail:m})=>m).join(" ")))}}}function Ka(t){let e=new Map;for(let{pointer:n="",detail:r}of t){let[,o,s,...i]=n.split("/"),a=o==="flags"&&s!==void 0,c=a?s.replaceAll("~1","/").replaceAll("~0","~"):"",u=a?i.map(m=>`/${m}`).join(""):n;e.set(c,[...e.get(c)??[],{pointer:u,detail:r}])}return e}var Ke=Z.difference;function Qa({flag:t,from:e,to:n,isThere:r,onTurn:o,onClose:s}){let[i,a]=g(null),[c,u]=g(""),[m,f]=g(!1),[d,p]=g(null),[v,$]=g(0),x=vt(U(n));B(()=>{let C=new AbortController;return a(null),r&&Ga(e,n,t,C.signal).then(a,()=>{}),()=>C.abort()},[e,n,t,r,v]);async function k(C){if(C.preventDefault(),!(!i||m)){f(!0),p(null);try{await Ja(e,n,t,i.there,c.trim()),s()}catch(E){f(!1),p(E),$(v+1)}}}let y=i?.kind==="new"||i?.kind==="changes";return l`<${ue}
    wide
    class=${x?"production":""}
    title=${l`${Ke.title(t)} ${x&&l`<${W} kind="bad">${n}<//>`}`}
    onClose=${m?void 0:s}
    footer=${l`
      <${b} href=${G({set:n,flag:t})}>${Ke.openFlag}<//>
      <span class="grow"></span>
      <${b} onClick=${s} disabled=${m}>${Ke.close}<//>
      ${M("write")&&l`<${b} kind=${x?"danger":"primary"} type="submit" form="copy-flag" busy=${m} disabled=${!y}>${Ke.copy(n)}<//>`}
    `}
  >
    <form id="copy-flag" class="stack" onSubmit=${k}>
      <div class="row">
        <span class="direction grow"><span class="mono">${e}</span> → <strong class="mono">${n}</strong></span>
        <${b} size="small" icon=${Qi} onClick=${o}>${Ke.turn}<//>
      </div>
      ${d&&l`<${P} problem=${d} />`}
      ${r?i?l`<${yd} compared=${i} from=${e} to=${n} />`:l`<${J} rows=${5} />`:l`<p class="quiet">${Ke.missing(e)}</p>`}
      ${y&&M("write")&&l`
        ${x&&l`<${K}>${w.askProduction}<//>`}
        <${L} label=${w.bulk.comment} hint=${w.bulk.commentHint}>
          ${C=>l`<input ...${C} type="text" maxlength="1000" value=${c} onInput=${E=>u(E.target.value)} />`}
        <//>
      `}
    </form>
  <//>`}function yd({compared:{kind:t,before:e,after:n,warnings:r,reason:o},from:s,to:i}){return t==="refused"?l`<div class="problem" role="alert"><div class="grow"><strong>${w.copying.refused}</strong><p>${o}</p></div></div>`:t==="same"?l`<p class="quiet">${Ke.same}</p>`:l`
    <p class="quiet">${Ke.caption(s,i)}</p>
    <${Vt} before=${e} after=${n} />
    ${r.length>0&&l`<${K}><ul class="plain">${r.map(({pointer:a,detail:c})=>l`<li>${a&&l`<code>${a}</code> `}${c}</li>`)}</ul><//>`}
  `}var Qr=dt({}),wd=new Map,Xa=new Map;function Za(t){let e=ut(()=>t.map(r=>te(r)),[t.join()]);B(()=>{let r=e.map(o=>o.open());return()=>r.forEach(o=>o())},[e]);let n=e.map(r=>r.content.value.revision).join();return B(()=>{for(let{set:r}of e)xd(r)},[n]),e.map(r=>({set:r.set,list:r,evaluators:Qr.value[r.set]??wd,problem:r.content.value.problem}))}async function xd(t){Xa.get(t)?.abort();let e=new AbortController;Xa.set(t,e);try{let n=Gi(await _t(S`flag-sets/${t}/evaluators`,{signal:e.signal}));if(e.signal.aborted)return;let r=Qr.peek()[t];if(r&&JSON.stringify([...r])===JSON.stringify([...n]))return;Qr.value={...Qr.peek(),[t]:n}}catch{}}var Ts=8;function Dn({count:t,rowHeight:e=36,render:n,reveal:r,keyOf:o,head:s,...i}){let a=D(null),c=D(null),[u,m]=g({first:0,last:2*Ts});function f(){let[p,v]=[a.current,c.current];if(!p||!v)return;let $=-tl(v,p),x=Math.max(0,Math.floor($/e)-Ts),k=Math.ceil(($+p.clientHeight)/e)+Ts;m(y=>y.first===x&&y.last===k?y:{first:x,last:k})}$n(f,[t,e]),B(()=>{let p=new ResizeObserver(f);return a.current&&p.observe(a.current),()=>p.disconnect()},[]),B(()=>{let[p,v]=[a.current,c.current];if(r===void 0||r<0||!p||!v)return;let $=r*e,x=tl(v,p)+p.scrollTop+$+e-p.clientHeight;p.scrollTop>$?p.scrollTop=$:p.scrollTop<x&&(p.scrollTop=x)},[r]);let d=[];for(let p=u.first;p<Math.min(t,u.last);p+=1)d.push(p);return l`<div ...${i} ref=${a} class="scrolls ${i.class??""}" onScroll=${f}>
    ${s}
    <div ref=${c} role="presentation" style=${{height:`${t*e}px`,position:"relative"}}>
      ${d.map(p=>l`<div
          key=${o?o(p):p}
          role="presentation"
          style=${{position:"absolute",top:0,left:0,right:0,height:`${e}px`,transform:`translateY(${p*e}px)`}}
        >
          ${n(p)}
        </div>`)}
    </div>
  </div>`}function tl(t,e){return t.getBoundingClientRect().top-e.getBoundingClientRect().top-e.clientTop}var el=[["line",{x1:"5",x2:"19",y1:"9",y2:"9"}],["line",{x1:"5",x2:"19",y1:"15",y2:"15"}],["line",{x1:"19",x2:"5",y1:"5",y2:"19"}]];var Xr=[["path",{d:"M16 7h6v6"}],["path",{d:"m22 7-8.5 8.5-5-5L2 17"}]];function rl({rules:t,otherwise:e,rollout:n}){let r=e&&nl(e);if(r&&r.length>1)return{shares:r,isInRule:!1,variant:null,rules:t};let o=r?.[0]?.[0]??null,s=n&&nl(n);return!s||kd(s,r)?{shares:null,isInRule:!1,variant:o,rules:t}:{shares:s,isInRule:!0,variant:o,rules:t}}function nl(t){return Object.entries(t).filter(([,e])=>e>0)}function kd(t,e){return JSON.stringify(t)===JSON.stringify(e)}var Cs={"1h":36e5,"24h":864e5,"7d":6048e5,"30d":2592e6},Sd=["key","changed","evaluated","rollout"],Ue="m.";function ol(t){let e=[],n=[];for(let i of(t.q??"").toLowerCase().split(/\s+/).filter(Boolean)){let a=i.indexOf(":");a>0?n.push([i.slice(0,a),i.slice(a+1)]):e.push(i)}let r=t.sort??"",o=r.replace(/^-/,""),s=t.state==="on"||t.state==="off"?t.state:null;return{words:e,pieces:n,metadata:Object.entries(t).filter(([i,a])=>i.startsWith(Ue)&&a!=="").map(([i,a])=>[i.slice(Ue.length),a]),state:s,type:t.type||null,stale:t.stale==="yes",planned:t.planned==="yes",within:Cs[t.changed??""]??null,order:Sd.includes(o)?o:"key",down:r.startsWith("-")}}function sl(t,e,n){let r=t.filter(i=>Od(i,e,n)),o=Cd[e.order],s=e.down?-1:1;return r.map(i=>({flag:i,value:o(i)})).sort((i,a)=>Ad(i.value,a.value,s)||Nd(i.flag,a.flag)).map(({flag:i})=>i)}function Od(t,{words:e,pieces:n,metadata:r,state:o,type:s,stale:i,planned:a,within:c},u){if(o&&t.state==="ENABLED"!=(o==="on")||s&&t.type!==s||i&&!t.stale||a&&!t.plan||c!==null&&!(t.modifiedAt&&Date.parse(t.modifiedAt)>=u-c)||!r.every(([d,p])=>sr(t.metadata[d])===p))return!1;let m=t.key.toLowerCase(),f=([d,p])=>m.includes(`${d}:${p}`)||Td(t,d,p);return e.every(d=>m.includes(d))&&n.every(f)}function Td({metadata:t},e,n){return Object.keys(t).some(r=>r.toLowerCase()===e&&sr(t[r])?.toLowerCase().includes(n))}function sr(t){return t===void 0||typeof t=="string"?t:JSON.stringify(t)}var Cd={key:({key:t})=>t,changed:({modifiedAt:t})=>t?Date.parse(t):null,evaluated:({lastEvaluatedAt:t})=>t?Date.parse(t):null,rollout:t=>Ed(t)};function Ed({rollout:t}){return t?Object.values(t)[0]??null:null}function Ad(t,e,n){return t===e?0:t===null?1:e===null?-1:t<e?-n:n}function Nd(t,e){return t.key<e.key?-1:+(t.key>e.key)}var Zr=["owner","team"],Md=50,Rd=5,Id=60,Dd=3;function il(t,e=[]){let n=new Map(e.map(i=>[i,new Map]));for(let{metadata:i}of t)for(let a in i){let c=n.get(a);c||n.set(a,c=new Map);let u=sr(i[a]);c.set(u,(c.get(u)??0)+1)}let r=[...n].filter(([i,a])=>e.includes(i)||a.size<=Md&&(Zr.includes(i)||Fd(a))),o=i=>(Zr.indexOf(i)+Zr.length+1)%(Zr.length+1),s=i=>[...i.values()].reduce((a,c)=>a+c,0);return r.sort(([i,a],[c,u])=>Number(e.includes(c))-Number(e.includes(i))||o(i)-o(c)||s(u)-s(a)),r.slice(0,Math.max(Dd,e.length)).map(([i,a])=>({name:i,values:[...a].map(([c,u])=>({value:c,count:u})).sort((c,u)=>c.value<u.value?-1:1)}))}function Fd(t){if([...t.keys()].some(r=>r.length>Id))return!1;let e=[...t.values()].reduce((r,o)=>r+o,0);return t.size<=Rd&&t.size<e||2*t.size<=e||[...t.keys()].every(r=>r==="true"||r==="false")}var Fn=t=>`var(--share-${t%6+1})`;function Bn({shares:t}){let e=t.reduce((r,{weight:o})=>r+o,0)||1,n=t.map(({label:r,weight:o})=>`${yt(100*o/e)} ${r}`).join(", ");return l`<span class="split-bar" role="img" aria-label=${n} title=${n}>
    ${t.map(({weight:r,colour:o},s)=>l`<span style=${{width:`${100*r/e}%`,background:o??Fn(s)}}></span>`)}
  </span>`}function al({set:t,flag:e,index:n,column:r,isSelected:o,isFresh:s,isAtCursor:i,takesFocus:a,onCursor:c,onSelect:u,onToggle:m}){let f=D(null);$n(()=>{i&&a.current&&(a.current=!1,f.current?.focus({preventScroll:!0}))});let d=e.state==="ENABLED",p=["flag-row",o&&"selected",s&&"fresh",i&&"cursor",!d&&"is-off"];return l`<div role="row" aria-rowindex=${n+2} class=${p.filter(Boolean).join(" ")} onFocusIn=${c}>
    ${M("write")&&l`<div role="cell" class="select">
      <input
        type="checkbox"
        aria-label=${w.select(e.key)}
        checked=${o}
        onClick=${v=>u(v.target.checked,v.shiftKey)}
      />
    </div>`}
    <div role="cell" class="state-cell">
      ${M("write")?l`<${Cr} checked=${d} label=${w.enabled(e.key)} onChange=${m} />`:l`<span class="state ${d?"on":"off"}">${d?w.on:w.off}</span>`}
    </div>
    <div role="cell" class="key">
      <a ref=${f} class="mono cut" href=${G({set:t,flag:e.key})} title=${e.key}>${e.key}</a>
      ${e.plan&&l`<${Bd} set=${t} flag=${e.key} plan=${e.plan} />`}
      ${e.stale&&l`<${W} kind="warn" title=${w.staleWhy[e.stale]}>${w.staleWord}<//>`}
    </div>
    <div role="cell" class="type quiet">${w.types[e.type]}</div>
    <div role="cell" class="serves"><${Es} flag=${e} /></div>
    ${r!==null&&l`<div role="cell" class="owner cut">${sr(e.metadata[r])}</div>`}
    <div role="cell" class="evaluated quiet">
      ${e.revision===null?"":l`<${et} at=${e.lastEvaluatedAt} none=${w.never} />`}
    </div>
    <div role="cell" class="changed quiet cut" title=${e.comment??void 0}>
      <${et} at=${e.modifiedAt} />
      ${e.modifiedBy&&l`<span class="who"> ${w.by(e.modifiedBy)}</span>`}
    </div>
  </div>`}function Bd({set:t,flag:e,plan:{kind:n,state:r,nextAt:o,number:s}}){let i=o===null?"":_i(Date.parse(o),Er.value),a=n==="schedule"?w.plan.schedule(i):w.plan.rollout[r](i),c=s>1?a+w.plan.more(s-1):a;return l`<a class="planned ${r}" href=${G({set:t,flag:e,query:{tab:"plan"}})} title=${c}>
    <${it} shapes=${n==="schedule"?Gn:Xr} size=${14} label=${c} />
  </a>`}var Ld="var(--share-none)";function Es({flag:t}){let{shares:e,isInRule:n,variant:r,rules:o}=rl(t),s=o>0&&l`<span class="quiet rule-count">${e||r!==null?" \xB7 ":""}${w.rules(o)}</span>`;if(e){let[i,a]=e[0],c=n?w.inRule:w.share,u=e.map(([m,f],d)=>({label:m||w.noVariant,weight:f,colour:m===(t.defaultVariant??"")?Ld:Fn(d)}));return l`<span class="bar"><${Bn} shares=${u} /></span>
      <span class="cut">${c(yt(a),i||w.noVariant)}${n?null:s}</span>`}return r===null?l`<span class="quiet cut">${o?s:w.computed}</span>`:l`<span class="cut">${r?l`<span class="mono">${r}</span>`:l`<span class="quiet">${w.noVariant}</span>`}${s}</span>`}function ll({cell:{flag:t,reasons:e},label:n,onOpen:r}){let o=e.length>0,s=t?l`<span class="state ${t.state==="ENABLED"?"on":"off"}"><span class="hidden-text">${t.state==="ENABLED"?Z.on:Z.off}</span></span>
        <span class="serves"><${Es} flag=${t} /></span>`:l`<span class="quiet serves">${Z.missing}</span>`;if(!o)return l`<div class="cell ${t?"":"is-missing"}">${s}</div>`;let i=e.map(a=>Z.reasons[a]).join(". ");return l`<button type="button" class="cell differs" title=${i} onClick=${r}>
    <span class="hidden-text">${n}: </span>
    ${s}
    <span class="hidden-text">. ${i}</span>
    <${it} shapes=${el} size=${14} />
  </button>`}var cl=40,jd=54,Pd=240;function ul({names:t,reference:e,rows:n,onOpen:r}){let o=`minmax(150px, 1.3fr) repeat(${t.length}, minmax(170px, 1fr))`,s=`${174+194*t.length}px`,i=jd+n.length*cl,a={maxHeight:`${i}px`,minHeight:`${Math.min(i,Pd)}px`},c={gridTemplateColumns:o};return l`<div class="panel matrix" role="table" aria-label=${Z.table} aria-rowcount=${n.length+1} style=${a}>
    <div class="matrix-inside" style=${{minWidth:s}}>
      <div role="rowgroup" class="matrix-head">
        <div role="row" aria-rowindex="1" class="matrix-row" style=${c}>
          <div role="columnheader">${Z.flag}</div>
          ${t.map((u,m)=>l`<div role="columnheader" class="row" key=${u}>
              <a href=${G({set:u})} title=${u}>${le(u).environment??u}</a>
              ${vt(U(u))&&l`<span class="production-mark" aria-hidden="true"></span>`}
              ${m===e&&l`<${W}>${Z.isReference}<//>`}
            </div>`)}
        </div>
      </div>
      <${Dn}
        role="rowgroup"
        class="matrix-rows"
        count=${n.length}
        rowHeight=${cl}
        keyOf=${u=>n[u]?.key??""}
        render=${u=>{let m=n[u];return m?l`<div role="row" key=${m.key} aria-rowindex=${u+2} class="matrix-row ${m.differs?"differs":""}" style=${c}>
            <div role="rowheader" class="mono cut" title=${m.key}>${m.key}</div>
            ${m.cells.map((f,d)=>l`<div role="cell" key=${t[d]}>
                <${ll} cell=${f} label=${Z.open(m.key,t[d],t[e])} onOpen=${()=>r(m.key,d)} />
              </div>`)}
          </div>`:null}}
      />
    </div>
  </div>`}function qd(){let{set:t,query:e}=wt.value,{application:n}=le(t),o=[...ji.value.find(s=>s.application===n)?.sets??[]].sort((s,i)=>ns(s.environment??"")-ns(i.environment??"")).map(({name:s})=>s);return o.length<2?l`<div class="panel">
      <${Q} level=${1} icon=${ts} title=${Z.emptyTitle} text=${Z.emptyText} command=${Z.emptyCommand(n)} />
    </div>`:l`<${_d} key=${o.join()} application=${n} names=${o} query=${e} />`}function _d({application:t,names:e,query:n}){let r=Za(e),[o,s]=g(null),i=D(null);vn([{keys:"/",label:Z.search,run:()=>i.current?.select()}]);let a=e.findIndex(y=>le(y).environment===n.with),c=a>=0?a:Jd(e),u=r.map(({list:y})=>y.content.value),m=ut(()=>Ui(r.map(({evaluators:y},C)=>({flags:u[C].flags,evaluators:y})),c),[...u.map(({flags:y})=>y),...r.map(({evaluators:y})=>y),c]),f=u.every(({complete:y})=>y),d=n.only==="differing",p=(n.q??"").toLowerCase(),v=ut(()=>m.filter(({key:y,differs:C})=>(!d||C)&&y.toLowerCase().includes(p)),[m,d,p]),$=m.filter(({differs:y})=>y).length,x=r.find(({problem:y})=>y),k=o&&m.find(({key:y})=>y===o.key);return l`<div class="compare-page">
    <div class="page-head">
      <div class="row">
        <h1>${Z.title(t)}</h1>
        <span class="facts quiet small">
          <span role="status">${f?Z.counts($,m.length):Z.loading(m.length)}</span>
          <${Rr} />
        </span>
      </div>
    </div>
    <div class="compare-filters" role="search" aria-label=${Z.search}>
      <div class="search">
        <${it} shapes=${kr} />
        <input
          ref=${i}
          type="search"
          aria-label=${Z.search}
          placeholder=${Z.search}
          autocomplete="off"
          spellcheck=${!1}
          value=${n.q??""}
          onInput=${y=>St({q:y.target.value||null})}
        />
      </div>
      <label class="reference"
        >${Z.reference}
        <${I}
          value=${e[c]}
          options=${e.map(y=>({value:y,label:le(y).environment??y}))}
          onChange=${y=>St({with:le(y).environment})}
        />
      </label>
      <${Pe}
        label=${Z.onlyDiffering}
        checked=${d}
        onChange=${y=>St({only:y?"differing":null})}
      />
    </div>
    ${x&&l`<${P} problem=${x.problem} onRetry=${()=>x.list.retry()} />`}
    ${u.some(({fromMemory:y})=>y)&&l`<${K}>${h.problem.fromMemory}<//>`}
    <${Vd} names=${e} reference=${c} />
    ${!f&&!m.length?!x&&l`<div class="panel"><${J} rows=${10} /></div>`:v.length?l`<${ul}
            names=${e}
            reference=${c}
            rows=${v}
            onOpen=${(y,C)=>s(Hd(m,y,e,C,c))}
          />`:l`<div class="panel"><${Wd} rows=${m.length} differing=${$} isOnly=${d} /></div>`}
    ${o&&k&&l`<${Qa}
      key=${o.key}
      flag=${o.key}
      from=${o.from}
      to=${o.to}
      isThere=${k.cells[e.indexOf(o.from)].flag!==null}
      onTurn=${()=>s({key:o.key,from:o.to,to:o.from})}
      onClose=${()=>s(null)}
    />`}
  </div>`}function Wd({rows:t,differing:e,isOnly:n}){return t?n&&!e?l`<${Q} icon=${Ki} title=${Z.sameTitle} text=${Z.sameText} />`:l`<${Q} icon=${Nr} title=${Z.nothingFound} text=${Z.nothingFoundText} />`:l`<${Q} icon=${ts} title=${Z.noFlagsTitle} text=${Z.noFlagsText} />`}function Vd({names:t,reference:e}){let n=U(t[e]);return t.map(U).filter(o=>o&&n&&o.fractional!==n.fractional).map(o=>o&&n&&l`<${K}>${Z.fractional(o.name,o.fractional,n.name,n.fractional)}<//>`)}function Jd(t){let e=t.findIndex(r=>vt(U(r)));if(e>=0)return e;let n=t.findIndex(r=>/^prod/.test(le(r).environment??""));return n>=0?n:t.length-1}function Hd(t,e,n,r,o){let s=t.find(c=>c.key===e)?.cells[r].flag,[i,a]=s?[n[r],n[o]]:[n[o],n[r]];return{key:e,from:i,to:a}}function we(t){B(()=>{if(t!==void 0)return xn(t,U(t)?.revision??0,({revision:e,changes:n})=>{if(n===null||n.some(({kind:r})=>r==="flag_set"))return zt();en.value=(en.peek()??[]).map(r=>r.name===t?{...r,revision:Math.max(e,r.revision)}:r)})},[t])}function to(t,e){let n=new Set;return t.map(({flag:r,variant:o})=>r===""?"no-flag":n.has(r)?"twice":(n.add(r),e!==null&&!Object.hasOwn(e,r)?"unknown-flag":o===""?"no-variant":e!==null&&!Object.hasOwn(e[r].variants??{},o)?"unknown-variant":null))}function ml(t,e){let n=Object.fromEntries(e.map(({flag:r,variant:o})=>[r,o]));return`{"attributes": ${t}, "overrides": ${JSON.stringify(n)}}`}async function jt(t,e){if(!vt(U(t)))return!0;let{title:n,text:r,action:o}=h.production;return Kt({title:n(t),text:r,action:o,...e})}function bt(t,e,{wait:n=0,isIdle:r=!1}={}){let[o,s]=g(0),[i,a]=g({result:null,problem:null,isLoading:!0}),c=D(!0);return B(()=>{if(r)return;let u=new AbortController;a(f=>f.isLoading?f:{...f,isLoading:!0});let m=setTimeout(async()=>{try{let f=await t(u.signal);u.signal.aborted||a({result:f,problem:null,isLoading:!1})}catch(f){u.signal.aborted||a({result:null,problem:f,isLoading:!1})}},c.current?0:n);return c.current=!1,()=>{clearTimeout(m),u.abort()}},[...e,o,r]),{...i,reload:()=>s(u=>u+1)}}var dl="flagstaff.context.",zd=`{
  "targetingKey": "user-1"
}`,fl=new Map;function As(t){let e=fl.get(t);return e===void 0&&(e=dt(sessionStorage.getItem(dl+t)??zd),fl.set(t,e)),e}function eo(t,e){As(t).value=e;try{sessionStorage.setItem(dl+t,e)}catch{}}var Ns=dt(sessionStorage.getItem("flagstaff.contextView")==="json"?"json":"form");function pl(t){Ns.value=t,sessionStorage.setItem("flagstaff.contextView",t)}var Fe="targetingKey";function Be(t){let e=R(t);if(e.type!=="object")throw new ne("A context is a JSON object.",t,e.start);let n=new Map;for(let{key:r,value:o}of e.members)n.set(r,{name:r,type:Ud(o.type),text:o.type==="string"?o.value:o.source});return[...n.values()]}function Ln(t){let e=t.map(n=>`${JSON.stringify(n.name)}: ${Kd(n)}`);return e.length===0?"{}":We(`{${e.join(", ")}}`)}function Ms(t){let e=new Set;return t.map(({name:n,type:r,text:o})=>n===""?"no-name":e.has(n)?"twice":(e.add(n),r==="text"||no(r,o)?null:r))}function Rs(t,e){let{name:n,text:r}=t;return e===t.type?t:e==="text"?{name:n,type:e,text:Gd(r)?JSON.parse(r):r}:e==="boolean"?{name:n,type:e,text:r==="false"?"false":"true"}:e==="number"?{name:n,type:e,text:no("number",r.trim())?r.trim():""}:{name:n,type:e,text:t.type==="text"?JSON.stringify(r):r}}function $l(t){try{let e=Be(t).find(({name:n})=>n===Fe);return e?.type==="text"?e.text:""}catch{return""}}var Kd=({type:t,text:e})=>t==="text"?JSON.stringify(e):e.trim();function Ud(t){return t==="string"?"text":t==="number"||t==="boolean"?t:"json"}function no(t,e){try{let{type:n}=R(e);return t==="json"||n===t}catch{return!1}}var Is=t=>no("json",t),Gd=t=>no("json",t)&&t.trim().startsWith('"');var Yd=["text","number","boolean","json"];function hl({row:t,fault:e,names:n,known:r,isNew:o,onRow:s,onRemove:i}){let a=rt(),c=h.context,u=e===null?{}:{"aria-invalid":"true","aria-describedby":`${a}-fault`},m=e==="no-name"||e==="twice";return l`<li class="context-row">
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
      onInput=${f=>s(Xd({...t,name:f.target.value},r))}
    />
    <${I}
      label=${c.typeOf(t.name)}
      value=${t.type}
      options=${Yd.map(f=>({value:f,label:c.types[f]}))}
      onChange=${f=>s(Rs(t,f))}
    />
    <${Qd} row=${t} id=${a} known=${r} described=${m?{}:u} onText=${f=>s({...t,text:f})} />
    <${b} kind="quiet" size="small" icon=${gt} label=${c.remove(t.name)} onClick=${i} />
    ${e!==null&&l`<p class="fault" id="${a}-fault">${c.faults[e]}</p>`}
  </li>`}function Qd({row:t,id:e,known:n,described:r,onText:o}){let s=h.context,i=u=>o(u.target.value),a={"aria-label":s.valueOf(t.name),autocomplete:"off",spellcheck:!1,value:t.text,onInput:i,...r};if(t.type==="boolean"){let u=[{value:"true",label:s.yes},{value:"false",label:s.no}];return l`<${I} label=${s.valueOf(t.name)} value=${t.text} options=${u} onChange=${o} />`}if(t.type==="json"){let u=Math.min(8,t.text.split(`
`).length);return l`<textarea ...${a} class="mono" rows=${u} placeholder="{}"></textarea>`}let c=n!==void 0&&n.values.length>0&&t.type==="text";return l`<input
      ...${a}
      type="text"
      inputmode=${t.type==="number"?"decimal":void 0}
      placeholder=${s.value}
      list=${c?`${e}-values`:void 0}
    />${c&&l`<datalist id="${e}-values">${n.values.map(u=>l`<option value=${u}></option>`)}</datalist>`}`}var Xd=(t,e)=>e!==void 0&&t.text===""&&e.name===t.name?Rs(t,e.type):t;function ro({text:t,attributes:e=[],onText:n}){let r=rt(),[o,s]=g(()=>vl(t)),[i,a]=g(null),c=D(t);B(()=>{t!==c.current&&s(vl(t)),c.current=t},[t]);function u(v){let $=[...o.filter(gl),...v];return s($),Ms($).some(x=>x!==null)?n(null):(c.current=Ln($),n(c.current))}function m(v){let $=v?.type??"text",x=$==="boolean"?"true":$==="json"?"{}":$==="number"?v?.values[0]??"0":"";a(f.length),u([...f,{name:v?.name??"",type:$,text:x}])}let f=o.filter(v=>!gl(v)),d=Ms(f),p=e.filter(({name:v})=>v!==Fe&&!o.some($=>$.name===v));return l`<div class="context-form">
    <datalist id=${r}>${p.map(({name:v})=>l`<option value=${v}></option>`)}</datalist>
    <ul class="plain">
      ${f.map((v,$)=>l`<${hl}
          key=${$}
          row=${v}
          fault=${d[$]}
          names=${r}
          known=${e.find(({name:x})=>x===v.name)}
          isNew=${$===i}
          onRow=${x=>u(f.map((k,y)=>y===$?x:k))}
          onRemove=${()=>u(f.filter((x,k)=>k!==$))}
        />`)}
    </ul>
    <div class="row">
      <${b} size="small" icon=${ot} onClick=${()=>m()}>${h.context.add}<//>
      ${p.length>0&&l`<span class="small quiet">${h.context.readByRules}</span>
        ${p.slice(0,12).map(v=>l`<${b}
              key=${v.name}
              size="small"
              kind="quiet"
              class="mono offered"
              aria-label=${h.context.addNamed(v.name)}
              onClick=${()=>m(v)}
              >${v.name}<//
            >`)}`}
    </div>
  </div>`}var gl=({name:t})=>t===Fe;function vl(t){try{return Be(t)}catch{return[]}}var oo={"{":"}","[":"]",'"':'"'},Zd='}]"';function bl(t,e,n,r){let o=t[n]??"";if(r==="Enter")return tp(t,e,n);if(e!==n)return null;if(r==="Backspace")return o!==""&&oo[t[e-1]??""]===o?{from:e-1,to:n+1,insert:"",cursor:e-1}:null;let s=ep(t,e);return Zd.includes(r)&&o===r&&r==='"'===s?{from:e,to:n,insert:"",cursor:e+1}:r in oo&&!s&&/^[\s,:}\]]?$/.test(o)?{from:e,to:n,insert:r+oo[r],cursor:e+1}:null}function tp(t,e,n){let r=t.slice(t.lastIndexOf(`
`,e-1)+1,e),o=/^[ \t]*/.exec(r)?.[0]??"",[s,i]=[r.trimEnd().at(-1)??"",t.slice(n).trimStart()[0]??""];if(!(s==="{"||s==="["))return Ds(e,n,`
${o}`);let a=oo[s]===i&&/^[ \t]*[}\]]/.test(t.slice(n)),c=`
${o}  `;return a?Ds(e,n,c,`
${o}`):Ds(e,n,c)}function Ds(t,e,n,r=""){return{from:t,to:e,insert:n+r,cursor:t+n.length}}function ep(t,e){return(t.slice(t.lastIndexOf(`
`,e-1)+1,e).replaceAll(/\\./g,"").split('"').length-1)%2===1}var np={member:"member",operator:"operator",variant:"variant",attribute:"attribute",evaluator:"evaluator",value:"value",metadata:"metadata"},rp={state:"ENABLED or DISABLED. A disabled flag returns no value; callers use their own default.",variants:"The values that the flag can return, by name. All are of one kind.",defaultVariant:"The variant for everyone whom targeting gives none. With null, callers use their own default.",targeting:"The rule that decides which variant a context gets.",metadata:"Texts, numbers and true or false about the flag, such as its owner."},op={var:"Reads an attribute of the context. A path such as user.plan goes into objects.",missing:"Returns those of the named attributes that the context does not have.",missing_some:"Returns the missing attributes if fewer than so many are there.",if:"The first condition that holds decides; the last operand is for everyone else.","?:":"Like if.","==":"Two texts are compared as texts, anything else as numbers.","===":"Equal, and of the same type.","!=":"The opposite of ==.","!==":"The opposite of ===.","<":"Less. With three operands: the second is between the other two.","<=":"At most. With three operands: the second is from the first to the third.",">":"Greater.",">=":"At least.","!":"True if the operand is false, missing, 0 or empty.","!!":"True unless the operand is false, missing, 0 or empty.",and:"The first operand that is false decides, otherwise the last.",or:"The first operand that is true decides, otherwise the last.",in:"Whether a list has the member, or a text contains the text.",contains_all:"Whether the first list has all members of the second.",contains_any:"Whether the first list has a member of the second.",contains_none:"Whether the first list has no member of the second.",starts_with:"Whether a text begins with another one.",ends_with:"Whether a text ends with another one.",cat:"Joins texts.",substr:"A part of a text: start, and number of characters. A negative start counts from the end.",sem_ver:"Compares versions: =, !=, <, <=, >, >=, ^ (same major), ~ (same major and minor).",fractional:"Splits callers by weights. The same targeting key always gets the same variant.",$ref:"An evaluator of the flag set.","+":"Sum. With one operand: the number that a text says.","-":"Difference. With one operand: its opposite.","*":"Product.","/":"Quotient.","%":"Remainder.",min:"The least of the numbers.",max:"The greatest of the numbers.",merge:"Joins lists.",map:"Applies a rule to each member of a list.",filter:"The members of a list for which a rule holds.",reduce:"Combines a list into one value. The rule reads current and accumulator.",all:"Whether a rule holds for all members of a list.",some:"Whether a rule holds for a member of a list.",none:"Whether a rule holds for no member of a list."},fn={kinds:np,members:rp,operators:op,suggestions:"Suggestions",line:t=>`Line ${t}:`};var Fs={state:["ENABLED","DISABLED"],defaultVariant:[],targeting:[],metadata:[],variants:[]},yl={var:[0,0],missing:[1,null],missing_some:[2,2],substr:[2,3],"<":[2,3],"<=":[2,3],if:[1,null],"==":[2,2],"===":[2,2],"!=":[2,2],"!==":[2,2],">":[2,2],">=":[2,2],"%":[2,2],"/":[2,2],map:[2,2],filter:[2,2],all:[2,2],none:[2,2],some:[2,2],in:[2,2],reduce:[3,3],"*":[2,null],"!":[0,0],"!!":[0,0],or:[1,null],and:[1,null],"+":[1,null],"-":[1,null],max:[1,null],min:[1,null],merge:[1,null],cat:[1,null],starts_with:[2,2],ends_with:[2,2],sem_ver:[3,3],fractional:[1,null],$ref:[0,0]},wl=["=","!=",">","<",">=","<=","~","^"];var sp=/"(?:[^"\\\n]|\\.)*"?|[{}[\]:,]|[^\s{}[\]:,"]+/g;function xl(t,e){let n=[],r={level:null,to:0},o,s=[],i=(c,u)=>{let m=n.at(-1),f=!m||m.next==="value"?"value":m.next==="key"?"key":null;if(!f)return null;let p=(f==="key"?n.slice(0,-1):n).map($=>$.isObject?$.key:$.index),v=t.slice(c,Math.max(c,e)).replace(/^"/,"");return{kind:f,path:p,siblings:[],from:c,to:u,typed:v,hasColon:!1}},a=c=>{o=c;let u=n.at(-1);c?.kind==="key"&&u&&Object.assign(r,{level:u,to:c.to})};for(let{0:c,index:u}of t.matchAll(sp)){let m=u+c.length,f=!"{}[]:,".includes(c);o===void 0&&e<=u&&!(f&&e===u)&&a(i(e,e));let d=c.length>1&&c[0]==='"'&&c.at(-1)==='"',p=f&&e>=u&&(d?e<m:e<=m);o===void 0&&p&&!(c[0]==='"'&&e===u)&&a(i(u,m)),ip(n,c);let v=n.at(-1);n.length===2&&n[0].key==="variants"&&v?.isObject&&v.next==="colon"&&s.push(v.key),r.level&&o&&c===":"&&t.slice(r.to,u).trim()===""&&(o.hasColon=!0)}return o===void 0&&a(i(e,e)),r.level&&o&&(o.siblings=ap(r.level,o,t)),{place:o??null,variants:s}}function ip(t,e){let n=t.at(-1);if(e==="{"||e==="["){let r=e==="{";t.push({isObject:r,key:"",keys:[],index:0,next:r?"key":"value"})}else if(e==="}"||e==="]"){t.pop();let r=t.at(-1);r&&(r.next="comma")}else if(n)e===","?(n.next=n.isObject?"key":"value",n.index+=1):e===":"?n.next="value":n.next==="key"?(n.key=kl(e),n.keys.push(n.key),n.next="colon"):n.next==="value"&&(n.next="comma");else return}function ap(t,e,n){if(e.from===e.to)return t.keys;let r=t.keys.indexOf(kl(n.slice(e.from,e.to)));return r===-1?t.keys:t.keys.toSpliced(r,1)}function kl(t){try{return String(JSON.parse(t))}catch{return t.replaceAll('"',"")}}var lp={"?:":[1,null],contains_all:[2,2],contains_any:[2,2],contains_none:[2,2]},_s={...yl,...lp},cp=["owner","description","permanent"],up=["targetingKey","$flagd.timestamp","$flagd.flagKey"],Ps={state:'"${ENABLED}"',variants:'{"${on}": ${true}, "${off}": ${false}}',defaultVariant:'"${off}"',targeting:"{${}}",metadata:'{"${owner}": "${}"}',var:'"${attribute}"',$ref:'"${evaluator}"',if:'[${condition}, "${variant}"]',"?:":'[${condition}, "${variant}", "${variant}"]',"!":"${condition}","!!":"${condition}",missing:'["${attribute}"]',missing_some:'[${1}, ["${attribute}"]]',in:'[{"var": "${attribute}"}, ["${value}"]]',starts_with:'[{"var": "${attribute}"}, "${text}"]',ends_with:'[{"var": "${attribute}"}, "${text}"]',sem_ver:'[{"var": "${attribute}"}, "${>=}", "${1.0.0}"]',fractional:'[["${variant}", ${50}], ["${variant}", ${50}]]',and:"[${condition}, ${condition}]",or:"[${condition}, ${condition}]",reduce:'[{"var": "${attribute}"}, ${rule}, ${0}]'};function Ol(t,e,n={}){let{place:r,variants:o}=xl(t,e);if(!r)return null;let s=n.root==="rule"?["targeting",...r.path]:r.path,i={...n,variants:n.variants??o},a=r.kind==="key"?mp(r,s):fp(s,i);if(r.kind==="key"&&s[0]==="metadata"&&s.length===1){let c=new Set([...cp,...n.metadata??[]]);for(let u of c)r.siblings.includes(u)||a.push(qs(u,"metadata",r,u==="permanent"?"${true}":'"${}"'))}return a.length?{from:r.from,to:r.to,typed:r.typed,options:a}:null}function mp(t,e){return e.length?e[0]!=="targeting"||t.siblings.length?[]:Object.keys(_s).map(n=>qs(n,"operator",t,Tl(n))):Object.keys(Fs).filter(n=>!t.siblings.includes(n)).map(n=>qs(n,"member",t,Ps[n]))}function qs(t,e,n,r){let o=so(JSON.stringify(t));return{label:t,kind:e,insert:n.hasColon?o:`${o}: ${r}`}}function fp(t,e){if(t.length===1&&t[0]!=="targeting"){let a=(Fs[String(t[0])]??[]).map(c=>ir(c,"value"));return t[0]==="defaultVariant"?[...Ls(e),Sl("null")]:a}if(t[0]!=="targeting")return[];let{operator:n,within:r}=dp(t);if(n==="var"&&(r[0]??0)===0||n==="missing"||n==="missing_some"&&r[0]===1)return js(e);if(n==="$ref")return(e.evaluators??[]).map(a=>ir(a,"evaluator"));if(n==="sem_ver"&&r[0]===1)return wl.map(a=>ir(a,"value"));if(n==="fractional"&&r.length===2&&r[1]===0)return[...Ls(e),...Bs()];let o=(n==="if"||n==="?:")&&Number(r[0])%2===0;if(n===null||(n==="if"||n==="?:")&&!o)return[...Ls(e),Sl("null"),...Bs()];let i=[...new Set([...e.attributes??[],"targetingKey"])].map(a=>({label:a,kind:"attribute",insert:`{"var": ${so(JSON.stringify(a))}}`}));return r.length>1?[]:[...i,...Bs()]}function dp(t){let e=t.findLastIndex((n,r)=>r>0&&typeof n=="string");return{operator:e===-1?null:String(t[e]),within:t.slice(e+1)}}function Bs(){return Object.keys(_s).map(t=>({label:t,kind:"operator",insert:`{${so(JSON.stringify(t))}: ${Tl(t)}}`}))}function Tl(t){if(Ps[t])return Ps[t];let[e]=_s[t];return e<2?"[${}]":'[{"var": "${attribute}"}, ${value}]'}function Ls(t){return(t.variants??[]).map(e=>ir(e,"variant"))}function js(t){return[...new Set([...t.attributes??[],...up])].map(e=>ir(e,"attribute"))}function ir(t,e){return{label:t,kind:e,insert:so(JSON.stringify(t))}}function Sl(t){return{label:t,kind:"value",insert:t}}function so(t){return t.replaceAll(/[{}\\]/g,e=>`\\${e}`)}var pp=60,Cl=280,$p=/\\[{}\\]|\$\{([^}]*)\}/g;function El({area:t,paint:e,known:n,name:r,isOff:o}){let[s,i]=g(null),a=D(s);a.current=s;let c=()=>i(null);function u(p){let v=t.current;if(!v||o)return;let $=Ol(v.value,v.selectionStart,n),x=$&&v.value[$.from]==='"'&&$.to>$.from;if(!$||!(p||$.typed||x))return c();let k=gp($.options,$.typed).slice(0,pp);if(!k.length||k.length===1&&k[0].label===$.typed)return c();i({from:$.from,to:$.to,options:k,chosen:0,position:bp(v,e.current,$.from)})}function m({insert:p}){let v=t.current,{from:$,to:x}=a.current??{from:0,to:0};if(c(),!v)return;let{text:k,start:y,end:C}=vp(p);Ws(v,$,x,k),v.setSelectionRange($+y,$+C)}function f(p){if(p.key===" "&&p.ctrlKey)return p.preventDefault(),u(!0),!0;let v=a.current;if(!v)return!1;let{options:$,chosen:x}=v,y={ArrowDown:1,ArrowUp:-1,PageDown:8,PageUp:-8}[p.key];if(y)i({...v,chosen:((x+y)%$.length+$.length)%$.length});else if(p.key==="Enter"||p.key==="Tab")m($[x]);else if(p.key==="Escape")c();else return["ArrowLeft","ArrowRight","Home","End"].includes(p.key)&&c(),!1;return p.preventDefault(),p.stopPropagation(),!0}let d=`${r}-suggestions`;return{open:u,close:c,onKeyDown:f,onInput(p){/^[\w"$.<>=!?]$/.test(p.data??"")||a.current&&p.inputType==="deleteContentBackward"?u(!1):(a.current||p.data)&&c()},attributes:{"aria-autocomplete":o?void 0:"list","aria-controls":s?d:void 0,"aria-activedescendant":s?`${d}-${s.chosen}`:void 0},list:s&&l`<${hp} id=${d} shown=${s} onAccept=${m} />`}}function hp({id:t,shown:{options:e,chosen:n,position:r},onAccept:o}){let{kind:s,label:i}=e[n],a=s==="operator"?fn.operators[i]:s==="member"?fn.members[i]:void 0;return l`<div class="suggestions" style=${r}>
    <ul class="plain" role="listbox" id=${t} aria-label=${fn.suggestions}>
      ${e.map((c,u)=>l`<li
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
    ${a&&l`<p class="info">${a}</p>`}
  </div>`}function gp(t,e){let n=e.toLowerCase(),r=o=>o.label.toLowerCase().indexOf(n);return[...t.filter(o=>r(o)===0),...t.filter(o=>r(o)>0)]}function vp(t){let e=null,n="",r=0;for(let i of t.matchAll($p)){n+=t.slice(r,i.index),r=i.index+i[0].length;let a=i[1]??i[0][1];i[1]!==void 0&&(e??=[n.length,n.length+a.length]),n+=a}n+=t.slice(r);let[o,s]=e??[n.length,n.length];return{text:n,start:o,end:s}}function bp(t,e,n){let{left:r,top:o,bottom:s}=yp(t,e,n),i=`${Math.max(8,Math.min(r,window.innerWidth-328))}px`;return s+Cl>window.innerHeight&&o>Cl?{left:i,bottom:`${window.innerHeight-o+2}px`}:{left:i,top:`${s+2}px`}}function yp(t,e,n){let r=t.value.slice(0,n).split(`
`),o=e?.children[r.length-1]??t,s=document.createTreeWalker(o,NodeFilter.SHOW_TEXT),i=r[r.length-1].length;for(let a=s.nextNode();a;a=s.nextNode()){let c=a.textContent?.length??0;if(i<=c){let u=document.createRange();return u.setStart(a,i),u.setEnd(a,i),u.getBoundingClientRect()}i-=c}return o.getBoundingClientRect()}var wp=/"(?:[^"\\]|\\.)*"?(\s*:)?|-?\d[\d.eE+-]*|true|false|null|[{}[\],:]+/g,xp=2e5;function Al(t,e){let{root:n,fault:r}=pt(t);if(r){let o=Math.max(0,Math.min(r.offset,t.trimEnd().length-1));return[{from:o,to:o+1,line:es(t,o),detail:r.message,severity:"error"}]}return e.map(({pointer:o,detail:s,severity:i="error"})=>{let{start:a,end:c}=qi(n,o);return{from:a,to:c,line:es(t,a),detail:s,severity:i}})}function Nl({text:t,marks:e}){let n=t.length>xp,r=0;return t.split(`
`).map((o,s)=>{let i=r;r+=o.length+1;let a=e.filter(m=>m.line===s+1),c=a.some(m=>m.severity==="error")?"error":a[0]?.severity??"",u=a.map(m=>`${m.from-i},${Math.min(o.length,m.to-i)},${m.severity}`).join(";");return l`<${Vs} key=${s} number=${s+1} line=${o} severity=${c} ranges=${u} isPlain=${n} />`})}var Vs=class extends Ti{shouldComponentUpdate(e){let{line:n,ranges:r,isPlain:o}=this.props;return n!==e.line||r!==e.ranges||o!==e.isPlain}render(){let{number:e,line:n,severity:r,ranges:o,isPlain:s}=this.props;return l`<div class="line ${r}" data-number=${e}>${s?n:kp(n,o)}${n===""?"\u200B":""}</div>`}};function kp(t,e){let n=e.split(";").filter(Boolean).map(r=>{let[o,s,i]=r.split(",");return{from:Number(o),to:Math.max(Number(o)+1,Number(s)),severity:i}});return Sp(t).flatMap(({from:r,to:o,kind:s})=>{let i=n.flatMap(c=>[c.from,c.to]).filter(c=>c>r&&c<o),a=[...new Set([r,...i,o])].sort((c,u)=>c-u);return a.slice(1).map((c,u)=>{let m=a[u],f=n.find(v=>m>=v.from&&m<v.to),d=[s,f?.severity].filter(Boolean).join(" "),p=t.slice(m,c);return d?l`<span class=${d}>${p}</span>`:p})})}function Sp(t){let e=[],n=0,r=(o,s)=>{o>n&&e.push({from:n,to:o,kind:s}),n=o};for(let o of t.matchAll(wp)){let[s,i]=o;r(o.index,""),s[0]==='"'?(r(o.index+s.length-(i?.length??0),i?"name":"text"),r(o.index+s.length,"sign")):r(o.index+s.length,/^[-\d]/.test(s)?"number":/^[a-z]/.test(s)?"word":"sign")}return r(t.length,""),e}function xe({text:t,onChange:e,label:n,faults:r=[],known:o={},lines:s=3,mostLines:i=40,onSave:a}){let c=D(null),u=D(null),m=rt(),f=ut(()=>Al(t,r),[t,r]),d=El({area:c,paint:u,known:o,name:m,isOff:!e});function p($,x){c.current?.focus(),c.current?.setSelectionRange($,x),u.current?.children[t.slice(0,$).split(`
`).length-1]?.scrollIntoView({block:"nearest"})}function v($){let x=c.current;if(!x||$.isComposing)return;if($.key.toLowerCase()==="s"&&($.ctrlKey||$.metaKey)&&a){$.preventDefault(),a();return}if(!e||d.onKeyDown($)||$.ctrlKey||$.metaKey||$.altKey)return;let k=bl(x.value,x.selectionStart,x.selectionEnd,$.key);k&&($.preventDefault(),Ws(x,k.from,k.to,k.insert),x.setSelectionRange(k.cursor,k.cursor),$.key==='"'&&d.open(!1))}return l`<div class="code" style=${{"--least":s,"--most":i}}>
    <div class="code-scroll">
      <div class="code-layers">
        <pre ref=${u} aria-hidden="true"><${Nl} text=${t} marks=${f} /></pre>
        <textarea
          ref=${c}
          ...${d.attributes}
          aria-label=${n}
          aria-describedby="${m}-faults"
          aria-invalid=${f.some($=>$.severity==="error")?"true":void 0}
          readonly=${!e}
          spellcheck=${!1}
          autocomplete="off"
          autocapitalize="off"
          value=${t}
          onInput=${$=>{e?.($.target.value),d.onInput($)}}
          onKeyDown=${v}
          onBlur=${d.close}
          onClick=${d.close}
        ></textarea>
      </div>
    </div>
    ${d.list}
    <div id="${m}-faults"><${Op} marks=${f} onShow=${p} /></div>
  </div>`}function Op({marks:t,onShow:e}){return t.length?l`<ul class="plain code-faults">
    ${t.map(({from:n,to:r,line:o,detail:s,severity:i})=>l`<li class=${i}>
          <button type="button" onClick=${()=>e(n,r)}>${fn.line(o)}</button> ${s}
        </li>`)}
  </ul>`:null}function Ws(t,e,n,r){t.focus(),t.setSelectionRange(e,n),!(e===n&&r===""||(r===""?document.execCommand("delete"):document.execCommand("insertText",!1,r)))&&(t.setRangeText(r,e,n,"end"),t.dispatchEvent(new Event("input",{bubbles:!0})))}var Tp=t=>t?.scrollIntoView({block:"nearest",inline:"nearest"});function jn({tabs:t,selected:e,onSelect:n,label:r,children:o}){let s=rt();function i(a){let c=t.findIndex(({id:d})=>d===e),m={ArrowRight:c+1,ArrowLeft:c-1,Home:0,End:t.length-1}[a.key];if(m===void 0)return;a.preventDefault();let f=t[(m+t.length)%t.length];n(f.id),document.getElementById(`${s}-${f.id}`)?.focus()}return l`<div class="tabs" role="tablist" aria-label=${r} onKeyDown=${i}>
      ${t.map(a=>l`<button
          key=${a.id}
          type="button"
          role="tab"
          id="${s}-${a.id}"
          aria-selected=${String(a.id===e)}
          aria-controls="${s}-panel"
          tabindex=${a.id===e?0:-1}
          ref=${a.id===e?Tp:void 0}
          onClick=${()=>n(a.id)}
        >
          ${a.label}
        </button>`)}
    </div>
    <div role="tabpanel" id="${s}-panel" aria-labelledby="${s}-${e}">${o}</div>`}function Ml({set:t,targetingKey:e,text:n,onText:r}){let{result:o}=bt(u=>Cp(t.name,e,u),[t.name,e],{wait:300});if(o===null)return null;let{rows:s,overrides:i}=o,a=h.stored;function c(){let u=Be(n);r(Ln([...u,...s.filter(({name:m})=>m!==Fe&&!u.some(f=>f.name===m))]))}return l`<div class="stored-context">
    <div class="row">
      <h3 class="grow"><${H} parts=${a.title(e)} /></h3>
      <${b} size="small" kind="quiet" href=${G({set:t.name,page:"contexts",query:{key:e}})}>${a.edit}<//>
    </div>
    ${s.length===0&&i.length===0&&l`<p class="quiet">${a.nothing}</p>`}
    ${s.length>0&&l`<dl class="attributes-read">
      ${s.map(({name:u,text:m})=>l`<div key=${u}><dt class="mono">${u}</dt><dd><code class="cut">${m}</code></dd></div>`)}
    </dl>`}
    ${i.map(([u,m])=>l`<p key=${u}><${H} parts=${a.override(u,m)} /></p>`)}
    <p class="small quiet">${t.storedContexts?a.merged:a.notRead}</p>
    ${s.length>0&&!t.storedContexts&&l`<${b} size="small" onClick=${c}>${a.take}<//>`}
  </div>`}async function Cp(t,e,n){try{let{text:r,data:o}=await j(S`flag-sets/${t}/contexts/${e}`,{signal:n}),s=Y(R(r),"/attributes");return{rows:s===null?[]:Be(s.source),overrides:Object.entries(o.overrides??{})}}catch(r){if(r instanceof z&&r.status===404||r instanceof z)return null;throw r}}function Rl({set:t,text:e,attributes:n,onText:r,onFault:o}){let s=$l(e),i=Pn(e),a=i===null?Ns.value:"json",c=[{id:"form",label:h.context.form},{id:"json",label:h.context.json}];return l`<section class="panel context-panel" aria-label=${h.context.title}>
    <h2>${h.context.title}</h2>
    <${jn}
      tabs=${c}
      selected=${a}
      label=${h.context.view}
      onSelect=${u=>{o(i!==null),pl(u)}}
    >
      ${a==="form"?l`<div class="stack">
            <${Ep} set=${t.name} value=${s} onValue=${u=>r(Np(e,u))} />
            <div class="field">
              <span class="label" aria-hidden="true">${h.context.attributes}</span>
              <${ro}
                text=${e}
                attributes=${n}
                onText=${u=>{o(u===null),u!==null&&r(u)}}
              />
            </div>
          </div>`:l`<${Ap} text=${e} fault=${i} onText=${r} />`}
    <//>
    ${s!==""&&l`<${Ml} key=${`${t.name} ${s}`} set=${t} targetingKey=${s} text=${e} onText=${r} />`}
  </section>`}function Ep({set:t,value:e,onValue:n}){let r=rt(),{result:o}=bt(async i=>(await j(S`flag-sets/${t}/contexts`,{query:{prefix:e,limit:12},signal:i})).data.items,[t,e],{wait:200}),s=o??[];return l`<${L} label=${h.context.targetingKey} hint=${h.context.targetingKeyHint}>
    ${i=>l`<input
        ...${i}
        type="text"
        class="mono"
        list=${r}
        autocomplete="off"
        spellcheck=${!1}
        value=${e}
        onInput=${a=>n(a.target.value)}
      /><datalist id=${r}>${s.map(({targetingKey:a})=>l`<option value=${a}></option>`)}</datalist>`}
  <//>`}function Ap({text:t,fault:e,onText:n}){let r=e===null?void 0:h.context.jsonFault(e.line,e.message);return l`<${L} label=${l`<span class="hidden-text">${h.context.json}</span>`} error=${r}>
    ${o=>l`<textarea
      ...${o}
      class="mono"
      rows=${Math.max(8,Math.min(24,t.split(`
`).length+1))}
      spellcheck=${!1}
      autocomplete="off"
      value=${t}
      onInput=${s=>n(s.target.value)}
    ></textarea>`}
  <//>`}function Pn(t){try{return Be(t),null}catch(e){if(e instanceof ne)return e;throw e}}function Np(t,e){let n=Be(t).filter(({name:r})=>r!==Fe);return Ln(e===""?n:[{name:Fe,type:"text",text:e},...n])}var Mp=20;function Il(t,e={}){let n=new Map,r=new Set,o=(s,i)=>{if(Array.isArray(s))return s.forEach(m=>o(m,s));if(!tn(s))return;let[[a,c]=["",null],...u]=Object.entries(s);u.length>0||yr(a,c)||(a==="var"?Js(n,c,i):a==="$ref"&&typeof c=="string"?(r.has(c)||o(e[c],[]),r.add(c)):a==="missing"?Fp(c).forEach(m=>Js(n,m,[])):a==="fractional"?Rp(c,o,n):Di.includes(a)?o(Array.isArray(c)?c[0]:c,[]):o(c,[]))};return o(t,[]),[...n.values()].sort((s,i)=>s.name<i.name?-1:1)}function Rp(t,e,n){Array.isArray(t)&&Array.isArray(t[0])&&Js(n,"targetingKey",[]),e(t,[])}function Js(t,e,n){let r=Array.isArray(e)?e[0]:e;if(typeof r!="string"||r===""||r.startsWith("$flagd"))return;let[o,...s]=r.split("."),i=s.length>0?[]:Ip(n),a=t.get(o)??{name:o,type:Dp(s.length>0,i),values:[]};for(let c of i){let u=String(c);a.values.length<Mp&&!a.values.includes(u)&&a.values.push(u)}t.set(o,a)}var Ip=t=>t.flat().filter(e=>["string","number","boolean"].includes(typeof e));function Dp(t,e){if(t)return"json";let n=typeof e[0];return n==="number"||n==="boolean"?n:"text"}var Fp=t=>[t].flat().filter(e=>typeof e=="string");function io({name:t,revision:e},n){let{result:r}=bt(async o=>{let{data:s}=await j(S`flag-sets/${t}/document`,{signal:o}),i=Object.entries(s.flags??{}).filter(([a])=>n===null||a===n);return Il(i.map(([,a])=>a.targeting),s.$evaluators??{})},[t,e,n]);return r??[]}function Dl({set:t,text:e,onText:n,onFault:r}){let o=h.contexts,[s,i]=g("form"),a=io(t,null),c=Pn(e),u=c===null?s:"json",m=[{id:"form",label:o.form},{id:"json",label:o.json}];return l`<${jn}
    tabs=${m}
    selected=${u}
    label=${o.view}
    onSelect=${f=>{r(c!==null),f==="json"&&c===null&&n(We(e)),i(f)}}
  >
    <div class="attributes-editor">
      ${u==="form"?l`<${ro}
            text=${e}
            attributes=${a}
            onText=${f=>{r(f===null),f!==null&&n(f)}}
          />`:l`<${xe}
              text=${e}
              label=${o.attributesOf}
              lines=${6}
              onChange=${f=>{r(Pn(f)!==null),n(f)}}
            />${c!==null&&l`<p class="bad">${h.context.jsonFault(c.line,c.message)}</p>`}`}
    </div>
  <//>`}function Fl({overrides:t,flags:e,onOverrides:n}){let r=rt(),o=h.contexts,s=to(t,e),i=(a,c)=>n(t.map((u,m)=>m===a?{...u,...c}:u));return l`<div class="overrides">
    <datalist id=${r}>${Object.keys(e??{}).map(a=>l`<option value=${a}></option>`)}</datalist>
    <p class="small quiet">${o.overridesHint}</p>
    <ul class="plain">
      ${t.map(({flag:a,variant:c},u)=>l`<li key=${u}>
          <input
            type="text"
            class="mono"
            aria-label=${o.flag}
            placeholder=${o.flag}
            list=${r}
            autocomplete="off"
            spellcheck=${!1}
            aria-invalid=${s[u]==="unknown-flag"?"true":void 0}
            value=${a}
            onInput=${m=>i(u,Bp(m.target.value,c,e))}
          />
          <${I} label=${o.variant} value=${c} options=${Lp(e,a,c)} onChange=${m=>i(u,{variant:m})} />
          <${b} kind="quiet" size="small" icon=${gt} label=${o.removeOverride(a)} onClick=${()=>n(t.filter((m,f)=>f!==u))} />
          ${s[u]==="unknown-flag"&&l`<p class="fault">${o.noSuchFlag}</p>`}
          ${s[u]==="unknown-variant"&&l`<p class="fault">${o.noSuchVariant}</p>`}
        </li>`)}
    </ul>
    <div class="row"><${b} size="small" icon=${ot} onClick=${()=>n([...t,{flag:"",variant:""}])}>${o.addOverride}<//></div>
  </div>`}function Bp(t,e,n){let r=n!==null&&Object.hasOwn(n,t)?Object.keys(n[t].variants??{}):[];return{flag:t,variant:r.length>0&&!r.includes(e)?r[0]:e}}function Lp(t,e,n){let r=t!==null&&Object.hasOwn(t,e)?Object.keys(t[e].variants??{}):[];return(r.includes(n)?r:[n,...r]).map(s=>({value:s,label:s===""?h.contexts.variant:s}))}function Bl({set:t,targetingKey:e,flags:n,onClose:r,onSaved:o}){let{result:s,problem:i,reload:a}=bt(c=>Pp(t.name,e,c),[t.name,e]);return s!==null?l`<${jp} key=${s.etag} set=${t} targetingKey=${e} stored=${s} flags=${n} onClose=${r} onSaved=${o} onReload=${a} />`:l`<${ue} title=${e} onClose=${r}>
    ${i===null?l`<${J} rows=${6} />`:l`<${P} problem=${i} onRetry=${a} />`}
  <//>`}function jp({set:t,targetingKey:e,stored:n,flags:r,onClose:o,onSaved:s,onReload:i}){let[a,c]=g(e??""),[u,m]=g(n.attributes),[f,d]=g(!1),[p,v]=g(n.overrides),[$,x]=g(null),[k,y]=g(!1),[C,E]=g(!1);B(()=>x(null),[a,u,p]);let T=h.contexts,N=$ instanceof z&&$.status===412,O=to(p,r),F=!f&&O.every(st=>st===null);async function lt(st=!1){if(E(!0),a===""||!F||k||t.storedContexts&&!await jt(t.name,{text:T.productionText}))return;y(!0);let Ft=st?{}:e===null?{createOnly:!0}:{etag:n.etag};try{await ce(S`flag-sets/${t.name}/contexts/${a}`,{body:ml(u,p),...Ft}),_({text:T.saved(a)}),s()}catch(ae){x(ae),y(!1)}}async function Ot(){let st={title:T.deleteTitle(a),text:T.deleteText,name:a,action:T.delete,danger:!0};if(await Kt(st))try{await Sr(S`flag-sets/${t.name}/contexts/${a}`,{etag:n.etag}),_({text:T.deleted(a)}),s()}catch(Ft){x(Ft)}}function tt(){eo(t.name,JSON.stringify({targetingKey:a},null,2)),Xt({set:t.name,page:"try-it"})}let At=M("write");return l`<${ue}
    title=${e===null?T.newTitle:l`<code>${e}</code>`}
    onClose=${k?void 0:o}
    footer=${l`
      ${e!==null&&At&&l`<${b} kind="quiet" icon=${It} onClick=${Ot}>${T.delete}<//>`}
      ${e!==null&&l`<${b} kind="quiet" icon=${Vi} onClick=${tt}>${T.tryIt}<//>`}
      <span class="grow"></span>
      <${b} onClick=${o} disabled=${k}>${At?h.cancel:h.close}<//>
      ${At&&l`<${b} kind="primary" busy=${k} disabled=${!F||N} onClick=${()=>lt()}>${T.save}<//>`}
    `}
  >
    <div class="stack context-sheet">
      ${N&&e!==null?l`<${K}>
            <p>${T.lost}</p>
            <div class="row"><${b} size="small" onClick=${i}>${T.load}<//><${b} size="small" onClick=${()=>lt(!0)}>${T.over}<//></div>
          <//>`:$!==null&&l`<${P} problem=${$} />`}
      ${e===null&&l`<${L} label=${T.key} error=${N?T.keyTaken:C&&a===""?T.keyMissing:null}>
        ${st=>l`<input ...${st} type="text" class="mono" maxlength="255" autocomplete="off" spellcheck=${!1} autofocus value=${a} onInput=${Ft=>c(Ft.target.value)} />`}
      <//>`}
      <section class="stack" aria-label=${T.attributesOf}>
        <h3>${T.attributesOf}</h3>
        <${Dl} set=${t} text=${u} onText=${m} onFault=${d} />
      </section>
      <section class="stack" aria-label=${T.overrides}>
        <h3>${T.overrides}</h3>
        <${Fl} overrides=${p} flags=${r} onOverrides=${v} />
      </section>
      <p class="small quiet">${T.noHistory}</p>
    </div>
  <//>`}async function Pp(t,e,n){if(e===null)return{attributes:"{}",overrides:[],etag:null};let{text:r,data:o,etag:s}=await j(S`flag-sets/${t}/contexts/${e}`,{signal:n}),i=Y(R(r),"/attributes"),a=Object.entries(o.overrides??{});return{attributes:i?.source??"{}",overrides:a.map(([c,u])=>({flag:c,variant:u})),etag:s}}var Hs=4;function Ll({set:t,list:e,prefix:n,override:r,flags:o}){let{items:s,next:i,problem:a,isLoading:c,more:u,reload:m}=e,f=rt(),d=h.contexts,p=n!==""||r!=="",v=s.length===0&&!c&&a===null&&i===null;return l`${(p||!v)&&l`<div class="row context-search" role="search">
      <input type="search" class="mono" aria-label=${d.prefix} placeholder=${d.prefix} autocomplete="off" spellcheck=${!1} value=${n} onInput=${$=>St({prefix:$.target.value})} />
      <input type="search" class="mono" aria-label=${d.override} placeholder=${d.override} list=${f} autocomplete="off" spellcheck=${!1} value=${r} onChange=${$=>St({override:$.target.value})} />
      <datalist id=${f}>${Object.keys(o??{}).map($=>l`<option value=${$}></option>`)}</datalist>
    </div>`}
    ${a!==null&&l`<${P} problem=${a} onRetry=${m} />`}
    ${s.length===0&&c&&l`<div class="panel"><${J} rows=${8} /></div>`}
    ${v&&(p?l`<${Q} title=${d.noMatch} text=${d.noMatchText} />`:l`<${Q} icon=${Ji} title=${d.none} text=${d.noneText} command=${d.command(t)} />`)}
    ${s.length>0&&l`<div class="panel scrolls"><table class="rows contexts">
      <thead><tr><th>${d.key}</th><th>${d.attributes}</th><th>${d.overrides}</th><th>${d.changed}</th></tr></thead>
      <tbody>${s.map($=>l`<${qp} key=${$.targetingKey} set=${t} context=${$} prefix=${n} override=${r} />`)}</tbody>
    </table></div>`}
    ${i!==null&&l`<div class="row"><${b} busy=${c} onClick=${u}>${s.length===0?d.searching:d.more}<//></div>`}`}function qp({set:t,context:{targetingKey:e,attributes:n,overrides:r,modifiedAt:o},prefix:s,override:i}){let a=Object.entries(n);return l`<tr>
    <td><a class="mono" href=${G({set:t,page:"contexts",query:{prefix:s,override:i,key:e}})}>${e}</a></td>
    <td>
      <span class="attributes">
        ${a.slice(0,Hs).map(([c,u])=>l`<span key=${c}><span class="quiet mono">${c}</span> <code class="cut">${typeof u=="string"?u:JSON.stringify(u)}</code></span>`)}
        ${a.length>Hs&&l`<span class="quiet">${h.contexts.others(a.length-Hs)}</span>`}
      </span>
    </td>
    <td>${Object.entries(r).slice(0,3).map(([c,u])=>l`<div key=${c}><code>${c}</code> → <code>${u}</code></div>`)}
      ${Object.keys(r).length>3&&l`<span class="quiet">${h.contexts.others(Object.keys(r).length-3)}</span>`}
    </td>
    <td class="quiet changed"><${et} at=${o} /></td>
  </tr>`}function zs({set:t}){let[e,n]=g(!1),r=h.contexts;async function o(s){let a={title:s?r.switchOnTitle(t.name):r.switchOffTitle(t.name),text:s?r.switchOnText:r.switchOffText};if(await Kt({...a,action:s?r.switchOn:r.switchOff})){n(!0);try{await Qt(S`flag-sets/${t.name}`,{body:{storedContexts:s}}),_({text:s?r.switchedOn:r.switchedOff}),await zt()}catch(c){Et(c)}n(!1)}}return t.storedContexts?l`<p class="reading">
      <${W} kind="good">${r.on}<//>
      ${M("write")&&l`<${b} kind="quiet" size="small" busy=${e} onClick=${()=>o(!1)}>${r.switchOff}<//>`}
    </p>`:l`<${K}>
    <strong>${r.offTitle}</strong>
    <p>${r.offText}</p>
    ${M("write")&&l`<div class="row"><${b} size="small" busy=${e} onClick=${()=>o(!0)}>${r.switchOn}<//></div>`}
  <//>`}var _p=100;function jl(t,{prefix:e,override:n}){let[r,o]=g({items:[],next:null,problem:null,isLoading:!0}),[s,i]=g(0),a=D(new AbortController);async function c(u,m){a.current.abort();let{signal:f}=a.current=new AbortController;o(d=>({...d,isLoading:!0,problem:null}));try{let d={limit:_p,after:u,prefix:e||null,override:n||null},{data:p}=await j(S`flag-sets/${t}/contexts`,{query:d,signal:f});f.aborted||o({items:[...m,...p.items],next:p.next,problem:null,isLoading:!1})}catch(d){f.aborted||o(p=>({...p,problem:d,isLoading:!1}))}}return B(()=>{let u=setTimeout(()=>c(null,[]),s===0&&e!==""?150:0);return()=>{clearTimeout(u),a.current.abort()}},[t,e,n,s]),{...r,more:()=>c(r.next,r.items),reload:()=>i(s+1)}}function Pl(t){let e=tn(t.$evaluators)?t.$evaluators:{},n=tn(t.flags)?t.flags:{},r=new Map(Object.keys(e).map(s=>[s,{flags:[],evaluators:[],indirect:[]}])),o=new Map(Object.entries(e).map(([s,i])=>[s,ao(i)]));for(let[s,i]of o)for(let a of i)r.get(a)?.evaluators.push(s);for(let[s,i]of Object.entries(n)){let a=ao(tn(i)?i.targeting:void 0);for(let c of a)r.get(c)?.flags.push(s);for(let c of Wp(a,o))a.has(c)||r.get(c)?.indirect.push(s)}return r}function ao(t){let e=new Set,n=r=>{if(Array.isArray(r)&&r.forEach(n),!tn(r))return;let[[o,s]=["",null],...i]=Object.entries(r);i.length>0||(o==="$ref"&&typeof s=="string"?e.add(s):n(yr(o,s)?s.slice(1):s))};return n(t),e}function Wp(t,e){let n=new Set,r=[...t];for(let o=r.pop();o!==void 0;o=r.pop())n.has(o)||(n.add(o),r.push(...e.get(o)??[]));return n}function lo(t){return bt(async e=>{let{data:n}=await j(S`flag-sets/${t?.name??""}/document`,{signal:e});return{evaluators:n.$evaluators??{},flags:n.flags??{},uses:Pl(n)}},[t?.name,t?.revision],{isIdle:t===null})}function Vp(){let t=ve.value;return t&&l`<${Jp} set=${t} />`}function Jp({set:t}){let{key:e,create:n,prefix:r="",override:o=""}=wt.value.query;we(t.name);let s=jl(t.name,{prefix:r,override:o}),a=lo(t).result?.flags??null,c=h.contexts,u=e!==void 0||n!==void 0;return l`<div class="page-head">
      <div>
        <h1>${h.pages.contexts}</h1>
        <p class="quiet">${c.intro}</p>
        ${t.storedContexts&&l`<${zs} set=${t} />`}
      </div>
      ${M("write")&&l`<${b} kind="primary" icon=${ot} onClick=${()=>St({create:"1",key:null})}>${c.create}<//>`}
    </div>
    <div class="stack">
      ${!t.storedContexts&&l`<${zs} set=${t} />`}
      <${Ll} set=${t.name} list=${s} prefix=${r} override=${o} flags=${a} />
    </div>
    ${u&&l`<${Bl}
      key=${e??""}
      set=${t}
      targetingKey=${e??null}
      flags=${a}
      onClose=${()=>St({key:null,create:null})}
      onSaved=${()=>{let m=wt.peek().query;m.key===e&&m.create===n&&St({key:null,create:null}),s.reload()}}
    />`}`}function co({text:t}){let e=R(t),n=Lt(e),r=n.kind==="json"?ze(ye(e)):mn(n);return l`<span>${r.map(({kind:o,text:s})=>o==="text"?s:l`<code>${s}</code>`)}</span>`}var Hp={flags:[],evaluators:[],indirect:[]};function ql({set:t,document:e}){let[n,r]=g(""),{result:o,problem:s,reload:i}=bt(f=>_t(S`flag-sets/${t.name}/evaluators`,{signal:f}),[t.name,t.revision]),a=h.evaluators,c=M("write")&&l`<${b} kind="primary" icon=${ot} href=${G({set:t.name,page:"evaluators",query:{create:"1"}})}>${a.create}<//>`,u=n.trim().toLowerCase(),m=(o??[]).filter(({name:f})=>f.toLowerCase().includes(u));return l`<div class="page-head">
      <div><h1>${h.pages.evaluators}</h1><p class="quiet">${a.intro}</p></div>
      ${o!==null&&o.length>0&&c}
    </div>
    ${s!==null&&l`<${P} problem=${s} onRetry=${i} />`}
    ${o===null&&s===null&&l`<div class="panel"><${J} rows=${6} /></div>`}
    ${o!==null&&o.length===0&&l`<${Q} icon=${Ee} title=${a.none} text=${a.noneText} command=${a.command(t.name)}>${c}<//>`}
    ${o!==null&&o.length>0&&l`<div class="stack">
      <input class="evaluator-search" type="search" aria-label=${a.search} placeholder=${a.search} value=${n} onInput=${f=>r(f.target.value)} />
      ${m.length===0?l`<p class="quiet">${a.noMatch}</p>`:l`<div class="panel scrolls"><table class="rows evaluators">
            <thead><tr><th>${a.name}</th><th>${a.rule}</th><th>${a.uses}</th><th>${a.changed}</th></tr></thead>
            <tbody>
              ${m.map(({name:f,rule:d,modifiedAt:p})=>l`<tr key=${f}>
                  <td><a class="mono" href=${G({set:t.name,page:"evaluators",query:{name:f}})}>${f}</a></td>
                  <td class="rule"><${co} text=${JSON.stringify(d)} /></td>
                  <td class="uses">${e.result!==null&&a.usedBy(e.result.uses.get(f)??Hp)}</td>
                  <td class="quiet changed"><${et} at=${p} /></td>
                </tr>`)}
            </tbody>
          </table></div>`}
    </div>`}`}var uo=[["path",{d:"m12 19-7-7 7-7"}],["path",{d:"M19 12H5"}]];var ct={difference:"What changes",nothing:"Nothing changes: this text is already stored.",warnings:"Warnings",impact:"Impact",noContexts:(t,e)=>e===0&&t==="stored"?"The set has no stored contexts.":"",source:"Compared for",stored:"Stored contexts",sample:t=>`${Un(t)} made-up targeting keys`,sampleHint:"Made-up keys have no attributes, so rules about attributes do not match.",moved:(t,e)=>t===0?X`None of ${Un(e)} gets another value.`:X`${Un(t)} of ${Un(e)} get another value.`,from:"From",to:"To",number:"Number",share:"Share",examples:"For example",side:t=>t.errorCode?X`error ${qt(t.errorCode)}`:t.variant===null||t.variant===void 0?X`the caller’s default`:X`${qt(t.variant)}`,comment:"Comment",commentHint:"Reason for the change. Shown in the history.",back:"Back to editing",production:t=>X`${qt(t)} is a production set: callers get this at once.`,flag:"Flag",evaluator:"Evaluator",flag_set:"Properties of the set"};async function _l(t,e){let{data:n,text:r}=await Vl(t,e,{}),o=R(r);return{warnings:n.warnings,diff:n.diff.map((s,i)=>({kind:s.kind,name:s.name,before:s.before===null?null:ht(o,`/diff/${i}/before`),after:s.after===null?null:ht(o,`/diff/${i}/after`)}))}}async function Wl(t,e,n){let{data:r}=await Vl(t,n,{impact:!0,sample:e});return r.impact}function Vl({method:t,where:e,body:n,etag:r,createOnly:o,query:s},i,a){return gn(t,e,{body:n,etag:r,createOnly:o,signal:i,query:{...s,...a,dry_run:!0}})}var Jl=[1e3,1e4,1e5];function Hl({change:t}){let e=U(t.set)?.storedContexts??!1,[n,r]=g(e?"stored":String(Jl[0])),[o,s]=g({}),[i,a]=g(0);B(()=>{let u=new AbortController;return s({}),Wl(t,n==="stored"?null:Number(n),u.signal).then(m=>s({summary:m})).catch(m=>u.signal.aborted||s({problem:m})),()=>u.abort()},[n,i]);let c=[{value:"stored",label:ct.stored},...Jl.map(u=>({value:String(u),label:ct.sample(u)}))];return l`<section class="stack impact" aria-label=${ct.impact}>
    <h3>${ct.impact}</h3>
    <${L} label=${ct.source} hint=${n==="stored"?null:ct.sampleHint}>
      ${u=>l`<${I} input=${u} value=${n} options=${c} onChange=${r} />`}
    <//>
    ${o.problem?l`<${P} problem=${o.problem} onRetry=${()=>a(i+1)} />`:o.summary?l`<${zp} summary=${o.summary} isStored=${n==="stored"} />`:l`<${J} rows=${2} height=${24} />`}
  </section>`}function zp({summary:{contexts:t,flags:e},isStored:n}){if(!t)return l`<p class="quiet">${ct.noContexts(n?"stored":"sample",t)}</p>`;let r=e.filter(o=>o.moved>0);return r.length?r.map(({flag:o,moved:s,percent:i,cells:a})=>l`<div class="stack">
      ${e.length>1&&l`<h4><code>${o}</code></h4>`}
      <p>
        <${H} parts=${ct.moved(s,t)} />
        <span class="moved-bar" aria-hidden="true"><span style=${{width:`${i}%`}}></span></span>
      </p>
      <div class="scrolls panel">
        <table class="rows">
          <thead>
            <tr>
              <th>${ct.from}</th>
              <th>${ct.to}</th>
              <th class="number">${ct.number}</th>
              <th class="number">${ct.share}</th>
              <th>${ct.examples}</th>
            </tr>
          </thead>
          <tbody>
            ${a.filter(c=>c.moved).map(c=>l`<tr>
                  <td><${H} parts=${ct.side(c.from)} /></td>
                  <td><${H} parts=${ct.side(c.to)} /></td>
                  <td class="number">${c.contexts.toLocaleString("en")}</td>
                  <td class="number">${yt(c.percent)}</td>
                  <td class="examples">${c.examples.slice(0,3).map(u=>l`<code>${u}</code> `)}</td>
                </tr>`)}
          </tbody>
        </table>
      </div>
    </div>`):l`<p><${H} parts=${ct.moved(0,t)} /></p>`}function pe({change:t,onClose:e,onSaved:n,onConflict:r,onRefused:o}){let[s,i]=g(null),[a,c]=g(null),[u,m]=g(t.comment??""),[f,d]=g(""),[p,v]=g(!1),$=D(new AbortController),x=U(t.set),k=vt(x),y=!!s?.diff.length&&(t.typed===void 0||f===t.typed);async function C(){c(null);try{i(await _l(t,$.current.signal))}catch(O){E(O)}}B(()=>(C(),()=>$.current.abort()),[]);function E(O){if($.current.signal.aborted)return;O instanceof z&&O.status===412&&r?r(O):c(O)}async function T(){if(!(p||!y)&&await jt(t.set,{danger:t.danger})){v(!0),c(null);try{let{method:O,where:F,body:lt,etag:Ot,createOnly:tt,query:At}=t;n(await gn(O,F,{body:lt,etag:Ot,createOnly:tt,query:At,comment:u.trim()}))}catch(O){v(!1),E(O)}}}let N=a instanceof z&&a.status===400&&o;return l`<${ue}
    title=${l`${t.title} ${k&&l`<${W} kind="bad">${t.set}<//>`}`}
    class=${k?"save-sheet production":"save-sheet"}
    onClose=${p?void 0:e}
    footer=${l`
      <span class="grow"></span>
      <${b} onClick=${e} disabled=${p}>${h.cancel}<//>
      ${N?l`<${b} kind="primary" onClick=${()=>o(a)}>${ct.back}<//>`:l`<${b}
            kind=${t.danger?"danger":"primary"}
            type="submit"
            form="save-sheet"
            busy=${p}
            disabled=${!y}
            >${t.action??h.save}<//
          >`}
    `}
  >
    <form
      id="save-sheet"
      class="stack"
      onSubmit=${O=>{O.preventDefault(),T()}}
      onKeyDown=${O=>{O.key==="Enter"&&(O.metaKey||O.ctrlKey)&&T()}}
    >
      ${k&&l`<p class="band"><${H} parts=${ct.production(t.set)} /></p>`}
      ${t.text&&l`<p>${t.text}</p>`}
      ${a&&l`<${P} problem=${a} onRetry=${N||s?void 0:C} />`}
      ${!s&&!a&&l`<${J} rows=${4} />`}
      ${s&&l`<${Kp} trial=${s} change=${t} />`}
      ${s&&s.diff.length>0&&l`<${L} label=${ct.comment} hint=${ct.commentHint}>
        ${O=>l`<textarea
            ...${O}
            rows="2"
            maxlength="1000"
            autofocus
            value=${u}
            onInput=${F=>m(F.target.value)}
          ></textarea>`}
      <//>`}
      ${s&&t.typed!==void 0&&l`<${Tr} name=${t.typed} typed=${f} onTyped=${d} />`}
    </form>
  <//>`}function Kp({trial:{diff:t,warnings:e},change:n}){let r=ut(()=>t.map(({kind:o,name:s,before:i,after:a})=>l`<div class="stack">
          ${t.length>1&&l`<h4>${ct[o]} <code>${s}</code></h4>`}
          <${Vt} before=${i} after=${a} kind=${o} />
        </div>`),[t]);return t.length?l`
    <section class="stack" aria-label=${ct.difference}><h3>${ct.difference}</h3>${r}</section>
    ${e.length>0&&l`<section class="stack" aria-label=${ct.warnings}>
      <h3>${ct.warnings}</h3>
      <${K}>
        <ul class="plain stack">
          ${e.map(({pointer:o,detail:s})=>l`<li>${o&&l`<code>${o}</code> `}${s}</li>`)}
        </ul>
      <//>
    </section>`}
    ${n.hasImpact!==!1&&l`<${Hl} change=${n} />`}
  `:l`<p>${ct.nothing}</p>`}var Up="flagstaff.draft.";function ar(t,e,n){try{let{text:r,base:o,etag:s}=JSON.parse(sessionStorage.getItem(Ks(t,e,n))??"null");return typeof r=="string"&&typeof o=="string"?{text:r,base:o,etag:s}:null}catch{return null}}function lr(t,e,n,r){try{n?sessionStorage.setItem(Ks(t,e,r),JSON.stringify(n)):sessionStorage.removeItem(Ks(t,e,r))}catch{}}function Ks(t,e,n="flag"){return Up+JSON.stringify([t,n,e])}var Us=Ci(null);function nt(){let t=Ei(Us);if(!t)throw new Error("A part of the rules editor stands outside of it.");return t}function cr(t){return{in:[{var:t[0]??"email"},[]]}}function qn(t,e){return t.find(n=>n!==e)??t[0]??null}function Gs({condition:t}){let{attributes:e,evaluators:n,focusNext:r,replace:o}=nt(),s=h.rules.editor,[i]=Object.keys(n);function a(m){if(r(`[data-group="${t.node.start}"] > ul > li:last-child :is(input, select)`),t.kind!=="group"){o(t.node,{and:[t.node,m]});return}let f=t.conditions.map(({node:d})=>d);o(t.node,oe(t,{[t.mode]:[...f,m]},t.negated))}let c=t.kind==="group"&&t.mode==="or"?"and":"or",u=[i!==void 0&&{label:s.addReference,onSelect:()=>a({$ref:i})},{label:s.addGroup,onSelect:()=>a({[c]:[cr(e)]})},{label:s.addMissing,onSelect:()=>a({missing:[e[0]??"email"]})}];return l`<div class="rules-adding">
    <${b} kind="quiet" size="small" icon=${ot} onClick=${()=>a(cr(e))}>${s.addCondition}<//>
    <${qe} items=${u} button=${{kind:"quiet",size:"small",icon:ot}}>${s.addMore}<//>
  </div>`}var Gp=24,Yp=100;function mo({values:t,label:e,removable:n=0,onAdd:r,onRemove:o}){let s=h.rules.editor,[i,a]=g(""),[c,u]=g(!1),m=D(null),f=t.length>n,d=t.length>Gp,p=d?i.trim().toLowerCase():"",v=t.map((E,T)=>({value:E,i:T})).filter(({value:E})=>E.toLowerCase().includes(p)),$=c?v:v.slice(0,Yp),x=p!==""&&v.length>0;function k(E){let T=E.split(/[,\n\r\t]+/).map(N=>N.trim()).filter((N,O,F)=>N!==""&&F.indexOf(N)===O&&!t.includes(N));a(""),T.length>0&&r(T)}function y(E){o(E),m.current?.focus()}function C(E){if((E.key==="Enter"||E.key===",")&&i.trim()!=="")k(i);else if(E.key==="Backspace"&&i===""&&f)y(t.length-1);else if(E.key!=="Enter"&&E.key!==",")return;E.preventDefault()}return l`<div class="rules-chips" role="group" aria-label=${e}>
    ${d&&l`<span class="rules-chip-count quiet small">
      <span class="grow" role="status">${p===""?s.countOf(t.length):s.foundOf(v.length,t.length)}</span>
      <${hn} text=${t.join(`
`)} label=${s.copyValues} />
    </span>`}
    <span class=${d?"rules-chip-list long":"rules-chip-list"}>
      ${$.map(({value:E,i:T})=>l`<span class="rules-chip" key=${T}>
          <span class="mono">${E===""?'""':Re(E)}</span>
          <button type="button" aria-label=${s.remove(E)} disabled=${!f} onClick=${()=>y(T)}>
            <${it} shapes=${gt} size=${12} />
          </button>
        </span>`)}
      ${$.length<v.length&&l`<${b} kind="quiet" size="small" onClick=${()=>u(!0)}>${s.showAll(v.length-$.length)}<//>`}
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
      onInput=${E=>a(E.target.value)}
      onKeyDown=${C}
      onPaste=${E=>{let T=E.clipboardData?.getData("text")??"";/[,\n\t]/.test(T)&&(E.preventDefault(),k(i+T))}}
      onBlur=${()=>x||k(i)}
    />
  </div>`}function Ge(t,e,n){let[r,o]=g(t),s=D(t),i=r;return s.current!==t&&(s.current=t,e(r)!==t&&(i=t,o(t))),{draft:i,isApplied:e(i)!==null,onInput(a){o(a),e(a)!==null&&e(a)!==t&&n(a)}}}function $e({source:t,label:e,hint:n,onChange:r}){let{attributes:o,evaluators:s,variants:i}=nt(),a={root:"rule",evaluators:Object.keys(s),attributes:o,variants:i},c=h.rules.editor,u=D(sn(t));sn(t).startsWith(u.current)||(u.current=sn(t));let{draft:m,isApplied:f,onInput:d}=Ge(kn(t,u.current),p=>pt(p).fault?null:p.trim(),p=>r(new Tt(Sn(p.trim(),u.current))));return l`<div class="rules-json-form">
    <span class="quiet small" aria-hidden="true">${e}</span>
    <${xe} text=${m} label=${e} lines=${1} mostLines=${16} known=${a} onChange=${d} />
    <div class=${f?"quiet small":"rules-fault"}>${f?n:c.notApplied}</div>
  </div>`}var fo=[["path",{d:"M15 3h6v6"}],["path",{d:"M10 14 21 3"}],["path",{d:"M18 13v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h6"}]];function zl({reference:t}){let{evaluators:e,replace:n}=nt(),r=h.rules.editor,o=t.name.value,s=Object.hasOwn(e,o),i=Object.keys(e).map(a=>({value:a,label:a}));return s||i.unshift({value:o,label:`${o} (${r.noEvaluator})`}),l`<div class="rules-reference-form">
    <div class="rules-test">
      <span class="rules-label quiet">${r.reference}</span>
      <${I}
        class="rules-evaluator mono"
        label=${r.reference}
        value=${o}
        options=${i}
        onChange=${a=>n(t.node,oe(t,{$ref:a},t.negated))}
      />
      <${I}
        class="rules-fitting"
        label=${r.operator}
        value=${String(t.negated)}
        options=${[!1,!0].map(a=>({value:String(a),label:a?r.fitsNot:r.fits}))}
        onChange=${a=>n(t.node,oe(t,t.inner,a==="true"))}
      />
      ${s&&l`<${b} kind="quiet" size="small" icon=${fo} label=${r.openReference(o)} href=${G({set:wt.value.set,page:"evaluators",query:{name:o}})} />`}
    </div>
    <div class=${s?"quiet small":"rules-fault"}>${s?Qp(e[o]??""):r.noEvaluator}</div>
  </div>`}function Qp(t){try{return t&&Ea(t)}catch(e){if(e instanceof ne)return"";throw e}}function Kl(t,e,n){let r=re[t.operator].needs,{needs:o,write:s}=re[e],i=r===o?t.operands:Zp(t.operands,o);return oe(t,s(t.attribute.node,i,t.reversed&&Xp(o)),n)}function po(t,{attribute:e=t.attribute.node,operands:n=t.operands}){let{operator:r,reversed:o,negated:s,inner:i}=t,c=r==="isSet"&&e===t.attribute.node?i:re[r].write(e,n,o);return oe(t,c,s)}var Xp=t=>t==="value"||t==="order"||t==="range"||t==="nothing";function Zp(t,e){let n=t.flatMap(a=>a.type==="array"?a.items:[a]),r=n.filter(Rt),o=r.filter(({type:a})=>a==="string"||a==="number"),[s]=n,i=s&&xt(s)?s:null;switch(e){case"nothing":return[];case"values":return[r];case"range":return[o[0]??0,o[1]??o[0]??0];case"order":return[i??o[0]??0];case"part":return[o[0]??""];case"text":case"version":return[i??t$(r)[0]??(e==="version"?"1.0.0":"")];default:return[i??r[0]??""]}}var t$=t=>t.map(e=>e.type==="string"?e:e.source);function Ul({value:t,label:e,suggestions:n,invalid:r,describedBy:o,class:s="",disabled:i,onInput:a}){let c=rt(),u=D(null),[m,f]=g(!1),[d,p]=g(!1),[v,$]=g(-1),x=d?t.toLowerCase():"",k=n.filter(O=>O.value.toLowerCase().includes(x)).slice(0,50),y=m&&k.length>0,C=Math.min(v,k.length-1);function E(O){f(!0),$(O),u.current?.querySelectorAll('[role="option"]')[O]?.scrollIntoView?.({block:"nearest"})}function T(O){a(O),f(!1),p(!1),$(-1)}function N(O){if(O.key==="ArrowDown")E(y?(C+1)%k.length:0);else if(O.key==="ArrowUp"&&y)E((C-1+k.length)%k.length);else if(O.key==="Enter"&&y&&C>=0)T(k[C].value);else if(O.key==="Escape"&&y)f(!1);else return;O.preventDefault(),O.stopPropagation()}return l`<div
    class="rules-combobox ${s}"
    ref=${u}
    onFocusOut=${O=>{u.current?.contains(O.relatedTarget)||(f(!1),p(!1),$(-1))}}
  >
    <input
      type="text"
      role="combobox"
      aria-label=${e}
      aria-expanded=${String(y)}
      aria-controls=${y?c:void 0}
      aria-autocomplete="list"
      aria-activedescendant=${y&&C>=0?`${c}-${C}`:void 0}
      aria-invalid=${r?"true":void 0}
      aria-describedby=${o}
      autocomplete="off"
      autocapitalize="off"
      spellcheck=${!1}
      disabled=${i}
      value=${t}
      onInput=${O=>{f(!0),p(!0),$(-1),a(O.target.value)}}
      onClick=${()=>f(!0)}
      onKeyDown=${N}
    />
    ${y&&l`<div class="rules-suggestions" role="listbox" id=${c} aria-label=${e}>
      ${k.map(({value:O,hint:F},lt)=>l`<div
          key=${O}
          id="${c}-${lt}"
          role="option"
          class=${lt===C?"at":""}
          aria-selected=${String(lt===C)}
          onPointerDown=${Ot=>Ot.preventDefault()}
          onClick=${()=>T(O)}
        >
          <span class="grow cut mono">${O}</span>${F&&l`<span class="quiet small">${F}</span>`}
        </div>`)}
    </div>`}
  </div>`}function _n({path:t,label:e=h.rules.editor.attribute,class:n,onChange:r}){let{attributes:o}=nt(),s=rt(),{draft:i,isApplied:a,onInput:c}=Ge(t,u=>u.trim()===""?null:u.trim(),u=>r(u.trim()));return l`<div class=${n}>
    <${Ul}
      label=${e}
      value=${i}
      invalid=${!a}
      describedBy=${a?void 0:s}
      suggestions=${e$(o)}
      onInput=${c}
    />
    ${!a&&l`<div class="rules-fault" id=${s}>${h.rules.editor.noAttribute}</div>`}
  </div>`}function e$(t){let e=h.rules.editor,n=[{value:be,hint:e.keyHint},{value:Ne,hint:e.timeHint},{value:Ae,hint:e.flagKeyHint}];return[...t.filter(o=>!n.some(({value:s})=>s===o)).map(o=>({value:o})),...n]}var n$={usual:["oneOf","!oneOf","is","isNot"],text:["startsWith","!startsWith","endsWith","!endsWith","contains","!contains","within","!within"],number:["less","atMost","more","atLeast","between","betweenWithout"],version:["versionAtLeast","versionMore","versionLess","versionAtMost","versionIs","versionIsNot","versionMajor","versionMinor"],list:["containsAny","containsAll","containsNone"],presence:["isThere","isNull","isSet","!isSet"],exact:["same","notSame"]},r$={number:["atLeast","more","less","atMost","between"]};function Gl({operator:t,negated:e,isOfTime:n,onChange:r}){let o=h.rules.editor,s=(e?"!":"")+t,i=Object.entries(n?r$:n$),a=i.some(([,u])=>u.includes(s));function c(u){let m=u.replace("!",""),f=n&&o.timeOperators[m]||o.operators[m]||m;return u===m?f:o.operators[u]??o.notOperator(f)}return l`<select
    class="rules-operator"
    aria-label=${o.operator}
    onChange=${u=>{let m=u.target.value;r(m.replace("!",""),m.startsWith("!"))}}
  >
    ${!a&&l`<optgroup label=${o.groups.other}><option value=${s} selected>${c(s)}</option></optgroup>`}
    ${i.map(([u,m])=>l`<optgroup key=${u} label=${o.groups[u]}>
        ${m.map(f=>l`<option key=${f} value=${f} selected=${f===s}>${c(f)}</option>`)}
      </optgroup>`)}
  </select>`}function Ys({node:t,types:e,label:n,check:r,onChange:o}){let s=h.rules.editor,i=o$(t,e),c=(e.includes(i)?e:[...e,i]).map(u=>({value:u,label:s.types[u]}));return l`<div class="rules-value-field">
    ${c.length>1&&l`<${I}
      class="rules-type"
      label=${s.type}
      value=${i}
      options=${c}
      onChange=${u=>o(s$(t,u))}
    />`}
    <${i$} key=${i} ...${{type:i,node:t,label:n,check:r,onChange:o}} />
  </div>`}function o$(t,e){return e.includes("time")&&Vr(t)?"time":t.type==="string"||t.type==="number"||t.type==="boolean"?t.type:"attribute"}function s$(t,e){let n=t.type==="string"?t.value:t.source;return e==="number"?Yl(n)?new Tt(n):0:e==="boolean"?n==="true":e==="attribute"?{var:be}:e==="time"?Math.floor(Date.now()/6e4)*60:t.type==="object"?"":n}var Yl=t=>nr(t)&&!/^[tfn]/.test(t);function i$({type:t,node:e,label:n,check:r,onChange:o}){let s=h.rules.editor;if(t==="attribute"){let i=xt(e)?.path??"";return l`<${_n}
      class="grow"
      label=${s.otherAttribute}
      path=${i}
      onChange=${a=>o({var:a},!0)}
    />`}if(t==="boolean"){let i=[!0,!1].map(a=>({value:String(a),label:a?s.yes:s.no}));return l`<${I}
      class="grow"
      label=${n}
      value=${String(e.value)}
      options=${i}
      onChange=${a=>o(a==="true")}
    />`}return t==="time"?l`<${l$} ...${{node:e,onChange:o}} />`:l`<${a$} ...${{type:t,node:e,label:n,check:r,onChange:o}} />`}function a$({type:t,node:e,label:n,check:r,onChange:o}){let s=h.rules.editor,i=rt(),a=t==="number",c=a?e.source:e.value,{draft:u,isApplied:m,onInput:f}=Ge(c,p=>a?Yl(p.trim())?p.trim():null:p,p=>o(a?new Tt(p.trim()):p,!0)),d=m?r?.(u):s.noNumber;return l`<div class="grow">
    <input
      type="text"
      class="mono"
      inputmode=${a?"decimal":void 0}
      aria-label=${n}
      aria-invalid=${d?"true":void 0}
      aria-describedby=${d?i:void 0}
      autocomplete="off"
      spellcheck=${!1}
      value=${u}
      onInput=${p=>f(p.target.value)}
    />
    ${d&&l`<div class="rules-fault" id=${i}>${d}</div>`}
  </div>`}function l$({node:t,onChange:e}){return l`<input
    class="grow"
    type="datetime-local"
    step=${t.value%60===0?60:1}
    aria-label=${h.rules.editor.time}
    value=${c$(t.value)}
    onInput=${n=>{let r=new Date(n.target.value).getTime();Number.isNaN(r)||e(Math.floor(r/1e3),!0)}}
  />`}function c$(t){let e=new Date(t*1e3);return new Date(e.getTime()-e.getTimezoneOffset()*6e4).toISOString().slice(0,t%60===0?16:19)}function Zl({test:t}){let{replace:e}=nt(),n=h.rules.editor,{attribute:r,operator:o,negated:s}=t,i=r.path===Ne;function a(c){let u=On(r,c),m=re[o].needs,f=c===Ne&&m!=="order"&&m!=="range",d=Math.floor(Date.now()/6e4)*60;e(t.node,f?re.atLeast.write(u,[d],!1):po(t,{attribute:u}),`attribute ${t.node.start}`)}return l`<div class="rules-test">
    <${_n} class="rules-attribute-field" path=${r.path} onChange=${a} />
    <${Gl}
      operator=${o}
      negated=${s}
      isOfTime=${i}
      onChange=${(c,u)=>e(t.node,Kl(t,c,u))}
    />
    <div class="rules-operands"><${u$} test=${t} isOfTime=${i} /></div>
  </div>`}var Ql={nothing:[],value:["string","number","boolean","attribute"],order:["number","string","attribute"],text:["string","attribute"],part:["string","number"],values:[],version:["string","attribute"],range:["number","string"]};function u$({test:t,isOfTime:e}){let{replace:n}=nt(),r=h.rules.editor,{needs:o}=re[t.operator],s=e&&(o==="order"||o==="range")?["time",...Ql[o]]:Ql[o],i=f=>(d,p)=>{let v=t.operands.map(($,x)=>x===f?d:$);n(t.node,po(t,{operands:v}),p?`value ${t.node.start} ${f}`:void 0)};if(o==="nothing")return t.operator==="isSet"?l`<span class="quiet small">${r.setHint}</span>`:null;if(o==="values")return l`<${d$} test=${t} />`;let[a,c]=t.operands;if(!a)return null;let u=o==="version"?f$:void 0,m=c?[r.lower,r.upper]:[o==="version"?r.version:r.value];return l`<${Ys} node=${a} types=${s} label=${m[0]} check=${u} onChange=${i(0)} />
    ${c&&l`<span class="quiet">${r.to}</span>
      <${Ys} node=${c} types=${s} label=${m[1]} onChange=${i(1)} />`}`}var Qs="(?:0|[1-9][0-9]*)",Xl="(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)",m$=new RegExp(`^[vV]?${Qs}(?:\\.${Qs}(?:\\.${Qs}(?:-${Xl}(?:\\.${Xl})*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?)?)?$`),f$=t=>m$.test(t)?null:h.rules.editor.noVersion;function d$({test:t}){let{replace:e}=nt(),n=rt(),r=h.rules.editor,[o]=t.operands,s=o?.type==="array"?o.items:[],i=s.map(u=>u.type==="object"||u.type==="array"?u.source:Ie(u).text),a=u=>e(t.node,po(t,{operands:[u]}));function c(u){let m=s.length>0&&s.every(({type:d})=>d==="number"),f=u.map(d=>p$(d,m));a([...s,...f.filter(d=>!s.some(p=>$$(p,d)))])}return l`<div class="grow" aria-describedby=${s.length===0?n:void 0}>
    <${mo}
      label=${r.values}
      values=${i}
      onAdd=${c}
      onRemove=${u=>a(s.filter((m,f)=>f!==u))}
    />
    ${s.length===0&&l`<div class="rules-hint" id=${n}>${r.noValuesYet}</div>`}
  </div>`}function p$(t,e){if(e&&nr(t)&&!/^[tfn]/.test(t))return new Tt(t);if(!/^".*"$/.test(t))return t;try{return JSON.parse(t)}catch{return t}}function $$(t,e){return e instanceof Tt?t.source===e.source:t.type==="string"&&t.value===e}function Wn({condition:t}){return t.kind==="group"?l`<${ec} group=${t} />`:l`<div class="rules-single">
    <${tc} condition=${t} />
    <${Gs} condition=${t} />
  </div>`}function tc({condition:t}){let e=h.rules.editor,{replace:n}=nt();switch(t.kind){case"test":return l`<${Zl} test=${t} />`;case"reference":return l`<${zl} reference=${t} />`;case"missing":return l`<${g$} missing=${t} />`;case"group":return l`<${ec} group=${t} />`;case"constant":return l`<${I}
        class="rules-fitting"
        label=${e.constant}
        value=${String(t.value)}
        options=${[!0,!1].map(r=>({value:String(r),label:r?e.always:e.never}))}
        onChange=${r=>n(t.node,r==="true")}
      />`;default:return l`<${$e}
        label=${e.jsonCondition}
        source=${t.node.source}
        hint=${e.whyJson(t.operator)}
        onChange=${r=>n(t.node,r,`json ${t.node.start}`)}
      />`}}var h$=["and","or","!or","!and"];function ec({group:t}){let{replace:e}=nt(),n=h.rules.editor,r={and:n.allOf,or:n.anyOf,"!or":n.noneOf,"!and":n.notAllOf},o=t.conditions.map(({node:a})=>a);function s(a){let c=a.startsWith("!");e(t.node,oe(t,{[a.replace("!","")]:o},c))}function i(a){let c=o.filter((f,d)=>d!==a),[u]=c,m=c.length===1&&u?u:{[t.mode]:c};e(t.node,oe(t,m,t.negated))}return l`<fieldset class="rules-group" data-group=${t.node.start}>
    <legend class="hidden-text">${n.groupOf}</legend>
    <${I}
      class="rules-mode"
      label=${n.groupOf}
      value=${(t.negated?"!":"")+t.mode}
      options=${h$.map(a=>({value:a,label:r[a]}))}
      onChange=${s}
    />
    <ul class="plain">
      ${t.conditions.map((a,c)=>l`<li key=${c}>
          <div class="grow"><${tc} condition=${a} /></div>
          <${b}
            kind="quiet"
            size="small"
            icon=${gt}
            label=${a.kind==="group"?n.removeGroup:n.removeCondition}
            disabled=${o.length<2}
            onClick=${()=>i(c)}
          />
        </li>`)}
    </ul>
    <${Gs} condition=${t} />
  </fieldset>`}function g$({missing:t}){let{replace:e}=nt(),n=h.rules.editor,{paths:r,least:o,negated:s}=t,i=o?[n.missingSome(o.source),n.missingSomeNot(o.source)]:[n.missingAny,n.missingNone];function a(c,u){let m=o?{missing_some:[o,c]}:{missing:c};e(t.node,oe(t,m,u))}return l`<div class="rules-test">
    <div class="grow">
      <${mo}
        label=${n.attributes}
        removable=${1}
        values=${r.map(({value:c})=>c)}
        onAdd=${c=>a([...r,...c],s)}
        onRemove=${c=>a(r.filter((u,m)=>m!==c),s)}
      />
    </div>
    <${I}
      class="rules-fitting"
      label=${n.operator}
      value=${String(s)}
      options=${i.map((c,u)=>({value:String(u===1),label:c}))}
      onChange=${c=>a(r,c==="true")}
    />
  </div>`}var nc=[["path",{d:"m15 14 5-5-5-5"}],["path",{d:"M20 9H9.5A5.5 5.5 0 0 0 4 14.5A5.5 5.5 0 0 0 9.5 20H13"}]];var Vn=[["path",{d:"M9 14 4 9l5-5"}],["path",{d:"M4 9h10.5a5.5 5.5 0 0 1 5.5 5.5a5.5 5.5 0 0 1-5.5 5.5H11"}]];var v$=":is(button, input, select, textarea):not([disabled])";function rc(){let t=D(null),e=D(null),n=D(null),r=o=>[...((o===void 0?t.current:t.current?.querySelector(`[data-rule="${o}"]`))??t.current)?.querySelectorAll(v$)??[]];return $n(()=>{if(e.current!==null){let s=t.current?.querySelector(e.current);if(s)return s.focus()}if(!n.current||n.current.element.isConnected||document.activeElement!==document.body)return;let o=r(n.current.row);o[Math.min(n.current.place,o.length-1)]?.focus()}),{root:t,next(o){e.current=o},onFocusIn({target:o}){e.current=null;let s=o,i=s.closest("[data-rule]")?.dataset.rule;n.current={element:s,row:i,place:r(i).indexOf(s)}}}}var b$=100;function oc(t,e){let n=D({past:[],future:[],typing:void 0,last:t}),{current:r}=n;t!==r.last&&Object.assign(r,{past:[],future:[],typing:void 0,last:t});function o(s){r.last=s,r.typing=void 0,e(s)}return{canUndo:r.past.length>0,canRedo:r.future.length>0,change(s,i){s!==r.last&&((i===void 0||i!==r.typing)&&(r.past.push(r.last),r.past.length>b$&&r.past.shift()),r.future=[],o(s),r.typing=i)},undo(){let s=r.past.pop();s!==void 0&&(r.future.push(r.last),o(s))},redo(){let s=r.future.pop();s!==void 0&&(r.past.push(r.last),o(s))}}}function $o({text:t,variants:e=[],defaultVariant:n=null,evaluators:r={},attributes:o=[],readOnly:s=!1,onChange:i}){let a=oc(t,i),c=rc(),[u,m]=g("");return{editing:{variants:e,defaultVariant:n,evaluators:r,attributes:o,readOnly:s,focusNext:c.next,replace:(d,p,v)=>a.change(He(t,d,p),v)},history:a,focus:c,said:u,say:m}}function ho({editor:{editing:t,history:e,focus:n,said:r,say:o},label:s,head:i,children:a}){let c=h.rules.editor,u=()=>{o(c.undone),e.undo()},m=()=>{o(c.redone),e.redo()};return l`<${Us.Provider} value=${t}>
    <section class="rules" ref=${n.root} aria-label=${s} onFocusIn=${n.onFocusIn}>
      <div class="rules-top">
        <p class="quiet grow">${i}</p>
        ${!t.readOnly&&(e.canUndo||e.canRedo)&&l`<span class="rules-undo">
          <${b} kind="quiet" size="small" icon=${Vn} label=${c.undo} disabled=${!e.canUndo} onClick=${u} />
          <${b} kind="quiet" size="small" icon=${nc} label=${c.redo} disabled=${!e.canRedo} onClick=${m} />
        </span>`}
      </div>
      ${a}
      <div class="hidden-text" role="status" aria-live="polite">${r}</div>
    </section>
  <//>`}function sc({condition:t,...e}){let n=$o(e),r=h.rules.editor;return t.kind==="json"?null:l`<${ho} editor=${n} label=${r.condition} head=${r.condition}>
    <div class="rules-form rules-alone"><${Wn} condition=${t} /></div>
  <//>`}var y$=300,w$=6e4,x$=/"var"\s*:\s*\[?\s*("(?:[^"\\]|\\.)+")/g,go=new Map;function Ye(t){let[e]=g(()=>k$(t)),n=U(t)?.revision;return B(()=>{n!==void 0&&S$(t,n)},[t,n]),e.value}function k$(t){let e=go.get(t)?.names??dt({evaluators:{},attributes:[],metadata:[]});return go.has(t)||go.set(t,{at:0,names:e}),e}async function S$(t,e){let n=go.get(t);if(!(!n||n.revision===e&&Date.now()-n.at<w$)){Object.assign(n,{at:Date.now(),revision:e});try{let[r,o]=await Promise.all([j(S`flag-sets/${t}/flags`,{query:{limit:y$}}),j(S`flag-sets/${t}/evaluators`,{query:{limit:1e3}})]);if(n.revision!==e)return;n.names.value={evaluators:O$(o.text),attributes:T$(r.text+o.text),metadata:C$(r.data.items)}}catch{n.revision===e&&(n.at=0)}}}function O$(t){return Object.fromEntries(nn(Y(R(t),"/items")).map(e=>[Zt(Y(e,"/name")),ht(e,"/rule")??"null"]))}function T$(t){let e=new Map;for(let[,n]of t.matchAll(x$)){let r=JSON.parse(n);r.startsWith("$flagd.")||e.set(r,(e.get(r)??0)+1)}return[...e].sort(([,n],[,r])=>r-n).map(([n])=>n)}function C$(t){return[...new Set(t.flatMap(({definition:e})=>Object.keys(e.metadata??{})))].sort()}function ic({set:t,name:e,text:n,isDirty:r,document:o,refusal:s,theirs:i,onText:a,onReset:c,onTheirs:u,onMine:m,onSave:f,onDelete:d}){let p=h.evaluators,[v,$]=g(""),[x,k]=g(!1),{attributes:y,evaluators:C}=Ye(t.name),{[e??""]:E,...T}=C,{root:N}=pt(n),O=N!==null,F=N&&Lt(N),lt=e!==null||!x?null:v.trim()===""?p.nameMissing:o?.uses.has(v.trim())?p.nameTaken:null,Ot=e===null?null:o?.uses.get(e)??null,tt=Ot!==null&&Ot.flags.length+Ot.evaluators.length>0;function At(){let st=e??v.trim();k(!0),st!==""&&O&&!(e===null&&o?.uses.has(st))&&f(st)}return l`<section class="panel padded stack">
    ${i!==null&&l`<${K}>
      <p><${H} parts=${p.conflict(e??"")} /></p>
      <div class="row"><${b} size="small" onClick=${m}>${p.keepMine}<//><${b} size="small" onClick=${u}>${p.takeTheirs}<//></div>
    <//>`}
    ${e===null&&l`<${L} label=${p.name} hint=${p.nameHint} error=${lt}>
      ${st=>l`<input ...${st} type="text" class="mono" maxlength="255" autocomplete="off" spellcheck=${!1} autofocus value=${v} onInput=${Ft=>$(Ft.target.value)} />`}
    <//>`}
    ${O&&l`<p class="sentence"><${co} text=${n} /></p>`}
    ${F&&M("write")&&l`<${sc} text=${n} condition=${F} evaluators=${T} attributes=${y} onChange=${a} />`}
    <div class="evaluator-json">
      <p class="quiet">${F?.kind==="json"?p.noForm:p.ruleHint}</p>
      <${xe}
        text=${n}
        label=${p.rule}
        lines=${4}
        known=${{root:"rule",evaluators:Object.keys(T),attributes:y}}
        faults=${s?.errors.map(({pointer:st,detail:Ft})=>({pointer:st??"",detail:Ft}))??[]}
        onChange=${M("write")?a:void 0}
        onSave=${At}
      />
    </div>
    ${s!==null&&l`<${P} problem=${s} />`}
    ${M("write")&&l`<div class="row">
      <${b} kind="primary" disabled=${!r||!O} onClick=${At}>${p.save}<//>
      ${e!==null&&r&&l`<${b} kind="quiet" onClick=${c}>${p.reset}<//>`}
      ${!O&&l`<span class="bad">${p.notJson}</span>`}
      <span class="grow"></span>
      ${e!==null&&l`<${b} kind="quiet" icon=${It} disabled=${tt} title=${tt?p.inUse:void 0} onClick=${d}>${p.delete}<//>`}
    </div>`}
  </section>`}function ac({set:t,name:e,document:n}){let r=h.evaluators,o=n.uses.get(e)??{flags:[],evaluators:[],indirect:[]},s=[...ao(n.evaluators[e])],i=u=>G({set:t,flag:u}),a=u=>G({set:t,page:"evaluators",query:{name:u}}),c=o.flags.length+o.evaluators.length>0;return l`<section class="panel padded where-used" aria-label=${r.whereUsed}>
    <h2>${r.whereUsed}</h2>
    ${!c&&l`<p class="quiet">${r.unused}</p>`}
    <${vo} title=${r.flags} names=${o.flags} hrefOf=${i} />
    <${vo} title=${r.others} names=${o.evaluators} hrefOf=${a} />
    <${vo} title=${r.throughOthers} names=${o.indirect} hrefOf=${i} />
    <${vo} title=${r.itUses} names=${s} hrefOf=${a} />
  </section>`}function vo({title:t,names:e,hrefOf:n}){return e.length===0?null:l`<div class="names">
    <h3>${t} <span class="quiet">${e.length.toLocaleString("en")}</span></h3>
    <ul class="plain">${e.map(r=>l`<li key=${r}><a class="mono" href=${n(r)}>${r}</a></li>`)}</ul>
  </div>`}var E$=`{
  "ends_with": [{ "var": "email" }, "@example.com"]
}`;function lc({set:t,name:e,document:n}){let r=h.evaluators,{result:o,problem:s,reload:i}=A$(t,e),a=s instanceof z&&s.status===404;return l`<div class="page-head evaluator-head">
      <div class="row">
        <${b} kind="quiet" icon=${uo} label=${r.back} href=${G({set:t.name,page:"evaluators"})} />
        <h1>${e===null?r.newTitle:l`<code>${e}</code>`}</h1>
      </div>
      ${e!==null&&l`<${b} kind="quiet" href=${G({set:t.name,page:"history",query:{kind:"evaluator",name:e}})}>${r.history}<//>`}
    </div>
    ${a&&l`<${Q} title=${r.missing} text=${r.missingText}><${b} href=${G({set:t.name,page:"history",query:{kind:"evaluator",name:e}})}>${r.history}<//><//>`}
    ${s!==null&&!a&&l`<${P} problem=${s} onRetry=${i} />`}
    ${o===null&&s===null&&l`<div class="panel"><${J} rows=${6} /></div>`}
    ${o!==null&&l`<div class="evaluator-sides">
      <${N$} set=${t} name=${e} stored=${o} document=${n.result} onChanged=${i} />
      ${e!==null&&n.result!==null&&l`<${ac} set=${t.name} name=${e} document=${n.result} />`}
    </div>`}`}function A$(t,e){return bt(async n=>{if(e===null)return{text:E$,etag:null};let{text:r,etag:o}=await j(S`flag-sets/${t.name}/evaluators/${e}`,{signal:n});return{text:r,etag:o}},[t.name,e,t.revision])}function N$({set:t,name:e,stored:n,document:r,onChanged:o}){let[s]=g(()=>ar(t.name,e??"","evaluator")),[i,a]=g(s?{text:s.base,etag:s.etag}:n),[c,u]=g(s?.text??n.text),[m,f]=g(null),[d,p]=g(null),[v,$]=g(e??""),x=c!==i.text;B(()=>{!x&&n.text!==i.text?y(n):(n.text===i.text||n.text===c)&&a(n)},[n]),B(()=>k(x?{text:c,base:i.text,etag:i.etag}:null),[c,i]);function k(C){lr(t.name,e??"",C,"evaluator")}function y(C){a(C),u(C.text),p(null)}return l`<${ic}
      set=${t}
      name=${e}
      text=${c}
      isDirty=${x||e===null}
      document=${r}
      refusal=${d}
      theirs=${x&&n.text!==i.text&&n.text!==c?n:null}
      onText=${C=>{u(C),p(null)}}
      onReset=${()=>y(i)}
      onTheirs=${()=>y(n)}
      onMine=${()=>a(n)}
      onSave=${C=>{$(C),f(M$(t.name,C,c,e===null?null:i.etag))}}
      onDelete=${()=>f(R$(t.name,e??"",i.etag))}
    />
    ${m!==null&&l`<${pe}
      change=${m}
      onClose=${()=>f(null)}
      onRefused=${C=>{f(null),p(C)}}
      onConflict=${()=>{f(null),o()}}
      onSaved=${({data:C})=>{let E=m.method==="DELETE";if(f(null),k(null),_({text:E?h.evaluators.deleted(v):h.evaluators.saved(v,C.revision)}),zt(),E||e===null){let T=wt.peek();T.set===t.name&&T.page==="evaluators"&&(T.query.name??null)===e&&Xt({set:t.name,page:"evaluators"});return}a({text:c,etag:null}),o()}}
    />`}`}function M$(t,e,n,r){let o=S`flag-sets/${t}/evaluators/${e}`;return{title:h.evaluators.saveTitle(e),set:t,method:"PUT",where:o,body:n,...r===null?{createOnly:!0}:{etag:r}}}function R$(t,e,n){return{title:h.evaluators.deleteTitle(e),set:t,method:"DELETE",where:S`flag-sets/${t}/evaluators/${e}`,etag:n,action:h.delete,danger:!0,typed:e,hasImpact:!1}}function I$(){let t=ve.value,{name:e,create:n}=wt.value.query;we(t?.name);let r=lo(t);return t===null?null:e!==void 0||n!==void 0?l`<${lc} key=${e??""} set=${t} name=${e??null} document=${r} />`:l`<${ql} set=${t} document=${r} />`}var A={gone:t=>`There is no flag ${t}`,goneText:"It was deleted, or never existed. If it has a history, a former version can be brought back.",goneCommand:t=>`flagstaff flags list --flag-set ${t}`,copyKey:"Copy the key",on:"On",off:"Off",state:"State of the flag",switched:t=>t?"Switch on":"Switch off",stale:"stale",staleWhy:{"not-evaluated":"Nothing has evaluated it for a long time.","one-variant":"For a long time all callers got one variant."},permanent:"permanent",rollout:"Everyone else",rolloutAll:"Everyone",noRollout:"as the targeting computes",callersDefault:"the caller\u2019s default",rules:t=>Ht(t,"rule"),evaluated:"Last evaluated",never:"never",lastDay:"Last 24 hours",evaluations:t=>Ht(t,"evaluation"),owner:"Owner",links:"Links",more:"More",copyTo:"Copy to another set\u2026",remove:"Delete\u2026",sections:"Parts of the flag",tabs:{rules:"Rules",variants:"Variants",metadata:"Metadata",try:"Try it",statistics:"Statistics",overrides:"Only me",history:"History",plan:"Plan"},json:"Definition as JSON",showJson:"Show JSON",hideJson:"Hide JSON",format:"Format",notJson:"The definition is not valid JSON. Correct it in the JSON editor first.",faultAt:(t,e)=>`Line ${t}: ${e}`,fromMemory:"From memory: the database is away. Changes can be saved when it is back.",unsaved:t=>t?`${Ht(t,"change")} not saved`:"Not saved",faults:t=>Ht(t,"fault"),discard:"Discard",discarded:"Changes discarded.",review:"Review and save",saveTitle:t=>`Save ${t}`,saved:t=>`Saved as revision ${t}.`,undoComment:t=>`Undo revision ${t}`,meanwhile:{title:t=>t?X`Changed meanwhile by ${qt(t)}`:X`Changed meanwhile`,deleted:t=>t?X`Deleted meanwhile by ${qt(t)}`:X`Deleted meanwhile`,text:"Your edit is kept. Compare both, then take the other version or apply your edit to it.",see:"See",theirs:"Their change",mine:"Your change",takeTheirs:"Take theirs",keepMine:"Keep mine",took:"Your edit was discarded.",overlaps:t=>X`Both changed ${qt(t.join(", "))}. “Keep mine” uses your version of it, and keeps their other changes.`,apart:"The two changes do not touch each other. \u201CKeep mine\u201D keeps both.",again:"\u201CKeep mine\u201D creates the flag again."},variants:{name:"Name",value:"Value",valueOf:t=>`Value of ${t}`,nameOf:t=>`Name of ${t}`,default:"Default",defaultHint:"For everyone whom no rule gives another one.",noDefault:"None: callers use their own default",uses:"Used",add:"Add variant",remove:t=>`Remove ${t}`,removeTitle:t=>`Remove the variant ${t}?`,usedIn:"It is used here:",instead:"Put in its place",removeAction:"Remove",asDefault:"default",inRules:t=>Ht(t,"place")+" in the rules",unused:"not used",kind:"Kind of value",kinds:{boolean:"true or false",string:"text",number:"number",object:"JSON object"},mixed:"The values have different kinds. Correct them in the JSON editor.",taken:"Another variant has this name.",nameMissing:"A variant needs a name.",badNumber:"This is no number.",badObject:"This is no JSON object.",firstName:"variant",hint:"A renamed variant is renamed in the rules and as the default, too."},metadata:{name:"Name",value:"Value",kind:"Kind",kinds:{string:"Text",number:"Number",boolean:"True or false"},add:"Add",remove:t=>`Remove ${t}`,valueOf:t=>`Value of ${t}`,nameOf:t=>`Name of ${t}`,kindOf:t=>`Kind of ${t}`,empty:"No metadata",emptyText:"An owner, a description, a link to the ticket: whatever helps others. SDKs get it with each answer.",taken:"There is already metadata with this name.",badNumber:"This is no number.",hint:"Flags with permanent = true are never stale. Links (https://\u2026) are shown at the top of the page."},overrides:{title:"On for me",text:"Fix a variant for one targeting key. It wins over every rule, but not over a disabled flag.",key:"Targeting key",keyHint:"As the application sends it: often a user\u2019s id. Kept in this browser.",variant:"Variant",set:"Fix variant",list:"Fixed for",since:"Changed",none:"Nobody has a fixed variant of this flag.",remove:t=>`Remove the override of ${t}`,removed:t=>`Removed the override of ${t}.`,made:(t,e)=>`${t} now gets ${e}.`,ask:(t,e)=>`Give ${e} to ${t}?`,askRemove:t=>`Remove the override of ${t}?`,off:"This set does not read stored contexts, so overrides have no effect yet.",offText:"When this is on, each evaluation of the set reads the stored context of its targeting key.",switchOn:"Switch on stored contexts",switchTitle:t=>`Read stored contexts in ${t}?`,switched:"Evaluations read stored contexts now.",disabled:"The flag is off: nobody gets a variant, overrides included.",more:"Show more",gone:"variant does not exist"},statistics:{range:"Range",ranges:{day:"24 hours",week:"7 days",month:"30 days"},none:"No evaluations in this time",noneText:"Counts appear some seconds after an evaluation. flagd sidecars are not counted.",total:"Evaluations",variant:"Variant",share:"Share",noVariant:"no variant",errors:"errors",time:"Time",chart:"Evaluations by variant over time",table:"The numbers as a table",unknown:"no longer a variant"},history:{none:"No history",noneText:"Changes of this flag appear here.",bringBack:"Bring back",backTitle:(t,e)=>`Bring ${t} back to revision ${e}`,backComment:t=>`Back to revision ${t}`,back:t=>`Brought back as revision ${t}.`,current:"now",more:"Show older versions",revision:t=>`r${t}`},copy:{title:t=>`Copy ${t} to another set`,set:"To",hint:"The difference is shown before anything changes. Evaluators are those of the other set.",action:"Compare\u2026",noSets:"The API key may see no other set.",sheet:(t,e)=>`Copy ${t} to ${e}`,button:"Copy",done:t=>`Copied to ${t}.`,open:"Open",unsaved:"The saved version is copied, without your unsaved changes."},deleting:{title:t=>`Delete ${t}`,text:"Callers use their own default from then on. The history stays, and any version can be brought back.",action:"Delete",done:t=>`Deleted ${t}.`,type:t=>`Type ${t} to confirm`}};var cc=[["circle",{cx:"18",cy:"18",r:"3"}],["circle",{cx:"6",cy:"6",r:"3"}],["path",{d:"M6 21V9a9 9 0 0 0 9 9"}]];var Gt=A.meanwhile;function uc({open:t,over:e}){let n=t.meanwhile.value;return n?l`<div class="conflict row" role="alert">
    <${it} shapes=${cc} />
    <div class="grow">
      <strong><${dc} meanwhile=${n} /></strong>
      <p class="quiet">${Gt.text}</p>
    </div>
    <${b} onClick=${()=>e({sheet:"conflict"})}>${Gt.see}<//>
    <${b} onClick=${()=>fc(t)}>${Gt.takeTheirs}<//>
    <${b} kind="primary" onClick=${()=>t.keepMine()}>${Gt.keepMine}<//>
  </div>`:null}function mc({open:t,thenSave:e,over:n}){let r=t.meanwhile.value;if(!r)return null;let o=t.base.value?.text??"",s=t.text.value,i=r.text===null?[]:t.mergedWith(r.text).overlaps,a=r.text===null?Gt.again:i.length?l`<${H} parts=${Gt.overlaps(i.map(c=>c.slice(1)))} />`:Gt.apart;return l`<${Nt}
    title=${l`<${dc} meanwhile=${r} />`}
    wide
    onClose=${()=>n(null)}
    footer=${l`
      <${b} onClick=${()=>n(null)}>${h.cancel}<//>
      <${b}
        onClick=${()=>{fc(t),n(null)}}
        >${Gt.takeTheirs}<//
      >
      <${b}
        kind="primary"
        onClick=${()=>{t.keepMine(),n(e?{sheet:"save"}:null)}}
        >${Gt.keepMine}<//
      >
    `}
  >
    <div class="stack">
      ${i.length?l`<${K}>${a}<//>`:l`<p>${a}</p>`}
      <section class="stack"><h3>${Gt.theirs}</h3><${Vt} before=${o} after=${r.text} /></section>
      <section class="stack"><h3>${Gt.mine}</h3><${Vt} before=${o} after=${s} /></section>
    </div>
  <//>`}function fc(t){let e=t.takeTheirs();_({text:Gt.took,action:{label:h.undo,onClick:e}})}function dc({meanwhile:{text:t,change:e}}){let n=e?.actor??null;return l`<${H} parts=${t===null?Gt.deleted(n):Gt.title(n)} />${e&&l`, <${et} at=${e.at} />${e.comment?`: \u201C${e.comment}\u201D`:""}`}`}var pc=[["path",{d:"M21 5H3"}],["path",{d:"M15 12H3"}],["path",{d:"M17 19H3"}]];function $c({open:t,onSave:e}){let n=Ye(t.set),r=ut(()=>({...n,evaluators:Object.keys(n.evaluators)}),[n]),o=t.text.value,s=!t.root.value.fault;return l`<section class="definition" aria-label=${A.json}>
    <div class="row head">
      <h2 class="grow">${A.json}</h2>
      ${M("write")&&l`<${b} kind="quiet" size="small" icon=${pc} disabled=${!s} onClick=${()=>t.edit(We(o))}>${A.format}<//>`}
      <${hn} text=${o} />
    </div>
    <${xe}
      text=${o}
      label=${A.json}
      onChange=${M("write")?i=>t.edit(i):void 0}
      onSave=${e}
      faults=${t.checks.findings.value}
      known=${r}
      lines=${12}
    />
  </section>`}var bo=[["line",{x1:"15",x2:"15",y1:"12",y2:"18"}],["line",{x1:"12",x2:"18",y1:"15",y2:"15"}],["rect",{width:"14",height:"14",x:"8",y:"8",rx:"2",ry:"2"}],["path",{d:"M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2"}]];function hc({open:t,onClose:e}){let n=A.copy,r=(en.value??[]).filter(c=>c.name!==t.set),[o,s]=g(D$(t.set,r.map(c=>c.name))),[i,a]=g(!1);if(i){let c={title:n.sheet(t.key,o),set:o,method:"POST",where:S`flag-sets/${t.set}/flags/${t.key}/copy`,body:{to:o},action:n.button};return l`<${pe}
      change=${c}
      onClose=${e}
      onSaved=${()=>{e(),_({text:n.done(o),action:{label:n.open,onClick:()=>Xt({set:o,flag:t.key})}})}}
    />`}return l`<${Nt}
    title=${n.title(t.key)}
    onClose=${e}
    footer=${l`
      <${b} onClick=${e}>${h.cancel}<//>
      <${b} kind="primary" disabled=${!o} onClick=${()=>a(!0)}>${n.action}<//>
    `}
  >
    <div class="stack">
      ${t.isDirty.value&&l`<${K}>${n.unsaved}<//>`}
      ${r.length?l`<${L} label=${n.set} hint=${n.hint}>
            ${c=>l`<${I} input=${c} value=${o} options=${r.map(({name:u})=>({value:u,label:u}))} onChange=${s} />`}
          <//>`:l`<p>${n.noSets}</p>`}
    </div>
  <//>`}function gc({open:t,onClose:e}){let n=A.deleting,[r]=g(()=>Or()),o={title:n.title(t.key),set:t.set,method:"DELETE",where:t.where,etag:t.base.peek()?.etag,action:n.action,danger:!0,typed:t.key,text:n.text};return l`<${pe}
    change=${o}
    onClose=${e}
    onSaved=${()=>{t.discard(),e(),_({text:n.done(t.key)}),r()&&Xt({set:t.set})}}
  />`}function D$(t,e){let n=t.slice(0,t.lastIndexOf(".")+1);return e.find(r=>n&&r.startsWith(n))??e[0]??""}function ke(t,e,n){let r=bc(t,e),o=r.source.includes(`
`)?sn(r.source):us(t,r.start);return He(t,r,new Tt(Sn(n,o)))}function Le(t,e,n,r,{before:o}={}){let s=Y(R(t),e),i=ln(t),a=JSON.stringify(n)+i.colon+r;if(s?.type!=="object"){let[d,...p]=bn(e).reverse();if(d===void 0)throw new RangeError("The text is no object");return Le(t,Wt(...p.reverse()),d,`{${a}}`)}if(yn(s,n))return ke(t,e+Wt(n),r);let c=us(t,s.start);if(s.members.length===0){let p=!t.slice(0,s.start).includes(`
`)&&!r.includes(`
`)?a:`
${c}  ${Sn(a,`${c}  `)}
${c}`;return Me(t,[Lr(s,0,[p],i)])}let u=s.members.findIndex(d=>d.key===o),m=u===-1?s.members.length:u,[,f=c]=/\n([ \t]*)$/.exec(Br(s,m||1,i))??[];return Me(t,[Lr(s,m,[Sn(a,f)],i)])}function ur(t,e){let{parent:n,index:r}=vc(t,e);return Me(t,[ms(n,r,r+1)])}function yo(t,e,n){let{parent:r,index:o}=vc(t,e);if(r.type!=="object")throw new RangeError(`${e} is no member`);let{keyStart:s,keyEnd:i}=r.members[o];return Me(t,[{start:s,end:i,text:JSON.stringify(n)}])}function wo(t,e,n){let r=Y(R(t),e);if(n===null)return r?ur(t,e):t;if(r)return He(t,r,new Tt(n));let o=bn(e),s=o.pop()??"";return Le(t,Wt(...o),s,kn(n))}function vc(t,e){let n=bn(e),r=n.pop()??"",o=bc(t,Wt(...n)),s=o.type==="object"?o.members.findLastIndex(({key:i})=>i===r):Number(r);if(!e||!(s in tr(o)))throw new RangeError(`${e} is not there`);return{parent:o,index:s}}function bc(t,e){let n=Y(R(t),e);if(!n)throw new RangeError(`${e} is not there`);return n}function yc(t){let{root:e,rules:n,otherwise:r}=un(t);return{rules:n.length,shares:e?F$(r):null}}function F$(t){return t?t.kind==="variant"?[{variant:t.name,percent:100}]:t.kind==="rollout"?Cn(t.buckets):null:[{variant:null,percent:100}]}function xo(t){let{root:e}=pt(t),n=e&&Y(e,"/state");return n?.type!=="string"?null:Zt(n)==="ENABLED"}function wc(t,e){let{root:n}=pt(t),r=e?'"ENABLED"':'"DISABLED"';return n&&Y(n,"/state")?ke(t,"/state",r):Le(t,"","state",r)}function Xs(t){let{root:e}=pt(t),n=e&&Y(e,"/metadata");return n?.type==="object"?Zt(n):{}}function xc(t){return Object.entries(Xs(t)).flatMap(([e,n])=>typeof n!="string"||!/^https?:\/\//.test(n)||!URL.canParse(n)?[]:[{name:e,address:n}])}function kc(t){let{root:e}=pt(t);if(!e)return null;let n=Y(e,"/defaultVariant"),r=n?.type==="string"&&Zt(n)!==""?Zt(n):null,o=yc(ht(e,"/targeting")??""),i=o.rules===0&&o.shares===null&&!B$(t)?[{variant:null,percent:100}]:o.shares;return{rules:o.rules,shares:i?.map(a=>({...a,variant:a.variant??r}))??null}}function B$(t){let{root:e}=pt(t),n=e&&Y(e,"/targeting");return n?.type==="object"&&!$s(n)}function Sc({open:t,turn:e,over:n,isJsonShown:r,onJson:o}){let[s,i]=g(null),[a,c]=g(null);B(()=>{let d=new AbortController;return j(t.where,{query:{statistics:!0},signal:d.signal}).then(({data:p})=>i(p)).catch(()=>{}),()=>d.abort()},[e]);let u=t.sound.value,m=xo(u);function f(d){let p=!t.isDirty.peek();t.edit(wc(t.text.peek(),d)),p&&t.isDirty.peek()&&n({sheet:"save"})}return l`<div class="flag-top">
    <div class="page-head">
      <div class="row title">
        <h1 class="mono">${t.key}</h1>
        <${hn} text=${t.key} label=${A.copyKey} />
        ${s?.stale&&l`<${W} kind="warn" title=${A.staleWhy[s.stale]}>${A.stale}<//>`}
        ${s?.permanent&&l`<${W}>${A.permanent}<//>`}
      </div>
      ${m!==null&&l`<span class="row state-switch">
        <${Cr} checked=${m} label=${A.state} disabled=${!M("write")||t.root.value.fault!==null} onChange=${f} />
        <${Pi} state=${m?"on":"off"}>${m?A.on:A.off}<//>
      </span>`}
      <${b} icon=${Ee} aria-pressed=${String(r.value)} onClick=${o}>${r.value?A.hideJson:A.showJson}<//>
      ${M("write")&&l`<${qe}
        end
        button=${{icon:wn,label:A.more}}
        items=${[{label:A.copyTo,icon:bo,onSelect:()=>c("copy")},{label:A.remove,icon:It,danger:!0,onSelect:()=>c("delete")}]}
      />`}
    </div>
    <${L$} text=${u} seen=${s} />
    ${a==="copy"&&l`<${hc} open=${t} onClose=${()=>c(null)} />`}
    ${a==="delete"&&l`<${gc} open=${t} onClose=${()=>c(null)} />`}
  </div>`}function L$({text:t,seen:e}){let{owner:n,description:r}=Xs(t),o=xc(t);return l`
    ${r&&l`<p class="description">${String(r)}</p>`}
    <dl class="facts">
      <${j$} text=${t} />
      <div>
        <dt>${A.evaluated}</dt>
        <dd>${e?l`<${et} at=${e.lastEvaluatedAt} none=${A.never} />`:"\u2026"}</dd>
      </div>
      ${e&&l`<${P$} seen=${e} />`}
      ${n!==void 0&&l`<div><dt>${A.owner}</dt><dd>${String(n)}</dd></div>`}
      ${o.length>0&&l`<div>
        <dt>${A.links}</dt>
        <dd class="row">
          ${o.map(({name:s,address:i})=>l`<a href=${i} target="_blank" rel="noopener noreferrer">${s} <${it} shapes=${fo} size=${12} /></a>`)}
        </dd>
      </div>`}
    </dl>
  `}function j$({text:t}){let e=kc(t);if(!e)return null;let{rules:n,shares:r}=e;return l`<div class="rollout">
    <dt>${n?`${A.rules(n)} \xB7 ${A.rollout}`:A.rolloutAll}</dt>
    <dd>
      ${r===null?A.noRollout:r.length===1?l`<code>${r[0].variant??A.callersDefault}</code>`:l`<${Bn} shares=${r.map(o=>({label:o.variant??A.callersDefault,weight:o.percent}))} />
              <span class="small">${r.map(o=>`${yt(o.percent)} ${o.variant??A.callersDefault}`).join(" \xB7 ")}</span>`}
    </dd>
  </div>`}function P$({seen:t}){let e=t.statistics.last24Hours.reduce((n,r)=>n+r.evaluations,0);return l`<div><dt>${A.lastDay}</dt><dd>${A.evaluations(e)}</dd></div>`}var Se=A.history,q$=20;function ko({open:t,turn:e}){let[n,r]=g(null),[o,s]=g(null),[i,a]=g(null),[c,u]=g(null),m=t.base.value?.etag,f=Ar();async function d(p){let v=f();a(null);try{let $=S`flag-sets/${t.set}/flags/${t.key}/versions`,x=await V$($,p,v);if(v.aborted)return;r(k=>[...p&&k||[],...x.items]),s(x.next)}catch($){v.aborted||a($)}}return B(()=>{d(null)},[m,e]),i?l`<${P} problem=${i} onRetry=${()=>d(null)} />`:n?n.length?l`<div class="versions stack">
    <ol class="plain panel">
      ${n.map((p,v)=>l`<${_$}
          key=${p.revision}
          version=${p}
          isCurrent=${v===0}
          onBack=${M("write")?()=>u(p.revision):void 0}
        />`)}
    </ol>
    ${o!==null&&l`<div><${b} onClick=${()=>d(o)}>${Se.more}<//></div>`}
    ${c!==null&&l`<${W$} open=${t} revision=${c} onClose=${()=>u(null)} />`}
  </div>`:l`<${Q} icon=${Hi} title=${Se.none} text=${Se.noneText} />`:l`<${J} rows=${4} height=${48} />`}function _$({version:t,isCurrent:e,onBack:n}){let{revision:r,at:o,actor:s,comment:i}=t,[a,c]=g(!1);return l`<li class="version">
    <details onToggle=${u=>c(u.target.open)}>
      <summary>
        <span class="what">
          <strong>${s}</strong> <${H} parts=${Ri(t)} />${i&&l`<span class="comment"> “${i}”</span>`}
        </span>
        <span class="when quiet small"><${et} at=${o} /> · ${Se.revision(r)}</span>
        ${e&&t.after!==null&&l`<${W} kind="good">${Se.current}<//>`}
      </summary>
      ${a&&l`<${Vt} before=${t.texts.before} after=${t.texts.after} />`}
    </details>
    ${n&&!e&&t.after!==null&&l`<${b} size="small" icon=${Vn} onClick=${n}>${Se.bringBack}<//>`}
  </li>`}function W$({open:t,revision:e,onClose:n}){let r={title:Se.backTitle(t.key,e),set:t.set,method:"POST",where:S`flag-sets/${t.set}/flags/${t.key}/rollback`,body:{revision:e},etag:t.base.peek()?.etag,action:Se.bringBack,comment:Se.backComment(e)};return l`<${pe}
    change=${r}
    onClose=${n}
    onSaved=${({data:o})=>{n(),_({text:Se.back(o.revision)}),t.refresh()}}
  />`}async function V$(t,e,n){let{data:r,text:o}=await j(t,{query:{limit:q$,after:e},signal:n}),s=R(o);return{items:r.items.map((a,c)=>({...a,texts:{before:a.before===null?null:ht(s,`/items/${c}/before`),after:a.after===null?null:ht(s,`/items/${c}/after`)}})),next:r.next}}var Oc=[["path",{d:"M12.586 2.586A2 2 0 0 0 11.172 2H4a2 2 0 0 0-2 2v7.172a2 2 0 0 0 .586 1.414l8.704 8.704a2.426 2.426 0 0 0 3.42 0l6.58-6.58a2.426 2.426 0 0 0 0-3.42z"}],["circle",{cx:"7.5",cy:"7.5",r:".5",fill:"currentColor"}]];function Jn({open:t}){let{fault:e}=t.root.value;return l`<${K}>
    <p>${A.notJson}</p>
    ${e&&l`<p>${A.faultAt(e.line,e.message)}</p>`}
  <//>`}function So({value:t,kind:e,label:n,faults:r,disabled:o,onChange:s}){let[i,a]=g(null),c=i===null?null:pt(i).root,u=c!==null&&c.type===e,m=i!==null&&(!u||Dt(i)===Dt(t));function f($){a($),pt($).root?.type===e&&s($.trim())}if(e==="boolean"){let $=["true","false"].map(x=>({value:x,label:x}));return l`<${I} value=${t} options=${$} label=${n} disabled=${o} onChange=${s} />`}if(e==="string"){let $=String(JSON.parse(t));return l`<textarea
      rows=${Math.min(12,$.split(`
`).length)}
      aria-label=${n}
      readonly=${o}
      value=${$}
      onInput=${x=>s(JSON.stringify(x.target.value))}
    ></textarea>`}let d=m&&!u?r[e]:null,p=m?i:kn(t),v=e==="object"?l`<${xe} text=${p} label=${n} lines=${1} mostLines=${16} onChange=${o?void 0:f} />`:l`<input
          type="text"
          class="mono"
          inputmode="decimal"
          aria-label=${n}
          aria-invalid=${d?"true":void 0}
          readonly=${o}
          value=${p}
          onInput=${$=>f($.target.value)}
        />`;return l`<div>${v}${d&&l`<div class="fault small bad" role="alert">${d}</div>`}</div>`}function Oo({name:t,label:e,disabled:n,focused:r,faultOf:o,onChange:s}){let[i,a]=g(t),[c,u]=g(t);c!==t&&(u(t),a(t));let m=i===t?null:o(i);function f(){i!==t&&m===null&&s(i)}return l`<div>
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
      onInput=${d=>a(d.target.value)}
      onBlur=${f}
      onKeyDown=${d=>{d.key==="Enter"&&f(),d.key==="Escape"&&a(t)}}
    />
    ${m&&l`<div class="fault small bad" role="alert">${m}</div>`}
  </div>`}var he=A.metadata,mr={string:'""',number:"0",boolean:"true"},J$=["owner","description","permanent"];function Tc({open:t}){let e=t.text.value,{root:n}=t.root.value,r=Ye(t.set),[o,s]=g(null);if(!n)return l`<${Jn} open=${t} />`;let i=me(Y(n,"/metadata")),a=i.map(d=>d.key),c=[...new Set([...J$,...r.metadata])].filter(d=>!a.includes(d)).slice(0,8),u=M("write");function m(d,p){s(d),t.edit(Le(e,"/metadata",d,p))}function f(){let d=1;for(;a.includes(`name-${d}`);)d+=1;m(`name-${d}`,mr.string)}return l`<div class="metadata stack">
    ${!i.length&&l`<${Q} icon=${Oc} title=${he.empty} text=${he.emptyText} />`}
    ${i.length>0&&l`<ul class="plain panel">
      ${i.map(({key:d,value:p},v)=>{let $=Wt("metadata",d),x=p.type in mr?p.type:"string",k=p.source;return l`<li class="metadatum" key=${v}>
          <${Oo}
            name=${d}
            label=${he.nameOf(d)}
            disabled=${!u}
            focused=${d===o&&d.startsWith("name-")}
            faultOf=${y=>y===""?A.variants.nameMissing:a.includes(y)?he.taken:null}
            onChange=${y=>t.edit(yo(e,$,y))}
          />
          <${I}
            value=${x}
            label=${he.kindOf(d)}
            disabled=${!u}
            options=${Object.entries(he.kinds).map(([y,C])=>({value:y,label:C}))}
            onChange=${y=>t.edit(ke(e,$,H$(k,y)))}
          />
          ${p.type in mr?l`<${So}
                key=${x}
                value=${k}
                kind=${x}
                label=${he.valueOf(d)}
                disabled=${!u}
                faults=${{number:he.badNumber,object:""}}
                onChange=${y=>t.edit(ke(e,$,y))}
              />`:l`<code>${k}</code>`}
          ${u&&l`<${b} kind="quiet" icon=${It} label=${he.remove(d)} onClick=${()=>t.edit(ur(e,$))} />`}
        </li>`})}
    </ul>`}
    ${u&&l`<div class="row">
      <${b} icon=${ot} onClick=${f}>${he.add}<//>
      ${c.map(d=>l`<${b} kind="quiet" size="small" icon=${ot} onClick=${()=>m(d,d==="permanent"?"true":mr.string)}>${d}<//>`)}
    </div>`}
    <p class="quiet small">${he.hint}</p>
  </div>`}function H$(t,e){let n=JSON.parse(t);return e==="string"?JSON.stringify(typeof n=="string"?n:t):e==="boolean"?String(n===!0||n==="true"):Number.isFinite(Number(n))&&String(n).trim()!==""?String(Number(n)):mr.number}var Cc=[["circle",{cx:"12",cy:"8",r:"5"}],["path",{d:"M20 21a8 8 0 0 0-16 0"}]];var Ac={boolean:"true",string:'""',number:"0",object:"{}"};function Qe(t){return me(Y(R(t),"/variants")).map(({key:e,value:n})=>({name:e,value:n.source,pointer:Wt("variants",e),kind:n.type==="null"||n.type==="array"?null:n.type}))}function Nc(t){let e=new Set(t.map(n=>n.kind));return e.size===1?[...e][0]:null}function fr(t,e){let n=R(t),r=[],o=Y(n,"/defaultVariant");o&&Ec(o,e)&&r.push({pointer:"/defaultVariant",part:"default"});let s=Y(n,"/targeting");if(s)for(let i of Zs(s,"/targeting")){let a=Y(n,i);a&&Ec(a,e)&&r.push({pointer:i,part:"targeting"})}return r}function Mc(t,e,n){return yo(Dc(t,e,n),Wt("variants",e),n)}function ti(t,e,n){return ur(Dc(t,e,n),Wt("variants",e))}function Rc(t,e,n){return Le(t,"/variants",e,n)}function Ic(t,e){let n=JSON.stringify(e);return Y(R(t),"/defaultVariant")?ke(t,"/defaultVariant",n):Le(t,"","defaultVariant",n,{before:"targeting"})}function Dc(t,e,n){let r=R(t),o=fr(t,e).map(({pointer:s})=>{let{start:i,end:a}=Y(r,s);return{start:i,end:a,text:JSON.stringify(n)}});return Me(t,o)}function Zs(t,e){if(t.type!=="object")return t.type==="array"?[]:[e];let n=Mt(t),r=nn(n?.value);if(!n)return[];let o=e+Wt(n.key),s=a=>Zs(r[a],`${o}/${a}`),i=r.map((a,c)=>c);return n.key==="if"||n.key==="?:"?i.filter(a=>a%2||a===r.length-1).flatMap(s):n.key==="and"||n.key==="or"?i.flatMap(s):n.key==="fractional"?i.flatMap(a=>{let[c]=nn(r[a]);return c?Zs(c,`${o}/${a}/0`):[]}):[]}function Ec(t,e){return Rt(t)&&t.value!==null&&String(t.value)===e}var K$=10;async function Fc(t,e,n,r){let o=[],s=n;for(let i=0;i<K$;i+=1){let{data:a}=await j(S`flag-sets/${t}/contexts`,{query:{override:e,limit:100,after:s},signal:r});for(let{targetingKey:c,overrides:u,modifiedAt:m}of a.items)o.push({targetingKey:c,variant:u[e],modifiedAt:m});if(s=a.next,s===null||o.length>=100)break}return{items:o,next:s}}async function Bc(t,e,n,r){let o=S`flag-sets/${t}/contexts/${n}`,s={[e]:r};try{await Qt(o,{body:{overrides:s}})}catch(i){if(!(i instanceof z&&i.status===404))throw i;await ce(o,{body:{attributes:{},overrides:s},createOnly:!0})}}async function Lc(t,e,n){let r=S`flag-sets/${t}/contexts/${n}`,{data:o,etag:s}=await j(r);!Object.keys(o.overrides??{}).filter(a=>a!==e).length&&!Object.keys(o.attributes??{}).length?await Sr(r,{etag:s}):await Qt(r,{body:{overrides:{[e]:null}}})}var kt=A.overrides,jc="flagstaff.my-key";function Pc({open:t}){let[e,n]=g(null),[r,o]=g(null),s=t.base.value?.text??"{}",i=pt(s).root?Qe(s).map(p=>p.name):[],a=Ar();async function c(p){let v=a();o(null);try{let $=await Fc(t.set,t.key,p,v);if(v.aborted)return;n(x=>({items:[...p&&x?.items||[],...$.items],next:$.next}))}catch($){v.aborted||o($)}}B(()=>{c(null)},[]);async function u(p){if(await m(kt.askRemove(p.targetingKey)))try{await Lc(t.set,t.key,p.targetingKey),await c(null);let v={label:h.undo,onClick:()=>d(p.targetingKey,p.variant).catch(Et)};_({text:kt.removed(p.targetingKey),action:v})}catch(v){Et(v)}}let m=async p=>!U(t.set)?.storedContexts||jt(t.set,{title:p,text:h.contexts.productionText});async function f(p,v){await m(kt.ask(p,v))&&await d(p,v)}async function d(p,v){await Bc(t.set,t.key,p,v),_({text:kt.made(p,v)}),await c(null)}return l`<div class="overrides stack">
    <p class="quiet">${kt.text}</p>
    ${xo(s)===!1&&l`<${K}>${kt.disabled}<//>`}
    <${Y$} set=${t.set} />
    ${M("write")&&l`<${G$} variants=${i} onFix=${f} />`}
    ${r?l`<${P} problem=${r} onRetry=${()=>c(null)} />`:e?e.items.length||e.next!==null?l`<${U$} found=${e} variants=${i} onRemove=${u} onMore=${()=>c(e.next)} />`:l`<${Q} icon=${Cc} title=${kt.none} />`:l`<${J} rows=${2} />`}
  </div>`}function U$({found:t,variants:e,onRemove:n,onMore:r}){return l`
    <div class="panel scrolls">
      <table class="rows">
        <thead>
          <tr>
            <th>${kt.list}</th>
            <th>${kt.variant}</th>
            <th>${kt.since}</th>
            <th><span class="hidden-text">${h.delete}</span></th>
          </tr>
        </thead>
        <tbody>
          ${t.items.map(o=>l`<tr key=${o.targetingKey}>
              <td class="mono">${o.targetingKey}</td>
              <td>
                <code>${o.variant}</code>
                ${!e.includes(o.variant)&&l` <${W} kind="bad">${kt.gone}<//>`}
              </td>
              <td><${et} at=${o.modifiedAt} /></td>
              <td class="number">
                ${M("write")&&l`<${b} kind="quiet" size="small" icon=${It} label=${kt.remove(o.targetingKey)} onClick=${()=>n(o)} />`}
              </td>
            </tr>`)}
        </tbody>
      </table>
    </div>
    ${t.next!==null&&l`<div><${b} onClick=${r}>${kt.more}<//></div>`}
  `}function G$({variants:t,onFix:e}){let[n,r]=g(localStorage.getItem(jc)??""),[o,s]=g(""),[i,a]=g(null),[c,u]=g(!1),m=t.includes(o)?o:t[0]??"";async function f(d){if(d.preventDefault(),!(!n||c)){u(!0),a(null);try{localStorage.setItem(jc,n),await e(n,m)}catch(p){a(p)}u(!1)}}return l`<form class="stack" onSubmit=${f}>
    <div class="fix-form">
      <${L} label=${kt.key} hint=${kt.keyHint}>
        ${d=>l`<input
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
        ${d=>l`<${I} input=${d} value=${m} options=${t.map(p=>({value:p,label:p}))} onChange=${s} />`}
      <//>
      <${b} kind="primary" type="submit" busy=${c} disabled=${!n||!m}>${kt.set}<//>
    </div>
    ${i&&l`<${P} problem=${i} />`}
  </form>`}function Y$({set:t}){let e=U(t),[n,r]=g(!1);if(!e||e.storedContexts)return null;async function o(){let s={title:kt.switchTitle(t),text:kt.offText,action:kt.switchOn};if(await Kt({...s,danger:vt(e)})){r(!0);try{await Qt(S`flag-sets/${t}`,{body:{storedContexts:!0}}),await zt(),_({text:kt.switched})}catch(i){Et(i)}r(!1)}}return l`<${K}>
    <div class="row">
      <span class="grow">${kt.off}</span>
      ${M("write")&&l`<${b} busy=${n} onClick=${o}>${kt.switchOn}<//>`}
    </div>
  <//>`}var _c=["waiting","running","paused"],Oe=({state:t})=>_c.includes(t);function Wc(t,e){let n=[...t.map(o=>({kind:"schedule",plan:o})),...e.map(o=>({kind:"rollout",plan:o}))],r=(o,s)=>o<s?-1:o>s?1:0;return{open:n.filter(({plan:o})=>Oe(o)).sort((o,s)=>r(qc(o),qc(s))),ended:n.filter(({plan:o})=>!Oe(o)).sort((o,s)=>r(s.plan.endedAt??"",o.plan.endedAt??""))}}function qc(t){return t.plan.state==="paused"?"":t.kind==="schedule"?t.plan.at:t.plan.nextAt??""}function Vc({state:t,step:e,steps:n}){let r=_c.includes(t);return n.map(({percent:o,for:s},i)=>({percent:o,hold:s,state:i<e-1||i===e-1&&!r?"done":i===e-1?"now":i===e&&r?"next":"later"}))}function Jc({patch:t,rollback:e}){if(e!==void 0)return{what:"rollback",revision:e};if(t===void 0)return{what:"definition"};let n=Object.keys(t);return n.length===1&&t.state==="ENABLED"?{what:"enable"}:n.length===1&&t.state==="DISABLED"?{what:"disable"}:n.length===1&&"defaultVariant"in t?{what:"default",to:t.defaultVariant}:{what:"patch",names:n}}var Q$=/^(?:(\d{1,9})d)?(?:(\d{1,9})h)?(?:(\d{1,9})m)?(?:(\d{1,9})s)?$/;function dr(t){let e=t===""?null:Q$.exec(t);if(e===null)return null;let[n,r,o,s]=e.slice(1).map(i=>Number(i??0));return((n*24+r)*60+o)*60+s}function To(t){let e=0;return t.map(({percent:n,for:r})=>{let o=n.trim()===""?NaN:Number(n);return o>0&&o<=100?o<=e?"order":(e=o,r.trim()!==""&&dr(r.trim())===null?"period":null):"percent"})}function Co({flag:t,keys:e,hint:n,error:r,onFlag:o}){let s=rt();return l`<${L} label=${h.plans.form.flag} hint=${n} error=${r}>
    ${i=>l`<input ...${i} type="text" class="mono" list=${s} autocomplete="off" spellcheck=${!1} autofocus value=${t} onInput=${a=>o(a.target.value)} />
      <datalist id=${s}>${e.map(a=>l`<option value=${a}></option>`)}</datalist>`}
  <//>`}var X$=["<","<=",">",">=","==","!="].map(t=>({value:t,label:t})),Z$={expression:"",comparison:"<",bound:"",for:"5m"};function Hc({guards:t,isTouched:e,onGuards:n}){let r=h.plans.form,o=(s,i)=>n(t.map((a,c)=>c===s?{...a,...i}:a));return l`<div class="stack plan-form-rows">
    <h3>${r.guards}</h3>
    <p class="small quiet">${r.guardsHint}</p>
    <ul class="plain">
      ${t.map((s,i)=>{let a=e?ei(s):null,c=u=>a===u?"true":void 0;return l`<li key=${i} class="guard-row">
          <textarea class="mono" rows="2" aria-label=${r.expression(i+1)} aria-invalid=${c("expression")} placeholder='sum(rate(errors_total[5m])) or vector(0)' spellcheck=${!1} value=${s.expression} onInput=${u=>o(i,{expression:u.target.value})}></textarea>
          <${I} label=${r.comparison(i+1)} value=${s.comparison} options=${X$} onChange=${u=>o(i,{comparison:u})} />
          <input type="text" inputmode="decimal" aria-label=${r.bound(i+1)} aria-invalid=${c("bound")} placeholder="0.5" value=${s.bound} onInput=${u=>o(i,{bound:u.target.value})} />
          <input type="text" class="mono" aria-label=${r.guardFor(i+1)} aria-invalid=${c("period")} placeholder="0s" value=${s.for} onInput=${u=>o(i,{for:u.target.value})} />
          <${b} kind="quiet" size="small" icon=${gt} label=${r.removeGuard(i+1)} onClick=${()=>n(t.filter((u,m)=>m!==i))} />
          ${a&&l`<p class="fault">${r.guardFaults[a]}</p>`}
        </li>`})}
    </ul>
    <div class="row"><${b} size="small" icon=${ot} onClick=${()=>n([...t,Z$])}>${r.addGuard}<//></div>
  </div>`}function ei({expression:t,bound:e,for:n}){return t.trim()===""?"expression":e.trim()===""||!Number.isFinite(Number(e))?"bound":n.trim()!==""&&dr(n.trim())===null?"period":null}function zc({steps:t,isTouched:e,onSteps:n}){let r=h.plans.form,o=To(t),s=(i,a)=>n(t.map((c,u)=>u===i?{...c,...a}:c));return l`<div class="stack plan-form-rows">
    <div class="row">
      <h3 class="grow">${r.steps}</h3>
      <span class="small quiet">${r.presets}</span>
      ${r.presetSteps.map(([i,a])=>l`<${b} key=${i} size="small" kind="quiet" onClick=${()=>n(a.map(([c,u])=>({percent:c,for:u})))}>${i}<//>`)}
    </div>
    <ul class="plain">
      ${t.map(({percent:i,for:a},c)=>l`<li key=${c} class="step-row">
          <input type="number" min="0" max="100" step="any" aria-label=${r.percent(c+1)} aria-invalid=${e&&o[c]!==null&&o[c]!=="period"?"true":void 0} value=${i} onInput=${u=>s(c,{percent:u.target.value})} />
          <span class="quiet">${r.lasts}</span>
          <input type="text" class="mono" placeholder="0s" aria-label=${r.for(c+1)} aria-invalid=${o[c]==="period"?"true":void 0} value=${a} onInput=${u=>s(c,{for:u.target.value})} />
          <${b} kind="quiet" size="small" icon=${gt} label=${r.removeStep(c+1)} disabled=${t.length===1} onClick=${()=>n(t.filter((u,m)=>m!==c))} />
          ${o[c]!==null&&(e||o[c]!=="percent")&&l`<p class="fault">${r.stepFaults[o[c]]}</p>`}
        </li>`)}
    </ul>
    <div class="row"><${b} size="small" icon=${ot} onClick=${()=>n([...t,{percent:"",for:""}])}>${r.addStep}<//></div>
  </div>`}function Eo({rollout:t}){let e=h.plans,n=t.step===0;return l`<ol class="plain plan-steps" aria-label=${e.steps}>
    <li class=${n?"now":"done"}><i></i><strong>${yt(t.startedFrom)}</strong><span class="quiet">${e.started}</span></li>
    ${Vc(t).map(({percent:r,hold:o,state:s},i)=>l`<li key=${i} class=${s} aria-current=${s==="now"?"step":void 0}>
        <i></i><strong>${yt(r)}</strong>
        <span class="quiet">${o!=="0s"&&e.hold(o)}<span class="hidden-text"> (${e.stepStates[s]})</span></span>
      </li>`)}
  </ol>`}var Ao=()=>({how:"after",at:ni(new Date(Date.now()+36e5)),after:"1h"});function pr({how:t,at:e,after:n}){if(t==="now")return{};if(t==="after")return dr(n.trim())===null?null:{in:n.trim()};let r=new Date(e);return e===""||Number.isNaN(r.getTime())?null:{at:r.toISOString()}}function No({when:t,label:e,isNowOffered:n=!1,isTouched:r,onWhen:o}){let s=h.plans.form,i=pr(t)===null,a=t.how==="at"&&!i&&new Date(t.at).getTime()<Date.now(),c=[...n?[{value:"now",label:s.now}]:[],{value:"after",label:s.after},{value:"at",label:s.at}];return l`<div class="plan-when">
    <${L} label=${e??s.when}>
      ${u=>l`<${I} input=${u} value=${t.how} options=${c} onChange=${m=>o({...t,how:m})} />`}
    <//>
    ${t.how==="after"&&l`<${L} label=${s.period} hint=${s.periodHint} error=${i&&(r||t.after!=="")?s.notPeriod:null}>
      ${u=>l`<input ...${u} type="text" class="mono" value=${t.after} onInput=${m=>o({...t,after:m.target.value})} />`}
    <//>`}
    ${t.how==="at"&&l`<${L} label=${s.at} error=${i&&r?s.noTime:a?s.past:null}>
      ${u=>l`<input ...${u} type="datetime-local" value=${t.at} onInput=${m=>o({...t,at:m.target.value})} />`}
    <//>`}
  </div>`}function ni(t){return new Date(t.getTime()-t.getTimezoneOffset()*6e4).toISOString().slice(0,16)}function Kc({set:t,flag:e,flags:n,onClose:r,onMade:o}){let s=h.plans.form,[i,a]=g(e??""),[c,u]=g(""),[m,f]=g(s.presetSteps[1][1].map(([ft,q])=>({percent:ft,for:q}))),[d,p]=g([]),[v,$]=g("pause"),[x,k]=g(()=>({...Ao(),how:"now"})),[y,C]=g(""),[E,T]=g(!1),[N,O]=g(null),F=Object.hasOwn(n,i),lt=F?Object.keys(n[i].variants??{}):[],Ot=lt.includes(c)?c:lt.find(ft=>ft!==n[i].defaultVariant)??lt[0],tt=pr(x),At=To(m).every(ft=>ft===null),st=F&&At&&d.every(ft=>ei(ft)===null)&&tt!==null;async function Ft(){if(T(!0),!st||tt===null||!await jt(t))return;let ft={flag:i,variant:Ot,steps:m.map(({percent:q,for:Ct})=>({percent:Number(q),...Ct.trim()===""?{}:{for:Ct.trim()}})),guards:d.map(({expression:q,comparison:Ct,bound:Te,for:Xe})=>({expression:q,comparison:Ct,bound:Number(Te),...Xe.trim()===""?{}:{for:Xe.trim()}})),onFailure:v,..."at"in tt?{start:tt.at}:tt,...y.trim()===""?{}:{comment:y.trim()}};try{let{data:q}=await Bt(S`flag-sets/${t}/rollouts`,{body:ft}),Ct=q.warnings.map(Te=>Te.detail).join(" ");_({text:Ct===""?h.plans.done.rollout:`${s.warnings}: ${Ct}`,seconds:Ct===""?void 0:20}),await zt(),o()}catch(q){O(q)}}let ae=m.map(({percent:ft,for:q})=>({percent:Number(ft),for:q.trim()||"0s"}));return l`<${Nt}
    wide
    title=${h.plans.newRollout}
    onClose=${r}
    footer=${l`<${b} onClick=${r}>${h.cancel}<//><${b} kind="primary" onClick=${Ft}>${s.start}<//>`}
  >
    <div class="stack new-rollout">
      ${N!==null&&l`<${P} problem=${N} />`}
      ${e===null&&l`<${Co} flag=${i} keys=${Object.keys(n)} error=${!F&&(E||i!=="")&&!Object.keys(n).some(ft=>ft.startsWith(i))?s.noSuchFlag:null} onFlag=${a} />`}
      <${L} label=${s.variant}>
        ${ft=>l`<${I} input=${ft} value=${Ot??""} disabled=${!F} options=${lt.map(q=>({value:q,label:q}))} onChange=${u} />`}
      <//>
      <${zc} steps=${m} isTouched=${E} onSteps=${f} />
      ${At&&l`<${Eo} rollout=${{state:"waiting",step:0,steps:ae,startedFrom:0}} />`}
      <${Hc} guards=${d} isTouched=${E} onGuards=${p} />
      ${d.length>0&&l`<${L} label=${s.onFailure}>
        ${ft=>l`<${I} input=${ft} value=${v} options=${[{value:"pause",label:s.onFailures.pause},{value:"rollback",label:s.onFailures.rollback}]} onChange=${$} />`}
      <//>`}
      <${No} when=${x} label=${s.begins} isNowOffered isTouched=${E} onWhen=${k} />
      <${L} label=${s.comment} hint=${s.commentHint}>
        ${ft=>l`<input ...${ft} type="text" maxlength="1000" value=${y} onInput=${q=>C(q.target.value)} />`}
      <//>
    </div>
  <//>`}function Uc({set:t,flag:e,flags:n,revisionOf:r,onClose:o,onMade:s}){let i=h.plans.form,[a,c]=g(e??""),[u,m]=g(e!==null&&n[e]?.state==="DISABLED"?"enable":"disable"),[f,d]=g(""),[p,v]=g("{}"),[$,x]=g(""),[k,y]=g(Ao),[C,E]=g(""),[T,N]=g(!1),[O,F]=g(""),[lt,Ot]=g(!1),[tt,At]=g(null),st=a==="",Ft=Object.hasOwn(n,a),ae=st&&u!=="patch"?"rollback":u,ft=Ft?Object.keys(n[a].variants??{}):[],q=th({deed:ae,variant:ft.includes(f)?f:ft[0],patch:p,revision:$}),Ct=pr(k),Te=q!==null&&Ct!==null&&(st||Ft);async function Xe(){if(Ot(!0),!Te||!await jt(t))return;let Jt=T&&!st?await r(a):null,Pt=[q,...Object.entries({...Ct,...st?{}:{flag:a},...C===""?{}:{latest:new Date(C).toISOString()},...Jt===null?{}:{ifRevision:Jt},...O.trim()===""?{}:{comment:O.trim()}}).map(([Zo,Gm])=>`${JSON.stringify(Zo)}: ${JSON.stringify(Gm)}`)];try{await Bt(S`flag-sets/${t}/schedules`,{body:`{${Pt.join(", ")}}`}),_({text:h.plans.done.schedule}),s()}catch(Zo){At(Zo)}}let Um=st?["rollback","patch"]:["enable","disable","default","patch","rollback"];return l`<${Nt}
    wide
    title=${h.plans.newSchedule}
    onClose=${o}
    footer=${l`<${b} onClick=${o}>${h.cancel}<//><${b} kind="primary" onClick=${Xe}>${i.add}<//>`}
  >
    <div class="stack">
      ${tt!==null&&l`<${P} problem=${tt} />`}
      ${e===null&&l`<${Co} flag=${a} keys=${Object.keys(n)} hint=${i.wholeSet} error=${!st&&!Ft&&lt?i.noSuchFlag:null} onFlag=${c} />`}
      <${L} label=${i.what}>
        ${Jt=>l`<${I} input=${Jt} value=${ae} options=${Um.map(Pt=>({value:Pt,label:i.deeds[Pt]}))} onChange=${m} />`}
      <//>
      ${ae==="default"&&l`<${L} label=${i.variant}>
        ${Jt=>l`<${I} input=${Jt} value=${f||ft[0]} options=${ft.map(Pt=>({value:Pt,label:Pt}))} onChange=${d} />`}
      <//>`}
      ${ae==="patch"&&l`<${L} label=${i.patch} hint=${i.patchHint} error=${Is(p)?null:i.notJson}>
        ${Jt=>l`<textarea ...${Jt} class="mono" rows="5" spellcheck=${!1} value=${p} onInput=${Pt=>v(Pt.target.value)}></textarea>`}
      <//>`}
      ${ae==="rollback"&&l`<${L} label=${i.revision} hint=${i.revisionHint}>
        ${Jt=>l`<input ...${Jt} type="number" min="1" step="1" value=${$} onInput=${Pt=>x(Pt.target.value)} />`}
      <//>`}
      <${No} when=${k} isTouched=${lt} onWhen=${y} />
      <${L} label=${i.latest} hint=${i.latestHint}>
        ${Jt=>l`<input ...${Jt} type="datetime-local" value=${C} onInput=${Pt=>E(Pt.target.value)} />`}
      <//>
      ${!st&&l`<${Pe} label=${i.unchanged} checked=${T} onChange=${N} />`}
      <${L} label=${i.comment} hint=${i.commentHint}>
        ${Jt=>l`<input ...${Jt} type="text" maxlength="1000" value=${O} onInput=${Pt=>F(Pt.target.value)} />`}
      <//>
    </div>
  <//>`}function th({deed:t,variant:e,patch:n,revision:r}){return t==="enable"?'"patch": {"state": "ENABLED"}':t==="disable"?'"patch": {"state": "DISABLED"}':t==="default"?e===void 0?null:`"patch": {"defaultVariant": ${JSON.stringify(e)}}`:t==="rollback"?Number.isInteger(Number(r))&&Number(r)>=1?`"rollback": ${Number(r)}`:null:Is(n)?`"patch": ${n}`:null}async function Hn(t,{method:e,where:n,body:r,done:o,ask:s}){let{action:i}=h.plans.asks;if(!await(s===null?jt(t):Kt({...s,action:i})))return!1;try{return await gn(e,n,{body:r}),_({text:o}),await zt(),!0}catch(a){return Et(a),!1}}var Mo=[["circle",{cx:"12",cy:"12",r:"10"}],["path",{d:"M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3"}],["path",{d:"M12 17h.01"}]];var eh={holds:xr,fails:gt,unknown:Mo};function Gc({rollout:{guards:t,checkedAt:e,onFailure:n,reason:r}}){if(t.length===0)return null;let o=h.plans.guards;return l`<div class="plan-guards">
    <p class="small quiet">
      ${o.title} · ${e===null?o.never:l`${o.checked} <${et} at=${e} />`} · ${o.onFailure[n]}
    </p>
    <ul class="plain">${t.map((s,i)=>l`<${nh} key=${i} guard=${s} detail=${s.detail===r?null:s.detail} />`)}</ul>
  </div>`}function nh({guard:{expression:t,comparison:e,bound:n,for:r,state:o,value:s},detail:i}){let a=h.plans.guards;return l`<li class=${o??"unknown"}>
    <${it} shapes=${eh[o??"unknown"]} size=${14} label=${o?a.states[o]:a.never} />
    <code class="grow">${t} <strong>${e} ${n}</strong></code>
    ${r!=="0s"&&l`<span class="quiet">${h.plans.hold(r)}</span>`}
    <span class="found">${o==null?"":s==null?a.noValue:a.now(String(Number(s.toPrecision(4))))}</span>
    ${i&&l`<p class="small">${i}</p>`}
  </li>`}var rh={waiting:"accent",running:"accent",paused:"warn",applied:"good",failed:"bad",missed:"bad",cancelled:"plain"},Ro=({state:t})=>l`<${W} kind=${rh[t]}>${h.plans.states[t]}<//>`;function Yc({set:t,rollout:e,isLinked:n,onChanged:r}){let{flag:o,variant:s,state:i,reason:a,step:c,steps:u,nextAt:m,remaining:f,comment:d,createdBy:p,createdAt:v,endedAt:$}=e,x=h.plans,k=u[u.length-1],y=x.rollout(o,s,yt(k.percent));return l`<article class="plan rollout ${i}">
    <header>
      <h3 class="grow">${n?l`<a href=${G({set:t,flag:o})}><${H} parts=${y} /></a>`:l`<${H} parts=${y} />`}</h3>
      <${Ro} state=${i} />
      ${M("write")&&Oe(e)&&l`<${oh} set=${t} rollout=${e} onChanged=${r} />`}
    </header>
    <${Eo} rollout=${e} />
    ${a!==null&&l`<p class="reason">${a}</p>`}
    <p class="quiet small">
      ${x.shareNow(yt(e.percent))} · ${c>0?x.stepOf(c,u.length):x.notBegun}
      ${Oe(e)&&m!==null&&l` · ${c<u.length?x.next(yt(u[c].percent)):x.ends} <${et} at=${m} />`}
      ${i==="paused"&&f!==null&&f!=="0s"&&l` · ${x.remaining(f)}`}
      ${$!==null&&l` · ${x.states[i]} <${et} at=${$} />`}
      ${" "}· ${x.by(p)}, <${et} at=${v} />${d!==null&&l`, <q>${d}</q>`}
    </p>
    <${Gc} rollout=${e} />
  </article>`}function oh({set:t,rollout:{id:e,flag:n,state:r,step:o,steps:s},onChanged:i}){let a=h.plans;async function c(m,f=null){let d=S`flag-sets/${t}/rollouts/${e}/${m}`;await Hn(t,{method:"POST",where:d,done:a.done[m],ask:f})&&i()}async function u(){let m={title:a.asks.cancelRollout.title(n),text:a.asks.cancelRollout.text};await Hn(t,{method:"DELETE",where:S`flag-sets/${t}/rollouts/${e}`,done:a.done.cancel,ask:m})&&i()}return l`<div class="row actions">
    ${r==="paused"?l`<${b} size="small" kind="primary" onClick=${()=>c("resume")}>${a.resume}<//>`:l`<${b} size="small" onClick=${()=>c("pause")}>${a.pause}<//>`}
    ${r!=="paused"&&o<s.length&&l`<${b} size="small" onClick=${()=>c("skip")}>${a.skip}<//>`}
    ${o>0&&l`<${b} size="small" onClick=${()=>c("back",{title:a.asks.back.title(n),text:a.asks.back.text})}>${a.back}<//>`}
    <${b} size="small" kind="quiet" onClick=${u}>${a.cancel}<//>
  </div>`}function Qc({set:t,schedule:e,onClose:n,onMoved:r}){let[o,s]=g(ni(new Date(e.at))),[i,a]=g(null),c=h.plans;async function u(){if(!(o===""||!await jt(t)))try{await Qt(S`flag-sets/${t}/schedules/${e.id}`,{body:{at:new Date(o).toISOString()}}),_({text:c.done.move}),r()}catch(m){a(m)}}return l`<${Nt}
    title=${c.move}
    onClose=${n}
    footer=${l`<${b} onClick=${n}>${h.cancel}<//><${b} kind="primary" disabled=${o===""} onClick=${u}>${c.form.move}<//>`}
  >
    <div class="stack">
      ${i!==null&&l`<${P} problem=${i} />`}
      <${L} label=${c.form.at}>
        ${m=>l`<input ...${m} type="datetime-local" autofocus value=${o} onInput=${f=>s(f.target.value)} />`}
      <//>
    </div>
  <//>`}function Xc({set:t,schedule:e,isLinked:n,onChanged:r}){let{flag:o,state:s,reason:i,at:a,latest:c,ifRevision:u,comment:m,createdBy:f,createdAt:d,endedAt:p,revision:v}=e,$=h.plans,x=$.deed(Jc(e),o),k=e.patch??e.definition;return l`<article class="plan schedule ${s}">
    <header>
      <h3 class="grow">${n&&o!==null?l`<a href=${G({set:t,flag:o})}><${H} parts=${x} /></a>`:l`<${H} parts=${x} />`}</h3>
      <span class="when"><${et} at=${a} exact /></span>
      <${Ro} state=${s} />
      ${M("write")&&Oe(e)&&l`<${sh} set=${t} schedule=${e} onChanged=${r} />`}
    </header>
    ${i!==null&&l`<p class="reason">${i}</p>`}
    <p class="quiet small">
      ${Oe(e)?l`<${et} at=${a} />`:p!==null&&l`${$.states[s]} <${et} at=${p} />`}
      ${v!==null&&l`, <a href=${G({set:t,page:"history"})}>${$.madeRevision(v)}</a>`}
      ${s==="applied"&&v===null&&`, ${$.noDifference}`}
      ${c!==null&&l` · ${$.latest} <${et} at=${c} exact />`}
      ${u!==null&&` \xB7 ${$.ifRevision(u)}`}
      ${" "}· ${$.by(f)}, <${et} at=${d} />${m!==null&&l`, <q>${m}</q>`}
    </p>
    ${k!==void 0&&l`<details><summary class="small quiet">${$.details}</summary><pre>${JSON.stringify(k,null,2)}</pre></details>`}
  </article>`}function sh({set:t,schedule:e,onChanged:n}){let[r,o]=g(!1),s=h.plans,i=S`flag-sets/${t}/schedules/${e.id}`;async function a(){let u={title:s.asks.cancelSchedule.title(),text:s.asks.cancelSchedule.text};await Hn(t,{method:"DELETE",where:i,done:s.done.cancel,ask:u})&&n()}async function c(){let u={title:s.asks.run.title(),text:s.asks.run.text};await Hn(t,{method:"POST",where:`${i}/run`,done:s.done.run,ask:u})&&n()}return l`<div class="row actions">
    <${b} size="small" onClick=${c}>${s.run}<//>
    <${b} size="small" onClick=${()=>o(!0)}>${s.move}<//>
    <${b} size="small" kind="quiet" onClick=${a}>${s.cancel}<//>
    ${r&&l`<${Qc}
      set=${t}
      schedule=${e}
      onClose=${()=>o(!1)}
      onMoved=${()=>{o(!1),n()}}
    />`}
  </div>`}var ih=5e3,Zc=1e3;function tu(t,e,n){let{result:r,problem:o,reload:s}=bt(async a=>{let c=n===null?{}:{flag:n},[u,m]=await Promise.all([_t(S`flag-sets/${t}/schedules`,{query:c,most:Zc,signal:a}),_t(S`flag-sets/${t}/rollouts`,{query:c,most:Zc,signal:a})]);return Wc(u,m)},[t,e,n]),i=r!==null&&r.open.some(({plan:a})=>Oe(a));return B(()=>{if(!i)return;let a=setInterval(()=>document.hidden||s(),ih);return()=>clearInterval(a)},[i]),{plans:r,problem:o,reload:s}}function Io({set:t,flag:e=null}){we(t.name);let{plans:n,problem:r,reload:o}=tu(t.name,t.revision,e),[s,i]=g(null),a=h.plans,c=n!==null&&n.open.length+n.ended.length===0,u={set:t.name,isLinked:e===null,onChanged:o},m=({kind:d,plan:p})=>d==="rollout"?l`<${Yc} key=${`r${p.id}`} rollout=${p} ...${u} />`:l`<${Xc} key=${`s${p.id}`} schedule=${p} ...${u} />`,f=M("write")&&l`<div class="row">
      <${b} icon=${Xr} onClick=${()=>i("rollout")}>${a.newRollout}<//>
      <${b} icon=${Gn} onClick=${()=>i("schedule")}>${a.newSchedule}<//>
    </div>`;return l`<div class="stack plans">
    ${n!==null&&!c&&f}
    ${r!==null&&l`<${P} problem=${r} onRetry=${o} />`}
    ${n===null&&r===null&&l`<div class="panel"><${J} rows=${4} height=${72} /></div>`}
    ${c&&l`<${Q} icon=${Gn} title=${e===null?a.none:a.noneOfFlag} text=${a.noneText} command=${e===null?a.command(t.name):void 0}>${f}<//>`}
    ${n!==null&&n.open.length>0&&l`<section class="stack" aria-label=${a.open}><h2>${a.open}</h2>${n.open.map(m)}</section>`}
    ${n!==null&&n.ended.length>0&&l`<section class="stack" aria-label=${a.ended}><h2>${a.ended}</h2><p class="small quiet">${a.endedHint}</p>${n.ended.map(m)}</section>`}
    ${s!==null&&l`<${ah}
      kind=${s}
      set=${t}
      flag=${e}
      onClose=${()=>i(null)}
      onMade=${()=>{i(null),o()}}
    />`}
  </div>`}function ah({kind:t,set:e,flag:n,onClose:r,onMade:o}){let{result:s}=bt(async i=>(await j(S`flag-sets/${e.name}/document`,{signal:i})).data.flags??{},[e.name,e.revision]);return s===null?null:t==="rollout"?l`<${Kc} set=${e.name} flag=${n} flags=${s} onClose=${r} onMade=${o} />`:l`<${Uc} set=${e.name} flag=${n} flags=${s} revisionOf=${i=>lh(e.name,i)} onClose=${r} onMade=${o} />`}async function lh(t,e){let{data:n}=await j(S`flag-sets/${t}/flags/${e}/versions`,{query:{limit:1}});return n.items[0]?.revision??null}var eu=[["path",{d:"M5 12h14"}],["path",{d:"m12 5 7 7-7 7"}]];var nu=[["path",{d:"M5 12h14"}]];var ru=[["path",{d:"m15 9-6 6"}],["path",{d:"M2.586 16.726A2 2 0 0 1 2 15.312V8.688a2 2 0 0 1 .586-1.414l4.688-4.688A2 2 0 0 1 8.688 2h6.624a2 2 0 0 1 1.414.586l4.688 4.688A2 2 0 0 1 22 8.688v6.624a2 2 0 0 1-.586 1.414l-4.688 4.688a2 2 0 0 1-1.414.586H8.688a2 2 0 0 1-1.414-.586z"}],["path",{d:"m9 9 6 6"}]];function ou({operator:t,read:e,operand:n,isReversed:r}){let o={var:e.path},[s,i]=t.split(" "),a=s==="!!"?[o]:s==="sem_ver"?[o,i,n]:r?[n,o]:[o,n];return mn(Lt(R(JSON.stringify({[s]:a})))).map(({kind:u,text:m})=>u==="text"?m:{value:m})}function iu({shares:t,bucket:e,buckets:n,bucketBy:r}){let o=t.map(({variant:i,percent:a})=>`${yt(a)} ${su(i)}`).join(", "),s=e===null?null:(e+.5)/n*100;return l`<div class="bucket-bar">
    <div class="bar" role="img" aria-label=${e===null?o:`${o}; ${h.why.bucket(e,n)}`}>
      ${t.map(({percent:i,isTaken:a},c)=>l`<span class=${a?"taken":""} style=${{width:`${i}%`,background:Fn(c)}}></span>`)}
      ${s!==null&&l`<i style=${{left:`${s}%`}}></i>`}
    </div>
    <ul class="plain legend">
      ${t.map(({variant:i,percent:a,isTaken:c},u)=>l`<li class=${c?"taken":""}>
          <i style=${{background:Fn(u)}}></i><code>${su(i)}</code> ${yt(a)}
        </li>`)}
    </ul>
    ${e!==null&&l`<p class="small quiet">
      ${h.why.bucket(e,n)} <${H} parts=${h.why.bucketBy(ch(r))} />
    </p>`}
  </div>`}var su=t=>t===null?h.why.noVariant:String(t),ch=t=>typeof t=="string"?t:JSON.stringify(t);var uh={holds:xr,fails:gt,"no-answer":Mo,stopped:ru,evaluated:eu,skipped:nu};function au({explained:{trace:t,definition:e}}){let n=wr(t,e);return n===null?null:l`<div class="why">
    ${t.decidedBy==="override"&&l`<h3>${h.why.whatIf}</h3>`}
    <${mh} reads=${Fi(n)} hidden=${t.attributes.hidden} />
    <ul class="plain tree" aria-label=${h.why.title}>
      ${n.kind==="rules"?n.children.map(r=>l`<${oi} key=${r.id} line=${r} defaultVariant=${t.defaultVariant} />`):l`<${oi} line=${n} defaultVariant=${t.defaultVariant} />`}
    </ul>
    ${t.cut&&l`<p class="quiet">${h.why.cut}</p>`}
  </div>`}function mh({reads:t,hidden:e}){let n=h.why.attributes;if(t.length===0)return l`<p class="quiet">${n.none}</p>`;let r=e.filter(o=>t.some(({path:s})=>s.split(".")[0]===o));return l`<dl class="attributes-read" aria-label=${n.title}>
      ${t.map(({path:o,isFound:s,value:i,source:a})=>l`<div key=${o} class=${s?"":"missing"}>
          <dt class="mono">${o}</dt>
          <dd>
            ${s?l`<code class="cut">${dh(i)}</code>`:n.missing}
            ${a!==null&&a!=="request"&&n[a]&&l` <${W} kind="accent">${n[a]}<//>`}
          </dd>
        </div>`)}
    </dl>
    ${r.length>0&&l`<p class="small quiet">${n.hidden(r.join(", "))}</p>`}`}function oi({line:t,defaultVariant:e}){let n=t.kind==="rule",r=n&&t.number!==null?t.children[0]:null,o=n?t.children[t.children.length-1]:null,s=r===null?[]:ri(r).children,i=n?[...s,...o===null||o.kind==="value"?[]:[o]]:ri(t).children,a=h.why.note(ri(r??t)),c=t.isDecisive&&(n?o?.kind==="value":!0),u=t.error!==void 0&&!t.children.some(m=>m.error!==void 0);return l`<li class="line ${t.state} ${t.kind} ${c?"decisive":""}">
    <div class="text">
      <${it} shapes=${uh[t.state]} size=${14} />
      <span class="says">
        ${n&&t.number!==null&&l`<span class="number">${t.number}</span>`}
        <${H} parts=${h.why.line(t,e,ou)} />
        ${h.why.states[t.state]&&l`<span class="hidden-text"> (${h.why.states[t.state]})</span>`}
      </span>
      ${c&&l`<${W} kind="accent">${h.why.decided}<//>`}
      ${a!==null&&l`<span class="note ${a.isMissing?"missing":""}"><${H} parts=${a.text} /></span>`}
    </div>
    ${u&&l`<p class="stops">${t.error}</p>`}
    ${t.kind==="split"&&l`<${fh} line=${t} />`}
    ${i.length>0&&l`<ul class="plain">
      ${i.map(m=>l`<${oi} key=${m.id} line=${m} defaultVariant=${e} />`)}
    </ul>`}
    ${t.kind==="loop"&&l`<p class="small quiet">${h.why.times(t.times,t.children.length)}</p>`}
    ${t.isCut&&l`<p class="small quiet">${h.why.cut}</p>`}
  </li>`}var ri=t=>t.kind==="not"&&t.children[0].children.length===0?t.children[0]:t;function fh({line:t}){return t.shares.length>0?l`<${iu} ...${t} />`:t.state==="skipped"?null:l`<p class="missing">${h.why.noBucket}</p>`}var dh=t=>typeof t=="string"?t:JSON.stringify(t);function lu({lines:t,hrefOf:e}){let[n,r]=g(""),o=h.tryIt;if(t.length===0)return l`<${Q} title=${o.noFlags} text=${o.noFlagsText} />`;let s=n.trim().toLowerCase(),i=t.filter(c=>c.flag.toLowerCase().includes(s)),a=Math.min(i.length,14)*si+si+2;return l`<div class="stack all-flags">
    <div class="row">
      <input class="grow" type="search" aria-label=${o.search} placeholder=${o.search} value=${n} onInput=${c=>r(c.target.value)} />
      <span class="quiet">${o.count(i.length,t.length)}</span>
    </div>
    ${i.length===0?l`<p class="quiet">${o.noMatch}</p>`:l`<div class="panel table" style=${{height:`${a}px`}}>
          <${Dn}
            count=${i.length}
            rowHeight=${si}
            role="table"
            aria-label=${o.allFlags}
            aria-rowcount=${i.length+1}
            tabindex="0"
            head=${l`<div role="row" class="head" aria-rowindex="1">
              <span role="columnheader">${o.flag}</span>
              <span role="columnheader">${o.value}</span>
              <span role="columnheader">${o.variant}</span>
              <span role="columnheader">${o.reason}</span>
            </div>`}
            render=${c=>l`<${ph} line=${i[c]} at=${c} href=${e(i[c].flag)} />`}
          />
        </div>`}
  </div>`}var si=36;function ph({line:t,at:e,href:n}){let{flag:r,value:o,variant:s,errorCode:i}=t,a=o!=null;return l`<div role="row" class="one" aria-rowindex=${e+2}>
    <span role="cell"><a class="mono cut" href=${n}>${r}</a></span>
    <span role="cell" class="cut ${a?"mono":"quiet"}">
      ${a?typeof o=="string"?o:JSON.stringify(o):i?l`<span class="bad">${i}</span>`:h.tryIt.noValue}
    </span>
    <span role="cell" class="mono cut">${s??""}</span>
    <span role="cell" class="quiet cut">${$h(t)}</span>
  </div>`}function $h({decidedBy:t,reason:e,errorCode:n}){let{reasons:r}=h.tryIt;return n?r.error:t==="targeting"&&e==="DEFAULT"?r.none:r[t]}var hh=["flagSetId","override","storedContext"];function cu({explained:{answer:t,trace:e}}){let n=t.value!==void 0&&t.value!==null,r=Object.entries(t.metadata??{}).filter(([s])=>!hh.includes(s)),o=t.errorCode!==void 0?"failed":n?"":"none";return l`<div class="answer ${o}">
    <div class="value">
      ${n?l`<${gh} value=${t.value} />`:l`<span>${t.errorCode??h.tryIt.noValue}</span>`}
    </div>
    <div class="row">
      ${t.variant&&l`<${W} ><span class="mono">${t.variant}</span><//>`}
      ${t.reason&&l`<${W}><span class="mono">${t.reason}</span><//>`}
    </div>
    <p><${H} parts=${h.why.decidedBy({tree:wr(e),decidedBy:e.decidedBy,reason:t.reason,variant:t.variant,error:t.errorDetails})} /></p>
    ${t.metadata?.storedContext==="unavailable"&&l`<p class="bad">${h.tryIt.unavailable}</p>`}
    ${r.length>0&&l`<dl class="attributes-read" aria-label=${h.tryIt.metadata}>
      ${r.map(([s,i])=>l`<div key=${s}><dt class="mono">${s}</dt><dd><code class="cut">${String(i)}</code></dd></div>`)}
    </dl>`}
  </div>`}function gh({value:t}){return typeof t=="object"?l`<pre>${JSON.stringify(t,null,2)}</pre>`:l`<code>${typeof t=="string"?t:JSON.stringify(t)}</code>`}var uu=[["path",{d:"m15 18-6-6 6-6"}]];var vh=200;function fu({set:t,revision:e,flag:n,at:r,onAt:o}){let s=yh(t,n,e),i=typeof r=="number"?Math.min(r,e):e,a=d=>o(d>=e?null:d),c=s.length>0?s:null,u=c===null?i>1?i-1:void 0:c.findLast(d=>d<i),m=c===null?i<e?i+1:void 0:c.find(d=>d>i)??(i<e?e:void 0),f=h.asOf;return l`<section class="as-of" aria-label=${f.title}>
    <strong>${f.title}</strong>
    <${b} size="small" kind="quiet" icon=${uu} label=${n===null?f.earlier:f.earlierOf(n)} disabled=${u===void 0} onClick=${()=>u!==void 0&&a(u)} />
    <div class="slider">
      <input
        type="range"
        min="1"
        max=${Math.max(e,1)}
        value=${i}
        disabled=${e<2}
        aria-label=${f.slider}
        aria-valuetext=${r===null?f.present(e):f.revision(i)}
        onInput=${d=>a(Number(d.target.value))}
      />
      <div class="marks" aria-hidden="true">
        ${e>1&&s.map(d=>l`<i key=${d} style=${{left:`${(d-1)/(e-1)*100}%`}}></i>`)}
      </div>
    </div>
    <${b} size="small" kind="quiet" icon=${rn} label=${n===null?f.later:f.laterOf(n)} disabled=${m===void 0} onClick=${()=>m!==void 0&&a(m)} />
    <${b} size="small" disabled=${r===null} onClick=${()=>o(null)}>${f.now}<//>
    <input
      type="datetime-local"
      aria-label=${f.time}
      title=${f.time}
      max=${mu(new Date)}
      value=${typeof r=="string"?mu(new Date(r)):""}
      onChange=${d=>o(d.target.value===""?null:new Date(d.target.value).toISOString())}
    />
    <p class="says small"><${bh} set=${t} at=${r} revision=${i} present=${e} /></p>
  </section>`}function bh({set:t,at:e,revision:n,present:r}){let o=typeof e=="string"?{until:e,limit:2}:{revision:n,limit:20},{result:s,problem:i,isLoading:a}=bt(async f=>(await j(S`flag-sets/${t}/changes`,{query:o,signal:f})).data.items,[t,e,n],{wait:120});if(a&&s===null)return h.asOf.loading;let c=s?.[0];if(i!==null||c===void 0)return l`<span class="quiet">${h.asOf.gone}</span>`;let u=s?.filter(f=>f.revision===c.revision)??[],m=e===null?h.asOf.present(r):h.asOf.revision(c.revision);return l`${m}: <strong>${c.actor}</strong> <${H} parts=${h.changes.together(u)} />${c.comment&&l`, <q>${c.comment}</q>`}
    <span class="quiet"> · <${et} at=${c.at} /></span>${e!==null&&l`<span class="quiet"> · ${h.asOf.contexts}</span>`}`}function yh(t,e,n){let{result:r}=bt(async o=>e===null?[]:(await _t(S`flag-sets/${t}/flags/${e}/versions`,{most:vh,signal:o})).map(i=>i.revision).reverse(),[t,e,n]);return r??[]}function mu(t){return new Date(t.getTime()-t.getTimezoneOffset()*6e4).toISOString().slice(0,16)}var du=200,wh=250,xh=20;function pu({set:t,revision:e,context:n,isBroken:r,at:o,flag:s,definition:i=null}){return bt(async a=>{let c=[`"flag": ${JSON.stringify(s)}`];i!==null&&c.push(`"definition": ${i}`);let u=gu(n,o,c);return await hu(async()=>(await Bt(S`flag-sets/${t}/explain`,{body:u,signal:a})).data,o===null?e:0,a)},[t,e,s,n,o,i],{wait:du,isIdle:r})}function $u({set:t,revision:e,context:n,isBroken:r,at:o}){return bt(async s=>{let i=gu(n,o,[]),a=async()=>{let[d,p]=await Promise.all([Bt(S`flag-sets/${t}/explain`,{body:i,signal:s}),Bt(S`flag-sets/${t}/evaluate`,{body:i,signal:s})]);return{explained:d.data,evaluated:p.data,revision:Math.min(d.data.revision,kh(p))}},{explained:c,evaluated:u}=await hu(a,o===null?e:0,s),m=new Map(u.flags.map(d=>[d.key,d.value]));return c.flags.map(d=>({...d,value:m.get(d.flag)}))},[t,e,n,o],{wait:du,isIdle:r})}async function hu(t,e,n){for(let r=1;;r+=1){let o=await t();if(o.revision>=e||r===xh)return o;await new Promise(s=>{setTimeout(s,wh)}),n.throwIfAborted()}}var kh=({etag:t})=>Number(/\d+/.exec(t??"")?.[0]??1/0);function gu(t,e,n){let r=[...n,`"context": ${t}`];return e!==null&&r.push(`"at": ${JSON.stringify(e)}`),`{${r.join(", ")}}`}function Do({set:t,flag:e,draft:n=null,onAll:r,from:o=null}){we(t.name);let s=As(t.name).value,[i,a]=g(o),[c,u]=g(!1),m=io(t,e),f={set:t.name,revision:t.revision,context:s,isBroken:c||Pn(s)!==null,at:i};return l`<div class="try-it">
    <${fu} set=${t.name} revision=${t.revision} flag=${e} at=${i} onAt=${a} />
    <div class="sides">
      <${Rl}
        set=${t}
        text=${s}
        attributes=${m}
        onText=${d=>eo(t.name,d)}
        onFault=${u}
      />
      <section class="panel answer-panel" aria-label=${h.tryIt.answer}>
        ${e===null?l`<${Oh} question=${f} />`:l`<${Sh} question=${f} flag=${e} draft=${i===null?n:null} onAll=${r} />`}
      </section>
    </div>
  </div>`}function Sh({question:t,flag:e,draft:n,onAll:r}){let{result:o,problem:s,isLoading:i,reload:a}=pu({...t,flag:e,definition:n});return l`<div class="row heading">
      ${r&&l`<${b} size="small" kind="quiet" icon=${uo} href=${r}>${h.tryIt.backToAll}<//>`}
      <h2 class="grow">${r?l`<code>${e}</code>`:h.tryIt.answer}</h2>
      ${r&&l`<${b} size="small" kind="quiet" href=${G({set:t.set,flag:e})}>${h.tryIt.openFlag}<//>`}
      ${!r&&l`<${b} size="small" kind="quiet" href=${G({set:t.set,page:"try-it"})}>${h.tryIt.allFlags}<//>`}
    </div>
    ${t.isBroken&&l`<p class="quiet">${h.tryIt.broken}</p>`}
    ${n!==null&&l`<p class="small quiet">${h.tryIt.draft}</p>`}
    ${s!==null&&l`<${P} problem=${s} onRetry=${a} />`}
    ${o===null&&s===null&&l`<${J} rows=${4} />`}
    ${o!==null&&l`<div class="stack ${i||t.isBroken?"former":""}">
      <div aria-live="polite"><${cu} explained=${o} /></div>
      <${au} explained=${o} />
    </div>`}`}function Oh({question:t}){let{result:e,problem:n,isLoading:r,reload:o}=$u(t);return l`<h2>${h.tryIt.allFlags}</h2>
    ${t.isBroken&&l`<p class="quiet">${h.tryIt.broken}</p>`}
    ${n!==null&&l`<${P} problem=${n} onRetry=${o} />`}
    ${e===null&&n===null&&l`<${J} rows=${8} />`}
    ${e!==null&&l`<div class=${r||t.isBroken?"former":""}>
      <${lu} lines=${e} hrefOf=${s=>G({set:t.set,page:"try-it",query:{flag:s}})} />
    </div>`}`}function vu({open:t}){let e=ii(t);if(!e)return l`<${J} rows=${6} />`;let n=t.isDirty.value&&!t.root.value.fault;return l`<${Do} set=${e} flag=${t.key} draft=${n?t.text.value:null} />`}function ii(t){let e=U(t.set);return e&&{...e,revision:Math.max(e.revision,t.revision.value??0)}}function bu({open:t}){let e=ii(t);return e?l`<${Io} set=${e} flag=${t.key} />`:l`<${J} rows=${4} />`}var yu=[["line",{x1:"19",x2:"5",y1:"5",y2:"19"}],["circle",{cx:"6.5",cy:"6.5",r:"2.5"}],["circle",{cx:"17.5",cy:"17.5",r:"2.5"}]];function Th(t,e,n){return He(t.text,e,n)}function ai(t,e,n){let r=$r(t),o=Fo(t);return r.splice(e,0,n),Ch(o,e),Bo(t,r,o,t.otherwise?.node)}function wu(t,e){return ai(t,e+1,$r(t)[e])}function xu(t,e,n){let r=$r(t);return r.splice(n,0,...r.splice(e,1)),Bo(t,r,Fo(t),t.otherwise?.node)}function ku(t,e){let n=$r(t),r=Fo(t);return n.splice(e,1),r[Su(r,e)]-=1,Bo(t,n,r,t.otherwise?.node)}function li(t,e){let n=t.otherwise?.node;return n&&e!==void 0&&t.levels.length>0?Th(t,n,e):Bo(t,$r(t),Fo(t),e)}function $r(t){return t.rules.map(({condition:e,outcome:n})=>({condition:e.node,outcome:n.node}))}function Fo(t){return t.levels.map(e=>e.rules)}function Su(t,e){let n=0;return t.findIndex(r=>e<(n+=r))}function Ch(t,e){let n=Su(t,e);n>=0?t[n]+=1:t.length>0?t[t.length-1]+=1:t.push(1)}function Bo(t,e,n,r){let o=Eh(t.levels,e,n,r);return o===void 0?"":t.root?He(t.text,t.root,o):an(o,ln(t.text))}function Eh(t,e,n,r){let o=r,s=e.length;for(let i=n.length-1;i>=0;i-=1){let a=n[i],c=e.slice(s-a,s).flatMap(({condition:f,outcome:d})=>[f,d]);s-=a;let u=t[i]?.operator??"if";(a>0||t[i]?.rules===0)&&(o={[u]:o===void 0?c:[...c,o]})}return Nh(o)?o:Ah(o)}function Ah(t){if(t!=null)return Mh(t)?void 0:{if:[t]}}function Nh(t){if(t===null||typeof t!="object")return!1;let e=Ou(t);return e===null||!Rt(e)}function Mh(t){return Ou(t)?.type==="null"}function Ou(t){return t instanceof Tt?R(t.source):Tn(t)?t:null}function ci(t,e){return Po(t,jo(t).map((n,r)=>({...n,weight:e[r]??0})))}function Tu(t,e,n){return Po(t,jo(t).map((r,o)=>o===e?{...r,variant:n}:r))}function Cu(t,e){return Po(t,[...jo(t),{variant:e,weight:0,old:null}])}function Eu(t,e){let n=jo(t).filter((s,i)=>i!==e),r=n.map(({weight:s})=>s),o=ga(r.some(s=>s>0)?r:r.map(()=>1));return Po(t,n.map((s,i)=>({...s,weight:o[i]??0})))}function ui(t,e,n){let r=t.buckets.map(({node:a})=>a);if(e===null)return{fractional:r};let o=t.by.kind==="attribute"?t.by.attribute:null,s=On(o,e),i=n==="flag"?{var:Ae}:n;return{fractional:[i?{cat:[i,s]}:s,...r]}}function Lo([t=null,e=null]){return{fractional:[[t,0],[e,100]]}}function jo({buckets:t}){return t.map(e=>({variant:e.variantNode,weight:e.weight,old:e}))}function Po({by:t},e){let n=e.map(({variant:r,weight:o,old:s})=>s?.node.items.length===1&&o===1?[r]:[r,o]);return{fractional:t.node?[da(t),...n]:n}}function qo({segments:t}){return l`<span class="rules-sentence">${t.map(e=>l`<${Rh} ...${e} />`)}</span>`}function Rh({kind:t,text:e,seconds:n}){let{variants:r}=nt();if(t==="text")return e;if(t==="time"&&n!==void 0)return l`<span class="rules-value"><${et} at=${n*1e3} exact /></span>`;let o=t==="variant"?r.indexOf(e):-1;return l`<span class="rules-${t}">${o>=0&&l`<${mi} place=${o} />`}${e}</span>`}function mi({place:t}){return l`<span class="rules-dot" style=${{background:_o(t)}} aria-hidden="true"></span>`}function _o(t){return t<0?"var(--share-none)":`var(--share-${t%6+1})`}function Nu({rollout:t,onChange:e}){let{variants:n}=nt(),r=h.rules.editor,{buckets:o}=t,s=o.map(({weight:m})=>m),i=D(null);function a(m,f){let d=i.current?.position===m?i.current.weights:s;i.current={position:m,weights:d.length===s.length?d:s},e(ci(t,$a(i.current.weights,m,f)),`share ${m}`)}let c=()=>{i.current=null},u=n.find(m=>!o.some(f=>f.name===m));return l`<div class="rules-rollout">
    <${fi} buckets=${o} />
    <ul class="plain">
      ${o.map((m,f)=>l`<${Ih}
          key=${f}
          bucket=${m}
          percent=${ds(s)[f]??0}
          isOnly=${o.length<2}
          onVariant=${d=>e(Tu(t,f,d))}
          onPercent=${d=>a(f,d)}
          onLetGo=${c}
          onRemove=${()=>e(Eu(t,f))}
        />`)}
    </ul>
    <div class="rules-adding">
      <${b} kind="quiet" size="small" icon=${ot} onClick=${()=>e(Cu(t,u??null))}>${r.addShare}<//>
      ${o.length>1&&l`<${b} kind="quiet" size="small" onClick=${()=>e(ci(t,ha(o.length)))}>${r.even}<//>`}
    </div>
    <${Dh} rollout=${t} onChange=${e} />
  </div>`}function fi({buckets:t}){let{variants:e,defaultVariant:n}=nt(),r=t.map(({name:o,weight:s})=>({label:o??h.rules.editor.default(n),weight:s,colour:_o(o===null?-1:e.indexOf(o))}));return l`<${Bn} shares=${r} />`}function Ih({bucket:t,percent:e,isOnly:n,onVariant:r,onPercent:o,onLetGo:s,onRemove:i}){let{variants:a,defaultVariant:c}=nt(),u=h.rules.editor,m=t.name??u.default(c),f=[...a.map(y=>({value:`variant ${y}`,label:y})),{value:"default",label:u.default(c)}],d=t.name===null?"default":`variant ${t.name}`;f.some(y=>y.value===d)||f.unshift({value:d,label:`${m} (${u.noVariant})`});let{draft:p,isApplied:v,onInput:$}=Ge(String(e),Au,y=>o(Number(Au(y)))),x=t.name===null?-1:a.indexOf(t.name),k=_o(x);return l`<li class="rules-share">
    <${mi} place=${x} />
    <${I}
      label=${u.bucketVariant}
      value=${d}
      options=${f}
      onChange=${y=>r(y==="default"?null:y.slice(8))}
    />
    <input
      type="range"
      min="0"
      max="100"
      step="1"
      disabled=${n}
      aria-label=${u.share(m)}
      aria-valuetext=${h.rules.percent(String(e))}
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
        aria-label=${u.percentOf(m)}
        aria-invalid=${v?void 0:"true"}
        value=${p}
        onInput=${y=>$(y.target.value)}
        onBlur=${()=>{s(),v||$(String(e))}}
      />
      <span aria-hidden="true">%</span>
    </span>
    <${b} kind="quiet" size="small" icon=${gt} label=${u.removeShare(m)} disabled=${n} onClick=${i} />
  </li>`}function Au(t){let e=t.trim().replace(",","."),n=/^\d{1,3}(?:\.\d{1,3})?$/.test(e)?Number(e):Number.NaN;return n>=0&&n<=100?String(n):null}function Dh({rollout:t,onChange:e}){let n=h.rules.editor,{by:r}=t;if(r.kind==="json"){let c=t.buckets.map(({node:u})=>u);return l`<${$e}
      label=${n.byWhat}
      source=${r.node.source}
      hint=${n.whyJson(r.operator)}
      onChange=${u=>e({fractional:[u,...c]},"by")}
    />`}let o=r.kind==="key"?be:r.attribute.path,s=r.kind==="key"||r.seed!==null,i=r.kind==="attribute"&&r.seed!==null&&r.seed!=="flag"?Ie(r.seed).text:null;function a(c){let u=c===be&&r.kind==="key",m=r.kind==="attribute"?r.seed:"flag";u||e(ui(t,c===be&&m==="flag"?null:c,m),"by")}return l`<div class="rules-by">
    <span class="quiet">${n.by}</span>
    <${_n} class="rules-attribute-field" label=${n.byWhat} path=${o} onChange=${a} />
    ${i!==null&&l`<span class="quiet">${n.seed} <span class="mono">${i}</span></span>`}
    ${r.kind==="attribute"&&i===null&&l`<${Pe}
      label=${n.independent}
      hint=${s?void 0:n.independentHint}
      checked=${s}
      onChange=${c=>e(ui(t,o,c?"flag":null))}
    />`}
  </div>`}function Wo({outcome:t,onChange:e}){let{variants:n,defaultVariant:r}=nt(),o=h.rules.editor,s=Fh(t),i=[...n.map(c=>({value:`variant ${c}`,label:c})),{value:"default",label:o.default(r)},{value:"rollout",label:o.rollout}];i.some(c=>c.value===s)||i.unshift({value:s,label:Bh(t)});function a(c){if(c.startsWith("variant "))e(c.slice(8));else if(c==="default")e(null);else if(c==="rollout"){let u=t?.kind==="variant"?t.name:null,m=u!==null&&u!==r?u:qn(n,r),f=n.find(d=>d!==m&&d===r)??n.find(d=>d!==m);e(Lo([m,f??null]))}}return l`<div class="rules-outcome-form">
    <${I} class="rules-answer" label=${o.answer} value=${s} options=${i} onChange=${a} />
    ${t?.kind==="rollout"&&l`<${Nu} rollout=${t} onChange=${e} />`}
    ${t?.kind==="answer"&&l`<${Wn} condition=${t.condition} />`}
    ${t?.kind==="json"&&l`<${$e}
      label=${o.jsonOutcome}
      source=${t.node.source}
      hint=${o.whyJson(t.operator)}
      onChange=${c=>e(c,"json")}
    />`}
  </div>`}function Fh(t){return t?t.kind==="variant"?t.name===null?"default":`variant ${t.name}`:t.kind:"default"}function Bh(t){let e=h.rules.editor;if(!t)return"";if(t.kind==="json")return e.json;let n=_r(ze(t));return t.kind==="variant"?`${n} (${e.noVariant})`:n}function Mu(t,e,n){let r=new Set(t),o=i=>i&&r.delete(i)?i.id:void 0,s=e.map((i,a)=>t[a]?.source===i?o(t[a]):void 0);return e.forEach((i,a)=>{s[a]??=o([...r].find(c=>c.source===i))}),e.map((i,a)=>{let c=t.length===e.length;return{id:s[a]??(c?o(t[a]):void 0)??n(),source:i}})}var ge="else";function Ru(t,e,n,r){let o=h.rules.editor,s=t.rules.length,i=D(0),a=D([]),[c,u]=g(new Set),[m,f]=g(new Set),d=()=>`rule-${i.current+=1}`;a.current=Mu(a.current,t.rules.map(Lh),d);let p=($,x)=>n(`[data-rule="${$}"] ${x}`),v=$=>a.current[$].id;return{idAt:v,isOpen:$=>c.has($),isJson:$=>m.has($),toggle($){u(Vo(c,$)),c.has($)&&p($,".rules-open")},toggleJson($){f(Vo(m,$)),c.has($)||u(Vo(c,$)),p($,".rules-form :is(textarea, input, select)")},move($,x,k=".rules-grip"){if($===x)return;let y=v($);a.current.splice(x,0,...a.current.splice($,1)),p(y,k),r(o.moved(x+1,s)),e(xu(t,$,x))},duplicate($){let x=d();a.current.splice($+1,0,{id:x,source:a.current[$]?.source??""}),p(x,".rules-open"),r(o.duplicated($+1)),e(wu(t,$))},remove($){a.current.splice($,1),p(a.current[Math.min($,s-2)]?.id??ge,".rules-open"),r(o.deleted($+1)),e(ku(t,$))},add({attributes:$,variants:x,defaultVariant:k}){let y=d();a.current.push({id:y,source:""}),u(Vo(c,y)),p(y,".rules-form input"),e(ai(t,s,{condition:cr($),outcome:qn(x,k)}))}}}var Lh=({condition:t,outcome:e})=>`${t.node.source} \u2192 ${e.node.source}`;function Vo(t,e){let n=new Set(t);return n.delete(e)||n.add(e),n}var hr=[["path",{d:"M12 5v14"}],["path",{d:"m19 12-7 7-7-7"}]];var gr=[["path",{d:"m5 12 7-7 7 7"}],["path",{d:"M12 19V5"}]];var Iu=[["circle",{cx:"9",cy:"12",r:"1"}],["circle",{cx:"9",cy:"5",r:"1"}],["circle",{cx:"9",cy:"19",r:"1"}],["circle",{cx:"15",cy:"12",r:"1"}],["circle",{cx:"15",cy:"5",r:"1"}],["circle",{cx:"15",cy:"19",r:"1"}]];function Du({rule:t,position:e,of:n,isOpen:r,isJson:o,isReached:s,actions:i}){let{readOnly:a}=nt(),c=rt(),u=h.rules.editor,m=e+1,f=l`<${qo} segments=${Aa(t)} />`,d=l`<${pi} outcome=${t.outcome} isReached=${s} />`;if(a)return l`<div class="rules-head"><span class="rules-number">${m}</span><div class="rules-open">${f}${d}</div></div>`;let p=[{label:u.up,icon:gr,disabled:e===0,onSelect:()=>i.move(e-1)},{label:u.down,icon:hr,disabled:m===n,onSelect:()=>i.move(e+1)},{label:u.duplicate,icon:Bi,onSelect:i.duplicate},{label:o?u.asForm:u.asJson,icon:Ee,onSelect:i.toggleJson},{line:!0},{label:u.delete,icon:It,danger:!0,onSelect:i.remove}];return l`<div class="rules-head">
      <button type="button" class="rules-grip" aria-label=${u.drag(m)} onPointerDown=${i.drag} onKeyDown=${v}>
        <${it} shapes=${Iu} />
      </button>
      <span class="rules-number" aria-hidden="true">${m}</span>
      <button type="button" class="rules-open" aria-expanded=${String(r)} aria-controls=${r?c:void 0} onClick=${i.toggle}>
        <span class="hidden-text">${u.ruleName(m)}: </span>${f}${d}
      </button>
      <span class="rules-actions">
        <span class="rules-wide">
          <${b} kind="quiet" size="small" icon=${gr} label=${u.upNumber(m)} disabled=${e===0} onClick=${()=>i.move(e-1)} />
          <${b} kind="quiet" size="small" icon=${hr} label=${u.downNumber(m)} disabled=${m===n} onClick=${()=>i.move(e+1)} />
        </span>
        <${qe} end items=${p} button=${{kind:"quiet",size:"small",icon:wn,label:u.actions(m)}} />
      </span>
    </div>
    ${r&&l`<div class="rules-form" id=${c} onKeyDown=${di(i.toggle)}><${jh} rule=${t} isJson=${o} actions=${i} /></div>`}`;function v($){let x=$.key==="ArrowUp"?-1:$.key==="ArrowDown"?1:0,k=e+x;x===0||k<0||k>=n||($.preventDefault(),i.move(k))}}function jh({rule:t,isJson:e,actions:n}){let{replace:r}=nt(),o=h.rules.editor,{condition:s,outcome:i}=t;return l`<div class="rules-part">
      <span class="rules-word">${o.if}</span>
      ${e?l`<${$e}
            label=${o.jsonCondition}
            source=${s.node.source}
            onChange=${a=>r(s.node,a,`json ${s.node.start}`)}
          />`:l`<${Wn} condition=${s} />`}
    </div>
    <div class="rules-part">
      <span class="rules-word">${o.then}</span>
      ${e?l`<${$e}
            label=${o.jsonOutcome}
            source=${i.node.source}
            onChange=${a=>r(i.node,a,`json ${i.node.start}`)}
          />`:l`<${Wo}
            outcome=${i}
            onChange=${(a,c)=>r(i.node,a,c&&`${c} ${i.node.start}`)}
          />`}
    </div>
    <div class="rules-foot">
      <${b} size="small" onClick=${n.toggle}>${o.done}<//>
      <${b} kind="quiet" size="small" icon=${Ee} onClick=${n.toggleJson}>${e?o.asForm:o.asJson}<//>
    </div>`}var di=t=>e=>{e.key!=="Escape"||e.defaultPrevented||(e.preventDefault(),e.stopPropagation(),t())};function pi({outcome:t,isReached:e=!0}){let{variants:n}=nt(),r=h.rules.editor,o=Ph(t).find(s=>!n.includes(s));return l`${o!==void 0&&l`<${W} kind="bad" title=${r.noVariantWhy(o)}>${r.noVariant}<//>`}
  ${!e&&l`<${W} kind="warn" title=${r.neverReachedWhy}>${r.neverReached}<//>`}
  ${t?.kind==="rollout"&&l`<span class="rules-bar"><${fi} buckets=${t.buckets} /></span>`}`}function Ph(t){return t?.kind==="answer"?["true","false"]:(t?.kind==="variant"?[t.name]:t?.kind==="rollout"?t.buckets.map(({name:n})=>n):[]).filter(n=>n!==null)}function Fu({rules:t,rows:e,change:n}){let r=nt(),o=rt(),s=h.rules.editor,{otherwise:i}=t,a=e.isOpen(ge),c=e.isJson(ge),u=(f,d)=>n(li(t,f),d&&`${d} else`);if(t.root===null||t.rules.length===0&&!i)return l`<${_h} ...${{rules:t,rows:e,change:n}} />`;let m=l`<span class="rules-else">${t.rules.length>0?s.elseName:s.everyoneName}</span>
    <span aria-hidden="true">→</span>
    <${qo} segments=${qh(i,r.defaultVariant)} /><${pi} outcome=${i} />`;return r.readOnly?l`<div class="rules-last"><div class="rules-head"><div class="rules-open">${m}</div></div></div>`:l`<div class="rules-last" data-rule=${ge}>
    <div class="rules-head">
      <button type="button" class="rules-open" aria-expanded=${String(a)} aria-controls=${a?o:void 0} onClick=${()=>e.toggle(ge)}>
        ${m}
      </button>
    </div>
    ${a&&l`<div class="rules-form" id=${o} onKeyDown=${di(()=>e.toggle(ge))}>
      <div class="rules-part">
        <span class="rules-word">${t.rules.length>0?s.else:s.then}</span>
        ${c&&i?l`<${$e} label=${s.jsonOutcome} source=${i.node.source} onChange=${f=>u(f,"json")} />`:l`<${Wo} outcome=${i} onChange=${u} />`}
      </div>
      <div class="rules-foot">
        <${b} size="small" onClick=${()=>e.toggle(ge)}>${s.done}<//>
        ${i&&l`<${b} kind="quiet" size="small" icon=${Ee} onClick=${()=>e.toggleJson(ge)}>${c?s.asForm:s.asJson}<//>`}
      </div>
    </div>`}
  </div>`}function qh(t,e){return!t||t.kind==="variant"&&t.name===null?[{kind:"default",text:h.rules.editor.default(e)}]:ze(t)}function _h({rules:t,rows:e,change:n}){let r=nt(),o=h.rules.editor,{variants:s,defaultVariant:i}=r,a=qn(s,i),c=s.find(u=>u===i&&u!==a)??s.find(u=>u!==a)??null;return l`<${Q} title=${o.none} text=${o.noneText(o.default(i))}>
    ${!r.readOnly&&l`<${b} icon=${ot} onClick=${()=>e.add(r)}>${o.add}<//>
      <${b}
        icon=${yu}
        onClick=${()=>{e.isOpen(ge)||e.toggle(ge),n(li(t,Lo([a,c])))}}
        >${o.addRollout}<//
      >`}
  <//>`}function Bu(t,e){let n=Vh(t),r=0,o=0,s=0;function i(a){let{top:c,height:u}=n.getBoundingClientRect(),m=n.scrollTop,f=Wh(r-c,u)*Math.min(a-s,100)/1e3;s=a,n.scrollTop+=Math.sign(f)*Math.ceil(Math.abs(f)),o=f===0?0:requestAnimationFrame(i),n.scrollTop!==m&&e()}return{at(a){r=a,o===0&&(s=performance.now(),o=requestAnimationFrame(i))},end:()=>cancelAnimationFrame(o)}}function Wh(t,e){let n=Math.min(72,e/4),r=t<n?t-n:Math.max(0,t-(e-n));return Math.max(-1,Math.min(r/n,1))*1200}function Vh(t){for(let e=t.parentElement;e;e=e.parentElement)if(/auto|scroll/.test(getComputedStyle(e).overflowY)&&e.scrollHeight>e.clientHeight)return e;return document.scrollingElement??document.documentElement}function Lu({rules:t,rows:e}){let n=D(null),[r,o]=g(null),s=t.rules.length;if(s===0)return null;let i=t.rules.findIndex(({condition:c})=>c.kind==="constant"&&c.value);function a(c,u){if(c.button!==0||s<2)return;let m=c.currentTarget;m.setPointerCapture(c.pointerId);let f=null,d=c.clientY,p=()=>{let E=Hh(n.current,d,u);E!==f&&o({from:u,to:E}),f=E},v=Bu(m,p),$=E=>{d=E.clientY,v.at(d),p()},x=E=>{v.end(),m.removeEventListener("pointermove",$),m.removeEventListener("pointerup",k),m.removeEventListener("pointercancel",y),m.removeEventListener("keydown",C),o(null),E&&f!==null&&e.move(u,f)},k=()=>x(!0),y=()=>x(!1),C=E=>{E.key==="Escape"&&x(!1)};m.addEventListener("pointermove",$),m.addEventListener("pointerup",k),m.addEventListener("pointercancel",y),m.addEventListener("keydown",C)}return l`<ol class="rules-list plain" ref=${n} aria-label=${h.rules.editor.list}>
    ${t.rules.map((c,u)=>{let m=e.idAt(u);return l`<li key=${m} data-rule=${m} class=${Jh(u,r)}>
        <${Du}
          rule=${c}
          position=${u}
          of=${s}
          isOpen=${e.isOpen(m)}
          isJson=${e.isJson(m)}
          isReached=${i<0||u<=i}
          actions=${{toggle:()=>e.toggle(m),toggleJson:()=>e.toggleJson(m),move:f=>e.move(u,f),duplicate:()=>e.duplicate(u),remove:()=>e.remove(u),drag:f=>a(f,u)}}
        />
      </li>`})}
  </ol>`}function Jh(t,e){return e?t===e.from?"dragged":t!==e.to?"":e.to<e.from?"drop-before":"drop-after":""}function Hh(t,e,n){let r=[...t?.children??[]].map(s=>s.getBoundingClientRect()),o=r.filter((s,i)=>i!==n&&e>s.top+s.height/2).length;return Math.min(o,r.length-1)}function ju(t){let{text:e}=t,n=h.rules.editor,r=ut(()=>un(e),[e]),o=$o(t),{editing:s,history:i,focus:a}=o,c=Ru(r,i.change,a.next,o.say),u=r.rules.length>0?n.firstWins:r.root!==null&&n.sameForAll;return l`<${ho} editor=${o} label=${n.heading} head=${u}>
    <div class="panel rules-panel">
      <${Lu} rules=${r} rows=${c} />
      ${!s.readOnly&&r.root!==null&&l`<div class="rules-new"><${b} kind="quiet" size="small" icon=${ot} onClick=${()=>c.add(s)}>${n.add}<//></div>`}
      <${Fu} rules=${r} rows=${c} change=${i.change} />
    </div>
  <//>`}var $i=1e4,zh=250;function Jo(t){let[e,n]=g(t);B(()=>{let o=setTimeout(()=>n(t),zh);return()=>clearTimeout(o)},[t]);let r=document.activeElement?.closest(".definition")instanceof HTMLElement;return t.length>$i&&r?e:t}var Pu="/targeting";function qu({open:t}){let{evaluators:e,attributes:n}=Ye(t.set),r=Jo(t.text.value),{root:o}=pt(r);if(!o)return l`<${Jn} open=${t} />`;let s=Y(o,"/defaultVariant");return l`<${ju}
    text=${ht(o,Pu)??""}
    variants=${Qe(r).map(i=>i.name)}
    defaultVariant=${s?.type==="string"?Zt(s):null}
    evaluators=${e}
    attributes=${n}
    readOnly=${!M("write")}
    onChange=${i=>{t.text.peek()===r&&t.edit(wo(r,Pu,i||null))}}
  />`}function _u({open:t,onReview:e}){let n=t.base.value?.text??"",r=Jo(t.text.value),o=ut(()=>t.isDirty.value?Kh(n,r):0,[n,r]);if(!t.isDirty.value)return null;let{fault:s}=t.root.value,i=t.checks.findings.value.filter(a=>a.severity==="error");return l`<div class="save-bar row" role="region" aria-label=${A.unsaved(0)}>
    <strong>${A.unsaved(o)}</strong>
    <span class="grow small" role="status">
      ${s?l`<span class="bad">${A.faultAt(s.line,s.message)}</span>`:i.length>0&&l`<span class="bad">${A.faults(i.length)}: ${i[0].detail}</span>`}
    </span>
    <${b}
      onClick=${()=>{let a=t.discard();_({text:A.discarded,action:{label:h.undo,onClick:a}})}}
      >${A.discard}<//
    >
    <${b} kind="primary" disabled=${!t.canSave.value} onClick=${e}>${A.review}<//>
  </div>`}function Kh(t,e){try{return qr(t||null,e).length}catch{return 1}}function Wu({open:t,comment:e,over:n}){let{text:r,etag:o}=t.base.peek()??{text:"",etag:null},s=t.text.peek(),i={title:A.saveTitle(t.key),set:t.set,method:"PUT",where:t.where,body:s,etag:o,createOnly:r==="",comment:e};return l`<${pe}
    change=${i}
    onClose=${()=>n(null)}
    onSaved=${({data:c,etag:u})=>{t.saved(s,u,c.revision),n(null),_({text:A.saved(c.revision),action:r?{label:h.undo,onClick:()=>a(c.revision)}:void 0})}}
    onConflict=${async()=>{await t.refresh(),n(t.meanwhile.value?{sheet:"conflict",thenSave:!0}:null)}}
    onRefused=${c=>{t.checks.refused(c),n(null)}}
  />`;function a(c){t.edit(r),n({sheet:"save",comment:A.undoComment(c)})}}var Vu=[["path",{d:"M3 3v16a2 2 0 0 0 2 2h16"}],["path",{d:"M18 17V9"}],["path",{d:"M13 17V5"}],["path",{d:"M8 17v-3"}]];function Hu(t,{since:e,until:n,by:r,variants:o}){let s=r==="hour"?3600:86400,i=Math.floor(e/s)*s,a=[];for(let m=i;m<n;m+=s)a.push(m);let c=new Map(o.map(m=>[`v${m}`,Ju(m,!1,a.length)]));for(let{variant:m,errorCode:f,start:d,evaluations:p}of t){let v=Math.floor((Date.parse(d)/1e3-i)/s);if(!(v in a))continue;let $=f!==null,x=$?"error":m===null?"none":`v${m}`,k=c.get(x)??Ju($?null:m,$,a.length);c.set(x,k),k.numbers[v]+=p,k.sum+=p}let u=m=>m.isError?2:m.variant===null?1:0;return{times:a,series:[...c.values()].sort((m,f)=>u(m)-u(f))}}function Ju(t,e,n){return{variant:t,isError:e,numbers:new Array(n).fill(0),sum:0}}function zu({label:t,times:e,lines:n,height:r=220}){let o=D(null),s=Ai.value;return B(()=>{let i=o.current;if(!i)return;let a=()=>{},c=!1;return import("./plot-JU3FRZPJ.js").then(({plot:u})=>{c||(a=u(i,{times:e,lines:n,height:r}))}).catch(()=>{}),()=>{c=!0,a()}},[e,n,r,s]),l`<div class="chart" role="img" aria-label=${t} ref=${o} style=${{height:`${r}px`}}></div>`}var Yt=A.statistics,hi=24*3600,Ku={day:{length:hi,by:"hour"},week:{length:7*hi,by:"hour"},month:{length:30*hi,by:"day"}};function Yu({open:t}){let[e,n]=g("day"),[r,o]=g({}),[s,i]=g(0),a=t.base.value?.text??"{}",c=ut(()=>pt(a).root?Qe(a).map(u=>u.name):[],[a]);return B(()=>{let u=new AbortController,{length:m,by:f}=Ku[e],d=Date.now()/1e3,p=d-m,v={flag:t.key,since:Gu(p),until:Gu(d),by:f};return _t(S`flag-sets/${t.set}/statistics`,{query:v,signal:u.signal}).then($=>o({numbers:Hu($,{since:p,until:d,by:f,variants:c})})).catch($=>u.signal.aborted||o({problem:$})),()=>u.abort()},[e,s,a]),l`<div class="statistics stack">
    <div class="row">
      <${I}
        value=${e}
        label=${Yt.range}
        options=${Object.entries(Yt.ranges).map(([u,m])=>({value:u,label:m}))}
        onChange=${n}
      />
    </div>
    ${r.problem?l`<${P} problem=${r.problem} onRetry=${()=>i(s+1)} />`:r.numbers?l`<${Uh} numbers=${r.numbers} variants=${c} by=${Ku[e].by} />`:l`<${J} rows=${6} />`}
  </div>`}function Uh({numbers:{times:t,series:e},variants:n,by:r}){let o=ut(()=>e.map((i,a)=>({label:gi(i),colour:Uu(i,a),numbers:i.numbers})),[e]),s=e.reduce((i,a)=>i+a.sum,0);return s?l`
    <div class="panel padded"><${zu} label=${Yt.chart} times=${t} lines=${o} /></div>
    <div class="panel scrolls">
      <table class="rows">
        <thead>
          <tr><th>${Yt.variant}</th><th class="number">${Yt.total}</th><th class="number">${Yt.share}</th></tr>
        </thead>
        <tbody>
          ${e.map((i,a)=>l`<tr>
              <td>
                <span class="swatch" style=${{background:`var(${Uu(i,a)})`}}></span>
                ${i.variant===null?gi(i):l`<code>${i.variant}</code>`}
                ${i.variant!==null&&!n.includes(i.variant)&&l` <${W}>${Yt.unknown}<//>`}
              </td>
              <td class="number">${i.sum.toLocaleString("en")}</td>
              <td class="number">${yt(100*i.sum/s)}</td>
            </tr>`)}
        </tbody>
      </table>
    </div>
    <${Gh} times=${t} series=${e} by=${r} />
  `:l`<${Q} icon=${Vu} title=${Yt.none} text=${Yt.noneText} />`}function Gh({times:t,series:e,by:n}){let[r,o]=g(!1),s=new Intl.DateTimeFormat(void 0,{dateStyle:"medium",timeStyle:n==="hour"?"short":void 0,timeZone:n==="day"?"UTC":void 0});return l`<details onToggle=${i=>o(i.target.open)}>
    <summary>${Yt.table}</summary>
    ${r&&l`<div class="panel scrolls all-numbers" tabindex="0" role="region" aria-label=${Yt.table}>
      <table class="rows">
        <thead>
          <tr><th>${Yt.time}</th>${e.map(i=>l`<th class="number">${gi(i)}</th>`)}</tr>
        </thead>
        <tbody>
          ${t.map((i,a)=>l`<tr>
              <td>${s.format(i*1e3)}</td>
              ${e.map(c=>l`<td class="number">${c.numbers[a].toLocaleString("en")}</td>`)}
            </tr>`)}
        </tbody>
      </table>
    </div>`}
  </details>`}function gi({variant:t,isError:e}){return t??(e?Yt.errors:Yt.noVariant)}function Uu({variant:t,isError:e},n){return e?"--bad":t===null?"--share-none":`--share-${n%6+1}`}function Gu(t){return new Date(t*1e3).toISOString()}var mt=A.variants,dn="";function Qu({open:t}){let e=t.text.value,{root:n}=t.root.value,[r,o]=g(null),[s,i]=g(null),[a,c]=g("boolean");if(!n)return l`<${Jn} open=${t} />`;let u=Qe(e),m=Nc(u)??(u.length?null:a),f=Y(n,"/defaultVariant"),d=f?.type==="string"?Zt(f):dn,p=M("write"),v=k=>k?u.some(y=>y.name===k)?mt.taken:null:mt.nameMissing;function $(){if(!m)return;let k=u.length+1;for(;u.some(C=>C.name===`${mt.firstName}-${k}`);)k+=1;let y=`${mt.firstName}-${k}`;i(y),t.edit(Rc(e,y,Ac[m]))}function x(k){fr(e,k.name).length?o(k):t.edit(ti(e,k.name,null))}return l`<div class="variant-editor stack">
    ${u.length>0&&!m&&l`<${K}>${mt.mixed}<//>`}
    ${!u.length&&l`<${L} label=${mt.kind}>
      ${k=>l`<${I}
          input=${k}
          value=${a}
          options=${Object.entries(mt.kinds).map(([y,C])=>({value:y,label:C}))}
          onChange=${c}
        />`}
    <//>`}
    <ul class="plain panel">
      ${u.map((k,y)=>l`<${Yh}
          key=${y}
          open=${t}
          variant=${k}
          isDefault=${k.name===d}
          isNew=${k.name===s}
          isOnly=${u.length===1}
          faultOf=${v}
          onRemove=${()=>x(k)}
        />`)}
    </ul>
    ${p&&l`<div class="row"><${b} icon=${ot} disabled=${!m} onClick=${$}>${mt.add}<//><span class="quiet small">${mt.hint}</span></div>`}
    <${L} label=${mt.default} hint=${mt.defaultHint} class="narrow">
      ${k=>l`<${I}
          input=${k}
          value=${d}
          disabled=${!p}
          options=${[...u.map(({name:y})=>({value:y,label:y})),...d!==dn&&!u.some(y=>y.name===d)?[{value:d,label:d}]:[],{value:dn,label:mt.noDefault}]}
          onChange=${y=>t.edit(Ic(e,y===dn?null:y))}
        />`}
    <//>
    ${r&&l`<${Qh} open=${t} variant=${r} others=${u.filter(k=>k.name!==r.name)} onClose=${()=>o(null)} />`}
  </div>`}function Yh({open:t,variant:{name:e,value:n,kind:r,pointer:o},isDefault:s,isNew:i,isOnly:a,faultOf:c,onRemove:u}){let m=t.text.value,f=fr(m,e).filter(d=>d.part==="targeting").length;return l`<li class=${r==="object"?"variant of-object":"variant"}>
    <${Oo}
      name=${e}
      label=${mt.nameOf(e)}
      focused=${i}
      disabled=${!M("write")}
      faultOf=${c}
      onChange=${d=>t.edit(Mc(m,e,d))}
    />
    ${r?l`<${So}
          value=${n}
          kind=${r}
          label=${mt.valueOf(e)}
          disabled=${!M("write")}
          faults=${{number:mt.badNumber,object:mt.badObject}}
          onChange=${d=>t.edit(ke(m,o,d))}
        />`:l`<code>${n}</code>`}
    <span class="uses row">
      ${s&&l`<${W} kind="accent">${mt.asDefault}<//>`}
      <span class="quiet small">${f?mt.inRules(f):s?"":mt.unused}</span>
    </span>
    ${M("write")&&l`<${b} kind="quiet" icon=${It} label=${mt.remove(e)} disabled=${a} onClick=${u} />`}
  </li>`}function Qh({open:t,variant:{name:e},others:n,onClose:r}){let o=t.text.value,s=fr(o,e),i=s.filter(u=>u.part==="targeting").length,[a,c]=g(n[0]?.name??dn);return l`<${Nt}
    title=${mt.removeTitle(e)}
    onClose=${r}
    footer=${l`
      <${b} onClick=${r}>${h.cancel}<//>
      <${b}
        kind="danger"
        onClick=${()=>{t.edit(ti(o,e,a===dn?null:a)),r()}}
        >${mt.removeAction}<//
      >
    `}
  >
    <div class="stack">
      <p>${mt.usedIn}</p>
      <ul>
        ${s.length>i&&l`<li>${mt.default}</li>`}
        ${i>0&&l`<li>${mt.inRules(i)}</li>`}
      </ul>
      <${L} label=${mt.instead}>
        ${u=>l`<${I}
            input=${u}
            value=${a}
            options=${[...n.map(m=>({value:m.name,label:m.name})),{value:dn,label:mt.noDefault}]}
            onChange=${c}
          />`}
      <//>
    </div>
  <//>`}var Xu="flagstaff.json",zn=dt(localStorage.getItem(Xu)!=="no"),vi={rules:qu,variants:Qu,metadata:Tc,try:vu,statistics:Yu,overrides:Pc,history:ko,plan:bu};function Zu({open:t,turn:e}){let[n,r]=g(null),o=Object.hasOwn(vi,wt.value.query.tab??"")?wt.value.query.tab:"rules",s=vi[o],i=()=>t.canSave.peek()&&r({sheet:"save"});return vn(M("write")?[{keys:"s",label:A.review,run:i}]:[]),l`<div class="flag-page">
    <${Sc} open=${t} turn=${e} over=${r} isJsonShown=${zn} onJson=${Xh} />
    <${uc} open=${t} over=${r} />
    <div class=${zn.value?"flag-body beside":"flag-body"}>
      <div class="flag-tabs">
        <${jn}
          label=${A.sections}
          tabs=${Object.keys(vi).map(a=>({id:a,label:A.tabs[a]}))}
          selected=${o}
          onSelect=${a=>St({tab:a==="rules"?null:a})}
        >
          <${s} open=${t} turn=${e} over=${r} />
        <//>
      </div>
      ${zn.value&&l`<${$c} open=${t} onSave=${i} />`}
    </div>
    ${M("write")&&l`<${_u} open=${t} onReview=${i} />`}
    ${n?.sheet==="save"&&l`<${Wu} open=${t} comment=${n.comment} over=${r} />`}
    ${n?.sheet==="conflict"&&t.meanwhile.value&&l`<${mc} open=${t} thenSave=${n.thenSave??!1} over=${r} />`}
  </div>`}function Xh(){zn.value=!zn.value,localStorage.setItem(Xu,zn.value?"yes":"no")}function tm(t,e){let n=new AbortController,r=()=>{};async function o(){let s=await Zh(t.set,n.signal);n.signal.aborted||(t.revision.value=s,await t.load(),!(n.signal.aborted||s===null)&&(r=xn(t.set,s,async({revision:i,changes:a})=>{t.revision.value=i,!(a&&!a.some(c=>c.kind==="flag"&&c.name===t.key))&&(await t.refresh(),e())})))}return o(),()=>{n.abort(),r()}}async function Zh(t,e){try{let{data:n}=await j(S`flag-sets/${t}`,{signal:e});return n.revision}catch{return null}}var tg=["variants","metadata"];function em(t,e,n){let[r,o,s]=[t,e,n].map(eg),i=[],a=n;for(let c of new Set([...r.keys(),...o.keys()])){let[u,m,f]=[r.get(c),o.get(c),s.get(c)];m===u||m===f||(f!==u&&i.push(c),a=wo(a,c,m===void 0?null:ht(R(e),c)))}return{text:a,overlaps:i}}function eg(t){let e=new Map;for(let{key:n,value:r}of me(R(t)))if(!(tg.includes(n)&&r.type==="object"))e.set(Wt(n),Dt(r.source));else for(let s of r.members)e.set(Wt(n,s.key),Dt(s.value.source));return e}var ng=500,Ho=class{constructor(e){this.where=e,this.findings=dt([])}#t=new AbortController;#e;close(){clearTimeout(this.#e),this.#t.abort()}clear(){this.close(),this.findings.value=[]}soon(e){this.close(),this.#t=new AbortController;let{signal:n}=this.#t;this.#e=window.setTimeout(async()=>{try{let{data:r}=await ce(this.where,{body:e,query:{dry_run:!0},signal:n});this.findings.value=nm(r.warnings,"warning")}catch(r){r instanceof z&&r.status===400&&this.refused(r)}},ng)}refused(e){let n=[{pointer:"",detail:e.message}];this.findings.value=nm(e.errors.length?e.errors:n,"error")}};function nm(t,e){return t.map(({pointer:n="",detail:r})=>({pointer:n,detail:r,severity:e}))}var rg=300,zo=class{constructor(e,n){this.set=e,this.key=n,this.where=S`flag-sets/${e}/flags/${n}`,this.base=dt(null),this.text=dt(""),this.problem=dt(null),this.meanwhile=dt(null),this.isFromMemory=dt(!1),this.revision=dt(null),this.checks=new Ho(this.where),this.isDirty=Ze(()=>this.base.value!==null&&this.text.value!==this.base.value.text),this.canSave=Ze(()=>this.isDirty.value&&!this.root.value.fault&&this.meanwhile.value===null),this.root=Ze(()=>pt(this.text.value)),this.sound=Ze(()=>(this.root.value.fault||(this.#a=this.text.value),this.#a)),this.#t=new AbortController,window.addEventListener("pagehide",()=>this.#l(),{signal:this.#t.signal})}#t;#e=new Li;#n;#a="{}";close(){this.#l(),this.#t.abort(),this.checks.close()}async load(){this.problem.value=null;let e=this.#e.begin();try{let{text:n,etag:r,servedFromMemory:o}=await j(this.where,{signal:this.#t.signal});if(e())return;this.base.value?this.#r(n,r):Ce(()=>this.#c(n,r,o))}catch(n){if(this.#t.signal.aborted||e())return;let r=ar(this.set,this.key);if(!(n instanceof z&&n.status===404)||!r){this.problem.value=n;return}Ce(()=>{this.base.value={text:r.base,etag:r.etag},this.text.value=r.text}),this.#r(null,null)}}#c(e,n,r){this.isFromMemory.value=r;let o=ar(this.set,this.key);if(!o||o.text===e){lr(this.set,this.key,null),this.base.value={text:e,etag:n},this.text.value=e;return}this.base.value={text:o.base,etag:o.etag},this.text.value=o.text,this.#s(),o.base!==e?this.#r(e,n):this.base.value={text:e,etag:n}}edit(e){this.text.value=e,this.#o(),this.#s()}discard(){let e=this.text.value,n=this.base.value;return this.edit(n?.text??""),()=>this.edit(e)}saved(e,n,r){this.#e.begin()(),Ce(()=>{this.text.peek()===e&&(this.text.value=e.trim()),this.base.value={text:e.trim(),etag:n},this.meanwhile.value=null,this.isFromMemory.value=!1,this.#o()}),(this.revision.peek()??0)>r&&this.refresh()}async refresh(){if(!this.base.value)return this.load();let e=this.#e.begin();try{let{text:n,etag:r}=await j(this.where,{signal:this.#t.signal});if(e())return;n===this.base.value.text?Ce(()=>{this.base.value={text:n,etag:r},this.meanwhile.value=null}):this.#r(n,r)}catch(n){n instanceof z&&n.status===404&&!e()&&this.#r(null,null)}}#r(e,n){if(e!==null&&(!this.isDirty.value||og(e,this.text.value))){Ce(()=>{this.base.value={text:e,etag:n},this.text.value=e,this.meanwhile.value=null,this.#o()});return}if(e===null&&!this.isDirty.value){this.base.value=null,this.load();return}this.meanwhile.value={text:e,etag:n,change:null},this.#u()}async#u(){let e=this.meanwhile.value;try{let n=S`flag-sets/${this.set}/flags/${this.key}/versions`,{data:r}=await j(n,{query:{limit:1},signal:this.#t.signal});this.meanwhile.value===e&&e&&(this.meanwhile.value={...e,change:r.items[0]??null})}catch{}}takeTheirs(){let e={text:this.text.value,base:this.base.value,meanwhile:this.meanwhile.value},{text:n,etag:r}=e.meanwhile;return Ce(()=>{this.base.value=n===null?null:{text:n,etag:r},this.text.value=n??"",this.meanwhile.value=null,this.#o()}),n===null&&this.load(),this.#s(),()=>{Ce(()=>{this.base.value=e.base,this.meanwhile.value=e.meanwhile,this.edit(e.text)})}}keepMine(){let{text:e,etag:n}=this.meanwhile.value,r=e===null?this.text.value:this.mergedWith(e).text;Ce(()=>{this.base.value={text:e??"",etag:n},this.meanwhile.value=null,this.edit(r)})}mergedWith(e){try{return em(this.base.value?.text??"",this.text.value,e)}catch{return{text:this.text.value,overlaps:[]}}}#s(){this.isDirty.value?this.root.value.fault||this.checks.soon(this.text.value):this.checks.clear()}#o(){clearTimeout(this.#n),this.text.value.length<$i?this.#i():this.#n=window.setTimeout(()=>this.#i(),rg)}#l(){this.#n!==void 0&&this.#i()}#i(){clearTimeout(this.#n),this.#n=void 0;let{text:e,etag:n}=this.base.value??{text:"",etag:null},r=this.isDirty.value;lr(this.set,this.key,r?{text:this.text.value,base:e,etag:n}:null)}};function og(t,e){return!pt(e).fault&&Dt(t)===Dt(e)}function sg(){let{set:t,flag:e}=wt.value;return t===null||e===null?null:l`<${ig} key=${JSON.stringify([t,e])} set=${t} flag=${e} />`}function ig({set:t,flag:e}){let n=ut(()=>new zo(t,e),[]),[r,o]=g(0);B(()=>{let i=tm(n,()=>o(a=>a+1));return()=>{i(),n.close()}},[]);let s=n.problem.value;return s instanceof z&&s.status===404?l`<${Q} title=${A.gone(e)} text=${A.goneText} command=${A.goneCommand(t)} />
      <${ko} open=${n} turn=${r} />`:s?l`<${P} problem=${s} onRetry=${()=>n.load()} />`:n.base.value?l`
    ${n.isFromMemory.value&&l`<${K}>${A.fromMemory}<//>`}
    <${Zu} open=${n} turn=${r} />
  `:l`<div class="page-head"><h1 class="mono">${e}</h1></div>
      <${J} rows=${1} height=${48} /><${J} rows=${6} />`}var rm=[["circle",{cx:"9",cy:"12",r:"3"}],["rect",{width:"20",height:"14",x:"2",y:"5",rx:"7"}]];var om=[["circle",{cx:"15",cy:"12",r:"3"}],["rect",{width:"20",height:"14",x:"2",y:"5",rx:"7"}]];function sm({set:t,keys:e,to:n,onClose:r,onDone:o}){let s=lg(t),[i,a]=g(n??s[0]??""),[c,u]=g(null),[m,f]=g(null),[d,p]=g(""),[v,$]=g(!1),[x,k]=g(!1),[y,C]=g(0),E=vt(U(i));B(()=>{if(!i)return;let O=new AbortController;return u(null),f(null),Ya(t,i,e,O.signal).then(u).catch(F=>O.signal.aborted||f(F)),()=>O.abort()},[i,y]);let T=e.filter(O=>["new","changes"].includes(c?.found.get(O)?.kind??""));async function N(O){if(O.preventDefault(),!(!c||!T.length||v)){$(!0);try{await Ha(t,i,T,c.etag,d.trim()),o()}catch(F){let lt=F instanceof z&&F.status===412;$(!1),k(lt),lt?C(y+1):f(F)}}}return l`<${ue}
    wide
    title=${l`${w.copying.title(e)} ${E&&l`<${W} kind="bad">${i}<//>`}`}
    onClose=${v?void 0:r}
    footer=${l`
      <${b} onClick=${r} disabled=${v}>${h.cancel}<//>
      <${b} kind=${E?"danger":"primary"} type="submit" form="copy-flags" busy=${v} disabled=${!T.length}>
        ${w.copying.action(T.length)}
      <//>
    `}
  >
    ${s.length===0?l`<${Q} title=${w.copying.noOther} />`:l`<form id="copy-flags" class="stack" onSubmit=${N}>
          <${L} label=${w.copying.to}>
            ${O=>l`<${I}
                input=${O}
                value=${i}
                options=${s.map(F=>({value:F,label:F}))}
                onChange=${F=>{k(!1),a(F)}}
                disabled=${v}
              />`}
          <//>
          ${E&&l`<${K}>${w.askProduction}<//>`}
          ${x&&l`<${K}>${w.importing.meanwhile}<//>`}
          ${m&&l`<${P} problem=${m} onRetry=${()=>C(y+1)} />`}
          ${c?.notes.map(O=>l`<${K}>${O}<//>`)}
          <ul class="plain copies">
            ${e.map(O=>l`<${ag} key=${`${i} ${O}`} name=${O} compared=${c?.found.get(O)} isOpen=${e.length===1} />`)}
          </ul>
          ${c&&!T.length&&l`<p class="quiet">${w.copying.nothing}</p>`}
          <${L} label=${w.bulk.comment} hint=${w.bulk.commentHint}>
            ${O=>l`<input ...${O} type="text" maxlength="1000" value=${d} onInput=${F=>p(F.target.value)} />`}
          <//>
        </form>`}
  <//>`}function ag({name:t,compared:e,isOpen:n}){let[r,o]=g(n),s={new:"good",changes:"accent",same:"plain",refused:"bad"};return l`<li>
    <div class="row">
      <span class="mono grow">${t}</span>
      ${e?.warnings.length?l`<${W} kind="warn">${w.copying.warning}<//>`:null}
      ${e?l`<${W} kind=${s[e.kind]}>${w.copying[e.kind]}<//>`:l`<span class="quiet">${w.copying.looking}</span>`}
      ${e&&e.kind==="changes"&&l`<${b} size="small" kind="quiet" aria-expanded=${String(r)} onClick=${()=>o(!r)}>${w.copying.show}<//>`}
    </div>
    ${e?.reason&&l`<p class="bad">${e.reason}</p>`}
    ${e?.warnings.map(({pointer:i,detail:a})=>l`<p class="small">${i&&l`<code>${i}</code> `}${a}</p>`)}
    ${r&&e&&e.kind==="changes"&&l`<${Vt} before=${e.before} after=${e.after} />`}
  </li>`}function lg(t){let{application:e}=le(t),n=(en.value??[]).map(({name:o})=>o).filter(o=>o!==t&&M("write")),r=o=>le(o).application===e;return[...n.filter(r),...n.filter(o=>!r(o))]}function im({keys:t}){return l`<ul class="plain flag-names scrolls mono" aria-label=${w.bulk.names} tabindex="0">
    ${t.map(e=>l`<li>${e}</li>`)}
  </ul>`}function am({set:t,flags:e,onClose:n,onDone:r}){let[o,s]=g(""),[i,a]=g(""),[c,u]=g(!1),m=vt(U(t)),f=!m||i===t,d=e.map(({key:v})=>v);async function p(v){v.preventDefault(),!(!f||c)&&(u(!0),r(await Va(t,e,o.trim())))}return l`<${Nt}
    title=${w.bulk.askDelete(d,t)}
    class=${m?"production":""}
    onClose=${c?void 0:n}
    footer=${l`
      <${b} onClick=${n} disabled=${c}>${h.cancel}<//>
      <${b} kind="danger" type="submit" form="delete-flags" busy=${c} disabled=${!f}>${h.delete}<//>
    `}
  >
    <form id="delete-flags" class="stack" onSubmit=${p}>
      <p>${w.bulk.deleteText}</p>
      <${im} keys=${d} />
      <${L} label=${w.bulk.comment} hint=${w.bulk.commentHint}>
        ${v=>l`<input ...${v} type="text" maxlength="1000" value=${o} onInput=${$=>s($.target.value)} />`}
      <//>
      ${m&&l`<${Tr} name=${t} typed=${i} onTyped=${a} />`}
    </form>
  <//>`}function lm({failures:t,onClose:e}){return l`<${Nt}
    title=${w.bulk.failedTitle(t.length)}
    onClose=${e}
    footer=${l`<${b} kind="primary" onClick=${e}>${h.close}<//>`}
  >
    <p class="quiet">${w.bulk.failedText}</p>
    <ul class="plain flag-names">
      ${t.map(({key:n,problem:r})=>l`<li><span class="mono">${n}</span> <span class="quiet">${cg(r)}</span></li>`)}
    </ul>
  <//>`}var cg=t=>t instanceof Error?t.message:String(t);function cm({set:t,flags:e,hidden:n,onClear:r}){let[o,s]=g(null),[i,a]=g(!1),[c,u]=g([]);async function m(d){vt(U(t))&&!await Os(t,e.map(({key:p})=>p),d)||(a(!0),f(await Wa(t,e,d)))}function f(d=[]){a(!1),s(null),u(d),d.length||r()}return l`<div class="bulk-bar" role="toolbar" aria-label=${w.bulk.label}>
    <strong class="grow">${w.bulk.selected(e.length)}${n>0&&l` <span class="quiet">${w.bulk.hidden(n)}</span>`}</strong>
    <${b} size="small" icon=${om} disabled=${i} onClick=${()=>m(!0)}>${w.bulk.enable}<//>
    <${b} size="small" icon=${rm} disabled=${i} onClick=${()=>m(!1)}>${w.bulk.disable}<//>
    <${b} size="small" icon=${bo} disabled=${i} onClick=${()=>s("copy")}>${w.bulk.copy}<//>
    <${b} size="small" icon=${It} disabled=${i} class="deletes" onClick=${()=>s("delete")}>${w.bulk.delete}<//>
    <${b} size="small" kind="quiet" icon=${gt} label=${w.bulk.clear} disabled=${i} onClick=${r} />
    ${o==="delete"&&l`<${am} set=${t} flags=${e} onClose=${()=>s(null)} onDone=${f} />`}
    ${o==="copy"&&l`<${sm} set=${t} keys=${e.map(({key:d})=>d)} onClose=${()=>s(null)} onDone=${f} />`}
    ${c.length>0&&l`<${lm} failures=${c} onClose=${()=>u([])} />`}
  </div>`}var um=[["path",{d:"M10 5H3"}],["path",{d:"M12 19H3"}],["path",{d:"M14 3v4"}],["path",{d:"M16 17v4"}],["path",{d:"M21 12h-9"}],["path",{d:"M21 19h-5"}],["path",{d:"M21 5h-7"}],["path",{d:"M8 10v4"}],["path",{d:"M8 12H3"}]];var mm=window.matchMedia("(max-width: 720px)"),Kn=dt(mm.matches);mm.addEventListener("change",t=>{Kn.value=t.matches});function dm({query:t,typed:e,onType:n,onChange:r,metadata:o,isPlanned:s,input:i,onLeave:a}){let c=Object.keys(t).filter($=>fm.includes($)||$.startsWith(Ue)),u=e!==""||c.length>0,[m,f]=g(c.length>0),d=!Kn.value||m,p=($,x,k)=>l`<${I}
      key=${$}
      label=${x}
      class=${t[$]?"filter chosen":"filter"}
      value=${t[$]??""}
      options=${[{value:"",label:x},...k]}
      onChange=${y=>r({[$]:y||null})}
    />`;return l`<div class="flag-filters" role="search" aria-label=${w.filters}>
    <div class="search">
      <${it} shapes=${kr} />
      <input
        ref=${i}
        type="search"
        aria-label=${w.search}
        placeholder=${w.searchPlaceholder}
        autocomplete="off"
        spellcheck=${!1}
        value=${e}
        onInput=${$=>n($.target.value)}
        onKeyDown=${$=>{if($.key==="Escape"&&e)n("");else if(["Escape","Enter","ArrowDown"].includes($.key))a();else return;$.preventDefault()}}
      />
    </div>
    ${Kn.value&&l`<${b} icon=${um} aria-expanded=${String(m)} onClick=${()=>f(!m)}>${c.length?w.filtersChosen(c.length):w.filters}<//>`}
    ${d&&v()}
    ${u&&l`<${b}
      kind="quiet"
      icon=${gt}
      onClick=${()=>{n(""),r(Object.fromEntries([...fm,...c].map($=>[$,null])))}}
      >${w.clear}<//
    >`}
  </div>`;function v(){return l`
      ${p("state",w.anyState,[{value:"on",label:w.on},{value:"off",label:w.off}])}
      ${p("type",w.anyType,Object.entries(w.types).map(([$,x])=>({value:$,label:x})))}
      ${o.map(({name:$,values:x})=>p(Ue+$,w.anyValue($),x.map(({value:k,count:y})=>({value:k,label:`${k} (${y.toLocaleString("en")})`}))))}
      ${p("changed",w.changedAny,Object.keys(Cs).map($=>({value:$,label:w.ranges[$]})))}
      ${p("stale",w.staleAny,[{value:"yes",label:w.staleOnly}])}
      ${(s||t.planned)&&p("planned",w.plannedAny,[{value:"yes",label:w.plannedOnly}])}
    `}}var fm=["state","type","changed","stale","planned"];var Ko=[["path",{d:"M12 15V3"}],["path",{d:"M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4"}],["path",{d:"m7 10 5 5 5-5"}]];var pm=[["path",{d:"M12 3v12"}],["path",{d:"m17 8-5-5-5 5"}],["path",{d:"M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4"}]];var ug=6e4;async function $m(t){try{let{text:e}=await j(S`flag-sets/${t}/document`);mg(`${t}.json`,e)}catch(e){Et(e)}}function mg(t,e){let n=document.createElement("a");n.href=URL.createObjectURL(new Blob([e],{type:"application/json"})),n.download=t,n.click(),setTimeout(()=>URL.revokeObjectURL(n.href),ug)}function gm(t,e){let[n,r]=[R(t),R(e)],o=yn(r,"flags")?.value,s=new Map([...vr(n,"$evaluators"),...vr(r,"$evaluators")]),i=me(n).filter(({key:c})=>c!=="flags"&&c!=="$evaluators").map(({key:c,value:u})=>`${JSON.stringify(c)}: ${u.source}`),a=o?.type==="array"?fg(vr(n,"flags"),o.items):hm(new Map([...vr(n,"flags"),...vr(r,"flags")]));return`{
${[...i,`"$evaluators": ${hm(s)}`,`"flags": ${a}`].join(`,
`)}
}`}function vr(t,e){return new Map(me(yn(t,e)?.value).map(({key:n,value:r})=>[n,r.source]))}function fg(t,e){let n=new Map(t);for(let o of e){let s=yn(o,"key")?.value;s&&n.delete(String(Zt(s)))}return`[
${[...[...n].map(([o,s])=>`{"key": ${JSON.stringify(o)}, ${s.slice(1)}`),...e.map(o=>o.source)].join(`,
`)}
]`}function hm(t){return`{
${[...t].map(([e,n])=>`${JSON.stringify(e)}: ${n}`).join(`,
`)}
}`}async function vm(t,e,n,r){let o=S`flag-sets/${t}/document`,s=n==="replace"?e:gm((await j(o,{signal:r})).text,e),{data:i,text:a,etag:c}=await ce(o,{body:s,query:{dry_run:!0},signal:r}),u=R(a);return{body:s,etag:c,revision:i.revision,warnings:i.warnings,diff:nn(Y(u,"/diff")).map((m,f)=>({kind:i.diff[f].kind,name:i.diff[f].name,before:i.diff[f].before===null?null:ht(m,"/before"),after:i.diff[f].after===null?null:ht(m,"/after")}))}}async function bm(t,{body:e,etag:n},r){let{data:o,etag:s}=await ce(S`flag-sets/${t}/document`,{body:e,etag:n,comment:r});return{changed:o.changed,etag:s}}function ym(t,{revision:e},{etag:n}){return Bt(S`flag-sets/${t}/rollback`,{body:{revision:e},etag:n})}var wm=[["path",{d:"M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2z"}],["path",{d:"M14 2v5a1 1 0 0 0 1 1h5"}],["path",{d:"M12 12v6"}],["path",{d:"m15 15-3-3-3 3"}]];var dg=t=>/\.ya?ml$/i.test(t);async function xm(t,e){let n=dg(t)?"YAML":"JSON",r=new TextDecoder().decode(e),o=hg(r,e);return o!==null?{file:null,fault:{kind:n,message:ee.notText,...Dr(r,o)}}:n==="YAML"?$g(t,r):pg(t,r)}function pg(t,e){try{let n=R(e);return{file:{name:t,text:e,placeOf:r=>Dr(e,bi(r,o=>Y(n,o)).start)},fault:null}}catch(n){if(!(n instanceof ne))throw n;return{file:null,fault:{kind:"JSON",message:n.message,line:n.line,column:n.column}}}}async function $g(t,e){let{readYaml:n,YamlFault:r}=await import("./reader-KFVZNAM7.js");try{let{json:o,placeOf:s}=n(e);return{file:{name:t,text:o,placeOf:i=>bi(i,s)},fault:null}}catch(o){if(!(o instanceof r))throw o;return{file:null,fault:{kind:"YAML",message:o.message,line:o.line,column:o.column}}}}function bi(t,e){let n=e(t);if(n!==null)return n;if(!bn(t).length)throw new RangeError("A file has a root.");return bi(t.slice(0,t.lastIndexOf("/")),e)}function hg(t,e){try{return new TextDecoder("utf-8",{fatal:!0}).decode(e),null}catch{let n=new TextEncoder,r=t.indexOf("\uFFFD"),o=e[0]===239&&e[1]===187&&e[2]===191?3:0,s=0;for(;r!==-1&&(o+=n.encode(t.slice(s,r)).length,!(e[o]!==239||e[o+1]!==191||e[o+2]!==189));r=t.indexOf("\uFFFD",s))o+=3,s=r+1;return Math.max(r,0)}}var je=w.importing,gg=32*1024*1024;function km({file:t,onFile:e}){let n=D(null),r=D(void 0),[o,s]=g(!1),[i,a]=g("");async function c(u){if(s(!1),!u)return;r.current=u,e(null),a("");let m=await vg(u);r.current===u&&(a(m.fault??""),e(m.file))}return l`<div
    class="chooser ${o?"over":""}"
    onDragOver=${u=>{u.preventDefault(),s(!0)}}
    onDragLeave=${()=>s(!1)}
    onDrop=${u=>{u.preventDefault(),c(u.dataTransfer?.files[0])}}
  >
    <${it} shapes=${wm} size=${24} />
    ${t?l`<strong class="mono">${t.name}</strong>`:l`<strong>${je.drop}</strong><p class="quiet">${je.dropHint}</p>`}
    <${b} onClick=${()=>n.current?.click()}>${t?je.another:je.choose}<//>
    <input
      ref=${n}
      type="file"
      class="hidden-text"
      tabindex="-1"
      aria-label=${je.choose}
      accept=".json,.yaml,.yml,application/json,application/yaml"
      onChange=${u=>{c(u.target.files[0]),u.target.value=""}}
    />
    ${i&&l`<${bg} fault=${i} />`}
  </div>`}async function vg(t){if(t.size>gg)return{file:null,fault:je.tooLarge};try{return await xm(t.name,new Uint8Array(await t.arrayBuffer()))}catch(e){return{file:null,fault:`${h.problem.outdated} (${e})`}}}function bg({fault:t}){let[e,n]=typeof t=="string"?[je.unread,t]:[je.notRead(t.kind),`${je.place(t.line,t.column)}: ${t.message}`];return l`<div class="problem" role="alert"><div class="grow"><strong>${e}</strong><p>${n}</p></div></div>`}var wi=w.importing,yi=100;function Sm({problem:t,file:e}){return l`<div class="problem" role="alert">
    <div class="grow">
      <strong>${wi.refused}</strong>
      <${xi} places=${t.errors} file=${e} />
    </div>
  </div>`}function xi({places:t,file:e}){return l`<ul>
    ${t.slice(0,yi).map(({pointer:n,detail:r})=>l`<li>${n&&l`<${yg} place=${e.placeOf(n)} pointer=${n} />`}${r}</li>`)}
    ${t.length>yi&&l`<li>${wi.more(t.length-yi)}</li>`}
  </ul>`}var yg=({place:t,pointer:e})=>l`<span>${wi.place(t.line,t.column)}, <code>${e}</code>: </span>`;var pn=w.importing,ki=300,Si={new:"good",changed:"accent",deleted:"bad"};function Om({trial:{diff:t,warnings:e},file:n}){return t.length?l`
    <div class="row" role="status">
      ${Object.keys(Si).map(r=>{let o=t.filter(s=>Tm(s)===r).length;return o>0&&l`<${W} kind=${Si[r]}>${o.toLocaleString("en")} ${pn.counts[r]}<//>`})}
    </div>
    ${e.length>0&&l`<${K}><strong>${pn.warnings}</strong><${xi} places=${e} file=${n} /><//>`}
    <ul class="plain import-changes" aria-label=${pn.difference}>
      ${t.slice(0,ki).map(r=>l`<${wg} key=${`${r.kind} ${r.name}`} changed=${r} />`)}
      ${t.length>ki&&l`<li class="quiet padded">${pn.more(t.length-ki)}</li>`}
    </ul>
  `:l`<p class="quiet">${pn.same}</p>`}function wg({changed:t}){let[e,n]=g(!1),r=Tm(t);return l`<li>
    <button type="button" class="opens" aria-expanded=${String(e)} onClick=${()=>n(!e)}>
      <${it} shapes=${rn} />
      <span class="mono grow cut">${t.name}</span>
      ${t.kind!=="flag"&&l`<span class="quiet small">${pn.kinds[t.kind]}</span>`}
      <${W} kind=${Si[r]}>${pn.counts[r]}<//>
    </button>
    ${e&&l`<div class="padded"><${Vt} before=${t.before} after=${t.after} kind=${t.kind} /></div>`}
  </li>`}var Tm=({before:t,after:e})=>t===null?"new":e===null?"deleted":"changed";var ie=w.importing;function Em({set:t,onClose:e}){let[n,r]=g(null),[o,s]=g("keep"),[i,a]=g(null),[c,u]=g(null),[m,f]=g(!1),[d,p]=g(""),[v,$]=g(!1),[x,k]=g(0),y=vt(U(t));B(()=>{if(!n)return;let T=new AbortController;return a(null),u(null),vm(t,n.text,o,T.signal).then(a).catch(N=>T.signal.aborted||u(N)),()=>T.abort()},[n,o,x]);async function C(){if(!i||v)return;let T=i.diff.filter(({kind:N,after:O})=>N==="flag"&&O===null).length;if(!((y||T)&&!await Kt({title:ie.ask(i.diff.length,t),text:[y&&w.askProduction,T&&ie.askDeleted(T)].filter(Boolean).join(" "),action:w.import,name:y&&T?t:void 0,danger:!0}))){$(!0);try{let N=await bm(t,i,d.trim());_({text:ie.applied(N.changed,t),action:{label:h.undo,onClick:()=>ym(t,i,N).then(()=>_({text:ie.undone})).catch(Et)}}),e()}catch(N){$(!1);let O=N instanceof z&&N.status===412;f(O),O?k(x+1):u(N)}}}let E=i?.diff.length??0;return l`<${ue}
    wide
    class=${y?"production":""}
    title=${l`${ie.title(t)} ${y&&l`<${W} kind="bad">${h.shell.production}<//>`}`}
    onClose=${v?void 0:e}
    footer=${l`
      <${b} onClick=${e} disabled=${v}>${h.cancel}<//>
      <${b} kind=${y?"danger":"primary"} busy=${v} disabled=${!E} onClick=${C}>
        ${E?ie.apply(E):w.import}
      <//>
    `}
  >
    <div class="stack">
      <${km} file=${n} onFile=${r} />
      ${n&&l`<fieldset class="import-mode">
        <legend>${ie.mode}</legend>
        <${Cm} name="keep" mode=${o} onMode=${s} label=${ie.keep} hint=${ie.keepHint} />
        <${Cm} name="replace" mode=${o} onMode=${s} label=${ie.replace} hint=${ie.replaceHint} />
      </fieldset>`}
      ${m&&l`<${K}>${ie.meanwhile}<//>`}
      ${n&&c&&l`<${xg} problem=${c} file=${n} onRetry=${()=>k(x+1)} />`}
      ${n&&!i&&!c&&l`<${J} rows=${4} />`}
      ${n&&i&&l`<${Om} trial=${i} file=${n} />`}
      ${E>0&&l`<${L} label=${w.bulk.comment} hint=${w.bulk.commentHint}>
        ${T=>l`<input ...${T} type="text" maxlength="1000" value=${d} onInput=${N=>p(N.target.value)} />`}
      <//>`}
    </div>
  <//>`}function Cm({name:t,mode:e,onMode:n,label:r,hint:o}){return l`<label class="check">
    <input type="radio" name="import-mode" checked=${e===t} onChange=${()=>n(t)} />
    <span>${r}<span class="hint">${o}</span></span>
  </label>`}function xg({problem:t,file:e,onRetry:n}){return t instanceof z&&t.errors.length?l`<${Sm} problem=${t} file=${e} />`:l`<${P} problem=${t} onRetry=${n} />`}function Am({set:t,shown:e,onCreate:n}){let[r,o]=g(!1),{flags:s,complete:i,revision:a}=te(t).content.value;return l`<div class="page-head">
    <div class="row">
      <h1>${h.pages.flags}</h1>
      <span class="facts quiet small">
        <span role="status">${i?w.found(e,s.length):w.loading(s.length)}</span>
        ${a>0&&l`<span class="revision" title=${w.revisionTitle(a)}>${w.revision(a)}</span>`}
        <${Rr} />
      </span>
    </div>
    <div class="row actions">
      ${M("write")&&l`<${b} kind="quiet" icon=${pm} onClick=${()=>o(!0)}>${w.import}<//>`}
      <${b} kind="quiet" icon=${Ko} onClick=${()=>$m(t)}>${w.export}<//>
      ${M("write")&&l`<${b} kind="primary" icon=${ot} onClick=${n}>${w.newFlag}<//>`}
    </div>
    ${r&&l`<${Em} set=${t} onClose=${()=>o(!1)} />`}
  </div>`}var Uo={boolean:[{name:"on",value:"true"},{name:"off",value:"false"}],string:[{name:"new",value:"new"},{name:"old",value:"old"}],number:[{name:"high",value:"10"},{name:"low",value:"1"}],object:[{name:"new",value:"{}"},{name:"old",value:"{}"}]};function Go(t,e){if(t==="string")return JSON.stringify(e);let n=e.trim();if(t==="boolean")return n==="true"||n==="false"?n:null;if(t==="number")return/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(n)?n:null;try{let r=JSON.parse(n);return r!==null&&typeof r=="object"&&!Array.isArray(r)?n:null}catch{return null}}function Nm({type:t,variants:e,defaultVariant:n,isEnabled:r,owner:o}){let s=e.map(({name:a,value:c})=>`    ${JSON.stringify(a)}: ${Go(t,c)}`),i=[`  "state": "${r?"ENABLED":"DISABLED"}"`,`  "variants": {
${s.join(`,
`)}
  }`,`  "defaultVariant": ${JSON.stringify(n)}`];return o.trim()&&i.push(`  "metadata": {
    "owner": ${JSON.stringify(o.trim())}
  }`),`{
${i.join(`,
`)}
}`}var $t=w.create,kg=Object.keys(Uo);function Mm({set:t,onClose:e}){let[n,r]=g(""),[o,s]=g("boolean"),[i,a]=g(Uo.boolean),[c,u]=g(1),[m,f]=g(""),[d,p]=g(!0),[v,$]=g({}),[x,k]=g(null),[y,C]=g(!1);async function E(N){N.preventDefault();let O={key:n.trim()?void 0:$t.keyMissing,variants:Og(o,i)};if($(O),k(null),O.key||O.variants||y||!await jt(t,{title:$t.ask(n.trim(),t)}))return;let F=Or();C(!0);let lt=c<0?null:i[c].name.trim(),Ot=i.map(({name:tt,value:At})=>({name:tt.trim(),value:At}));try{let tt=Nm({type:o,variants:Ot,defaultVariant:lt,isEnabled:d,owner:m});if(await ce(S`flag-sets/${t}/flags/${n.trim()}`,{body:tt,createOnly:!0}),_({text:$t.created(n.trim())}),!F())return;e(),Xt({set:t,flag:n.trim()})}catch(tt){C(!1),tt instanceof z&&tt.status===412?$({key:$t.exists(n.trim())}):k(tt)}}let T=vt(U(t));return l`<${Nt}
    title=${l`${$t.title} ${T&&l`<${W} kind="bad">${t}<//>`}`}
    class=${T?"production":""}
    onClose=${y?void 0:e}
    footer=${l`
      <${b} onClick=${e} disabled=${y}>${h.cancel}<//>
      <${b} kind="primary" type="submit" form="new-flag" busy=${y}>${$t.action}<//>
    `}
  >
    <form id="new-flag" class="stack" onSubmit=${E} novalidate>
      ${x&&l`<${P} problem=${x} />`}
      <${L} label=${$t.key} hint=${$t.keyHint} error=${v.key}>
        ${N=>l`<input
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
        ${N=>l`<${I}
            input=${N}
            value=${o}
            options=${kg.map(O=>({value:O,label:w.types[O]}))}
            onChange=${O=>{s(O),a(Uo[O]),u(1)}}
          />`}
      <//>
      <${Sg}
        type=${o}
        variants=${i}
        fault=${v.variants}
        onChange=${N=>{a(N),c>=N.length&&u(N.length-1)}}
      />
      <${L} label=${$t.default} hint=${$t.defaultHint}>
        ${N=>l`<${I}
            input=${N}
            value=${String(c)}
            options=${[...i.map(({name:O},F)=>({value:String(F),label:O||`${F+1}`})),{value:"-1",label:$t.noDefault}]}
            onChange=${O=>u(Number(O))}
          />`}
      <//>
      <${L} label=${$t.owner} hint=${$t.ownerHint}>
        ${N=>l`<input ...${N} type="text" autocomplete="off" value=${m} onInput=${O=>f(O.target.value)} />`}
      <//>
      <${Pe} label=${$t.enabled} hint=${$t.enabledHint} checked=${d} onChange=${p} />
    </form>
  <//>`}function Sg({type:t,variants:e,fault:n,onChange:r}){let o=(s,i)=>r(e.map((a,c)=>c===s?{...a,...i}:a));return l`<fieldset class="new-variants">
    <legend>${$t.variants}</legend>
    ${e.map(({name:s,value:i},a)=>l`<div class="row" key=${a}>
        <input
          type="text"
          class="mono name"
          aria-label=${$t.variantName}
          value=${s}
          onInput=${c=>o(a,{name:c.target.value})}
        />
        ${t==="boolean"?l`<${I}
              label=${$t.variantValue}
              value=${i}
              options=${["true","false"].map(c=>({value:c,label:c}))}
              onChange=${c=>o(a,{value:c})}
            />`:l`<input
              type="text"
              class="mono grow"
              inputmode=${t==="number"?"decimal":void 0}
              aria-label=${$t.variantValue}
              aria-invalid=${Go(t,i)===null?"true":void 0}
              value=${i}
              onInput=${c=>o(a,{value:c.target.value})}
            />`}
        <${b}
          kind="quiet"
          icon=${It}
          label=${$t.removeVariant}
          disabled=${e.length===1}
          onClick=${()=>r(e.filter((c,u)=>u!==a))}
        />
      </div>`)}
    ${n&&l`<p class="bad small" role="alert">${n}</p>`}
    <div>
      <${b} size="small" icon=${ot} onClick=${()=>r([...e,{name:"",value:t==="boolean"?"true":t==="object"?"{}":""}])}>
        ${$t.addVariant}
      <//>
    </div>
  </fieldset>`}function Og(t,e){let n=e.map(({name:o})=>o.trim());if(n.includes(""))return $t.nameMissing;let r=n.find((o,s)=>n.indexOf(o)!==s);if(r!==void 0)return $t.nameTwice(r);if(!e.every(({value:o})=>Go(t,o)!==null))return t==="number"?$t.notNumber:$t.notObject}var Tg=36,Cg=60,Eg=38,Ag=240,Ng=8;function Rm({set:t,flags:e,column:n,order:r,isDown:o,onOrder:s,selected:i,fresh:a,onSelect:c,cursor:u,reveal:m,onCursor:f,takesFocus:d,onToggle:p}){let v=D(-1),$=e.length>0&&e.every(({key:T})=>i.has(T)),x=!$&&e.some(({key:T})=>i.has(T));function k(T,N,O){let F=O&&v.current>=0&&v.current<e.length?v.current:T;v.current=T;let[lt,Ot]=F<T?[F,T]:[T,F];c(e.slice(lt,Ot+1).map(({key:tt})=>tt),N)}let y={order:r,isDown:o,onOrder:s},C=Kn.value?Cg:Tg,E=["flag-table panel",n===null&&"no-owner",!M("write")&&"read-only",e.length>Ng&&"long"];return l`<div
    class=${E.filter(Boolean).join(" ")}
    style=${Mg(e.length,C)}
    role="table"
    aria-label=${w.table}
    aria-rowcount=${e.length+1}
  >
    <div role="rowgroup" class="list-head">
      <div role="row" aria-rowindex="1" class="flag-row">
        ${M("write")&&l`<div role="columnheader" class="select">
          <input
            type="checkbox"
            aria-label=${w.selectAll}
            checked=${$}
            indeterminate=${x}
            disabled=${!e.length}
            onChange=${T=>c(e.map(({key:N})=>N),T.target.checked)}
          />
        </div>`}
        <div role="columnheader" class="state-cell"><span>${w.columns.state}</span></div>
        <${Yo} ...${y} name="key" class="key">${w.columns.key}<//>
        <div role="columnheader" class="type">${w.columns.type}</div>
        <${Yo} ...${y} name="rollout" class="serves">${w.columns.rollout}<//>
        ${n!==null&&l`<div role="columnheader" class="owner cut">${n==="owner"?w.columns.owner:n}</div>`}
        <${Yo} ...${y} name="evaluated" class="evaluated">${w.columns.evaluated}<//>
        <${Yo} ...${y} name="changed" class="changed">${w.columns.changed}<//>
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
      render=${T=>{let N=e[T];return N?l`<${al}
          key=${N.key}
          set=${t}
          flag=${N}
          index=${T}
          column=${n}
          isSelected=${i.has(N.key)}
          isFresh=${a.has(N.key)}
          isAtCursor=${T===u}
          takesFocus=${d}
          onCursor=${()=>f(N.key)}
          onSelect=${(O,F)=>k(T,O,F)}
          onToggle=${O=>p(N,O)}
        />`:null}}
    />
  </div>`}function Mg(t,e){let n=Eg+t*e;return{maxHeight:`${n}px`,minHeight:`${Math.min(n,Ag)}px`}}function Yo({name:t,order:e,isDown:n,onOrder:r,class:o,children:s}){let i=t===e;return l`<div role="columnheader" class=${o} aria-sort=${i?n?"descending":"ascending":void 0}>
    <button type="button" class="sorts" onClick=${()=>r(t)}>
      ${s}${i&&l`<${it} shapes=${n?hr:gr} size=${12} />`}
    </button>
  </div>`}var Rg=300;function Ig(){let{query:t}=wt.value,e=wt.value.set,n=te(e);B(()=>n.open(),[e]);let{flags:r,complete:o,problem:s,fromMemory:i}=n.content.value,[a,c]=Fg(t.q??""),u=Object.keys(t).filter(q=>q.startsWith(Ue)),m=ut(()=>il(r,u.map(q=>q.slice(Ue.length))),[r,u.join()]),f=ol({...t,q:a}),d=JSON.stringify(f),p=f.within===null?0:Er.value,v=ut(()=>sl(r,f,p),[r,d,p]),[$,x]=g(new Set),k=ut(()=>r.filter(({key:q})=>$.has(q)),[r,$]),[y,C]=g(!1),[E,T]=g(null),[N,O]=g(-1),F=ut(()=>v.findIndex(({key:q})=>q===E),[v,E]),lt=D(!1),Ot=D(null);function tt(q){if(!v.length)return;let Ct=Math.max(0,Math.min(q,v.length-1));lt.current=!0,T(v[Ct].key),O(Ct)}function At(q,Ct){let Te=new Set($);for(let Xe of q)Ct?Te.add(Xe):Te.delete(Xe);x(Te)}let st=q=>()=>v[F]&&q(v[F]);vn([{keys:"/",label:w.keys.search,run:()=>Ot.current?.select()},{keys:"j",label:w.keys.next,run:()=>tt(F+1)},{keys:"k",label:w.keys.previous,run:()=>tt(F-1)},{keys:"Home",label:w.keys.first,run:()=>tt(0)},{keys:"End",label:w.keys.last,run:()=>tt(v.length-1)},{keys:"o",label:w.keys.open,run:st(({key:q})=>Xt({set:e,flag:q}))},...M("write")?[{keys:"x",label:w.keys.select,run:st(({key:q})=>At([q],!$.has(q)))},{keys:"t",label:w.keys.toggle,run:st(({key:q,state:Ct})=>Gr(e,q,Ct!=="ENABLED"))},{keys:"n",label:w.keys.create,run:()=>C(!0)},{keys:"Escape",label:w.keys.escape,run:()=>x(new Set)}]:[]]);let Ft=ut(()=>k.length-v.filter(({key:q})=>$.has(q)).length,[k,v]),ae=ut(()=>r.some(({plan:q})=>q),[r]),ft=o&&r.length===0;return l`<div class="flags-page ${k.length?"selecting":""}">
    <${Am} set=${e} shown=${v.length} onCreate=${()=>C(!0)} />
    ${i&&l`<${K}>${h.problem.fromMemory}<//>`}
    ${s&&l`<${P} problem=${s} onRetry=${()=>n.retry()} />`}
    ${ft?l`<div class="panel">
          <${Q} icon=${zi} title=${w.emptyTitle} text=${w.emptyText} command=${w.emptyCommand(e)}>
            ${M("write")&&l`<${b} kind="primary" onClick=${()=>C(!0)}>${w.newFlag}<//>`}
          <//>
        </div>`:l`
          <${dm}
            query=${t}
            typed=${a}
            onType=${c}
            onChange=${St}
            metadata=${m}
            isPlanned=${ae}
            input=${Ot}
            onLeave=${()=>tt(Math.max(F,0))}
          />
          ${r.length===0?!s&&l`<div class="panel"><${J} rows=${12} /></div>`:v.length===0?l`<div class="panel"><${Q} icon=${Nr} title=${w.nothingFound} text=${w.nothingFoundText} /></div>`:l`<${Rm}
                  set=${e}
                  flags=${v}
                  column=${m[0]?.name??null}
                  order=${f.order}
                  isDown=${f.down}
                  onOrder=${q=>St({sort:Dg(q,f)})}
                  selected=${$}
                  fresh=${n.fresh.value}
                  onSelect=${At}
                  cursor=${F}
                  reveal=${N}
                  onCursor=${T}
                  takesFocus=${lt}
                  onToggle=${({key:q},Ct)=>Gr(e,q,Ct)}
                />`}
        `}
    ${k.length>0&&l`<${cm} set=${e} flags=${k} hidden=${Ft} onClear=${()=>x(new Set)} />`}
    ${y&&l`<${Mm} set=${e} onClose=${()=>C(!1)} />`}
  </div>`}function Dg(t,e){return`${(t===e.order?!e.down:t!=="key")?"-":""}${t}`}function Fg(t){let[e,n]=g(t),r=D(void 0),o=D(t);return B(()=>{t!==o.current&&(o.current=t,clearTimeout(r.current),n(t))},[t]),B(()=>()=>clearTimeout(r.current),[]),[e,s=>{n(s),clearTimeout(r.current),r.current=setTimeout(()=>{o.current=s,St({q:s||null})},Rg)}]}var Im=["who","kind","name","since","until"],Bg={m:6e4,h:36e5,d:864e5};function Dm(t){let e=t.kind??"",n={who:t.who??"",kind:e==="flag"||e==="evaluator"||e==="flag_set"?e:"",name:t.name??"",since:jg(t.since??"")?t.since??"":"",until:Bm(t.until??"")?t.until??"":""};return n.kind!=="flag"&&n.kind!=="evaluator"&&(n.name=""),n}function Fm(t){return Object.fromEntries(Im.filter(e=>t[e]!=="").map(e=>[e,t[e]]))}function Qo(t,e){let n={};if(t.who!==""&&(n.actor=t.who),t.name!==""&&t.kind==="flag"?n.flag=t.name:t.name!==""&&t.kind==="evaluator"?n.evaluator=t.name:t.kind!==""&&(n.kind=t.kind),t.since!==""&&(n.since=Lg(t.since,e).toISOString()),t.until!==""){let r=Oi(t.until);r.setDate(r.getDate()+1),n.until=r.toISOString()}return n}var Xo=t=>Im.every(e=>t[e]==="");function Lg(t,e){let n=/^(\d{1,4})([mhd])$/.exec(t);return n===null?Oi(t):new Date(e.getTime()-Number(n[1])*Bg[n[2]])}function Oi(t){let[e,n,r]=t.split("-").map(Number);return new Date(e,n-1,r)}var Bm=t=>/^\d{4}-\d{2}-\d{2}$/.test(t)&&!Number.isNaN(Oi(t).getTime()),jg=t=>/^\d{1,4}[mhd]$/.test(t)||Bm(t);function Lm(t,e){let n=e.after===null?e.revision-1:e.revision,r=e.after===null?e.beforeText:e.afterText;return qm(t,e,n,r,h.history.title(e.name,n),h.history.comment.back(n))}function jm(t,e){let n=h.history,r=n.comment.undone(e.revision);if(e.before!==null)return qm(t,e,e.revision-1,e.beforeText,n.titleOfUndo(e.name),r);if(e.kind==="flag_set")return null;let o=e.kind==="flag"?S`flag-sets/${t}/flags/${e.name}`:S`flag-sets/${t}/evaluators/${e.name}`;return{title:n.titleOfDeletion(e.name),set:t,method:"DELETE",where:o,action:h.delete,danger:!0,typed:e.name,comment:r}}function Pm(t,e){return{title:h.history.titleOfSet(t,e),text:h.history.textOfSet,set:t,method:"POST",where:S`flag-sets/${t}/rollback`,body:{revision:e},action:h.history.bringBack,comment:h.history.comment.back(e)}}function qm(t,{kind:e,name:n},r,o,s,i){let a={title:s,set:t,action:h.history.bringBack,comment:i};return e==="flag"?{...a,method:"POST",where:S`flag-sets/${t}/flags/${n}/rollback`,body:{revision:r}}:e==="evaluator"&&o!==null?{...a,method:"PUT",where:S`flag-sets/${t}/evaluators/${n}`,body:o}:null}var Pg=new Intl.DateTimeFormat(void 0,{hour:"2-digit",minute:"2-digit"}),qg=new Intl.DateTimeFormat(void 0,{dateStyle:"medium",timeStyle:"medium"}),_g=3;function _m({set:t,entry:e,isOpen:n,onOpen:r,onChange:o}){let{revision:s,actor:i,comment:a,changes:c}=e,u=new Date(e.at);return l`<li class="entry ${n?"open":""}">
    <button type="button" class="line" aria-expanded=${String(n)} onClick=${()=>r(!n)}>
      <${it} shapes=${rn} size=${14} />
      <span class="what"
        ><strong>${i}</strong> <${H} parts=${h.changes.together(c)} />${a&&l`, <q>${a}</q>`}</span
      >
      <span class="quiet revision" title=${h.history.revisionOf(s)}>${h.history.revision(s)}</span>
      <time class="quiet" datetime=${u.toISOString()} title=${`${qg.format(u)}
${Wi(u)}`}>${Pg.format(u)}</time>
    </button>
    ${n&&l`<div class="inside">
      ${c.map(m=>l`<${Wg} key=${`${m.kind} ${m.name}`} set=${t} change=${m} isOpen=${c.length<=_g} onChange=${o} />`)}
      <div class="row">
        <${b} size="small" kind="quiet" href=${G({set:t,page:"try-it",query:{at:String(s),flag:Jg(c)}})}>${h.history.tryThen(s)}<//>
        ${M("write")&&l`<${b} size="small" kind="quiet" onClick=${()=>o(Pm(t,s))}>${h.history.setBack(s)}<//>`}
      </div>
    </div>`}
  </li>`}function Wg({set:t,change:e,isOpen:n,onChange:r}){let[o,s]=g(n),i=h.history,a=M("write")?Lm(t,e):null,c=M("write")?jm(t,e):null,u=Vg(t,e),m=[c!==null&&{label:i.undo,onSelect:()=>r(c)},u!==null&&{label:i.open,onSelect:()=>Xt(u)}];return l`<section class="one" aria-label=${e.name}>
    <div class="row">
      <button type="button" class="name grow" aria-expanded=${String(o)} onClick=${()=>s(!o)}>
        <${it} shapes=${rn} size=${14} />${i.kindOf[e.kind]} <code>${e.name}</code>
      </button>
      ${a!==null&&l`<${b} size="small" icon=${Vn} title=${i.bringBackHint} onClick=${()=>r(a)}>${i.bringBack}<//>`}
      ${m.some(Boolean)&&l`<${qe} end items=${m} button=${{kind:"quiet",size:"small",icon:wn,label:h.more}} />`}
    </div>
    ${o&&l`<${Vt} before=${e.beforeText} after=${e.afterText} kind=${e.kind} />`}
  </section>`}function Vg(t,{kind:e,name:n}){return e==="flag"?{set:t,flag:n}:e==="evaluator"?{set:t,page:"evaluators",query:{name:n}}:null}var Jg=t=>t.length===1&&t[0].kind==="flag"?t[0].name:null;var Wm={who:null,kind:null,name:null,since:null,until:null};function Jm({filter:t,actors:e,names:n}){let r=rt(),o=h.history,s=c=>St({...Wm,...Fm({...t,...c})}),i=/^\d{4}/.test(t.since)||t.until!=="",a=Object.entries(o.kinds);return l`<form class="history-filter" role="search" aria-label=${o.filter} onSubmit=${c=>c.preventDefault()}>
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
    <datalist id="${r}-actors">${e.map(c=>l`<option value=${c}></option>`)}</datalist>
    <${I}
      label=${o.what}
      value=${t.kind}
      options=${a.map(([c,u])=>({value:c,label:u}))}
      onChange=${c=>s({kind:c,name:""})}
    />
    ${(t.kind==="flag"||t.kind==="evaluator")&&l`<input
        type="search"
        class="mono"
        aria-label=${o.name[t.kind]}
        placeholder=${o.all[t.kind]}
        list="${r}-names"
        autocomplete="off"
        spellcheck=${!1}
        value=${t.name}
        onChange=${c=>s({name:c.target.value})}
      /><datalist id="${r}-names">${n.map(c=>l`<option value=${c}></option>`)}</datalist>`}
    <${I}
      label=${o.when}
      value=${i?"days":t.since}
      options=${[{value:"",label:o.anyTime},...o.spans.map(([c,u])=>({value:c,label:u})),...i||o.spans.some(([c])=>c===t.since)||t.since===""?[]:[{value:t.since,label:t.since}],{value:"days",label:o.days}]}
      onChange=${c=>s(c==="days"?{since:Vm(),until:Vm()}:{since:c,until:""})}
    />
    ${i&&l`<input type="date" aria-label=${o.from} value=${t.since} max=${t.until} onChange=${c=>s({since:c.target.value})} />
      <input type="date" aria-label=${o.to} value=${t.until} min=${t.since} onChange=${c=>s({until:c.target.value})} />`}
    ${!Xo(t)&&l`<${b} kind="quiet" icon=${gt} onClick=${()=>St(Wm)}>${o.clear}<//>`}
  </form>`}function Vm(){let t=new Date;return new Date(t.getTime()-t.getTimezoneOffset()*6e4).toISOString().slice(0,10)}var Hm=100;function zm(t,e,n){let[r,o]=g({changes:[],next:null,problem:null,isLoading:!0}),[s,i]=g(0),a=D(new AbortController),c=JSON.stringify(n);async function u(f,d,p){a.current.abort();let{signal:v}=a.current=new AbortController;o($=>({...$,isLoading:!0,problem:null}));try{let $=await Hg(t,{...Qo(n,new Date),limit:p,after:f},v);v.aborted||o({changes:[...d,...$.changes],next:$.next,problem:null,isLoading:!1})}catch($){v.aborted||o(x=>({...x,problem:$,isLoading:!1}))}}return B(()=>(u(null,[],Math.min(1e3,Math.max(Hm,r.changes.length))),()=>a.current.abort()),[t,e,c,s]),{entries:Ni(r.changes),problem:r.problem,isLoading:r.isLoading,hasMore:r.next!==null,more:()=>u(r.next,r.changes,Hm),reload:()=>i(s+1)}}async function Hg(t,e,n){let{data:r,text:o}=await j(S`flag-sets/${t}/changes`,{query:e,signal:n}),s=R(o);return{changes:r.items.map((a,c)=>({...a,beforeText:a.before===null?null:ht(s,`/items/${c}/before`),afterText:a.after===null?null:ht(s,`/items/${c}/after`)})),next:r.next}}var zg=new Intl.DateTimeFormat(void 0,{weekday:"long",day:"numeric",month:"long",year:"numeric"});function Kg(){let t=ve.value;return t===null?null:l`<${Ug} set=${t.name} revision=${t.revision} />`}function Ug({set:t,revision:e}){we(t);let n=Dm(wt.value.query),{entries:r,problem:o,isLoading:s,hasMore:i,more:a,reload:c}=zm(t,e,n),[u,m]=g(new Set),[f,d]=g(null),p=r.flatMap($=>$.changes),v=h.history;return l`<div class="page-head">
      <h1>${h.pages.history}</h1>
      <${b} icon=${Ko} onClick=${()=>Qg(t,Qo(n,new Date))}>${v.download}<//>
    </div>
    <div class="stack">
      <${Jm} filter=${n} actors=${Km(p.map(({actor:$})=>$))} names=${Km(p.filter(({kind:$})=>$===n.kind).map(({name:$})=>$))} />
      ${o!==null&&l`<${P} problem=${o} onRetry=${c} />`}
      ${r.length===0&&s&&l`<div class="panel"><${J} rows=${10} /></div>`}
      ${r.length===0&&!s&&o===null&&l`<${Q} title=${v.none} text=${v.noneText}>
        ${!Xo(n)&&l`<${b} onClick=${()=>St({who:null,kind:null,name:null,since:null,until:null})}>${v.clear}<//>`}
      <//>`}
      ${Gg(r).map(([$,x])=>l`<section key=${$} class="history-day">
          <h2>${$}</h2>
          <ol class="plain panel">
            ${x.map(k=>l`<${_m}
                key=${k.revision}
                set=${t}
                entry=${k}
                isOpen=${u.has(k.revision)}
                onOpen=${y=>m(Yg(u,k.revision,y))}
                onChange=${d}
              />`)}
          </ol>
        </section>`)}
      ${i&&l`<div class="row"><${b} busy=${s} onClick=${a}>${v.older}<//></div>`}
    </div>
    ${f!==null&&l`<${pe}
      change=${f}
      onClose=${()=>d(null)}
      onSaved=${({data:$})=>{d(null),_({text:v.done(f.title,$.revision)}),zt()}}
    />`}`}function Gg(t){let e=new Map,n=new Date,r=new Date(n.getFullYear(),n.getMonth(),n.getDate()-1);for(let o of t){let s=new Date(o.at),i=c=>s.toDateString()===c.toDateString(),a=i(n)?h.history.today:i(r)?h.history.yesterday:zg.format(s);e.set(a,[...e.get(a)??[],o])}return[...e]}function Yg(t,e,n){let r=new Set(t);return n?r.add(e):r.delete(e),r}async function Qg(t,e){try{let{text:n}=await j(S`flag-sets/${t}/changes`,{query:e,headers:{Accept:"text/csv"}}),r=URL.createObjectURL(new Blob([n],{type:"text/csv"})),o=document.createElement("a");o.href=r,o.download=`${t}-history.csv`,o.click(),URL.revokeObjectURL(r)}catch(n){Et(n)}}var Km=t=>[...new Set(t)].sort();function Xg(){let t=ve.value;return t&&l`<div class="page-head"><div><h1>${h.pages.plans}</h1><p class="quiet">${h.plans.intro}</p></div></div>
      <${Io} set=${t} />`}function Zg(){let t=ve.value;if(t===null)return null;let{flag:e=null,at:n}=wt.value.query,r=/^[1-9]\d{0,15}$/.test(n??"")?Number(n):null;return l`<div class="page-head"><div><h1>${h.tryIt.title}</h1><p class="quiet">${h.tryIt.intro}</p></div></div>
    <${Do} key=${n} set=${t} flag=${e} from=${r} onAll=${e===null?void 0:G({set:t.name,page:"try-it"})} />`}export{qd as Compare,Vp as Contexts,I$ as Evaluators,sg as Flag,Ig as Flags,Kg as History,Xg as Plans,Zg as TryItPage};
