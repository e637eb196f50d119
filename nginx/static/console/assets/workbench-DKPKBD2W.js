import{$ as Ti,A as ur,Aa as de,B as cr,Ba as Jt,C as Si,Ca as lt,D as Ie,Da as Y,E as d,Ea as _,F as tt,Fa as Ei,Ga as Et,H as ct,Ha as ie,I as b,Ia as Mt,J as mr,K as Oi,Ka as dr,L as ht,La as Ai,M as q,Ma as rt,N as Rt,Na as Ni,Oa as st,P as fr,Pa as Mi,Qa as At,R as L,Ra as Ri,S as U,Sa as ke,T as W,Ta as $n,U as Fo,Ua as Be,V as pr,Va as Ii,W as oe,Wa as Lo,X as G,Xa as en,Y as R,Ya as Di,Z as De,a as gi,c as vi,ca as A,d as v,e as D,f as fn,g as I,ga as S,h as ft,ha as pn,i as bi,ia as F,j as Z,ja as Ft,k as xe,ka as se,l as pt,la as qt,m as Qe,ma as Ze,na as _t,pa as M,q as yi,s as l,sa as dn,t as nt,ta as Ct,u as Bt,ua as X,v as wi,va as Gt,w as Xe,wa as bt,x as pe,xa as tn,y as xi,z as ki,za as Ci}from"./chunk-BSJ3YPUF.js";var Bi=[["line",{x1:"5",x2:"19",y1:"9",y2:"9"}],["line",{x1:"5",x2:"19",y1:"15",y2:"15"}]];var $r=[["path",{d:"m13.5 8.5-5 5"}],["path",{d:"m8.5 8.5 5 5"}],["circle",{cx:"11",cy:"11",r:"8"}],["path",{d:"m21 21-4.3-4.3"}]];function Fi(t,e){let n=t.map(({flags:o})=>new Map(o.map(s=>[s.key,s])));return[...new Set(t.flatMap(({flags:o})=>o.map(({key:s})=>s)))].sort().map(o=>{let s=n[e]?.get(o)??null,i=t.map((a,u)=>{let c=n[u].get(o)??null,m=u===e?[]:Dm(c,a,s,t[e]);return{flag:c,reasons:m}});return{key:o,cells:i,differs:i.some(({reasons:a})=>a.length>0)}})}function Dm(t,e,n,r){if(!t||!n)return t===n?[]:[t?"extra":"missing"];let o=[];t.state!==n.state&&o.push("state"),t.digest!==n.digest&&o.push("definition");let s=new Set([...t.evaluators,...n.evaluators]),i=a=>e.evaluators.get(a)!==r.evaluators.get(a);return[...s].some(i)&&o.push("evaluator"),o}var Bm=[/^(local|dev)/,/^(test|qa|ci)/,/^(stag|uat|pre|acc|demo)/,/^(canary|beta)/,/^prod|^live/];function jo(t){let e=Bm.findIndex(n=>n.test(t.toLowerCase()));return e<0?2.5:e}function Li(t){let e=new Map(t.map(({name:n,rule:r})=>[n,r]));return new Map(t.map(({name:n,rule:r})=>[n,hr(r,e,[n])]))}function hr(t,e,n){if(Array.isArray(t))return`[${t.map(s=>hr(s,e,n)).join()}]`;if(t===null||typeof t!="object")return JSON.stringify(t);let r=Object.entries(t).sort(([s],[i])=>s<i?-1:1),{$ref:o}=t;return typeof o=="string"&&e.has(o)&&!n.includes(o)?hr(e.get(o),e,[...n,o]):`{${r.map(([s,i])=>`${JSON.stringify(s)}:${hr(i,e,n)}`).join()}}`}var nn=pt([]),ji=Qe(()=>{let t=nn.value.map(({state:e})=>e.value);return Fm.find(e=>t.includes(e))??"off"}),Fm=["lost","connecting","live"],Lm=3,jm="/ofrep/v1/events",Pm=new URL("..",document.baseURI),qm=300,Po=5e3,qo=1e3,_m=3e4,Jm=6e4,Vm=3e3;function hn(t,e,n){let r={since:e,onChange:n},o=nn.peek().find(s=>s.set===t)??new _o(t);return o.add(r),()=>o.remove(r)}var _o=class{constructor(e){this.set=e,this.state=pt("connecting"),nn.value=[...nn.peek(),this],this.watchers=new Set,this.source=null,this.revision=0,this.again=qo,this.timers={},this.ended=new AbortController,this.isTelling=!1,document.addEventListener("visibilitychange",()=>this.seen(),{signal:this.ended.signal}),this.open()}add(e){clearTimeout(this.timers.unwatched),this.watchers.add(e),this.tell()}remove(e){this.watchers.delete(e),!this.watchers.size&&(this.timers.unwatched=setTimeout(()=>this.end(),Vm))}end(){this.ended.abort(),this.close(),Object.values(this.timers).forEach(clearTimeout),nn.value=nn.peek().filter(e=>e!==this)}close(){this.source?.close(),this.source=null}async open(){if(!(this.ended.signal.aborted||this.source||document.hidden)){if(nn.peek().filter(({source:e})=>e).length>=Lm)return void this.ask();this.state.peek()!=="lost"&&(this.state.value="connecting"),clearTimeout(this.timers.ask),this.timers.ask=setTimeout(()=>this.ask(),Po);try{let{data:e}=await F(S`flag-sets/${this.set}/event-stream`,{signal:this.ended.signal});if(e.requestUri===null)return;!this.source&&!this.ended.signal.aborted&&this.listen(e.requestUri)}catch(e){if(this.ended.signal.aborted||e instanceof tt&&e.status===404)return;this.later()}}}listen(e){let n=new EventSource(new URL(`.${e.slice(e.indexOf(jm))}`,Pm));this.source=n,n.onopen=()=>{clearTimeout(this.timers.ask),this.again=qo,this.state.value="live"},n.onmessage=({lastEventId:r})=>this.reach(Number(r)),n.onerror=()=>{this.source===n&&(this.state.peek()==="live"&&(this.state.value="connecting"),clearTimeout(this.timers.ask),this.timers.ask=setTimeout(()=>this.ask(),Po),n.readyState===EventSource.CLOSED&&(this.close(),this.later()))}}later(){clearTimeout(this.timers.again),this.timers.again=setTimeout(()=>this.open(),this.again),this.again=Math.min(2*this.again,_m)}async ask(){if(!(this.ended.signal.aborted||document.hidden)){this.state.value="lost";try{let{data:e}=await F(S`flag-sets/${this.set}`,{signal:this.ended.signal});this.reach(e.revision)}catch{}this.state.peek()==="lost"&&!this.ended.signal.aborted&&(this.timers.ask=setTimeout(()=>this.ask(),Po))}}seen(){clearTimeout(this.timers.hidden),document.hidden?this.timers.hidden=setTimeout(()=>this.close(),Jm):this.open()}reach(e){!e||e===this.revision||(this.revision=e,this.tell())}async tell(){if(!this.isTelling){this.isTelling=!0;try{for(let e=this.behind();e.length;e=this.behind()){let{revision:n}=this,r=e[0].since,o=r>n?null:await Wm(this.set,r,this.ended.signal);for(let s of e.filter(i=>i.since===r))s.since=n,s.onChange({revision:n,changes:o})}}catch{this.ended.signal.aborted||(this.timers.tell=setTimeout(()=>this.tell(),qo))}finally{this.isTelling=!1}}}behind(){return this.revision?[...this.watchers].filter(({since:e})=>e!==this.revision):[]}};async function Wm(t,e,n){let r=[],o=null;do{let{data:s}=await F(S`flag-sets/${t}/changes`,{query:{limit:50,after:o},signal:n}),i=s.items.filter(({revision:a})=>a>e);if(r.push(...i),i.length<s.items.length)return r;if(o=s.next,r.length>=qm)return null}while(o!==null);return r}var $e=t=>Ie(t,"flag"),Jo=t=>t.length===1?t[0]:$e(t.length),k={found:(t,e)=>t===e?$e(e):`${t.toLocaleString("en")} of ${$e(e)}`,loading:t=>`${t.toLocaleString("en")} loaded\u2026`,revision:t=>`r${t}`,revisionTitle:t=>`Revision ${t} of the flag set`,live:{live:"Live",connecting:"Connecting",lost:"Every 5 s",off:"Not followed"},liveTitle:{live:"Changes made elsewhere appear at once.",connecting:"Connecting to the event stream.",lost:"There is no event stream: the console asks for changes every 5 seconds.",off:"Changes made elsewhere appear after a reload."},search:"Search flags",searchPlaceholder:"Search keys, or owner:name",newFlag:"New flag",import:"Import",export:"Export",more:"More actions",table:"Flags",columns:{select:"Select",state:"State",key:"Key",type:"Type",rollout:"Serves",owner:"Owner",evaluated:"Evaluated",changed:"Changed"},selectAll:"Select all flags that are shown",select:t=>`Select ${t}`,enabled:t=>`${t} is enabled`,anyState:"Any state",on:"On",off:"Off",anyType:"Any type",types:{boolean:"boolean",string:"string",number:"number",object:"object"},changedAny:"Changed any time",ranges:{"1h":"Last hour","24h":"Last 24 hours","7d":"Last 7 days","30d":"Last 30 days"},staleAny:"Stale or not",staleOnly:"Stale only",anyValue:t=>`Any ${t}`,clear:"Clear filters",filters:"Filters",rules:t=>Ie(t,"rule"),noVariant:"caller\u2019s default",computed:"computed",share:(t,e)=>`${t} ${e}`,inRule:(t,e)=>`${t} ${e} in a rule`,never:"never",staleWord:"stale",staleWhy:{"not-evaluated":"Not evaluated for a long time","one-variant":"The same variant for every caller for a long time"},by:t=>`by ${t}`,emptyTitle:"No flags yet",emptyText:"A flag decides which variant a caller gets. Create the first one, or import a file with flagd definitions.",emptyCommand:t=>`flagstaff load flags.json --flag-set ${t}`,nothingFound:"No flag fits",nothingFoundText:"No flag has all of that. Remove a filter, or search for less.",keys:{search:"Search",next:"Next flag",previous:"Previous flag",select:"Select the flag",open:"Open the flag, as Enter does",toggle:"Switch the flag on or off",create:"New flag",first:"First flag",last:"Last flag",escape:"Select nothing"},toggled:(t,e)=>`${t} is ${e?"on":"off"}`,changedMeanwhile:(t,e)=>`${t} was changed meanwhile${e?` by ${e}`:""}. It is shown as it is now; nothing was done.`,deletedMeanwhile:t=>`${t} was deleted meanwhile.`,notUndone:"It was changed meanwhile, and is not undone.",askToggle:(t,e,n)=>`Switch ${Jo(t)} ${e?"on":"off"} in ${n}?`,askProduction:"This is a production flag set: callers get the change at once.",turnOn:"Switch on",turnOff:"Switch off",bulk:{label:"Selected flags",selected:t=>`${t.toLocaleString("en")} selected`,hidden:t=>`(${t.toLocaleString("en")} not shown)`,enable:"Enable",disable:"Disable",copy:"Copy to\u2026",delete:"Delete\u2026",clear:"Select nothing",progress:(t,e)=>`${t.toLocaleString("en")} of ${e.toLocaleString("en")}`,stop:"Stop",toggled:(t,e)=>`${$e(t)} switched ${e?"on":"off"}`,deleted:t=>`${$e(t)} deleted`,copied:(t,e)=>`${$e(t)} copied to ${e}`,undone:t=>`${$e(t)} as before`,unchanged:t=>`Nothing changed: ${t===1?"the flag was":"all flags were"} like that already`,failedTitle:t=>`${$e(t)} could not be changed`,failedText:"The other flags were changed. Each of these says why:",askDelete:(t,e)=>`Delete ${Jo(t)} from ${e}?`,deleteText:"Callers get their own defaults from then on. The history stays, and Undo brings them back.",names:"Flags",comment:"Comment",commentHint:"For the history: why"},copying:{title:t=>`Copy ${Jo(t)}`,to:"To the flag set",looking:"Comparing\u2026",new:"new there",changes:"changes",same:"same already",refused:"cannot be copied",action:t=>`Copy ${$e(t)}`,nothing:"All of these flags are the same there.",noOther:"There is no other flag set that this API key may change.",show:"Difference",warning:"warning"},create:{title:"New flag",key:"Key",keyHint:"Callers ask for the flag by this key. It cannot be changed later.",keyMissing:"Enter a key.",exists:t=>`There is a flag ${t} already.`,type:"Type of value",variants:"Variants",variantName:"Name of the variant",variantValue:"Value of the variant",addVariant:"Add variant",removeVariant:"Remove variant",default:"Default variant",defaultHint:"Callers get it unless a rule gives them another.",noDefault:"None: the caller\u2019s own default",owner:"Owner",ownerHint:"Stands in the metadata. Optional.",enabled:"Enabled from the start",enabledHint:"A disabled flag gives every caller their own default.",action:"Create flag",nameMissing:"Each variant has a name.",nameTwice:t=>`Two variants have the name ${t}.`,notNumber:"A number, such as 10 or 2.5",notObject:'An object in JSON, such as {"size": 10}',created:t=>`${t} was created`},importing:{title:t=>`Import into ${t}`,drop:"Drop a flagd file here, or choose one",dropHint:"JSON with flags, as flagd, Export and flagstaff export write it. Nothing changes before you have seen the difference.",choose:"Choose file",another:"Another file",mode:"What happens to flags that are not in the file",keep:"Keep them: only add and change",keepHint:"Properties and metadata of the flag set stay as they are.",replace:"Delete them: make the flag set equal to the file",replaceHint:"Properties and metadata of the flag set become the file\u2019s, where it has some.",notJson:(t,e,n)=>`Line ${t}, column ${e}: ${n}`,notJsonTitle:"This file is not JSON",tooLarge:"This file is too large: a document has at most 32 MB.",refused:"The server refuses this file",line:t=>`Line ${t}`,looking:"Comparing with the flag set\u2026",same:"The flag set is like this already: nothing to import.",counts:{new:"new",changed:"changed",deleted:"deleted"},kinds:{flag:"",evaluator:"evaluator",flag_set:"flag set"},difference:"Difference",warnings:"Warnings",more:t=>`and ${t.toLocaleString("en")} more`,apply:t=>`Import ${Ie(t,"change")}`,applied:(t,e)=>`${Ie(t,"change")} imported into ${e}`,ask:(t,e)=>`Import ${Ie(t,"change")} into ${e}?`,askDeleted:t=>`${$e(t)} will be deleted.`,meanwhile:"The flag set was changed meanwhile. The difference was made anew: look at it again.",undone:"The import was undone"}};function gr(){let t=ji.value;return l`<span class="live ${t}" title=${k.liveTitle[t]}>${k.live[t]}</span>`}var et={title:t=>`Compare ${t}`,table:"Flags by environment",search:"Search flags",reference:"Compare with",onlyDiffering:"Only differing",counts:(t,e)=>`${t.toLocaleString("en")} of ${Ie(e,"flag")} ${t===1?"differs":"differ"}`,loading:t=>`${t.toLocaleString("en")} loaded\u2026`,flag:"Flag",isReference:"reference",missing:"not there",differs:"differs",reasons:{missing:"The flag is not there",extra:"The flag is only here",state:"The state differs",definition:"The definition differs",evaluator:"An evaluator that it uses differs"},on:"on",off:"off",open:(t,e,n)=>`${t}: difference between ${e} and ${n}`,emptyTitle:"Nothing to compare",emptyText:"Environments of one application have names that differ behind the last dot, such as shop.staging and shop.production.",emptyCommand:t=>`flagstaff flag-sets create ${t}.staging`,sameTitle:"No differences",sameText:"Every flag is the same in all environments.",nothingFound:"No flag fits",nothingFoundText:"Search for less, or show the flags that do not differ, too.",noFlagsTitle:"No flags yet",noFlagsText:"None of these environments has a flag.",fractional:(t,e,n,r)=>`${t} buckets by version ${e} of fractional, ${n} by version ${r}: the same split gives many users another variant.`,difference:{from:"From",to:"To",turn:"Other direction",title:t=>`Difference of ${t}`,caption:(t,e)=>`What a copy from ${t} changes in ${e}:`,copy:t=>`Copy to ${t}`,missing:t=>`The flag is not in ${t}. Turn the direction around to copy it there.`,same:"The definitions are the same. What differs is an evaluator that the flag uses.",openFlag:"Open flag",close:"Close"}};var Pi=[["path",{d:"M8 3 4 7l4 4"}],["path",{d:"M4 7h16"}],["path",{d:"m16 21 4-4-4-4"}],["path",{d:"M20 17H4"}]];function vr(t,e){let n=Math.min(t.length,e.length),r=0;for(;r<n&&t[r]===e[r];)r+=1;let o=0;for(;o<n-r&&t.at(-1-o)===e.at(-1-o);)o+=1;let s=[];for(let a=0;a<r;a+=1)s.push([a,a]);let i=Hm(t.slice(r,t.length-o),e.slice(r,e.length-o));for(let[a,u]of i)s.push([a===null?null:a+r,u===null?null:u+r]);for(let a=o;a>0;a-=1)s.push([t.length-a,e.length-a]);return s}function Hm(t,e){let n=zm(t,e);if(!n)return[...t.map(Km),...e.map(Um)];let r=[],[o,s]=[t.length,e.length];for(let i=n.length-1;i>=0;i-=1){let a=n[i],u=o-s,c=u===-i||u!==i&&Fe(a,u-1)<Fe(a,u+1),m=c?u+1:u-1,[f,p]=i?[Fe(a,m),Fe(a,m)-m]:[0,0];for(;o>f&&s>p&&t[o-1]===e[s-1];)r.push([--o,--s]);i&&r.push(c?[null,--s]:[--o,null])}return r.reverse()}function zm(t,e){let n=[],r=new Map([[1,0]]);for(let o=0;o<=Math.min(t.length+e.length,1500);o+=1){n.push(new Map(r));for(let s=-o;s<=o;s+=2){let a=s===-o||s!==o&&Fe(r,s-1)<Fe(r,s+1)?Fe(r,s+1):Fe(r,s-1)+1;for(;a<t.length&&a-s<e.length&&t[a]===e[a-s];)a+=1;if(r.set(s,a),a>=t.length&&a-s>=e.length)return n}}return null}function Fe(t,e){return t.get(e)??-1}function Km(t,e){return[e,null]}function Um(t,e){return[null,e]}var ae=class extends Error{constructor(e,n,r){super(e),this.offset=r;let o=n.slice(0,r);this.line=o.split(`
`).length,this.column=r-o.lastIndexOf(`
`)}},Gm=1e3,Ym=/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y,Qm=/"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y,Xm=/[ \t\n\r]*/y,Zm=[["true","boolean"],["false","boolean"],["null","null"]];function P(t){let e=0,n=m=>{throw new ae(m,t,Math.min(e,t.length))},r=m=>(m.lastIndex=e,m.exec(t)?(e=m.lastIndex,!0):!1),o=()=>{r(Xm)},s=m=>{o();let f=e,p=t[e];if(m>Gm&&n("This is nested too deeply."),p==="{")return a(f,m);if(p==="[")return u(f,m);if(p==='"')return i(f);for(let[h,g]of Zm)if(t.startsWith(h,e))return e+=h.length,{type:g,start:f,end:e};return r(Ym)?{type:"number",start:f,end:e}:n(p===void 0?"A value is missing at the end.":"A value is expected here.")},i=m=>(r(Qm)||n("This string is not closed, or has a character that must be escaped."),{type:"string",start:m,end:e}),a=(m,f)=>{let p=[];for(e+=1,o();t[e]!=="}"||p.length;){o(),t[e]!=='"'&&n(t[e]==="}"?"A comma before } is not allowed.":"A name in quotes is expected here.");let h=i(e),g=JSON.parse(t.slice(h.start,h.end));if(o(),t[e]!==":"&&n("A colon is expected behind the name."),e+=1,p.push({key:g,keyStart:h.start,keyEnd:h.end,value:s(f+1)}),o(),t[e]==="}")break;t[e]!==","&&n("A comma or } is expected here."),e+=1}return e+=1,{type:"object",start:m,end:e,members:p}},u=(m,f)=>{let p=[];for(e+=1,o();(t[e]!=="]"||p.length)&&(o(),t[e]==="]"&&n("A comma before ] is not allowed."),p.push(s(f+1)),o(),t[e]!=="]");)t[e]!==","&&n("A comma or ] is expected here."),e+=1;return e+=1,{type:"array",start:m,end:e,items:p}},c=s(0);return o(),e<t.length&&n("Nothing may follow the value."),c}function dt(t){try{return{root:P(t),fault:null}}catch(e){if(e instanceof ae)return{root:null,fault:e};throw e}}function gn(t){return t===""?[]:t.slice(1).split("/").map(e=>e.replaceAll("~1","/").replaceAll("~0","~"))}function Lt(...t){return t.map(e=>"/"+String(e).replaceAll("~","~0").replaceAll("/","~1")).join("")}function qi(t,e){return t.members?Le(t,e)?.value??null:t.items&&/^(0|[1-9]\d*)$/.test(e)?t.items[Number(e)]??null:null}function Le(t,e){return t.members?.findLast(n=>n.key===e)??null}function z(t,e){let n=t;for(let r of gn(e))n=n&&qi(n,r);return n}function xt(t,e,n){let r=z(e,n);return r&&t.slice(r.start,r.end)}function Nt(t,e){return JSON.parse(t.slice(e.start,e.end))}function Vo(t,e){let[n,r]=[t,t.start];for(let o of gn(e)){let s=qi(n,o);if(!s)return{start:r,end:n.members||n.items?n.start+1:n.end,isExact:!1};r=Le(n,o)?.keyStart??s.start,n=s}return{start:r,end:n.end,isExact:!0}}function br(t,e){let n=1;for(let r=t.indexOf(`
`);r!==-1&&r<e;r=t.indexOf(`
`,r+1))n+=1;return n}function _i(t,e){let{root:n}=dt(t);return n?br(t,Vo(n,e).start):1}function he(t,e,n){let r=zo(t,e);return Se(t,r.start,r.end,Wo(n,Vi(t,r.start)))}function Yt(t,e,n,r,o={}){let s=zo(t,e);if(!s.members)throw new RangeError(`${e} is no object`);if(Le(s,n))return he(t,e+Lt(n),r);let i=s.members.findIndex(u=>u.key===o.before),a=`${JSON.stringify(n)}: ${r}`;return tf(t,s,i===-1?s.members.length:i,a)}function vn(t,e){let{parent:n,index:r}=Ji(t,e),o=Ho(n);return o.length===1?Se(t,n.start+1,n.end-1,""):r===0?Se(t,o[0].start,o[1].start,""):Se(t,o[r-1].end,o[r].end,"")}function yr(t,e,n){let{parent:r,index:o}=Ji(t,e),s=r.members?.[o];if(!s)throw new RangeError(`${e} is no member`);return Se(t,s.keyStart,s.keyEnd,JSON.stringify(n))}function wr(t,e){return[...e].sort((n,r)=>r.start-n.start).reduce((n,r)=>Se(n,r.start,r.end,r.text),t)}function je(t,e=88){let n=o=>o.members?`{${o.members.map(i=>`${t.slice(i.keyStart,i.keyEnd)}: ${n(i.value)}`).join(", ")}}`:o.items?`[${o.items.map(n).join(", ")}]`:t.slice(o.start,o.end),r=(o,s,i,a)=>{if(!(o.members??o.items)?.length)return n(o);let c=n(o);if(!a&&s.length+i+c.length<=e)return c;let m=`${s}  `,f=o.members?o.members.map(g=>{let $=`${t.slice(g.keyStart,g.keyEnd)}: `;return $+r(g.value,m,$.length+1,!1)}):(o.items??[]).map(g=>r(g,m,1,!1)),[p,h]=o.members?"{}":"[]";return`${p}
${f.map(g=>m+g).join(`,
`)}
${s}${h}`};return r(P(t),"",0,!0)}function Vt(t){let e=n=>n.members?`{${n.members.map(r=>`${JSON.stringify(r.key)}:${e(r.value)}`).join(",")}}`:n.items?`[${n.items.map(e).join(",")}]`:t.slice(n.start,n.end);return e(P(t))}function xr(t){let e=/\n([ \t]*)[^\n]*$/.exec(t)?.[1]??"";return t.replaceAll(`
${e}`,`
`)}function tf(t,e,n,r){let o=Ho(e),s=Vi(t,e.start);if(!o.length){let h=!t.slice(0,e.start).includes(`
`)&&!r.includes(`
`)?r:`
${s}  ${Wo(r,`${s}  `)}
${s}`;return Se(t,e.start+1,e.end-1,h)}if(!(n>=0&&n<=o.length))throw new RangeError("no such place");let i=o.length>1?t.slice(o[0].end,o[1].start):null,a=t.slice(e.start+1,o[0].start),u=i??(a.includes(`
`)?`,${a}`:", "),c=u.includes(`
`)?u.slice(u.lastIndexOf(`
`)+1):s,m=Wo(r,c);if(n===o.length){let{end:p}=o[o.length-1];return Se(t,p,p,u+m)}let{start:f}=o[n];return Se(t,f,f,m+u)}function Ho(t){return t.members?t.members.map(e=>({start:e.keyStart,end:e.value.end})):t.items??[]}function Ji(t,e){let n=gn(e),r=n.pop()??"",o=zo(t,Lt(...n)),s=o.members?o.members.findLastIndex(i=>i.key===r):Number(r);if(!e||!(s in Ho(o)))throw new RangeError(`${e} is not there`);return{parent:o,index:s}}function zo(t,e){let n=z(P(t),e);if(!n)throw new RangeError(`${e} is not there`);return n}function Vi(t,e){let n=t.slice(t.lastIndexOf(`
`,e-1)+1,e);return/^[ \t]*/.exec(n)?.[0]??""}function Wo(t,e){return t.replaceAll(`
`,`
${e}`)}function Se(t,e,n,r){return t.slice(0,e)+r+t.slice(n)}function Ko(t){if(t===null)return[];let e=P(t);if(e.type==="null"||e.members&&!e.members.length)return[];let n=[];return Wi(t,e,n),n}function Wi(t,e,n){let r=e.members?.length===1&&e.members[0].key==="if"?e.members[0].value.items:null;if(!r||r.length<2){n.push({condition:null,result:kr(t,e)});return}for(let o=0;o+1<r.length;o+=2)n.push({condition:kr(t,r[o]),result:kr(t,r[o+1])});r.length%2&&Wi(t,r[r.length-1],n)}function Uo(t){let e=P(t);if(e.type==="string")return[{variant:Nt(t,e),weight:1,percent:100}];if(e.type==="boolean")return[{variant:t.trim(),weight:1,percent:100}];let n=e.members?.length===1?e.members[0]:null;if(n?.key!=="fractional"||!n.value.items)return null;let r=new Map;for(let[s,i]of n.value.items.entries()){if(!i.items){if(s===0)continue;return null}let[a,u,...c]=Nt(t,i),m=u??1;if(typeof a!="string"||!Number.isSafeInteger(m)||c.length)return null;r.set(a,(r.get(a)??0)+Math.max(0,m))}let o=[...r.values()].reduce((s,i)=>s+i,0);return o?[...r].map(([s,i])=>({variant:s,weight:i,percent:100*i/o})):null}function Go(t){let e=P(t).members?.[0]?.value.items;return e?.length&&!e[0].items?kr(t,e[0]):null}function kr(t,e){return Vt(t.slice(e.start,e.end))}var ef=["state","variants","defaultVariant","targeting","metadata"];function Or(t,e){if(t===null||e===null)return t===e?[]:[{part:"flag",change:t===null?"created":"deleted"}];if(t===e)return[];let[n,r]=[bn(t,""),bn(e,"")],o=[...zi("state",n.get("state"),r.get("state")),...zi("default",n.get("defaultVariant"),r.get("defaultVariant")),...Yo("variant",bn(t,"/variants"),bn(e,"/variants")),...Qo(n.get("targeting")??null,r.get("targeting")??null),...Yo("metadata",bn(t,"/metadata"),bn(e,"/metadata")),...Yo("member",Ki(n),Ki(r))];return o.length?o:Vt(t)===Vt(e)?[{part:"layout"}]:[{part:"spelling"}]}function Qo(t,e){let[n,r]=[Ko(t),Ko(e)],[o,s]=[n.map(Sr),r.map(Sr)],i=[],a=[],u=[],c=()=>{u.push(...nf(n,r,i,a)),[i,a]=[[],[]]};for(let[m,f]of vr(o,s))m!==null&&f!==null?c():m!==null?i.push(m):f!==null&&a.push(f);return c(),rf(u).sort((m,f)=>Hi(m)-Hi(f))}function nf(t,e,n,r){let o=new Set(n),s=new Map,i=u=>{for(let c of r){if(s.has(c))continue;let m=[...o].find(f=>u(t[f],e[c]));m!==void 0&&(s.set(c,m),o.delete(m))}};i((u,c)=>u.condition===c.condition),i((u,c)=>u.condition!==null&&c.condition!==null&&u.result===c.result),n.length===r.length&&i((u,c)=>u.condition===null==(c.condition===null));let a=r.map(u=>{let c=s.get(u),m=e[u].condition===null?null:u+1;if(c===void 0)return{part:"rule",change:"added",number:m,before:null,after:e[u]};let[f,p]=[t[c],e[u]];return{part:"rule",change:f.condition===p.condition?"result":f.result===p.result?"condition":"both",number:m,before:f,after:p}});for(let u of o){let c=t[u].condition===null?null:u+1;a.push({part:"rule",change:"removed",number:c,before:t[u],after:null})}return a}function rf(t){let e=t.filter(o=>o.change==="removed"),n=new Set;return t.map(o=>{if(o.change!=="added"||!o.after)return o;let s=Sr(o.after),i=e.find(a=>!n.has(a)&&a.before&&Sr(a.before)===s);return i?(n.add(i),{...o,change:"moved",from:i.number,before:i.before}):o}).filter(o=>!n.has(o))}function Hi(t){return t.number??1/0}function Sr(t){return`${t.condition??""}
${t.result}`}function zi(t,e,n){return e===n?[]:[{part:t,before:e??null,after:n??null}]}function Yo(t,e,n){let[r,o]=[[...e.keys()],[...n.keys()]],s=[],i=new Set(r.filter(a=>!n.has(a)));for(let a of o){let[u,c]=[e.get(a),n.get(a)??null];if(u!==void 0){u!==c&&s.push({part:t,change:"changed",name:a,before:u,after:c});continue}let m=[...i].find(f=>e.get(f)===c&&r.indexOf(f)===o.indexOf(a));m===void 0||t==="member"?s.push({part:t,change:"added",name:a,before:null,after:c}):(i.delete(m),s.push({part:t,change:"renamed",name:m,to:a,before:c,after:c}))}for(let a of i)s.push({part:t,change:"removed",name:a,before:e.get(a)??null,after:null});return s}function bn(t,e){let n=P(t),r=z(n,e)?.members??[];return new Map(r.map(({key:o,value:s})=>[o,Vt(t.slice(s.start,s.end))]))}function Ki(t){return new Map([...t].filter(([e])=>!ef.includes(e)))}function Gi(t,e,n=3){let[r,o]=[Ui(t),Ui(e)],s=vr(r,o).map(([a,u])=>({kind:a===null?"added":u===null?"removed":"same",text:a===null?o[u??0]:r[a],before:a===null?null:a+1,after:u===null?null:u+1,mark:null})),i=of(s);return sf(i),lf(i,n)}function Ui(t){return t===null?[]:(dt(t).root?je(t):t).split(`
`)}function of(t){let e=[];for(let n=0;n<t.length;){let r=n;for(;r<t.length&&t[r].kind!=="same";)r+=1;let o=t.slice(n,r);e.push(...o.filter(s=>s.kind==="removed"),...o.filter(s=>s.kind==="added")),r<t.length&&e.push(t[r]),n=r+1}return e}function sf(t){for(let e=0;e<t.length;e+=1){if(t[e].kind!=="removed")continue;let n=e;for(;t[n]?.kind==="removed";)n+=1;let r=n;for(;t[r]?.kind==="added";)r+=1;if(n-e===r-n)for(let o=e;o<n;o+=1)af(t[o],t[o-e+n]);e=r-1}}function af(t,e){let n=Math.min(t.text.length,e.text.length),r=0;for(;r<n&&t.text[r]===e.text[r];)r+=1;let o=0;for(;o<n-r&&t.text.at(-1-o)===e.text.at(-1-o);)o+=1;let s=t.text.length-t.text.trimStart().length;r<=s&&o===0||(t.mark=[r,t.text.length-o],e.mark=[r,e.text.length-o])}function lf(t,e){let n=t.map(()=>!1);t.forEach((s,i)=>{if(s.kind!=="same")for(let a=Math.max(0,i-e);a<=Math.min(t.length-1,i+e);a+=1)n[a]=!0});let r=[],o=0;return t.forEach((s,i)=>{if(!n[i]){o+=1;return}n[i-1]||(r.push({skipped:o,lines:[]}),o=0),r[r.length-1].lines.push(s)}),{hunks:r,skipped:o}}var ge=class extends Error{constructor(e,n,r){super(`no JSON at line ${n}, column ${r}`),this.found=e,this.line=n,this.column=r}};function Ot(t){return new Xo(t).whole()}var Pe=/[ \t\r\n]*/y,uf=/-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y,cf=/"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y,mf=[["true",!0],["false",!1],["null",null]],Xo=class{constructor(e){this.text=e,this.at=0}whole(){this.skip(Pe);let e=this.value(0);if(this.skip(Pe),this.at<this.text.length)throw this.fault();return e}value(e){if(e>128)throw this.fault();let n=this.text[this.at];return n==="{"?this.object(e):n==="["?this.array(e):this.scalar()}object(e){let n=this.at,r=[];return this.list("}",()=>{let o=this.at,s=this.string(),i=this.at;this.skip(Pe),this.expect(":"),this.skip(Pe),r.push({key:s,keyStart:o,keyEnd:i,value:this.value(e+1)})}),{type:"object",...this.place(n),members:r}}array(e){let n=this.at,r=[];return this.list("]",()=>r.push(this.value(e+1))),{type:"array",...this.place(n),items:r}}list(e,n){if(this.at+=1,this.skip(Pe),this.text[this.at]!==e)for(n(),this.skip(Pe);this.text[this.at]===",";)this.at+=1,this.skip(Pe),n(),this.skip(Pe);this.expect(e)}scalar(){let e=this.at;if(this.text[e]==='"'){let r=this.string();return{type:"string",...this.place(e),value:r}}for(let[r,o]of mf){if(!this.text.startsWith(r,e))continue;this.at+=r.length;let s=this.place(e);return o===null?{type:"null",...s,value:o}:{type:"boolean",...s,value:o}}if(this.skip(uf)===0)throw this.fault();let n=this.place(e);return{type:"number",...n,value:Number(n.source)}}string(){let e=this.at;if(this.skip(cf)===0)throw this.fault();return JSON.parse(this.text.slice(e,this.at))}expect(e){if(this.text[this.at]!==e)throw this.fault();this.at+=1}skip(e){e.lastIndex=this.at;let n=e.exec(this.text)?.[0].length??0;return this.at+=n,n}place(e){return{start:e,end:this.at,source:this.text.slice(e,this.at)}}fault(){let e=this.text.slice(0,this.at).split(`
`),n=(e.at(-1)?.length??0)+1,[r=""]=this.text.slice(this.at);return new ge(r,e.length,n)}};function It(t){return(t.type==="object"&&t.members.length===1?t.members[0]:void 0)??null}function Zt(t){return t.type!=="object"&&t.type!=="array"}var Oe="$flagd.flagKey",Te="$flagd.timestamp",ve="targetingKey";function vt(t){let e=It(t);if(e?.key!=="var")return null;let n=e.value.type==="array",[r,o,...s]=e.value.type==="array"?e.value.items:[e.value];return r?.type!=="string"||!ff(r)||s.length>0||o&&!Zt(o)?null:{path:r.value,node:t,fallback:o&&Zt(o)?o:null,isListed:n}}var ff=({value:t})=>t.split(".").some(e=>e!=="");function yn(t,e){return t?.fallback?{var:[e,t.fallback]}:t?.isListed?{var:[e]}:{var:e}}var Wt=t=>(e,[n=null],r)=>({[t]:r?[n,e]:[e,n]}),Tr=(t,e)=>(n,r,o)=>Wt(o?e:t)(n,r,o),Yi=(t,e)=>(n,[r=0,o=0],s)=>s?{[e]:[o,n,r]}:{[t]:[r,n,o]},qe=t=>(e,[n=""],r)=>({sem_ver:[e,t,n]}),pf=(t,[e=""],n)=>({in:[e,t]}),it=(t,e)=>({needs:t,write:e}),te={is:it("value",Wt("==")),isNot:it("value",Wt("!=")),oneOf:it("values",Wt("in")),contains:it("part",pf),startsWith:it("text",Wt("starts_with")),endsWith:it("text",Wt("ends_with")),less:it("order",Tr("<",">")),atMost:it("order",Tr("<=",">=")),more:it("order",Tr(">","<")),atLeast:it("order",Tr(">=","<=")),between:it("range",Yi("<=",">=")),betweenWithout:it("range",Yi("<",">")),versionAtLeast:it("version",qe(">=")),versionMore:it("version",qe(">")),versionLess:it("version",qe("<")),versionAtMost:it("version",qe("<=")),versionIs:it("version",qe("=")),versionIsNot:it("version",qe("!=")),versionMajor:it("version",qe("^")),versionMinor:it("version",qe("~")),isSet:it("nothing",t=>t),isNull:it("nothing",(t,e,n)=>Wt("==")(t,[null],n)),isThere:it("nothing",(t,e,n)=>Wt("!=")(t,[null],n)),containsAny:it("values",Wt("contains_any")),containsAll:it("values",Wt("contains_all")),containsNone:it("values",Wt("contains_none")),within:it("text",Wt("in")),same:it("value",Wt("===")),notSame:it("value",Wt("!=="))},df={"==":"is","!=":"isNot","===":"same","!==":"notSame"},Qi={"<":"less","<=":"atMost",">":"more",">=":"atLeast"},$f={"<":"more","<=":"atLeast",">":"less",">=":"atMost"},hf={"<":"betweenWithout","<=":"between",">":"betweenWithout",">=":"between"},gf={"=":"versionIs","!=":"versionIsNot","<":"versionLess","<=":"versionAtMost",">":"versionMore",">=":"versionAtLeast","^":"versionMajor","~":"versionMinor"},vf={starts_with:"startsWith",ends_with:"endsWith"},bf={contains_any:"containsAny",contains_all:"containsAll",contains_none:"containsNone"};function Xi(t,e){let n=le(df,t);if(n)return yf(n,e);if(le(Qi,t))return e.length===3?xf(t,e):wf(t,e);if(t==="in")return kf(e);if(t==="sem_ver")return Sf(e);let r=le(vf,t);if(r)return _e(r,e,Zi);let o=le(bf,t);return o?_e(o,e,ea):null}function le(t,e){return Object.hasOwn(t,e)?t[e]:void 0}function _e(t,e,n,r=!1){let[o,s]=r?[...e].reverse():e,i=o&&e.length===2?vt(o):null;return!i||!s||!(n(s)||vt(s))||te[t].needs==="values"&&vt(s)?null:{operator:t,attribute:i,operands:[s],reversed:r}}function yf(t,e){let[n,r]=e;if(!n||!r||e.length!==2)return null;let o=!vt(n),s=vt(o?r:n);if(s&&(o?n:r).type==="null"){let i=t==="is"?"isNull":t==="isNot"?"isThere":null;return i&&{operator:i,attribute:s,operands:[],reversed:o}}return _e(t,e,ta,o)}function wf(t,e){let n=e[0]!==void 0&&!vt(e[0]),r=(n?$f:Qi)[t];return _e(r,e,Hn,n)}function xf(t,e){let[n,r,o]=e,s=vt(r);if(!s||!Hn(n)||!Hn(o))return null;let i=t.startsWith(">");return{operator:hf[t],attribute:s,operands:i?[o,n]:[n,o],reversed:i}}function kf(t){let[e,n]=t;if(!e||!n||t.length!==2)return null;if(n.type==="array")return _e("oneOf",t,ea);if(vt(e))return _e("within",t,Zi);let r=_e("contains",t,Hn,!0);return r&&{...r,reversed:!1}}function Sf([t,e,n,...r]){if(!t||e?.type!=="string"||!n||r.length>0)return null;let o=le(gf,e.value);return o?_e(o,[t,n],Hn):null}var Zi=t=>t.type==="string",Hn=t=>t.type==="string"||t.type==="number",ta=t=>Zt(t)&&t.type!=="null",ea=t=>t.type==="array"&&t.items.every(ta);var yt=class{constructor(e){this.source=e}};function Je(t){return/"\s*:\S/.test(t)&&!/"\s*:\s/.test(t)?{colon:":",comma:","}:{colon:": ",comma:", "}}function rn(t,e){return t instanceof yt||wn(t)?t.source:Array.isArray(t)?`[${t.map(n=>rn(n,e)).join(e.comma)}]`:t!==null&&typeof t=="object"?`{${Object.entries(t).map(([r,o])=>JSON.stringify(r)+e.colon+rn(o,e)).join(e.comma)}}`:JSON.stringify(t)}var Of=new Set(["object","array","string","number","boolean","null"]);function wn(t){return t!==null&&typeof t=="object"&&"source"in t&&"start"in t&&Of.has(String(t.type))}function on(t,e,n){return kn(t,xn(e,n,Je(t)))}function ra(t,e){let{start:n,source:r}=t,o=xn(t,e,Je(r));return kn(r,o.map(s=>({...s,start:s.start-n,end:s.end-n})))}function kn(t,e){let n="",r=0;for(let o of e)n+=t.slice(r,o.start)+o.text,r=o.end;return n+t.slice(r)}function xn(t,e,n){if(Cr(t,e))return[];if(!(e instanceof yt)&&!wn(e)){if(Array.isArray(e)&&t.type==="array")return Cf(t,e,n);let r=Tf(t,e,n);if(r)return r}return[{start:t.start,end:t.end,text:rn(e,n)}]}function Cr(t,e){if(e===t)return!0;if(e instanceof yt||wn(e))return e.source===t.source;if(Array.isArray(e))return t.type!=="array"||t.items.length!==e.length?!1:t.items.every((n,r)=>Cr(n,e[r]));if(e!==null&&typeof e=="object"){let n=Object.entries(e);return t.type!=="object"||t.members.length!==n.length?!1:t.members.every(({key:r,value:o},s)=>{let[i,a]=n[s];return i===r&&Cr(o,a)})}return t.type!=="object"&&t.type!=="array"&&t.value===e}function Tf(t,e,n){if(e===null||typeof e!="object"||Array.isArray(e)||t.type!=="object")return null;let r=Object.entries(e),o=It(t),[s]=r;return o&&s&&r.length===1&&s[0]!==o.key?[{start:o.keyStart,end:o.keyEnd,text:JSON.stringify(s[0])},...xn(o.value,s[1],n)]:r.length!==t.members.length||!t.members.every(({key:i},a)=>i===r[a]?.[0])?null:t.members.flatMap(({value:i},a)=>xn(i,r[a][1],n))}function Cf(t,e,n){let{items:r}=t,o=Math.min(r.length,e.length),s=(h,g)=>Cr(r[h],e[g]),i=0;for(;i<o&&s(i,i);)i+=1;let a=0;for(;a<o-i&&s(r.length-1-a,e.length-1-a);)a+=1;let u=r.slice(i,r.length-a),c=e.slice(i,e.length-a);if(u.length===c.length)return u.flatMap((h,g)=>xn(h,c[g],n));let m=Math.min(u.length,c.length),f=u.slice(0,m).flatMap((h,g)=>xn(h,c[g],n)),p=u.length>m?Ef(t,i+m,r.length-a):Af(t,i+m,c.slice(m),n);return[...f,p]}function Ef({items:t},e,n){let r=t[e-1],o=t[n],s=r?r.end:t[e].start,i=r||!o?t[n-1].end:o.start;return{start:s,end:i,text:""}}function Af(t,e,n,r){let o=n.map(a=>rn(a,r)),s=t.items[e-1],i=t.items[e];if(s){let a=o.map((u,c)=>na(t,e+c,r)+u).join("");return{start:s.end,end:s.end,text:a}}if(i){let a=o.map((u,c)=>u+na(t,c+1,r)).join("");return{start:i.start,end:i.start,text:a}}return{start:t.start,end:t.end,text:`[${o.join(r.comma)}]`}}function na({items:t,start:e,source:n},r,o){let s=a=>n.slice(t[a-1].end-e,t[a].start-e);for(let a of[r,r-2,r+2,2-r%2,1])if(a>=1&&a<t.length)return s(a);let i=t[0]?n.slice(1,t[0].start-e):"";return i.includes(`
`)?`,${i}`:o.comma}function Ht(t){if(t.type==="boolean")return{kind:"constant",node:t,value:t.value};let e=Mf(t),n=e?oa(e,t,!0):oa(t,t,!1);return n&&!Nf(n)?n:sn(t)}function Nf(t){let{kind:e,negated:n,node:r}=t;return e==="group"&&n&&Er(r)&&!la(t)}var Er=t=>It(t)?.value.type!=="array";function sa({operator:t,node:e,inner:n,negated:r}){return t!=="isSet"?!1:It(n)?.key==="!!"?Er(n):r&&Er(e)}function sn(t){return{kind:"json",node:t,operator:It(t)?.key??null}}function Mf(t){let e=It(t);return e?.key!=="!"?null:ia(e.value)}function ia(t){return t.type!=="array"?t:t.items.length===1?t.items[0]??null:null}var Rf={and:"and",or:"or"};function oa(t,e,n){let r=It(t);if(!r)return null;let{key:o,value:s}=r,i={node:e,inner:t,negated:n},a=vt(o==="!!"?ia(s)??s:t);if(a)return{kind:"test",...i,operator:"isSet",attribute:a,operands:[],reversed:!1};if(o==="$ref")return s.type==="string"?{kind:"reference",...i,name:s}:null;if(o==="missing")return aa(i,s,null);if(s.type!=="array")return null;if(o==="missing_some")return If(i,s.items);let u=le(Rf,o);if(!u){let c=Xi(o,s.items);return c&&{kind:"test",...i,...c}}return s.items.length===0?null:{kind:"group",...i,mode:u,conditions:s.items.map(Ht)}}function If(t,[e,n,...r]){return e?.type!=="number"||!Number.isInteger(e.value)||e.value<1?null:n?.type==="array"&&r.length===0?aa(t,n,e):null}function aa(t,e,n){let r=e.type==="array"?e.items:[e],o=[];for(let s of r){if(s.type!=="string"||s.value==="")return null;o.push(s)}return o.length>0?{kind:"missing",...t,paths:o,least:n}:null}function Zo(t){return t.kind==="constant"?!0:t.kind!=="json"&&(t.negated||la(t))}function la(t){return t.kind==="group"?t.conditions.every(Zo):t.kind==="test"&&(t.operator!=="isSet"||It(t.inner)?.key==="!!")}function ee(t,e,n){if(n!==t.negated){let r=new yt(ra(t.inner,e));return n?{"!":[r]}:r}return n?Er(t.node)?{"!":e}:{"!":[e]}:e}var ua=2**31-1;function zn(t){if(Zt(t))return{kind:"variant",node:t,name:ca(t)};let e=It(t);if(!e)return sn(t);if(e.key==="fractional")return Df(t,e.value)??sn(t);if(e.key==="$ref"&&e.value.type==="string")return{kind:"reference",node:t,name:e.value};let n=vt(t);if(n)return{kind:"attribute",node:t,attribute:n};let r=Ht(t);return Zo(r)?{kind:"answer",node:t,condition:r}:sn(t)}function ca({value:t}){return t===null?null:Object.is(t,-0)?"-0":String(t)}function Df(t,e){if(e.type!=="array"||!e.items[0])return null;let[n,...r]=e.items,o=n.type==="array",s=(o?e.items:r).map(Ff);if(!Bf(s))return null;let i=s.reduce((u,{weight:c})=>u+c,0);if(i<1||i>ua)return null;let a=o?{kind:"key",node:null}:jf(n);return{kind:"rollout",node:t,by:a,buckets:s,total:i}}var Bf=t=>t.every(e=>e!==null);function Ff(t){if(t.type!=="array")return null;let[e,n,...r]=t.items;return!e||!Zt(e)||r.length>0||n&&!Lf(n)?null:{node:t,variantNode:e,name:ca(e),weight:n?n.value:1}}function Lf(t){return t.type==="number"&&Number.isInteger(t.value)&&t.value>=0&&t.value<=ua}function jf(t){let e=vt(t);if(e)return{kind:"attribute",node:t,attribute:e,seed:null};let n=It(t),[r,o,...s]=n?.key==="cat"&&n.value.type==="array"?n.value.items:[],i=r&&o&&s.length===0?vt(o):null;return!r||!i?sn(t):r.type==="string"?{kind:"attribute",node:t,attribute:i,seed:r}:vt(r)?.path===Oe&&!vt(r)?.fallback?{kind:"attribute",node:t,attribute:i,seed:"flag"}:sn(t)}function ma(t){if(t.kind!=="attribute")return t.node;let e=yn(t.attribute,t.attribute.path);return t.seed===null?e:{cat:[t.seed==="flag"?{var:Oe}:t.seed,e]}}var fa=[100,1e3,1e4,1e5];function ts(t){let e=Kn(t);return t.map(n=>Math.round(n/e*1e5)/1e3)}function Ar(t){let e=new Map;for(let{name:r,weight:o}of t)e.set(r,(e.get(r)??0)+o);let n=ts([...e.values()]);return[...e.keys()].map((r,o)=>({variant:r,percent:n[o]??0}))}function pa(t,e,n){if(t.length===1)return[100];let r=fa.find(a=>a>=ha(t)&&Pf(n*a/100))??1e5,o=Math.round(Math.min(Math.max(n,0),100)*r/100),s=t.map((a,u)=>u===e?0:a);Kn(s)===0&&(s[(e+1)%t.length]=1);let i=es(s,r-o);return i[e]=o,i}function da(t){return es(Array(t).fill(1),100)}function $a(t){return es(t,ha(t))}function ha(t){let e=Kn(t);return fa.includes(e)?e:100}function es(t,e){let n=Kn(t),r=t.map(a=>a/n*e),o=r.map(Math.floor),s=r.map((a,u)=>({i:u,rest:a-Math.floor(a)})).sort((a,u)=>u.rest-a.rest||a.i-u.i),i=e-Kn(o);for(let{i:a}of s.slice(0,i))o[a]=(o[a]??0)+1;return o}var Pf=t=>Math.abs(t-Math.round(t))<1e-9,Kn=t=>t.reduce((e,n)=>e+n,0);function Sn(t){let e={text:t,root:null,fault:null,levels:[],rules:[],otherwise:null};if(t.trim()==="")return e;try{e.root=Ot(t)}catch(n){if(!(n instanceof ge))throw n;return e.fault=n,e}return qf(e.root)||_f(e.root,e),e}function qf(t){return t.type==="null"||t.type==="object"&&t.members.length===0}function _f(t,e){let n=t;for(;n;){let r=Jf(n);if(!r){e.otherwise=zn(n);return}let{operator:o,items:s}=r,i=Math.floor(s.length/2);e.levels.push({node:n,operator:o,rules:i});for(let a=0;a<i;a+=1){let u=Ht(s[2*a]),c=zn(s[2*a+1]);e.rules.push({condition:u,outcome:c})}n=s[2*i]}}function Jf(t){let e=It(t);return!e||e.key!=="if"&&e.key!=="?:"||e.value.type!=="array"?null:{operator:e.key,items:e.value.items}}function Nr(t){return t.map(e=>e.text).join("")}function On(t){let e=[],n=r=>{if(Vf(r))r.forEach(n);else{let o=typeof r=="string"?ne("text",r):r,s=e.at(-1);s?.kind==="text"&&o.kind==="text"?e[e.length-1]=ne("text",s.text+o.text):e.push(o)}};return n(t),e}var Vf=t=>Array.isArray(t),ne=(t,e)=>({kind:t,text:e});var ga=120,va=60,Wf=/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;function Ce(t){return(t.length>ga?`${t.slice(0,ga-1)}\u2026`:t).replace(Wf,n=>`\\u${n.charCodeAt(0).toString(16).padStart(4,"0")}`)}function Mr(t){return t===Te?{kind:"attribute",text:d.rules.time}:t===Oe?{kind:"attribute",text:d.rules.flagKey}:{kind:"attribute",text:Ce(t)}}function Ee(t,e=!1){if(t.type!=="string")return{kind:"value",text:t.source};let{value:n}=t,r=n!==""&&n===n.trim()&&(e||!Un(n));return{kind:"value",text:Ce(r?n:JSON.stringify(n))}}function Un(t){return/^(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)$/.test(t)}function Gn(t){let e=Ce(t.source.replace(/\s+/g," "));return e.length>va?`${e.slice(0,va-1)}\u2026`:e}var Hf=864e10;function Rr(t){return t.type==="number"&&Number.isInteger(t.value)&&Math.abs(t.value)<=Hf}function ba(t){let[e,n=""]=new Date(t*1e3).toISOString().split("T"),r=t%60===0?n.slice(0,5):n.slice(0,8);return{kind:"time",text:`${e} ${r} UTC`,seconds:t}}var J=d.rules;function ns(t){return Nr(On(Yn(Ht(Ot(t)))))}function wa({condition:t,outcome:e}){let n=ka(e);return t.kind==="constant"?On((t.value?J.always:J.never)(n)):On(J.rule(Yn(t),n))}function an(t){return On(Yn(t))}function Cn(t){return On(ka(t))}function Yn(t,e=!1){switch(t.kind){case"constant":return t.value?J.fitsAlways:J.fitsNever;case"json":return J.json(ne("json",Gn(t.node)));case"reference":{let n=ne("reference",Ce(t.name.value));return t.negated?J.notReference(n):J.reference(n)}case"missing":return Kf(t);case"group":return zf(t,e);default:return Gf(t)}}function zf({conditions:t,mode:e,negated:n},r){let o=t.map(i=>Yn(i,t.length>1)),s=Tn(o,e==="and"?J.and:J.or);return n?J.not(s):r&&t.length>1?J.group(s):s}var Tn=(t,e)=>t.flatMap((n,r)=>r>0?[e,n]:[n]);function Kf({paths:t,least:e,negated:n}){let r=t.map(({value:o})=>Mr(o));if(e){let o=ne("value",e.source);return(n?J.notMissingSome:J.missingSome)(o,Tn(r,J.comma),e.value===1)}return n?J.notMissing(Tn(r,J.and),r.length>1):J.missing(Tn(r,J.or))}var Uf=new Set(["text","version"]);function Gf(t){let{operator:e,attribute:n,operands:r,negated:o}=t,s=n.path===Te,i=$=>s&&Rr($)?ba($.value):$.type==="string"?Ee($,Uf.has(te[e].needs)):xa($,e==="containsAll"?J.and:J.or),[a="",u=""]=r.map(i),m=(s?le(J.timeTests,e):void 0)??le(J.tests,e),f=o?le(J.negatedTests,e):void 0,p=Ir(n),h=sa(t)?J.orItsFirst(p):p;if(f)return f(h,a,u);let g=m?.(h,a,u)??"";return o?J.not(g):g}function Ir({path:t,fallback:e}){let n=Mr(t);return e?J.withFallback(n,Ee(e)):n}function xa(t,e){if(t.type==="array")return t.items.length>0?Yf(t.items.map(r=>xa(r,e)),e):J.noValues;let n=vt(t);return n?Ir(n):t.type==="object"?ne("json",Gn(t)):Ee(t)}var ya=8;function Yf(t,e){let n=t.length>ya,r=n?t.slice(0,ya-1):t.slice(0,-1),o=n?J.moreValues(t.length-r.length):t.at(-1)??"";return r.length>0?[Tn(r,J.comma),e,o]:o}function ka(t){switch(t.kind){case"variant":return Sa(t.name);case"rollout":return Qf(t);case"answer":return J.answer(Yn(t.condition));case"reference":return J.referenceAnswer(ne("reference",Ce(t.name.value)));case"attribute":return J.attributeAnswer(Ir(t.attribute));default:return J.json(ne("json",Gn(t.node)))}}function Sa(t){return t===null?ne("default",J.default):ne("variant",Ce(t))}function Qf({buckets:t,by:e}){let n=Ar(t).map(({variant:r,percent:o})=>J.share(J.percent(String(o)),Sa(r)));return J.by(Tn(n,J.dot),Xf(e))}function Xf(t){if(t.kind==="key")return Mr(ve);if(t.kind==="json")return J.json(ne("json",Gn(t.node)));let e=Ir(t.attribute);return t.seed==="flag"?e:t.seed?J.seeded(e,Ee(t.seed)):J.sharedSplit(e)}var An=" \u2192 ",Zf={variant:"Variant",metadata:"Metadata",member:"Member"},tp={'"ENABLED"':"enabled",'"DISABLED"':"disabled"};function Ea(t){switch(t.part){case"flag":return{head:[t.change==="created"?"New flag":"The flag is deleted"]};case"layout":return{head:["Only the layout of the JSON differs"]};case"spelling":return{head:["Written differently, with the same meaning"]};case"state":return{head:nt`State: ${Ca(t.before)}${An}${Ca(t.after)}`};case"default":return{head:nt`Default variant: ${Ta(t.before)}${An}${Ta(t.after)}`};case"rule":return np(t);default:return{head:ep(t)}}}function ep({part:t,change:e,name:n,to:r,before:o,after:s}){let[i,a]=[Zf[t],Bt(n)];return e==="added"?nt`${i} ${a} added: ${En(s)}`:e==="removed"?nt`${i} ${a} removed: ${En(o)}`:e==="renamed"?nt`${i} ${a} renamed to ${Bt(r??"")}`:nt`${i} ${a}: ${En(o)}${An}${En(s)}`}function np({change:t,number:e,from:n,before:r,after:o}){let s=rs(e),i={before:r?Oa(r):void 0,after:o?Oa(o):void 0};if(t==="added")return{head:nt`${s} added`,after:i.after};if(t==="removed")return{head:nt`${s} removed`,before:i.before};if(t==="moved")return{head:nt`${rs(n??null)} is now ${rs(e).toLowerCase()}`,after:i.after};if(t==="condition")return{head:nt`${s}: another condition`,...i};let a=t==="result"&&r&&o?rp(r.result,o.result):null;return a?{head:nt`${s}: ${a}`}:{head:t==="result"?nt`${s}: another result`:nt`${s} changed`,...i}}function rp(t,e){let[n,r]=[Uo(t),Uo(e)];if(!n||!r)return null;if(!(n.length>1||r.length>1))return nt`${Bt(n[0].variant)}${An}${Bt(r[0].variant)}`;if(n.length>1&&r.length>1&&Go(t)!==Go(e))return null;let s=[...new Set([...r,...n].map(c=>c.variant))],i=s.filter(c=>Dr(n,c)!==Dr(r,c));if(!i.length)return nt`other weights, the same shares`;let a=s.length===2?i.slice(0,1):i,u=[];return a.forEach((c,m)=>{u=nt`${u}${m?", ":""}${Bt(c)} ${Ve(Dr(n,c))}${An}${Ve(Dr(r,c))}`}),u}function Dr(t,e){return t.find(n=>n.variant===e)?.percent??0}function Ve(t){return t>0&&t<.01?"< 0.01 %":`${Number(t.toFixed(2))} %`}function rs(t){return t===null?"Else":`Rule ${t}`}function Oa({condition:t,result:e}){let n=os(Cn(zn(Ot(e))));return t===null?n:nt`If ${os(an(Ht(Ot(t))))}${An}${n}`}function Aa(t,e){let n=r=>os(an(Ht(Ot(r))));return{head:["Another rule"],before:n(t),after:n(e)}}function os(t){return t.map(({kind:e,text:n})=>e==="text"||e==="default"?n:{value:n})}function Ta(t){return t===null||t==="null"?"none":En(t)}function Ca(t){return t===null?"none":tp[t]??En(t)}function En(t){if(t===null)return"nothing";let e=t.startsWith('"');return Bt(e&&JSON.parse(t)!==""?JSON.parse(t):t)}var Ae={words:"In words",lines:"As JSON",none:"Nothing changes.",unchanged:t=>`${t} unchanged ${t===1?"line":"lines"}`,removed:"Removed",added:"Added"};function H({parts:t}){return l`${t.map(e=>typeof e=="string"?e:l`<code>${e.value}</code>`)}`}function jt({before:t,after:e,kind:n="flag"}){let r=op(t,e,n),{hunks:o,skipped:s}=Gi(t,e);return!r.length&&!o.length?l`<p class="quiet">${Ae.none}</p>`:l`<div class="difference stack">
    ${r.length>0&&l`<ul class="plain words" aria-label=${Ae.words}>
      ${r.map(({head:i,before:a,after:u})=>l`<li>
          <${H} parts=${i} />
          ${a&&l`<div class="old"><span class="hidden-text">${Ae.removed}: </span><${H} parts=${a} /></div>`}
          ${u&&l`<div class="new"><span class="hidden-text">${Ae.added}: </span><${H} parts=${u} /></div>`}
        </li>`)}
    </ul>`}
    ${o.length>0&&l`<div class="lines scrolls mono" role="group" aria-label=${Ae.lines} tabindex="0">
      ${o.map(i=>l`
          ${i.skipped>0&&l`<div class="skipped">${Ae.unchanged(i.skipped)}</div>`}
          ${i.lines.map(a=>l`<${sp} line=${a} />`)}
        `)}
      ${s>0&&l`<div class="skipped">${Ae.unchanged(s)}</div>`}
    </div>`}
  </div>`}function op(t,e,n="flag"){try{return n==="flag"?Or(t,e).map(Ea):n==="evaluator"&&t!==null&&e!==null?Qo(t,e).length>0?[Aa(t,e)]:[]:[]}catch{return[]}}function sp({line:t}){let{kind:e,text:n,before:r,after:o,mark:s}=t,[i,a]=s??[n.length,n.length];return l`<div class="line ${e}">
    <span class="number" aria-hidden="true">${r??""}</span>
    <span class="number" aria-hidden="true">${o??""}</span>
    <span class="sign">${e==="same"?"":l`<span aria-hidden="true">${e==="added"?"+":"\u2212"}</span><span class="hidden-text">${Ae[e]}: </span>`}</span>
    <span class="text">${n.slice(0,i)}${i<a&&l`<mark>${n.slice(i,a)}</mark>`}${n.slice(a)}</span>
  </div>`}var ip=4,ap=4;async function ln(t,e,{onProgress:n,signal:r}={}){let o={done:[],failed:[]},s=[...t],i=0;async function a(){for(let u=s.shift();u!==void 0&&!r?.aborted;u=s.shift()){try{o.done.push({key:u,value:await lp(()=>e(u))})}catch(c){o.failed.push({key:u,problem:c})}i+=1,n?.(i)}}return await Promise.all(Array.from({length:ip},a)),o}async function lp(t){for(let e=1;;e+=1)try{return await t()}catch(n){let r=n instanceof tt?n.retryAfter:null;if(r===null||e===ap)throw n;await new Promise(o=>setTimeout(o,1e3*r))}}var Na={flags:[],revision:0,complete:!1,problem:null,fromMemory:!1},up=2500,cp=100,mp=8,Nn=new Map;function Ne(t){let e=Nn.get(t)??new ss(t);Nn.delete(t),Nn.set(t,e);for(let[n,r]of Nn){if(Nn.size<=mp)break;r.opened||Nn.delete(n)}return e}var ss=class{constructor(e){this.set=e,this.content=pt(Na),this.fresh=pt(new Set),this.opened=0,this.loading=new AbortController,this.stop=()=>{},this.renewing=Promise.resolve()}open(){this.opened+=1,this.opened===1&&(this.content.peek().complete?this.follow():this.load().then(()=>this.follow()));let e=!0;return()=>{e&&(e=!1,this.opened-=1,this.opened||this.stop())}}follow(){this.stop();let{complete:e,revision:n}=this.content.peek();!this.opened||!e||(this.stop=hn(this.set,n,r=>{this.renewing=this.renewing.then(()=>this.renew(r.revision,r.changes))}))}async load(){this.loading.abort();let e=this.loading=new AbortController,{signal:n}=e,r=this.content.peek().complete;this.content.value={...this.content.peek(),problem:null};try{let{data:o,servedFromMemory:s}=await F(S`flag-sets/${this.set}`,{signal:n}),i=await _t(S`flag-sets/${this.set}/flags`,{query:{summary:!0},signal:n,onPage:a=>{!r&&!n.aborted&&(this.content.value={...Na,flags:[...a],revision:o.revision})}});if(n.aborted)return;this.content.value={flags:i,revision:o.revision,complete:!0,problem:null,fromMemory:s}}catch(o){n.aborted||(this.content.value={...this.content.peek(),problem:o})}}async retry(){await this.load(),this.follow()}async renew(e,n){let r=this.content.peek().revision;if(n===null||r>e)return this.load();let o=new Map;for(let{kind:s,name:i,after:a}of n)s==="flag"&&!o.has(i)&&o.set(i,a!==null);try{let s=[...o.values()].includes(!0)?await _t(S`flag-sets/${this.set}/flags`,{query:{summary:!0,since_revision:r}}):[],i=new Set([...o].filter(([,a])=>!a).map(([a])=>a));return this.put(s,i,e)}catch{return this.load()}}put(e,n=new Set,r=0,o=!1){let s=this.content.peek(),i=new Map(s.flags.map(c=>[c.key,c])),a=e.filter(c=>fp(c,i.get(c.key))),u=a.filter(c=>c.revision!==i.get(c.key)?.revision);for(let c of a)i.set(c.key,c);for(let c of n)i.delete(c);this.content.value={...s,revision:Math.max(r,s.revision),flags:[...i.values()]},o||this.mark(u.map(({key:c})=>c))}show(e,n){let r=this.named(e);return r?(this.replace({...r,...n}),()=>{this.named(e)?.revision===r.revision&&this.replace(r)}):()=>{}}named(e){return this.content.peek().flags.find(n=>n.key===e)}replace(e){let n=this.content.peek();this.content.value={...n,flags:n.flags.map(r=>r.key===e.key?e:r)}}mark(e){!e.length||e.length>cp||(this.fresh.value=new Set([...this.fresh.peek(),...e]),setTimeout(()=>{this.fresh.value=new Set([...this.fresh.peek()].filter(n=>!e.includes(n)))},up))}};function fp(t,e){return!e||t.revision===null||e.revision===null||t.revision>=e.revision}async function Br(t,e,n){try{return(await F(S`flag-sets/${t}/flags/${e}`,{query:{summary:!0},signal:n})).data}catch(r){if(r instanceof tt&&r.status===404)return;throw r}}var Qn=t=>t?.revision?`"${t.revision}"`:null;async function Fr(t,e,n,{undoes:r=!1}={}){if(!r&&lt(Y(t))&&!await is(t,[e],n))return;let o=Ne(t),s=o.named(e),i=n?"ENABLED":"DISABLED";if(!s||s.state===i)return;let a=o.show(e,{state:i});try{let{data:u}=await qt(S`flag-sets/${t}/flags/${e}`,{body:{state:i},etag:Qn(s)}),{revision:c}=u,m={modifiedAt:new Date().toISOString(),modifiedBy:Ti.value?.name??null,comment:null},f=o.named(e);f&&(f.revision??0)<c&&o.put([{...f,...m,state:i,revision:c}],new Set,0,!0),q({text:k.toggled(e,n),action:{label:d.undo,onClick:()=>Fr(t,e,!n,{undoes:!0})}})}catch(u){a(),u instanceof tt&&(u.status===412||u.status===404)?await pp(t,e):Rt(u)}}function is(t,e,n){return Mt({title:k.askToggle(e,n,t),text:k.askProduction,action:n?k.turnOn:k.turnOff,danger:!n})}async function pp(t,e){try{let n=await Br(t,e);Ne(t).put(n?[n]:[],new Set(n?[]:[e]));let r=n?k.changedMeanwhile(e,n.modifiedBy??""):k.deletedMeanwhile(e);q({kind:"bad",text:r})}catch(n){Rt(n)}}async function Ma(t,e,n,{comment:r,...o}={}){let s={state:n?"ENABLED":"DISABLED"},i=new Map(e.filter(c=>c.state!==s.state).map(c=>[c.key,c])),{done:a,failed:u}=await ln([...i.keys()],c=>qt(S`flag-sets/${t}/flags/${c}`,{body:s,etag:Qn(i.get(c)),comment:r}),o);return a.length?as(k.bulk.toggled(a.length,n),a,({key:c,value:m})=>qt(S`flag-sets/${t}/flags/${c}`,{body:{state:n?"DISABLED":"ENABLED"},etag:m.etag})):u.length||q({text:k.bulk.unchanged(e.length)}),u}async function Ra(t,e,{comment:n,...r}={}){let o=new Map(e.map(a=>[a.key,a])),{done:s,failed:i}=await ln([...o.keys()],a=>Ze(S`flag-sets/${t}/flags/${a}`,{etag:Qn(o.get(a)),comment:n}),r);return s.length&&as(k.bulk.deleted(s.length),s,({key:a,value:u})=>Ia(t,a,u.data.revision-1,{createOnly:!0})),i}async function Lr(t,e,n,{comment:r,...o}={}){let{done:s,failed:i}=await ln([...n.keys()],u=>{let c=n.get(u);return Ft(S`flag-sets/${t}/flags/${u}/copy`,{body:{to:e},comment:r,etag:Qn(c),createOnly:!c})},o),a=s.filter(({value:u})=>u.data.changed>0);return a.length&&as(k.bulk.copied(a.length,e),a,({key:u,value:c})=>n.get(u)?Ia(e,u,c.data.revision-1,{etag:c.etag}):Ze(S`flag-sets/${e}/flags/${u}`,{etag:c.etag})),i}function Ia(t,e,n,r){return Ft(S`flag-sets/${t}/flags/${e}/rollback`,{body:{revision:n},...r})}function as(t,e,n){let r=new Map(e.map(o=>[o.key,o]));q({text:t,action:{label:d.undo,async onClick(){let{done:o,failed:s}=await ln([...r.keys()],i=>n(r.get(i)));o.length&&q({text:k.bulk.undone(o.length)});for(let{key:i}of s.slice(0,3))q({kind:"bad",text:`${i}: ${k.notUndone}`})}}})}async function jr(t,e,n,r){try{let o=await Br(e,n,r),{data:s,text:i}=await Ft(S`flag-sets/${t}/flags/${n}/copy`,{body:{to:e},query:{dry_run:!0},signal:r});if(!s.diff.length)return{kind:"same",there:o,before:null,after:null,warnings:s.warnings};let a=P(i);return{kind:o?"changes":"new",there:o,before:o?xt(i,a,"/diff/0/before"):null,after:xt(i,a,"/diff/0/after"),warnings:s.warnings}}catch(o){if(r?.aborted)throw o;return{kind:"refused",before:null,after:null,warnings:[],reason:o instanceof Error?o.message:String(o)}}}var We=et.difference;function Da({flag:t,from:e,to:n,isThere:r,onTurn:o,onClose:s}){let[i,a]=v(null),[u,c]=v(""),[m,f]=v(!1),[p,h]=v(null),[g,$]=v(0),y=lt(Y(n));D(()=>{let T=new AbortController;return a(null),r&&jr(e,n,t,T.signal).then(a,()=>{}),()=>T.abort()},[e,n,t,r,g]);async function w(T){if(T.preventDefault(),!i||m)return;f(!0),h(null);let j=await Lr(e,n,new Map([[t,i.there]]),{comment:u.trim()});if(f(!1),!j.length)return s();h(j[0].problem),$(g+1)}let x=i?.kind==="new"||i?.kind==="changes";return l`<${ie}
    wide
    class=${y?"production":""}
    title=${l`${We.title(t)} ${y&&l`<${_} kind="bad">${n}<//>`}`}
    onClose=${s}
    footer=${l`
      <${b} href=${X({set:n,flag:t})}>${We.openFlag}<//>
      <span class="grow"></span>
      <${b} onClick=${s}>${We.close}<//>
      ${A("write")&&l`<${b} kind=${y?"danger":"primary"} type="submit" form="copy-flag" busy=${m} disabled=${!x}>${We.copy(n)}<//>`}
    `}
  >
    <form id="copy-flag" class="stack" onSubmit=${w}>
      <div class="row">
        <span class="direction grow"><span class="mono">${e}</span> → <strong class="mono">${n}</strong></span>
        <${b} size="small" icon=${Pi} onClick=${o}>${We.turn}<//>
      </div>
      ${p&&l`<${L} problem=${p} />`}
      ${r?i?l`<${dp} compared=${i} from=${e} to=${n} />`:l`<${W} rows=${5} />`:l`<p class="quiet">${We.missing(e)}</p>`}
      ${x&&A("write")&&l`
        ${y&&l`<${U}>${k.askProduction}<//>`}
        <${R} label=${k.bulk.comment} hint=${k.bulk.commentHint}>
          ${T=>l`<input ...${T} type="text" maxlength="1000" value=${u} onInput=${j=>c(j.target.value)} />`}
        <//>
      `}
    </form>
  <//>`}function dp({compared:{kind:t,before:e,after:n,warnings:r,reason:o},from:s,to:i}){return t==="refused"?l`<div class="problem" role="alert"><div class="grow"><strong>${k.copying.refused}</strong><p>${o}</p></div></div>`:t==="same"?l`<p class="quiet">${We.same}</p>`:l`
    <p class="quiet">${We.caption(s,i)}</p>
    <${jt} before=${e} after=${n} />
    ${r.length>0&&l`<${U}><ul class="plain">${r.map(({pointer:a,detail:u})=>l`<li>${a&&l`<code>${a}</code> `}${u}</li>`)}</ul><//>`}
  `}var Pr=pt({}),$p=new Map;function Ba(t){let e=ft(()=>t.map(r=>Ne(r)),[t.join()]);D(()=>{let r=e.map(o=>o.open());return()=>r.forEach(o=>o())},[e]);let n=e.map(r=>r.content.value.revision).join();return D(()=>{for(let{set:r}of e)hp(r)},[n]),e.map(r=>({set:r.set,list:r,evaluators:Pr.value[r.set]??$p,problem:r.content.value.problem}))}async function hp(t){try{let e=Li(await _t(S`flag-sets/${t}/evaluators`)),n=Pr.peek()[t];if(n&&JSON.stringify([...n])===JSON.stringify([...e]))return;Pr.value={...Pr.peek(),[t]:e}}catch{}}var ls=8;function Mn({count:t,rowHeight:e=36,render:n,reveal:r,keyOf:o,head:s,...i}){let a=I(null),u=I(null),[c,m]=v({first:0,last:2*ls});function f(){let[h,g]=[a.current,u.current];if(!h||!g)return;let $=-Fa(g,h),y=Math.max(0,Math.floor($/e)-ls),w=Math.ceil(($+h.clientHeight)/e)+ls;m(x=>x.first===y&&x.last===w?x:{first:y,last:w})}fn(f,[t,e]),D(()=>{let h=new ResizeObserver(f);return a.current&&h.observe(a.current),()=>h.disconnect()},[]),D(()=>{let[h,g]=[a.current,u.current];if(r===void 0||r<0||!h||!g)return;let $=r*e,y=Fa(g,h)+h.scrollTop+$+e-h.clientHeight;h.scrollTop>$?h.scrollTop=$:h.scrollTop<y&&(h.scrollTop=y)},[r]);let p=[];for(let h=c.first;h<Math.min(t,c.last);h+=1)p.push(h);return l`<div ...${i} ref=${a} class="scrolls ${i.class??""}" onScroll=${f}>
    ${s}
    <div ref=${u} role="presentation" style=${{height:`${t*e}px`,position:"relative"}}>
      ${p.map(h=>l`<div
          key=${o?o(h):h}
          role="presentation"
          style=${{position:"absolute",top:0,left:0,right:0,height:`${e}px`,transform:`translateY(${h*e}px)`}}
        >
          ${n(h)}
        </div>`)}
    </div>
  </div>`}function Fa(t,e){return t.getBoundingClientRect().top-e.getBoundingClientRect().top-e.clientTop}var La=[["line",{x1:"5",x2:"19",y1:"9",y2:"9"}],["line",{x1:"5",x2:"19",y1:"15",y2:"15"}],["line",{x1:"19",x2:"5",y1:"5",y2:"19"}]];function Pa({rules:t,otherwise:e,rollout:n}){let r=e&&ja(e);if(r&&r.length>1)return{shares:r,isInRule:!1,variant:null,rules:t};let o=r?.[0]?.[0]??null,s=n&&ja(n);return!s||gp(s,r)?{shares:null,isInRule:!1,variant:o,rules:t}:{shares:s,isInRule:!0,variant:o,rules:t}}function ja(t){return Object.entries(t).filter(([,e])=>e>0)}function gp(t,e){return JSON.stringify(t)===JSON.stringify(e)}var us={"1h":36e5,"24h":864e5,"7d":6048e5,"30d":2592e6},vp=["key","changed","evaluated","rollout"],He="m.";function qa(t){let e=[],n=[];for(let i of(t.q??"").toLowerCase().split(/\s+/).filter(Boolean)){let a=i.indexOf(":");a>0?n.push([i.slice(0,a),i.slice(a+1)]):e.push(i)}let r=t.sort??"",o=r.replace(/^-/,""),s=t.state==="on"||t.state==="off"?t.state:null;return{words:e,pieces:n,metadata:Object.entries(t).filter(([i,a])=>i.startsWith(He)&&a!=="").map(([i,a])=>[i.slice(He.length),a]),state:s,type:t.type||null,stale:t.stale==="yes",within:us[t.changed??""]??null,order:vp.includes(o)?o:"key",down:r.startsWith("-")}}function _a(t,e,n){let r=t.filter(i=>bp(i,e,n)),o=wp[e.order],s=e.down?-1:1;return r.map(i=>({flag:i,value:o(i)})).sort((i,a)=>kp(i.value,a.value,s)||Sp(i.flag,a.flag)).map(({flag:i})=>i)}function bp(t,{words:e,pieces:n,metadata:r,state:o,type:s,stale:i,within:a},u){if(o&&t.state==="ENABLED"!=(o==="on")||s&&t.type!==s||i&&!t.stale||a!==null&&!(t.modifiedAt&&Date.parse(t.modifiedAt)>=u-a)||!r.every(([f,p])=>Xn(t.metadata[f])===p))return!1;let c=t.key.toLowerCase(),m=([f,p])=>c.includes(`${f}:${p}`)||yp(t,f,p);return e.every(f=>c.includes(f))&&n.every(m)}function yp({metadata:t},e,n){return Object.keys(t).some(r=>r.toLowerCase()===e&&Xn(t[r])?.toLowerCase().includes(n))}function Xn(t){return t===void 0||typeof t=="string"?t:JSON.stringify(t)}var wp={key:({key:t})=>t,changed:({modifiedAt:t})=>t?Date.parse(t):null,evaluated:({lastEvaluatedAt:t})=>t?Date.parse(t):null,rollout:t=>xp(t)};function xp({rollout:t}){return t?Object.values(t)[0]??null:null}function kp(t,e,n){return t===e?0:t===null?1:e===null?-1:t<e?-n:n}function Sp(t,e){return t.key<e.key?-1:+(t.key>e.key)}var qr=["owner","team"],Op=50,Tp=3;function Ja(t,e=[]){let n=new Map(e.map(i=>[i,new Map]));for(let{metadata:i}of t)for(let a in i){let u=n.get(a);u||n.set(a,u=new Map);let c=Xn(i[a]);u.set(c,(u.get(c)??0)+1)}let r=[...n].filter(([i,a])=>e.includes(i)||a.size>0&&a.size<=Op&&(qr.includes(i)||Cp(a))),o=i=>(qr.indexOf(i)+qr.length+1)%(qr.length+1),s=i=>[...i.values()].reduce((a,u)=>a+u,0);return r.sort(([i,a],[u,c])=>Number(e.includes(u))-Number(e.includes(i))||o(i)-o(u)||s(c)-s(a)),r.slice(0,Math.max(Tp,e.length)).map(([i,a])=>({name:i,values:[...a].map(([u,c])=>({value:u,count:c})).sort((u,c)=>u.value<c.value?-1:1)}))}function Cp(t){return[...t.values()].some(e=>e>1)||t.size===1}var Rn=t=>`var(--share-${t%6+1})`;function In({shares:t}){let e=t.reduce((r,{weight:o})=>r+o,0)||1,n=t.map(({label:r,weight:o})=>`${cs(o/e)} ${r}`).join(", ");return l`<span class="split-bar" role="img" aria-label=${n} title=${n}>
    ${t.map(({weight:r,colour:o},s)=>l`<span style=${{width:`${100*r/e}%`,background:o??Rn(s)}}></span>`)}
  </span>`}function cs(t){return`${Number((100*t).toFixed(2))} %`}function Va({set:t,flag:e,index:n,column:r,isSelected:o,isFresh:s,isAtCursor:i,takesFocus:a,onCursor:u,onSelect:c,onToggle:m}){let f=I(null);fn(()=>{i&&a.current&&(a.current=!1,f.current?.focus({preventScroll:!0}))});let p=e.state==="ENABLED",h=["flag-row",o&&"selected",s&&"fresh",i&&"cursor",!p&&"is-off"];return l`<div role="row" aria-rowindex=${n+2} class=${h.filter(Boolean).join(" ")} onFocusIn=${u}>
    ${A("write")&&l`<div role="cell" class="select">
      <input
        type="checkbox"
        aria-label=${k.select(e.key)}
        checked=${o}
        onClick=${g=>c(g.target.checked,g.shiftKey)}
      />
    </div>`}
    <div role="cell" class="state-cell">
      ${A("write")?l`<${dr} checked=${p} label=${k.enabled(e.key)} onChange=${m} />`:l`<span class="state ${p?"on":"off"}">${p?k.on:k.off}</span>`}
    </div>
    <div role="cell" class="key">
      <a ref=${f} class="mono cut" href=${X({set:t,flag:e.key})} title=${e.key}>${e.key}</a>
      ${e.stale&&l`<${_} kind="warn" title=${k.staleWhy[e.stale]}>${k.staleWord}<//>`}
    </div>
    <div role="cell" class="type quiet">${k.types[e.type]}</div>
    <div role="cell" class="serves"><${ms} flag=${e} /></div>
    ${r!==null&&l`<div role="cell" class="owner cut">${Xn(e.metadata[r])}</div>`}
    <div role="cell" class="evaluated quiet">
      ${e.revision===null?"":l`<${rt} at=${e.lastEvaluatedAt} none=${k.never} />`}
    </div>
    <div role="cell" class="changed quiet cut" title=${e.comment??void 0}>
      <${rt} at=${e.modifiedAt} />
      ${e.modifiedBy&&l`<span class="who"> ${k.by(e.modifiedBy)}</span>`}
    </div>
  </div>`}var Ep="var(--share-none)";function ms({flag:t}){let{shares:e,isInRule:n,variant:r,rules:o}=Pa(t),s=o>0&&l`<span class="quiet rule-count">${e||r!==null?" \xB7 ":""}${k.rules(o)}</span>`;if(e){let[i,a]=e[0],u=n?k.inRule:k.share,c=e.map(([m,f],p)=>({label:m||k.noVariant,weight:f,colour:m===(t.defaultVariant??"")?Ep:Rn(p)}));return l`<span class="bar"><${In} shares=${c} /></span>
      <span class="cut">${u(cs(a/100),i||k.noVariant)}${n?null:s}</span>`}return r===null?l`<span class="quiet cut">${o?s:k.computed}</span>`:l`<span class="cut">${r?l`<span class="mono">${r}</span>`:l`<span class="quiet">${k.noVariant}</span>`}${s}</span>`}function Wa({cell:{flag:t,reasons:e},label:n,onOpen:r}){let o=e.length>0,s=t?l`<span class="state ${t.state==="ENABLED"?"on":"off"}"><span class="hidden-text">${t.state==="ENABLED"?et.on:et.off}</span></span>
        <span class="serves"><${ms} flag=${t} /></span>`:l`<span class="quiet serves">${et.missing}</span>`;if(!o)return l`<div class="cell ${t?"":"is-missing"}">${s}</div>`;let i=e.map(a=>et.reasons[a]).join(". ");return l`<button type="button" class="cell differs" title=${i} onClick=${r}>
    <span class="hidden-text">${n}: </span>
    ${s}
    <span class="hidden-text">. ${i}</span>
    <${ct} shapes=${La} size=${14} />
  </button>`}var Ha=40,Ap=54,Np=240;function za({names:t,reference:e,rows:n,onOpen:r}){let o=`minmax(150px, 1.3fr) repeat(${t.length}, minmax(170px, 1fr))`,s=`${174+194*t.length}px`,i=Ap+n.length*Ha,a={maxHeight:`${i}px`,minHeight:`${Math.min(i,Np)}px`},u={gridTemplateColumns:o};return l`<div class="panel matrix" role="table" aria-label=${et.table} aria-rowcount=${n.length+1} style=${a}>
    <div class="matrix-inside" style=${{minWidth:s}}>
      <div role="rowgroup" class="matrix-head">
        <div role="row" aria-rowindex="1" class="matrix-row" style=${u}>
          <div role="columnheader">${et.flag}</div>
          ${t.map((c,m)=>l`<div role="columnheader" class="row" key=${c}>
              <a href=${X({set:c})} title=${c}>${oe(c).environment??c}</a>
              ${lt(Y(c))&&l`<span class="production-mark" aria-hidden="true"></span>`}
              ${m===e&&l`<${_}>${et.isReference}<//>`}
            </div>`)}
        </div>
      </div>
      <${Mn}
        role="rowgroup"
        class="matrix-rows"
        count=${n.length}
        rowHeight=${Ha}
        keyOf=${c=>n[c]?.key??""}
        render=${c=>{let m=n[c];return m?l`<div role="row" key=${m.key} aria-rowindex=${c+2} class="matrix-row ${m.differs?"differs":""}" style=${u}>
            <div role="rowheader" class="mono cut" title=${m.key}>${m.key}</div>
            ${m.cells.map((f,p)=>l`<div role="cell" key=${t[p]}>
                <${Wa} cell=${f} label=${et.open(m.key,t[p],t[e])} onOpen=${()=>r(m.key,p)} />
              </div>`)}
          </div>`:null}}
      />
    </div>
  </div>`}function Mp(){let{set:t,query:e}=Ct.value,{application:n}=oe(t),o=[...Ci.value.find(s=>s.application===n)?.sets??[]].sort((s,i)=>jo(s.environment??"")-jo(i.environment??"")).map(({name:s})=>s);return o.length<2?l`<div class="panel">
      <${G} level=${1} icon=${Fo} title=${et.emptyTitle} text=${et.emptyText} command=${et.emptyCommand(n)} />
    </div>`:l`<${Rp} key=${o.join()} application=${n} names=${o} query=${e} />`}function Rp({application:t,names:e,query:n}){let r=Ba(e),[o,s]=v(null),i=I(null);dn([{keys:"/",label:et.search,run:()=>i.current?.select()}]);let a=e.findIndex(x=>oe(x).environment===n.with),u=a>=0?a:Bp(e),c=r.map(({list:x})=>x.content.value),m=ft(()=>Fi(r.map(({evaluators:x},T)=>({flags:c[T].flags,evaluators:x})),u),[...c.map(({flags:x})=>x),...r.map(({evaluators:x})=>x),u]),f=c.every(({complete:x})=>x),p=n.only==="differing",h=(n.q??"").toLowerCase(),g=ft(()=>m.filter(({key:x,differs:T})=>(!p||T)&&x.toLowerCase().includes(h)),[m,p,h]),$=m.filter(({differs:x})=>x).length,y=r.find(({problem:x})=>x),w=o&&m.find(({key:x})=>x===o.key);return l`<div class="compare-page">
    <div class="page-head">
      <div class="row">
        <h1>${et.title(t)}</h1>
        <span class="facts quiet small">
          <span role="status">${f?et.counts($,m.length):et.loading(m.length)}</span>
          <${gr} />
        </span>
      </div>
    </div>
    <div class="compare-filters" role="search" aria-label=${et.search}>
      <div class="search">
        <${ct} shapes=${pr} />
        <input
          ref=${i}
          type="search"
          aria-label=${et.search}
          placeholder=${et.search}
          autocomplete="off"
          spellcheck=${!1}
          value=${n.q??""}
          onInput=${x=>bt({q:x.target.value||null})}
        />
      </div>
      <label class="reference"
        >${et.reference}
        <${M}
          value=${e[u]}
          options=${e.map(x=>({value:x,label:oe(x).environment??x}))}
          onChange=${x=>bt({with:oe(x).environment})}
        />
      </label>
      <${De}
        label=${et.onlyDiffering}
        checked=${p}
        onChange=${x=>bt({only:x?"differing":null})}
      />
    </div>
    ${y&&l`<${L} problem=${y.problem} onRetry=${()=>y.list.retry()} />`}
    ${c.some(({fromMemory:x})=>x)&&l`<${U}>${d.problem.fromMemory}<//>`}
    <${Dp} names=${e} reference=${u} />
    ${!f&&!m.length?!y&&l`<div class="panel"><${W} rows=${10} /></div>`:g.length?l`<${za}
            names=${e}
            reference=${u}
            rows=${g}
            onOpen=${(x,T)=>s(Fp(m,x,e,T,u))}
          />`:l`<div class="panel"><${Ip} rows=${m.length} differing=${$} isOnly=${p} /></div>`}
    ${o&&w&&l`<${Da}
      key=${o.key}
      flag=${o.key}
      from=${o.from}
      to=${o.to}
      isThere=${w.cells[e.indexOf(o.from)].flag!==null}
      onTurn=${()=>s({key:o.key,from:o.to,to:o.from})}
      onClose=${()=>s(null)}
    />`}
  </div>`}function Ip({rows:t,differing:e,isOnly:n}){return t?n&&!e?l`<${G} icon=${Bi} title=${et.sameTitle} text=${et.sameText} />`:l`<${G} icon=${$r} title=${et.nothingFound} text=${et.nothingFoundText} />`:l`<${G} icon=${Fo} title=${et.noFlagsTitle} text=${et.noFlagsText} />`}function Dp({names:t,reference:e}){let n=Y(t[e]);return t.map(Y).filter(o=>o&&n&&o.fractional!==n.fractional).map(o=>o&&n&&l`<${U}>${et.fractional(o.name,o.fractional,n.name,n.fractional)}<//>`)}function Bp(t){let e=t.findIndex(r=>lt(Y(r)));if(e>=0)return e;let n=t.findIndex(r=>/^prod/.test(oe(r).environment??""));return n>=0?n:t.length-1}function Fp(t,e,n,r,o){let s=t.find(u=>u.key===e)?.cells[r].flag,[i,a]=s?[n[r],n[o]]:[n[o],n[r]];return{key:e,from:i,to:a}}function be(t){D(()=>{if(t!==void 0)return hn(t,Y(t)?.revision??0,({revision:e,changes:n})=>{if(n===null||n.some(({kind:r})=>r==="flag_set"))return Jt();tn.value=(tn.peek()??[]).map(r=>r.name===t?{...r,revision:Math.max(e,r.revision)}:r)})},[t])}function _r(t,e){let n=new Set;return t.map(({flag:r,variant:o})=>r===""?"no-flag":n.has(r)?"twice":(n.add(r),e!==null&&!Object.hasOwn(e,r)?"unknown-flag":o===""?"no-variant":e!==null&&!Object.hasOwn(e[r].variants??{},o)?"unknown-variant":null))}function Ka(t,e){let n=Object.fromEntries(e.map(({flag:r,variant:o})=>[r,o]));return`{"attributes": ${t}, "overrides": ${JSON.stringify(n)}}`}function gt(t,e,{wait:n=0,isIdle:r=!1}={}){let[o,s]=v(0),[i,a]=v({result:null,problem:null,isLoading:!0}),u=I(!0);return D(()=>{if(r)return;let c=new AbortController;a(f=>f.isLoading?f:{...f,isLoading:!0});let m=setTimeout(async()=>{try{let f=await t(c.signal);c.signal.aborted||a({result:f,problem:null,isLoading:!1})}catch(f){c.signal.aborted||a({result:null,problem:f,isLoading:!1})}},u.current?0:n);return u.current=!1,()=>{clearTimeout(m),c.abort()}},[...e,o,r]),{...i,reload:()=>s(c=>c+1)}}var Ga="flagstaff.context.",Lp=`{
  "targetingKey": "user-1"
}`,Ua=new Map;function fs(t){let e=Ua.get(t);return e===void 0&&(e=pt(sessionStorage.getItem(Ga+t)??Lp),Ua.set(t,e)),e}function Jr(t,e){fs(t).value=e;try{sessionStorage.setItem(Ga+t,e)}catch{}}var ps=pt(sessionStorage.getItem("flagstaff.contextView")==="json"?"json":"form");function Ya(t){ps.value=t,sessionStorage.setItem("flagstaff.contextView",t)}var Me="targetingKey";function Re(t){let e=P(t);if(e.members===void 0)throw new ae("A context is a JSON object.",t,e.start);let n=new Map;for(let{key:r,value:o}of e.members){let s=t.slice(o.start,o.end),i=Pp(o.type);n.set(r,{name:r,type:i,text:i==="text"?JSON.parse(s):s})}return[...n.values()]}function Dn(t){let e=t.map(n=>`${JSON.stringify(n.name)}: ${jp(n)}`);return e.length===0?"{}":je(`{${e.join(", ")}}`)}function ds(t){let e=new Set;return t.map(({name:n,type:r,text:o})=>n===""?"no-name":e.has(n)?"twice":(e.add(n),r==="text"||Vr(r,o)?null:r))}function $s(t,e){let{name:n,text:r}=t;return e===t.type?t:e==="text"?{name:n,type:e,text:qp(r)?JSON.parse(r):r}:e==="boolean"?{name:n,type:e,text:r==="false"?"false":"true"}:e==="number"?{name:n,type:e,text:Vr("number",r.trim())?r.trim():""}:{name:n,type:e,text:t.type==="text"?JSON.stringify(r):r}}function Qa(t){try{let e=Re(t).find(({name:n})=>n===Me);return e?.type==="text"?e.text:""}catch{return""}}var jp=({type:t,text:e})=>t==="text"?JSON.stringify(e):e.trim();function Pp(t){return t==="string"?"text":t==="number"||t==="boolean"?t:"json"}function Vr(t,e){try{let{type:n}=P(e);return t==="json"||n===t}catch{return!1}}var Zn=t=>Vr("json",t),qp=t=>Vr("json",t)&&t.trim().startsWith('"');var _p=["text","number","boolean","json"];function Xa({row:t,fault:e,names:n,known:r,isNew:o,onRow:s,onRemove:i}){let a=Z(),u=d.context,c=e===null?{}:{"aria-invalid":"true","aria-describedby":`${a}-fault`},m=e==="no-name"||e==="twice";return l`<li class="context-row">
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
      onInput=${f=>s(Vp({...t,name:f.target.value},r))}
    />
    <${M}
      label=${u.typeOf(t.name)}
      value=${t.type}
      options=${_p.map(f=>({value:f,label:u.types[f]}))}
      onChange=${f=>s($s(t,f))}
    />
    <${Jp} row=${t} id=${a} known=${r} described=${m?{}:c} onText=${f=>s({...t,text:f})} />
    <${b} kind="quiet" size="small" icon=${ht} label=${u.remove(t.name)} onClick=${i} />
    ${e!==null&&l`<p class="fault" id="${a}-fault">${u.faults[e]}</p>`}
  </li>`}function Jp({row:t,id:e,known:n,described:r,onText:o}){let s=d.context,i=c=>o(c.target.value),a={"aria-label":s.valueOf(t.name),autocomplete:"off",spellcheck:!1,value:t.text,onInput:i,...r};if(t.type==="boolean"){let c=[{value:"true",label:s.yes},{value:"false",label:s.no}];return l`<${M} label=${s.valueOf(t.name)} value=${t.text} options=${c} onChange=${o} />`}if(t.type==="json"){let c=Math.min(8,t.text.split(`
`).length);return l`<textarea ...${a} class="mono" rows=${c} placeholder="{}"></textarea>`}let u=n!==void 0&&n.values.length>0&&t.type==="text";return l`<input
      ...${a}
      type="text"
      inputmode=${t.type==="number"?"decimal":void 0}
      placeholder=${s.value}
      list=${u?`${e}-values`:void 0}
    />${u&&l`<datalist id="${e}-values">${n.values.map(c=>l`<option value=${c}></option>`)}</datalist>`}`}var Vp=(t,e)=>e!==void 0&&t.text===""&&e.name===t.name?$s(t,e.type):t;function Wr({text:t,attributes:e=[],onText:n}){let r=Z(),[o,s]=v(()=>tl(t)),[i,a]=v(null),u=I(t);D(()=>{t!==u.current&&s(tl(t)),u.current=t},[t]);function c(g){let $=[...o.filter(Za),...g];return s($),ds($).some(y=>y!==null)?n(null):(u.current=Dn($),n(u.current))}function m(g){let $=g?.type??"text",y=$==="boolean"?"true":$==="json"?"{}":$==="number"?g?.values[0]??"0":"";a(f.length),c([...f,{name:g?.name??"",type:$,text:y}])}let f=o.filter(g=>!Za(g)),p=ds(f),h=e.filter(({name:g})=>g!==Me&&!o.some($=>$.name===g));return l`<div class="context-form">
    <datalist id=${r}>${h.map(({name:g})=>l`<option value=${g}></option>`)}</datalist>
    <ul class="plain">
      ${f.map((g,$)=>l`<${Xa}
          key=${$}
          row=${g}
          fault=${p[$]}
          names=${r}
          known=${e.find(({name:y})=>y===g.name)}
          isNew=${$===i}
          onRow=${y=>c(f.map((w,x)=>x===$?y:w))}
          onRemove=${()=>c(f.filter((y,w)=>w!==$))}
        />`)}
    </ul>
    <div class="row">
      <${b} size="small" icon=${st} onClick=${()=>m()}>${d.context.add}<//>
      ${h.length>0&&l`<span class="small quiet">${d.context.readByRules}</span>
        ${h.slice(0,12).map(g=>l`<${b}
              key=${g.name}
              size="small"
              kind="quiet"
              class="mono offered"
              aria-label=${d.context.addNamed(g.name)}
              onClick=${()=>m(g)}
              >${g.name}<//
            >`)}`}
    </div>
  </div>`}var Za=({name:t})=>t===Me;function tl(t){try{return Re(t)}catch{return[]}}var Hr={"{":"}","[":"]",'"':'"'},Wp='}]"';function el(t,e,n,r){let o=t[n]??"";if(r==="Enter")return Hp(t,e,n);if(e!==n)return null;if(r==="Backspace")return o!==""&&Hr[t[e-1]??""]===o?{from:e-1,to:n+1,insert:"",cursor:e-1}:null;let s=zp(t,e);return Wp.includes(r)&&o===r&&r==='"'===s?{from:e,to:n,insert:"",cursor:e+1}:r in Hr&&!s&&/^[\s,:}\]]?$/.test(o)?{from:e,to:n,insert:r+Hr[r],cursor:e+1}:null}function Hp(t,e,n){let r=t.slice(t.lastIndexOf(`
`,e-1)+1,e),o=/^[ \t]*/.exec(r)?.[0]??"",[s,i]=[r.trimEnd().at(-1)??"",t.slice(n).trimStart()[0]??""];if(!(s==="{"||s==="["))return hs(e,n,`
${o}`);let a=Hr[s]===i&&/^[ \t]*[}\]]/.test(t.slice(n)),u=`
${o}  `;return a?hs(e,n,u,`
${o}`):hs(e,n,u)}function hs(t,e,n,r=""){return{from:t,to:e,insert:n+r,cursor:t+n.length}}function zp(t,e){return(t.slice(t.lastIndexOf(`
`,e-1)+1,e).replaceAll(/\\./g,"").split('"').length-1)%2===1}var Kp={member:"member",operator:"operator",variant:"variant",attribute:"attribute",evaluator:"evaluator",value:"value",metadata:"metadata"},Up={state:"ENABLED or DISABLED. A disabled flag returns no value; callers use their own default.",variants:"The values that the flag can return, by name. All are of one kind.",defaultVariant:"The variant for everyone whom targeting gives none. With null, callers use their own default.",targeting:"The rule that decides which variant a context gets.",metadata:"Texts, numbers and true or false about the flag, such as its owner."},Gp={var:"Reads an attribute of the context. A path such as user.plan goes into objects.",missing:"Returns those of the named attributes that the context does not have.",missing_some:"Returns the missing attributes if fewer than so many are there.",if:"The first condition that holds decides; the last operand is for everyone else.","?:":"Like if.","==":"Two texts are compared as texts, anything else as numbers.","===":"Equal, and of the same type.","!=":"The opposite of ==.","!==":"The opposite of ===.","<":"Less. With three operands: the second is between the other two.","<=":"At most. With three operands: the second is from the first to the third.",">":"Greater.",">=":"At least.","!":"True if the operand is false, missing, 0 or empty.","!!":"True unless the operand is false, missing, 0 or empty.",and:"The first operand that is false decides, otherwise the last.",or:"The first operand that is true decides, otherwise the last.",in:"Whether a list has the member, or a text contains the text.",contains_all:"Whether the first list has all members of the second.",contains_any:"Whether the first list has a member of the second.",contains_none:"Whether the first list has no member of the second.",starts_with:"Whether a text begins with another one.",ends_with:"Whether a text ends with another one.",cat:"Joins texts.",substr:"A part of a text: start, and number of characters. A negative start counts from the end.",sem_ver:"Compares versions: =, !=, <, <=, >, >=, ^ (same major), ~ (same major and minor).",fractional:"Splits callers by weights. The same targeting key always gets the same variant.",$ref:"An evaluator of the flag set.","+":"Sum. With one operand: the number that a text says.","-":"Difference. With one operand: its opposite.","*":"Product.","/":"Quotient.","%":"Remainder.",min:"The least of the numbers.",max:"The greatest of the numbers.",merge:"Joins lists.",map:"Applies a rule to each member of a list.",filter:"The members of a list for which a rule holds.",reduce:"Combines a list into one value. The rule reads current and accumulator.",all:"Whether a rule holds for all members of a list.",some:"Whether a rule holds for a member of a list.",none:"Whether a rule holds for no member of a list."},un={kinds:Kp,members:Up,operators:Gp,suggestions:"Suggestions",line:t=>`Line ${t}:`};var gs={state:["ENABLED","DISABLED"],defaultVariant:[],targeting:[],metadata:[],variants:[]},nl={var:[0,0],missing:[1,null],missing_some:[2,2],substr:[2,3],"<":[2,3],"<=":[2,3],if:[1,null],"==":[2,2],"===":[2,2],"!=":[2,2],"!==":[2,2],">":[2,2],">=":[2,2],"%":[2,2],"/":[2,2],map:[2,2],filter:[2,2],all:[2,2],none:[2,2],some:[2,2],in:[2,2],reduce:[3,3],"*":[2,null],"!":[0,0],"!!":[0,0],or:[1,null],and:[1,null],"+":[1,null],"-":[1,null],max:[1,null],min:[1,null],merge:[1,null],cat:[1,null],starts_with:[2,2],ends_with:[2,2],sem_ver:[3,3],fractional:[1,null],$ref:[0,0]},rl=["=","!=",">","<",">=","<=","~","^"];var Yp=/"(?:[^"\\\n]|\\.)*"?|[{}[\]:,]|[^\s{}[\]:,"]+/g;function ol(t,e){let n=[],r={level:null,to:0},o,s=[],i=(u,c)=>{let m=n.at(-1),f=!m||m.next==="value"?"value":m.next==="key"?"key":null;if(!f)return null;let h=(f==="key"?n.slice(0,-1):n).map($=>$.isObject?$.key:$.index),g=t.slice(u,Math.max(u,e)).replace(/^"/,"");return{kind:f,path:h,siblings:[],from:u,to:c,typed:g,hasColon:!1}},a=u=>{o=u;let c=n.at(-1);u?.kind==="key"&&c&&Object.assign(r,{level:c,to:u.to})};for(let{0:u,index:c}of t.matchAll(Yp)){let m=c+u.length,f=!"{}[]:,".includes(u);o===void 0&&e<=c&&!(f&&e===c)&&a(i(e,e));let p=u.length>1&&u[0]==='"'&&u.at(-1)==='"',h=f&&e>=c&&(p?e<m:e<=m);o===void 0&&h&&!(u[0]==='"'&&e===c)&&a(i(c,m)),Qp(n,u);let g=n.at(-1);n.length===2&&n[0].key==="variants"&&g?.isObject&&g.next==="colon"&&s.push(g.key),r.level&&o&&u===":"&&t.slice(r.to,c).trim()===""&&(o.hasColon=!0)}return o===void 0&&a(i(e,e)),r.level&&o&&(o.siblings=Xp(r.level,o,t)),{place:o??null,variants:s}}function Qp(t,e){let n=t.at(-1);if(e==="{"||e==="["){let r=e==="{";t.push({isObject:r,key:"",keys:[],index:0,next:r?"key":"value"})}else if(e==="}"||e==="]"){t.pop();let r=t.at(-1);r&&(r.next="comma")}else if(n)e===","?(n.next=n.isObject?"key":"value",n.index+=1):e===":"?n.next="value":n.next==="key"?(n.key=sl(e),n.keys.push(n.key),n.next="colon"):n.next==="value"&&(n.next="comma");else return}function Xp(t,e,n){if(e.from===e.to)return t.keys;let r=t.keys.indexOf(sl(n.slice(e.from,e.to)));return r===-1?t.keys:t.keys.toSpliced(r,1)}function sl(t){try{return String(JSON.parse(t))}catch{return t.replaceAll('"',"")}}var Zp={"?:":[1,null],contains_all:[2,2],contains_any:[2,2],contains_none:[2,2]},ks={...nl,...Zp},td=["owner","description","permanent"],ed=["targetingKey","$flagd.timestamp","$flagd.flagKey"],ws={state:'"${ENABLED}"',variants:'{"${on}": ${true}, "${off}": ${false}}',defaultVariant:'"${off}"',targeting:"{${}}",metadata:'{"${owner}": "${}"}',var:'"${attribute}"',$ref:'"${evaluator}"',if:'[${condition}, "${variant}"]',"?:":'[${condition}, "${variant}", "${variant}"]',"!":"${condition}","!!":"${condition}",missing:'["${attribute}"]',missing_some:'[${1}, ["${attribute}"]]',in:'[{"var": "${attribute}"}, ["${value}"]]',starts_with:'[{"var": "${attribute}"}, "${text}"]',ends_with:'[{"var": "${attribute}"}, "${text}"]',sem_ver:'[{"var": "${attribute}"}, "${>=}", "${1.0.0}"]',fractional:'[["${variant}", ${50}], ["${variant}", ${50}]]',and:"[${condition}, ${condition}]",or:"[${condition}, ${condition}]",reduce:'[{"var": "${attribute}"}, ${rule}, ${0}]'};function al(t,e,n={}){let{place:r,variants:o}=ol(t,e);if(!r)return null;let s=n.root==="rule"?["targeting",...r.path]:r.path,i={...n,variants:n.variants??o},a=r.kind==="key"?nd(r,s):rd(s,i);if(r.kind==="key"&&s[0]==="metadata"&&s.length===1){let u=new Set([...td,...n.metadata??[]]);for(let c of u)r.siblings.includes(c)||a.push(xs(c,"metadata",r,c==="permanent"?"${true}":'"${}"'))}return a.length?{from:r.from,to:r.to,typed:r.typed,options:a}:null}function nd(t,e){return e.length?e[0]!=="targeting"||t.siblings.length?[]:Object.keys(ks).map(n=>xs(n,"operator",t,ll(n))):Object.keys(gs).filter(n=>!t.siblings.includes(n)).map(n=>xs(n,"member",t,ws[n]))}function xs(t,e,n,r){let o=zr(JSON.stringify(t));return{label:t,kind:e,insert:n.hasColon?o:`${o}: ${r}`}}function rd(t,e){if(t.length===1&&t[0]!=="targeting"){let a=(gs[String(t[0])]??[]).map(u=>tr(u,"value"));return t[0]==="defaultVariant"?[...bs(e),il("null")]:a}if(t[0]!=="targeting")return[];let{operator:n,within:r}=od(t);if(n==="var"&&(r[0]??0)===0||n==="missing"||n==="missing_some"&&r[0]===1)return ys(e);if(n==="$ref")return(e.evaluators??[]).map(a=>tr(a,"evaluator"));if(n==="sem_ver"&&r[0]===1)return rl.map(a=>tr(a,"value"));if(n==="fractional"&&r.length===2&&r[1]===0)return[...bs(e),...vs()];let o=(n==="if"||n==="?:")&&Number(r[0])%2===0;if(n===null||(n==="if"||n==="?:")&&!o)return[...bs(e),il("null"),...vs()];let i=[...new Set([...e.attributes??[],"targetingKey"])].map(a=>({label:a,kind:"attribute",insert:`{"var": ${zr(JSON.stringify(a))}}`}));return r.length>1?[]:[...i,...vs()]}function od(t){let e=t.findLastIndex((n,r)=>r>0&&typeof n=="string");return{operator:e===-1?null:String(t[e]),within:t.slice(e+1)}}function vs(){return Object.keys(ks).map(t=>({label:t,kind:"operator",insert:`{${zr(JSON.stringify(t))}: ${ll(t)}}`}))}function ll(t){if(ws[t])return ws[t];let[e]=ks[t];return e<2?"[${}]":'[{"var": "${attribute}"}, ${value}]'}function bs(t){return(t.variants??[]).map(e=>tr(e,"variant"))}function ys(t){return[...new Set([...t.attributes??[],...ed])].map(e=>tr(e,"attribute"))}function tr(t,e){return{label:t,kind:e,insert:zr(JSON.stringify(t))}}function il(t){return{label:t,kind:"value",insert:t}}function zr(t){return t.replaceAll(/[{}\\]/g,e=>`\\${e}`)}var sd=60,ul=280,id=/\\[{}\\]|\$\{([^}]*)\}/g;function cl({area:t,paint:e,known:n,name:r,isOff:o}){let[s,i]=v(null),a=I(s);a.current=s;let u=()=>i(null);function c(h){let g=t.current;if(!g||o)return;let $=al(g.value,g.selectionStart,n),y=$&&g.value[$.from]==='"'&&$.to>$.from;if(!$||!(h||$.typed||y))return u();let w=ld($.options,$.typed).slice(0,sd);if(!w.length||w.length===1&&w[0].label===$.typed)return u();i({from:$.from,to:$.to,options:w,chosen:0,position:cd(g,e.current,$.from)})}function m({insert:h}){let g=t.current,{from:$,to:y}=a.current??{from:0,to:0};if(u(),!g)return;let{text:w,start:x,end:T}=ud(h);Ss(g,$,y,w),g.setSelectionRange($+x,$+T)}function f(h){if(h.key===" "&&h.ctrlKey)return h.preventDefault(),c(!0),!0;let g=a.current;if(!g)return!1;let{options:$,chosen:y}=g,x={ArrowDown:1,ArrowUp:-1,PageDown:8,PageUp:-8}[h.key];if(x)i({...g,chosen:((y+x)%$.length+$.length)%$.length});else if(h.key==="Enter"||h.key==="Tab")m($[y]);else if(h.key==="Escape")u();else return["ArrowLeft","ArrowRight","Home","End"].includes(h.key)&&u(),!1;return h.preventDefault(),h.stopPropagation(),!0}let p=`${r}-suggestions`;return{open:c,close:u,onKeyDown:f,onInput(h){/^[\w"$.<>=!?]$/.test(h.data??"")||a.current&&h.inputType==="deleteContentBackward"?c(!1):(a.current||h.data)&&u()},attributes:{"aria-autocomplete":o?void 0:"list","aria-controls":s?p:void 0,"aria-activedescendant":s?`${p}-${s.chosen}`:void 0},list:s&&l`<${ad} id=${p} shown=${s} onAccept=${m} />`}}function ad({id:t,shown:{options:e,chosen:n,position:r},onAccept:o}){let{kind:s,label:i}=e[n],a=s==="operator"?un.operators[i]:s==="member"?un.members[i]:void 0;return l`<div class="suggestions" style=${r}>
    <ul class="plain" role="listbox" id=${t} aria-label=${un.suggestions}>
      ${e.map((u,c)=>l`<li
          key=${`${u.kind} ${u.label}`}
          id="${t}-${c}"
          role="option"
          aria-selected=${String(c===n)}
          ref=${m=>c===n&&m?.scrollIntoView({block:"nearest"})}
          onMouseDown=${m=>{m.preventDefault(),o(u)}}
        >
          <code>${u.label}</code><span class="kind">${un.kinds[u.kind]}</span>
        </li>`)}
    </ul>
    ${a&&l`<p class="info">${a}</p>`}
  </div>`}function ld(t,e){let n=e.toLowerCase(),r=o=>o.label.toLowerCase().indexOf(n);return[...t.filter(o=>r(o)===0),...t.filter(o=>r(o)>0)]}function ud(t){let e=null,n="",r=0;for(let i of t.matchAll(id)){n+=t.slice(r,i.index),r=i.index+i[0].length;let a=i[1]??i[0][1];i[1]!==void 0&&(e??=[n.length,n.length+a.length]),n+=a}n+=t.slice(r);let[o,s]=e??[n.length,n.length];return{text:n,start:o,end:s}}function cd(t,e,n){let{left:r,top:o,bottom:s}=md(t,e,n),i=`${Math.max(8,Math.min(r,window.innerWidth-328))}px`;return s+ul>window.innerHeight&&o>ul?{left:i,bottom:`${window.innerHeight-o+2}px`}:{left:i,top:`${s+2}px`}}function md(t,e,n){let r=t.value.slice(0,n).split(`
`),o=e?.children[r.length-1]??t,s=document.createTreeWalker(o,NodeFilter.SHOW_TEXT),i=r[r.length-1].length;for(let a=s.nextNode();a;a=s.nextNode()){let u=a.textContent?.length??0;if(i<=u){let c=document.createRange();return c.setStart(a,i),c.setEnd(a,i),c.getBoundingClientRect()}i-=u}return o.getBoundingClientRect()}var fd=/"(?:[^"\\]|\\.)*"?(\s*:)?|-?\d[\d.eE+-]*|true|false|null|[{}[\],:]+/g,pd=2e5;function ml(t,e){let{root:n,fault:r}=dt(t);if(r){let o=Math.max(0,Math.min(r.offset,t.trimEnd().length-1));return[{from:o,to:o+1,line:br(t,o),detail:r.message,severity:"error"}]}return e.map(({pointer:o,detail:s,severity:i="error"})=>{let{start:a,end:u}=Vo(n,o);return{from:a,to:u,line:br(t,a),detail:s,severity:i}})}function fl({text:t,marks:e}){let n=t.length>pd,r=0;return t.split(`
`).map((o,s)=>{let i=r;r+=o.length+1;let a=e.filter(m=>m.line===s+1),u=a.some(m=>m.severity==="error")?"error":a[0]?.severity??"",c=a.map(m=>`${m.from-i},${Math.min(o.length,m.to-i)},${m.severity}`).join(";");return l`<${Os} key=${s} number=${s+1} line=${o} severity=${u} ranges=${c} isPlain=${n} />`})}var Os=class extends gi{shouldComponentUpdate(e){let{line:n,ranges:r,isPlain:o}=this.props;return n!==e.line||r!==e.ranges||o!==e.isPlain}render(){let{number:e,line:n,severity:r,ranges:o,isPlain:s}=this.props;return l`<div class="line ${r}" data-number=${e}>${s?n:dd(n,o)}${n===""?"\u200B":""}</div>`}};function dd(t,e){let n=e.split(";").filter(Boolean).map(r=>{let[o,s,i]=r.split(",");return{from:Number(o),to:Math.max(Number(o)+1,Number(s)),severity:i}});return $d(t).flatMap(({from:r,to:o,kind:s})=>{let i=n.flatMap(u=>[u.from,u.to]).filter(u=>u>r&&u<o),a=[...new Set([r,...i,o])].sort((u,c)=>u-c);return a.slice(1).map((u,c)=>{let m=a[c],f=n.find(g=>m>=g.from&&m<g.to),p=[s,f?.severity].filter(Boolean).join(" "),h=t.slice(m,u);return p?l`<span class=${p}>${h}</span>`:h})})}function $d(t){let e=[],n=0,r=(o,s)=>{o>n&&e.push({from:n,to:o,kind:s}),n=o};for(let o of t.matchAll(fd)){let[s,i]=o;r(o.index,""),s[0]==='"'?(r(o.index+s.length-(i?.length??0),i?"name":"text"),r(o.index+s.length,"sign")):r(o.index+s.length,/^[-\d]/.test(s)?"number":/^[a-z]/.test(s)?"word":"sign")}return r(t.length,""),e}function ze({text:t,onChange:e,label:n,faults:r=[],known:o={},lines:s=3,mostLines:i=40,onSave:a}){let u=I(null),c=I(null),m=Z(),f=ft(()=>ml(t,r),[t,r]),p=cl({area:u,paint:c,known:o,name:m,isOff:!e});function h($,y){u.current?.focus(),u.current?.setSelectionRange($,y),c.current?.children[t.slice(0,$).split(`
`).length-1]?.scrollIntoView({block:"nearest"})}function g($){let y=u.current;if(!y||$.isComposing)return;if($.key.toLowerCase()==="s"&&($.ctrlKey||$.metaKey)&&a){$.preventDefault(),a();return}if(!e||p.onKeyDown($)||$.ctrlKey||$.metaKey||$.altKey)return;let w=el(y.value,y.selectionStart,y.selectionEnd,$.key);w&&($.preventDefault(),Ss(y,w.from,w.to,w.insert),y.setSelectionRange(w.cursor,w.cursor),$.key==='"'&&p.open(!1))}return l`<div class="code" style=${{"--least":s,"--most":i}}>
    <div class="code-scroll">
      <div class="code-layers">
        <pre ref=${c} aria-hidden="true"><${fl} text=${t} marks=${f} /></pre>
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
          onKeyDown=${g}
          onBlur=${p.close}
          onClick=${p.close}
        ></textarea>
      </div>
    </div>
    ${p.list}
    <div id="${m}-faults"><${hd} marks=${f} onShow=${h} /></div>
  </div>`}function hd({marks:t,onShow:e}){return t.length?l`<ul class="plain code-faults">
    ${t.map(({from:n,to:r,line:o,detail:s,severity:i})=>l`<li class=${i}>
          <button type="button" onClick=${()=>e(n,r)}>${un.line(o)}</button> ${s}
        </li>`)}
  </ul>`:null}function Ss(t,e,n,r){t.focus(),t.setSelectionRange(e,n),!(e===n&&r===""||(r===""?document.execCommand("delete"):document.execCommand("insertText",!1,r)))&&(t.setRangeText(r,e,n,"end"),t.dispatchEvent(new Event("input",{bubbles:!0})))}var gd=t=>t?.scrollIntoView({block:"nearest",inline:"nearest"});function Bn({tabs:t,selected:e,onSelect:n,label:r,children:o}){let s=Z();function i(a){let u=t.findIndex(({id:p})=>p===e),m={ArrowRight:u+1,ArrowLeft:u-1,Home:0,End:t.length-1}[a.key];if(m===void 0)return;a.preventDefault();let f=t[(m+t.length)%t.length];n(f.id),document.getElementById(`${s}-${f.id}`)?.focus()}return l`<div class="tabs" role="tablist" aria-label=${r} onKeyDown=${i}>
      ${t.map(a=>l`<button
          key=${a.id}
          type="button"
          role="tab"
          id="${s}-${a.id}"
          aria-selected=${String(a.id===e)}
          aria-controls="${s}-panel"
          tabindex=${a.id===e?0:-1}
          ref=${a.id===e?gd:void 0}
          onClick=${()=>n(a.id)}
        >
          ${a.label}
        </button>`)}
    </div>
    <div role="tabpanel" id="${s}-panel" aria-labelledby="${s}-${e}">${o}</div>`}function pl({set:t,targetingKey:e,text:n,onText:r}){let{result:o}=gt(c=>vd(t.name,e,c),[t.name,e],{wait:300});if(o===null)return null;let{rows:s,overrides:i}=o,a=d.stored;function u(){let c=Re(n);r(Dn([...c,...s.filter(({name:m})=>m!==Me&&!c.some(f=>f.name===m))]))}return l`<div class="stored-context">
    <div class="row">
      <h3 class="grow"><${H} parts=${a.title(e)} /></h3>
      <${b} size="small" kind="quiet" href=${X({set:t.name,page:"contexts",query:{key:e}})}>${a.edit}<//>
    </div>
    ${s.length===0&&i.length===0&&l`<p class="quiet">${a.nothing}</p>`}
    ${s.length>0&&l`<dl class="attributes-read">
      ${s.map(({name:c,text:m})=>l`<div key=${c}><dt class="mono">${c}</dt><dd><code class="cut">${m}</code></dd></div>`)}
    </dl>`}
    ${i.map(([c,m])=>l`<p key=${c}><${H} parts=${a.override(c,m)} /></p>`)}
    <p class="small quiet">${t.storedContexts?a.merged:a.notRead}</p>
    ${s.length>0&&!t.storedContexts&&l`<${b} size="small" onClick=${u}>${a.take}<//>`}
  </div>`}async function vd(t,e,n){try{let{text:r,data:o}=await F(S`flag-sets/${t}/contexts/${e}`,{signal:n}),s=z(P(r),"/attributes");return{rows:s==null?[]:Re(r.slice(s.start,s.end)),overrides:Object.entries(o.overrides??{})}}catch(r){if(r instanceof tt&&r.status===404||r instanceof tt)return null;throw r}}function dl({set:t,text:e,attributes:n,onText:r,onFault:o}){let s=Qa(e),i=Fn(e),a=i===null?ps.value:"json",u=[{id:"form",label:d.context.form},{id:"json",label:d.context.json}];return l`<section class="panel context-panel" aria-label=${d.context.title}>
    <h2>${d.context.title}</h2>
    <${Bn}
      tabs=${u}
      selected=${a}
      label=${d.context.view}
      onSelect=${c=>{o(i!==null),Ya(c)}}
    >
      ${a==="form"?l`<div class="stack">
            <${bd} set=${t.name} value=${s} onValue=${c=>r(wd(e,c))} />
            <div class="field">
              <span class="label" aria-hidden="true">${d.context.attributes}</span>
              <${Wr}
                text=${e}
                attributes=${n}
                onText=${c=>{o(c===null),c!==null&&r(c)}}
              />
            </div>
          </div>`:l`<${yd} text=${e} fault=${i} onText=${r} />`}
    <//>
    ${s!==""&&l`<${pl} key=${`${t.name} ${s}`} set=${t} targetingKey=${s} text=${e} onText=${r} />`}
  </section>`}function bd({set:t,value:e,onValue:n}){let r=Z(),{result:o}=gt(async i=>(await F(S`flag-sets/${t}/contexts`,{query:{prefix:e,limit:12},signal:i})).data.items,[t,e],{wait:200}),s=o??[];return l`<${R} label=${d.context.targetingKey} hint=${d.context.targetingKeyHint}>
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
  <//>`}function yd({text:t,fault:e,onText:n}){let r=e===null?void 0:d.context.jsonFault(e.line,e.message);return l`<${R} label=${l`<span class="hidden-text">${d.context.json}</span>`} error=${r}>
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
  <//>`}function Fn(t){try{return Re(t),null}catch(e){if(e instanceof ae)return e;throw e}}function wd(t,e){let n=Re(t).filter(({name:r})=>r!==Me);return Dn(e===""?n:[{name:Me,type:"text",text:e},...n])}var xd=20;function $l(t,e={}){let n=new Map,r=new Set,o=(s,i)=>{if(Array.isArray(s))return s.forEach(m=>o(m,s));if(!Xe(s))return;let[[a,u]=["",null],...c]=Object.entries(s);c.length>0||ur(a,u)||(a==="var"?Ts(n,u,i):a==="$ref"&&typeof u=="string"?(r.has(u)||o(e[u],[]),r.add(u)):a==="missing"?Td(u).forEach(m=>Ts(n,m,[])):a==="fractional"?kd(u,o,n):ki.includes(a)?o(Array.isArray(u)?u[0]:u,[]):o(u,[]))};return o(t,[]),[...n.values()].sort((s,i)=>s.name<i.name?-1:1)}function kd(t,e,n){Array.isArray(t)&&Array.isArray(t[0])&&Ts(n,"targetingKey",[]),e(t,[])}function Ts(t,e,n){let r=Array.isArray(e)?e[0]:e;if(typeof r!="string"||r===""||r.startsWith("$flagd"))return;let[o,...s]=r.split("."),i=s.length>0?[]:Sd(n),a=t.get(o)??{name:o,type:Od(s.length>0,i),values:[]};for(let u of i){let c=String(u);a.values.length<xd&&!a.values.includes(c)&&a.values.push(c)}t.set(o,a)}var Sd=t=>t.flat().filter(e=>["string","number","boolean"].includes(typeof e));function Od(t,e){if(t)return"json";let n=typeof e[0];return n==="number"||n==="boolean"?n:"text"}var Td=t=>[t].flat().filter(e=>typeof e=="string");function Ln({name:t,revision:e},n){let{result:r}=gt(async o=>{let{data:s}=await F(S`flag-sets/${t}/document`,{signal:o}),i=Object.entries(s.flags??{}).filter(([a])=>n===null||a===n);return $l(i.map(([,a])=>a.targeting),s.$evaluators??{})},[t,e,n]);return r??[]}function hl({set:t,text:e,onText:n,onFault:r}){let o=d.contexts,[s,i]=v("form"),a=Ln(t,null),u=Fn(e),c=u===null?s:"json",m=[{id:"form",label:o.form},{id:"json",label:o.json}];return l`<${Bn}
    tabs=${m}
    selected=${c}
    label=${o.view}
    onSelect=${f=>{r(u!==null),f==="json"&&u===null&&n(je(e)),i(f)}}
  >
    <div class="attributes-editor">
      ${c==="form"?l`<${Wr}
            text=${e}
            attributes=${a}
            onText=${f=>{r(f===null),f!==null&&n(f)}}
          />`:l`<${ze}
              text=${e}
              label=${o.attributesOf}
              lines=${6}
              onChange=${f=>{r(Fn(f)!==null),n(f)}}
            />${u!==null&&l`<p class="bad">${d.context.jsonFault(u.line,u.message)}</p>`}`}
    </div>
  <//>`}function gl({overrides:t,flags:e,onOverrides:n}){let r=Z(),o=d.contexts,s=_r(t,e),i=(a,u)=>n(t.map((c,m)=>m===a?{...c,...u}:c));return l`<div class="overrides">
    <datalist id=${r}>${Object.keys(e??{}).map(a=>l`<option value=${a}></option>`)}</datalist>
    <p class="small quiet">${o.overridesHint}</p>
    <ul class="plain">
      ${t.map(({flag:a,variant:u},c)=>l`<li key=${c}>
          <input
            type="text"
            class="mono"
            aria-label=${o.flag}
            placeholder=${o.flag}
            list=${r}
            autocomplete="off"
            spellcheck=${!1}
            aria-invalid=${s[c]==="unknown-flag"?"true":void 0}
            value=${a}
            onInput=${m=>i(c,Cd(m.target.value,u,e))}
          />
          <${M} label=${o.variant} value=${u} options=${Ed(e,a,u)} onChange=${m=>i(c,{variant:m})} />
          <${b} kind="quiet" size="small" icon=${ht} label=${o.removeOverride(a)} onClick=${()=>n(t.filter((m,f)=>f!==c))} />
          ${s[c]==="unknown-flag"&&l`<p class="fault">${o.noSuchFlag}</p>`}
          ${s[c]==="unknown-variant"&&l`<p class="fault">${o.noSuchVariant}</p>`}
        </li>`)}
    </ul>
    <div class="row"><${b} size="small" icon=${st} onClick=${()=>n([...t,{flag:"",variant:""}])}>${o.addOverride}<//></div>
  </div>`}function Cd(t,e,n){let r=n!==null&&Object.hasOwn(n,t)?Object.keys(n[t].variants??{}):[];return{flag:t,variant:r.length>0&&!r.includes(e)?r[0]:e}}function Ed(t,e,n){let r=t!==null&&Object.hasOwn(t,e)?Object.keys(t[e].variants??{}):[];return(r.includes(n)?r:[n,...r]).map(s=>({value:s,label:s===""?d.contexts.variant:s}))}function vl({set:t,targetingKey:e,flags:n,onClose:r,onSaved:o}){let{result:s,problem:i,reload:a}=gt(u=>Md(t.name,e,u),[t.name,e]);return s!==null?l`<${Ad} key=${s.etag} set=${t} targetingKey=${e} stored=${s} flags=${n} onClose=${r} onSaved=${o} onReload=${a} />`:l`<${ie} title=${e} onClose=${r}>
    ${i===null?l`<${W} rows=${6} />`:l`<${L} problem=${i} onRetry=${a} />`}
  <//>`}function Ad({set:t,targetingKey:e,stored:n,flags:r,onClose:o,onSaved:s,onReload:i}){let[a,u]=v(e??""),[c,m]=v(n.attributes),[f,p]=v(!1),[h,g]=v(n.overrides),[$,y]=v(null),[w,x]=v(!1),[T,j]=v(!1);D(()=>y(null),[a,c,h]);let C=d.contexts,N=$ instanceof tt&&$.status===412,O=_r(h,r),V=!f&&O.every(wt=>wt===null);async function K(wt=!1){if(j(!0),a===""||!V||w||!await Nd(t))return;x(!0);let Ut=wt?{}:e===null?{createOnly:!0}:{etag:n.etag};try{await se(S`flag-sets/${t.name}/contexts/${a}`,{body:Ka(c,h),...Ut}),q({text:C.saved(a)}),s()}catch(Q){y(Q),x(!1)}}async function ut(){let wt={title:C.deleteTitle(a),text:C.deleteText,name:a,action:C.delete,danger:!0};if(await Mt(wt))try{await Ze(S`flag-sets/${t.name}/contexts/${a}`,{etag:n.etag}),q({text:C.deleted(a)}),s()}catch(Ut){y(Ut)}}function Tt(){Jr(t.name,JSON.stringify({targetingKey:a},null,2)),Gt({set:t.name,page:"try-it"})}let Xt=A("write");return l`<${ie}
    title=${e===null?C.newTitle:l`<code>${e}</code>`}
    onClose=${o}
    footer=${l`
      ${e!==null&&Xt&&l`<${b} kind="quiet" icon=${At} onClick=${ut}>${C.delete}<//>`}
      ${e!==null&&l`<${b} kind="quiet" icon=${Mi} onClick=${Tt}>${C.tryIt}<//>`}
      <span class="grow"></span>
      <${b} onClick=${o}>${Xt?d.cancel:d.close}<//>
      ${Xt&&l`<${b} kind="primary" busy=${w} disabled=${!V||N} onClick=${()=>K()}>${C.save}<//>`}
    `}
  >
    <div class="stack context-sheet">
      ${N&&e!==null?l`<${U}>
            <p>${C.lost}</p>
            <div class="row"><${b} size="small" onClick=${i}>${C.load}<//><${b} size="small" onClick=${()=>K(!0)}>${C.over}<//></div>
          <//>`:$!==null&&l`<${L} problem=${$} />`}
      ${e===null&&l`<${R} label=${C.key} error=${N?C.keyTaken:T&&a===""?C.keyMissing:null}>
        ${wt=>l`<input ...${wt} type="text" class="mono" maxlength="255" autocomplete="off" spellcheck=${!1} autofocus value=${a} onInput=${Ut=>u(Ut.target.value)} />`}
      <//>`}
      <section class="stack" aria-label=${C.attributesOf}>
        <h3>${C.attributesOf}</h3>
        <${hl} set=${t} text=${c} onText=${m} onFault=${p} />
      </section>
      <section class="stack" aria-label=${C.overrides}>
        <h3>${C.overrides}</h3>
        <${gl} overrides=${h} flags=${r} onOverrides=${g} />
      </section>
      <p class="small quiet">${C.noHistory}</p>
    </div>
  <//>`}async function Nd(t){if(!lt(t)||!t.storedContexts)return!0;let e=d.contexts;return Mt({title:e.productionTitle(t.name),text:e.productionText,action:e.productionAction})}async function Md(t,e,n){if(e===null)return{attributes:"{}",overrides:[],etag:null};let{text:r,data:o,etag:s}=await F(S`flag-sets/${t}/contexts/${e}`,{signal:n}),i=z(P(r),"/attributes"),a=Object.entries(o.overrides??{});return{attributes:i?r.slice(i.start,i.end):"{}",overrides:a.map(([u,c])=>({flag:u,variant:c})),etag:s}}var Cs=4;function bl({set:t,list:e,prefix:n,override:r,flags:o}){let{items:s,next:i,problem:a,isLoading:u,more:c,reload:m}=e,f=Z(),p=d.contexts,h=n!==""||r!=="",g=s.length===0&&!u&&a===null&&i===null;return l`${(h||!g)&&l`<div class="row context-search" role="search">
      <input type="search" class="mono" aria-label=${p.prefix} placeholder=${p.prefix} autocomplete="off" spellcheck=${!1} value=${n} onInput=${$=>bt({prefix:$.target.value})} />
      <input type="search" class="mono" aria-label=${p.override} placeholder=${p.override} list=${f} autocomplete="off" spellcheck=${!1} value=${r} onChange=${$=>bt({override:$.target.value})} />
      <datalist id=${f}>${Object.keys(o??{}).map($=>l`<option value=${$}></option>`)}</datalist>
    </div>`}
    ${a!==null&&l`<${L} problem=${a} onRetry=${m} />`}
    ${s.length===0&&u&&l`<div class="panel"><${W} rows=${8} /></div>`}
    ${g&&(h?l`<${G} title=${p.noMatch} text=${p.noMatchText} />`:l`<${G} icon=${Ri} title=${p.none} text=${p.noneText} command=${p.command(t)} />`)}
    ${s.length>0&&l`<div class="panel scrolls"><table class="rows contexts">
      <thead><tr><th>${p.key}</th><th>${p.attributes}</th><th>${p.overrides}</th><th>${p.changed}</th></tr></thead>
      <tbody>${s.map($=>l`<${Rd} key=${$.targetingKey} set=${t} context=${$} prefix=${n} override=${r} />`)}</tbody>
    </table></div>`}
    ${i!==null&&l`<div class="row"><${b} busy=${u} onClick=${c}>${s.length===0?p.searching:p.more}<//></div>`}`}function Rd({set:t,context:{targetingKey:e,attributes:n,overrides:r,modifiedAt:o},prefix:s,override:i}){let a=Object.entries(n);return l`<tr>
    <td><a class="mono" href=${X({set:t,page:"contexts",query:{prefix:s,override:i,key:e}})}>${e}</a></td>
    <td>
      <span class="attributes">
        ${a.slice(0,Cs).map(([u,c])=>l`<span key=${u}><span class="quiet mono">${u}</span> <code class="cut">${typeof c=="string"?c:JSON.stringify(c)}</code></span>`)}
        ${a.length>Cs&&l`<span class="quiet">${d.contexts.others(a.length-Cs)}</span>`}
      </span>
    </td>
    <td>${Object.entries(r).slice(0,3).map(([u,c])=>l`<div key=${u}><code>${u}</code> → <code>${c}</code></div>`)}
      ${Object.keys(r).length>3&&l`<span class="quiet">${d.contexts.others(Object.keys(r).length-3)}</span>`}
    </td>
    <td class="quiet changed"><${rt} at=${o} /></td>
  </tr>`}function Es({set:t}){let[e,n]=v(!1),r=d.contexts;async function o(s){let a={title:s?r.switchOnTitle(t.name):r.switchOffTitle(t.name),text:s?r.switchOnText:r.switchOffText};if(await Mt({...a,action:s?r.switchOn:r.switchOff})){n(!0);try{await qt(S`flag-sets/${t.name}`,{body:{storedContexts:s}}),q({text:s?r.switchedOn:r.switchedOff}),await Jt()}catch(u){Rt(u)}n(!1)}}return t.storedContexts?A("write")&&l`<${b} kind="quiet" busy=${e} onClick=${()=>o(!1)}>${r.switchOff}<//>`:l`<${U}>
    <strong>${r.offTitle}</strong>
    <p>${r.offText}</p>
    ${A("write")&&l`<div class="row"><${b} size="small" busy=${e} onClick=${()=>o(!0)}>${r.switchOn}<//></div>`}
  <//>`}var Id=100;function yl(t,{prefix:e,override:n}){let[r,o]=v({items:[],next:null,problem:null,isLoading:!0}),[s,i]=v(0),a=I(new AbortController);async function u(c,m){a.current.abort();let{signal:f}=a.current=new AbortController;o(p=>({...p,isLoading:!0,problem:null}));try{let p={limit:Id,after:c,prefix:e||null,override:n||null},{data:h}=await F(S`flag-sets/${t}/contexts`,{query:p,signal:f});f.aborted||o({items:[...m,...h.items],next:h.next,problem:null,isLoading:!1})}catch(p){f.aborted||o(h=>({...h,problem:p,isLoading:!1}))}}return D(()=>{let c=setTimeout(()=>u(null,[]),s===0&&e!==""?150:0);return()=>{clearTimeout(c),a.current.abort()}},[t,e,n,s]),{...r,more:()=>u(r.next,r.items),reload:()=>i(s+1)}}function wl(t){let e=Xe(t.$evaluators)?t.$evaluators:{},n=Xe(t.flags)?t.flags:{},r=new Map(Object.keys(e).map(s=>[s,{flags:[],evaluators:[],indirect:[]}])),o=new Map(Object.entries(e).map(([s,i])=>[s,Kr(i)]));for(let[s,i]of o)for(let a of i)r.get(a)?.evaluators.push(s);for(let[s,i]of Object.entries(n)){let a=Kr(Xe(i)?i.targeting:void 0);for(let u of a)r.get(u)?.flags.push(s);for(let u of Dd(a,o))a.has(u)||r.get(u)?.indirect.push(s)}return r}function Kr(t){let e=new Set,n=r=>{if(Array.isArray(r)&&r.forEach(n),!Xe(r))return;let[[o,s]=["",null],...i]=Object.entries(r);i.length>0||(o==="$ref"&&typeof s=="string"?e.add(s):n(ur(o,s)?s.slice(1):s))};return n(t),e}function Dd(t,e){let n=new Set,r=[...t];for(let o=r.pop();o!==void 0;o=r.pop())n.has(o)||(n.add(o),r.push(...e.get(o)??[]));return n}function Ur(t){return gt(async e=>{let{data:n}=await F(S`flag-sets/${t?.name??""}/document`,{signal:e});return{evaluators:n.$evaluators??{},flags:n.flags??{},uses:wl(n)}},[t?.name,t?.revision],{isIdle:t===null})}function Bd(){let t=de.value;return t&&l`<${Fd} set=${t} />`}function Fd({set:t}){let{key:e,create:n,prefix:r="",override:o=""}=Ct.value.query;be(t.name);let s=yl(t.name,{prefix:r,override:o}),a=Ur(t).result?.flags??null,u=d.contexts,c=e!==void 0||n!==void 0;return l`<div class="page-head">
      <div>
        <h1>${d.pages.contexts} ${t.storedContexts&&l`<${_} kind="good">${u.on}<//>`}</h1>
        <p class="quiet">${u.intro}</p>
      </div>
      ${t.storedContexts&&l`<${Es} set=${t} />`}
      ${A("write")&&l`<${b} kind="primary" icon=${st} onClick=${()=>bt({create:"1",key:null})}>${u.create}<//>`}
    </div>
    <div class="stack">
      ${!t.storedContexts&&l`<${Es} set=${t} />`}
      <${bl} set=${t.name} list=${s} prefix=${r} override=${o} flags=${a} />
    </div>
    ${c&&l`<${vl}
      key=${e??""}
      set=${t}
      targetingKey=${e??null}
      flags=${a}
      onClose=${()=>bt({key:null,create:null})}
      onSaved=${()=>{bt({key:null,create:null}),s.reload()}}
    />`}`}function Gr({rule:t}){let e=an(Ht(Ot(JSON.stringify(t))));return l`<span>${e.map(({kind:n,text:r})=>n==="text"?r:l`<code>${r}</code>`)}</span>`}var Ld={flags:[],evaluators:[],indirect:[]};function xl({set:t,document:e}){let[n,r]=v(""),{result:o,problem:s,reload:i}=gt(f=>_t(S`flag-sets/${t.name}/evaluators`,{signal:f}),[t.name,t.revision]),a=d.evaluators,u=A("write")&&l`<${b} kind="primary" icon=${st} href=${X({set:t.name,page:"evaluators",query:{create:"1"}})}>${a.create}<//>`,c=n.trim().toLowerCase(),m=(o??[]).filter(({name:f})=>f.toLowerCase().includes(c));return l`<div class="page-head">
      <div><h1>${d.pages.evaluators}</h1><p class="quiet">${a.intro}</p></div>
      ${o!==null&&o.length>0&&u}
    </div>
    ${s!==null&&l`<${L} problem=${s} onRetry=${i} />`}
    ${o===null&&s===null&&l`<div class="panel"><${W} rows=${6} /></div>`}
    ${o!==null&&o.length===0&&l`<${G} icon=${ke} title=${a.none} text=${a.noneText} command=${a.command(t.name)}>${u}<//>`}
    ${o!==null&&o.length>0&&l`<div class="stack">
      <input class="evaluator-search" type="search" aria-label=${a.search} placeholder=${a.search} value=${n} onInput=${f=>r(f.target.value)} />
      ${m.length===0?l`<p class="quiet">${a.noMatch}</p>`:l`<div class="panel scrolls"><table class="rows evaluators">
            <thead><tr><th>${a.name}</th><th>${a.rule}</th><th>${a.uses}</th><th>${a.changed}</th></tr></thead>
            <tbody>
              ${m.map(({name:f,rule:p,modifiedAt:h})=>l`<tr key=${f}>
                  <td><a class="mono" href=${X({set:t.name,page:"evaluators",query:{name:f}})}>${f}</a></td>
                  <td class="rule"><${Gr} rule=${p} /></td>
                  <td class="uses">${e.result!==null&&a.usedBy(e.result.uses.get(f)??Ld)}</td>
                  <td class="quiet changed"><${rt} at=${h} /></td>
                </tr>`)}
            </tbody>
          </table></div>`}
    </div>`}`}var Yr=[["path",{d:"m12 19-7-7 7-7"}],["path",{d:"M19 12H5"}]];var Qr=t=>t.toLocaleString("en"),ot={difference:"What changes",nothing:"Nothing changes: this text is already stored.",warnings:"Warnings",impact:"Impact",noContexts:(t,e)=>e===0&&t==="stored"?"The set has no stored contexts.":"",source:"Compared for",stored:"Stored contexts",sample:t=>`${Qr(t)} made-up targeting keys`,sampleHint:"Made-up keys have no attributes, so rules about attributes do not match.",moved:(t,e)=>t===0?nt`None of ${Qr(e)} gets another value.`:nt`${Qr(t)} of ${Qr(e)} get another value.`,from:"From",to:"To",number:"Number",share:"Share",examples:"For example",side:t=>t.errorCode?nt`error ${Bt(t.errorCode)}`:t.variant===null||t.variant===void 0?nt`the caller’s default`:nt`${Bt(t.variant)}`,comment:"Comment",commentHint:"Reason for the change. Shown in the history.",back:"Back to editing",production:t=>nt`${Bt(t)} is a production set: callers get this at once.`,askTitle:t=>`Change ${t}?`,askText:"The set is marked as production. Callers get the change within a second.",askAction:"Change production",flag:"Flag",evaluator:"Evaluator",flag_set:"Properties of the set"};async function kl(t,e){let{data:n,text:r}=await Ol(t,e,{}),o=P(r);return{warnings:n.warnings,diff:n.diff.map((s,i)=>({kind:s.kind,name:s.name,before:s.before===null?null:xt(r,o,`/diff/${i}/before`),after:s.after===null?null:xt(r,o,`/diff/${i}/after`)}))}}async function Sl(t,e,n){let{data:r}=await Ol(t,n,{impact:!0,sample:e});return r.impact}function Ol({method:t,where:e,body:n,etag:r,createOnly:o,query:s},i,a){return pn(t,e,{body:n,etag:r,createOnly:o,signal:i,query:{...s,...a,dry_run:!0}})}var Tl=[1e3,1e4,1e5];function Cl({change:t}){let e=Y(t.set)?.storedContexts??!1,[n,r]=v(e?"stored":String(Tl[0])),[o,s]=v({}),[i,a]=v(0);D(()=>{let c=new AbortController;return s({}),Sl(t,n==="stored"?null:Number(n),c.signal).then(m=>s({summary:m})).catch(m=>c.signal.aborted||s({problem:m})),()=>c.abort()},[n,i]);let u=[{value:"stored",label:ot.stored},...Tl.map(c=>({value:String(c),label:ot.sample(c)}))];return l`<section class="stack impact" aria-label=${ot.impact}>
    <h3>${ot.impact}</h3>
    <${R} label=${ot.source} hint=${n==="stored"?null:ot.sampleHint}>
      ${c=>l`<${M} input=${c} value=${n} options=${u} onChange=${r} />`}
    <//>
    ${o.problem?l`<${L} problem=${o.problem} onRetry=${()=>a(i+1)} />`:o.summary?l`<${jd} summary=${o.summary} isStored=${n==="stored"} />`:l`<${W} rows=${2} height=${24} />`}
  </section>`}function jd({summary:{contexts:t,flags:e},isStored:n}){if(!t)return l`<p class="quiet">${ot.noContexts(n?"stored":"sample",t)}</p>`;let r=e.filter(o=>o.moved>0);return r.length?r.map(({flag:o,moved:s,percent:i,cells:a})=>l`<div class="stack">
      ${e.length>1&&l`<h4><code>${o}</code></h4>`}
      <p>
        <${H} parts=${ot.moved(s,t)} />
        <span class="moved-bar" aria-hidden="true"><span style=${{width:`${i}%`}}></span></span>
      </p>
      <div class="scrolls panel">
        <table class="rows">
          <thead>
            <tr>
              <th>${ot.from}</th>
              <th>${ot.to}</th>
              <th class="number">${ot.number}</th>
              <th class="number">${ot.share}</th>
              <th>${ot.examples}</th>
            </tr>
          </thead>
          <tbody>
            ${a.filter(u=>u.moved).map(u=>l`<tr>
                  <td><${H} parts=${ot.side(u.from)} /></td>
                  <td><${H} parts=${ot.side(u.to)} /></td>
                  <td class="number">${u.contexts.toLocaleString("en")}</td>
                  <td class="number">${Ve(u.percent)}</td>
                  <td class="examples">${u.examples.slice(0,3).map(c=>l`<code>${c}</code> `)}</td>
                </tr>`)}
          </tbody>
        </table>
      </div>
    </div>`):l`<p><${H} parts=${ot.moved(0,t)} /></p>`}function ue({change:t,onClose:e,onSaved:n,onConflict:r,onRefused:o}){let[s,i]=v(null),[a,u]=v(null),[c,m]=v(t.comment??""),[f,p]=v(""),[h,g]=v(!1),$=I(new AbortController),y=Y(t.set),w=lt(y),x=!!s?.diff.length&&(t.typed===void 0||f===t.typed);async function T(){u(null);try{i(await kl(t,$.current.signal))}catch(O){j(O)}}D(()=>(T(),()=>$.current.abort()),[]);function j(O){if($.current.signal.aborted)return;O instanceof tt&&O.status===412&&r?r(O):u(O)}async function C(){if(!(h||!x)){if(w){let O={title:ot.askTitle(t.set),text:ot.askText,action:ot.askAction};if(!await Mt({...O,danger:t.danger}))return}g(!0),u(null);try{let{method:O,where:V,body:K,etag:ut,createOnly:Tt,query:Xt}=t;n(await pn(O,V,{body:K,etag:ut,createOnly:Tt,query:Xt,comment:c.trim()}))}catch(O){g(!1),j(O)}}}let N=a instanceof tt&&a.status===400&&o;return l`<${ie}
    title=${l`${t.title} ${w&&l`<${_} kind="bad">${t.set}<//>`}`}
    class=${w?"save-sheet production":"save-sheet"}
    onClose=${e}
    footer=${l`
      <span class="grow"></span>
      <${b} onClick=${e}>${d.cancel}<//>
      ${N?l`<${b} kind="primary" onClick=${()=>o(a)}>${ot.back}<//>`:l`<${b}
            kind=${t.danger?"danger":"primary"}
            type="submit"
            form="save-sheet"
            busy=${h}
            disabled=${!x}
            >${t.action??d.save}<//
          >`}
    `}
  >
    <form
      id="save-sheet"
      class="stack"
      onSubmit=${O=>{O.preventDefault(),C()}}
      onKeyDown=${O=>{O.key==="Enter"&&(O.metaKey||O.ctrlKey)&&C()}}
    >
      ${w&&l`<p class="band"><${H} parts=${ot.production(t.set)} /></p>`}
      ${t.text&&l`<p>${t.text}</p>`}
      ${a&&l`<${L} problem=${a} onRetry=${N||s?void 0:T} />`}
      ${!s&&!a&&l`<${W} rows=${4} />`}
      ${s&&l`<${Pd} trial=${s} change=${t} />`}
      ${s&&s.diff.length>0&&l`<${R} label=${ot.comment} hint=${ot.commentHint}>
        ${O=>l`<textarea
            ...${O}
            rows="2"
            maxlength="1000"
            autofocus
            value=${c}
            onInput=${V=>m(V.target.value)}
          ></textarea>`}
      <//>`}
      ${s&&t.typed!==void 0&&l`<${R} label=${d.confirm.typeName(t.typed)}>
        ${O=>l`<input
            ...${O}
            type="text"
            class="mono"
            autocomplete="off"
            spellcheck=${!1}
            value=${f}
            onInput=${V=>p(V.target.value)}
          />`}
      <//>`}
    </form>
  <//>`}function Pd({trial:{diff:t,warnings:e},change:n}){let r=ft(()=>t.map(({kind:o,name:s,before:i,after:a})=>l`<div class="stack">
          ${t.length>1&&l`<h4>${ot[o]} <code>${s}</code></h4>`}
          <${jt} before=${i} after=${a} kind=${o} />
        </div>`),[t]);return t.length?l`
    <section class="stack" aria-label=${ot.difference}><h3>${ot.difference}</h3>${r}</section>
    ${e.length>0&&l`<section class="stack" aria-label=${ot.warnings}>
      <h3>${ot.warnings}</h3>
      <${U}>
        <ul class="plain stack">
          ${e.map(({pointer:o,detail:s})=>l`<li>${o&&l`<code>${o}</code> `}${s}</li>`)}
        </ul>
      <//>
    </section>`}
    ${n.hasImpact!==!1&&l`<${Cl} change=${n} />`}
  `:l`<p>${ot.nothing}</p>`}function El({set:t,name:e,text:n,isDirty:r,document:o,refusal:s,theirs:i,onText:a,onReset:u,onTheirs:c,onMine:m,onSave:f,onDelete:p}){let h=d.evaluators,[g,$]=v(""),[y,w]=v(!1),x=Ln(t,null),T=Object.keys(o?.evaluators??{}).filter(K=>K!==e),j=Zn(n),C=e!==null||!y?null:g.trim()===""?h.nameMissing:o?.uses.has(g.trim())?h.nameTaken:null,N=e===null?null:o?.uses.get(e)??null,O=N!==null&&N.flags.length+N.evaluators.length>0;function V(){let K=e??g.trim();w(!0),K!==""&&j&&!(e===null&&o?.uses.has(K))&&f(K)}return l`<section class="panel padded stack">
    ${i!==null&&l`<${U}>
      <p><${H} parts=${h.conflict(e??"")} /></p>
      <div class="row"><${b} size="small" onClick=${m}>${h.keepMine}<//><${b} size="small" onClick=${c}>${h.takeTheirs}<//></div>
    <//>`}
    ${e===null&&l`<${R} label=${h.name} hint=${h.nameHint} error=${C}>
      ${K=>l`<input ...${K} type="text" class="mono" maxlength="255" autocomplete="off" spellcheck=${!1} autofocus value=${g} onInput=${ut=>$(ut.target.value)} />`}
    <//>`}
    ${j&&l`<p class="sentence"><${Gr} rule=${JSON.parse(n)} /></p>`}
    <${ze}
      text=${n}
      label=${h.rule}
      lines=${8}
      known=${{root:"rule",evaluators:T,attributes:x.map(K=>K.name)}}
      faults=${s?.errors.map(({pointer:K,detail:ut})=>({pointer:K??"",detail:ut}))??[]}
      onChange=${A("write")?a:void 0}
      onSave=${V}
    />
    <p class="small quiet">${h.ruleHint}</p>
    ${s!==null&&l`<${L} problem=${s} />`}
    ${A("write")&&l`<div class="row">
      <${b} kind="primary" disabled=${!r||!j} onClick=${V}>${h.save}<//>
      ${e!==null&&r&&l`<${b} kind="quiet" onClick=${u}>${h.reset}<//>`}
      ${!j&&l`<span class="bad">${h.notJson}</span>`}
      <span class="grow"></span>
      ${e!==null&&l`<${b} kind="quiet" icon=${At} disabled=${O} title=${O?h.inUse:void 0} onClick=${p}>${h.delete}<//>`}
    </div>`}
  </section>`}function Al({set:t,name:e,document:n}){let r=d.evaluators,o=n.uses.get(e)??{flags:[],evaluators:[],indirect:[]},s=[...Kr(n.evaluators[e])],i=c=>X({set:t,flag:c}),a=c=>X({set:t,page:"evaluators",query:{name:c}}),u=o.flags.length+o.evaluators.length>0;return l`<section class="panel padded where-used" aria-label=${r.whereUsed}>
    <h2>${r.whereUsed}</h2>
    ${!u&&l`<p class="quiet">${r.unused}</p>`}
    <${Xr} title=${r.flags} names=${o.flags} hrefOf=${i} />
    <${Xr} title=${r.others} names=${o.evaluators} hrefOf=${a} />
    <${Xr} title=${r.throughOthers} names=${o.indirect} hrefOf=${i} />
    <${Xr} title=${r.itUses} names=${s} hrefOf=${a} />
  </section>`}function Xr({title:t,names:e,hrefOf:n}){return e.length===0?null:l`<div class="names">
    <h3>${t} <span class="quiet">${e.length.toLocaleString("en")}</span></h3>
    <ul class="plain">${e.map(r=>l`<li key=${r}><a class="mono" href=${n(r)}>${r}</a></li>`)}</ul>
  </div>`}var qd=`{
  "ends_with": [{ "var": "email" }, "@example.com"]
}`;function Nl({set:t,name:e,document:n}){let r=d.evaluators,{result:o,problem:s,reload:i}=_d(t,e),a=s instanceof tt&&s.status===404;return l`<div class="page-head evaluator-head">
      <div class="row">
        <${b} kind="quiet" icon=${Yr} label=${r.back} href=${X({set:t.name,page:"evaluators"})} />
        <h1>${e===null?r.newTitle:l`<code>${e}</code>`}</h1>
      </div>
      ${e!==null&&l`<${b} kind="quiet" href=${X({set:t.name,page:"history",query:{kind:"evaluator",name:e}})}>${r.history}<//>`}
    </div>
    ${a&&l`<${G} title=${r.missing} text=${r.missingText}><${b} href=${X({set:t.name,page:"history",query:{kind:"evaluator",name:e}})}>${r.history}<//><//>`}
    ${s!==null&&!a&&l`<${L} problem=${s} onRetry=${i} />`}
    ${o===null&&s===null&&l`<div class="panel"><${W} rows=${6} /></div>`}
    ${o!==null&&l`<div class="evaluator-sides">
      <${Jd} set=${t} name=${e} stored=${o} document=${n.result} onChanged=${i} />
      ${e!==null&&n.result!==null&&l`<${Al} set=${t.name} name=${e} document=${n.result} />`}
    </div>`}`}function _d(t,e){return gt(async n=>{if(e===null)return{text:qd,etag:null};let{text:r,etag:o}=await F(S`flag-sets/${t.name}/evaluators/${e}`,{signal:n});return{text:r,etag:o}},[t.name,e,t.revision])}function Jd({set:t,name:e,stored:n,document:r,onChanged:o}){let[s,i]=v(n),[a,u]=v(n.text),[c,m]=v(null),[f,p]=v(null),[h,g]=v(e??""),$=a!==s.text;D(()=>{!$&&n.text!==s.text?y(n):n.text===s.text&&i(n)},[n]);function y(w){i(w),u(w.text),p(null)}return l`<${El}
      set=${t}
      name=${e}
      text=${a}
      isDirty=${$||e===null}
      document=${r}
      refusal=${f}
      theirs=${$&&n.text!==s.text?n:null}
      onText=${w=>{u(w),p(null)}}
      onReset=${()=>y(s)}
      onTheirs=${()=>y(n)}
      onMine=${()=>i(n)}
      onSave=${w=>{g(w),m(Vd(t.name,w,a,e===null?null:s.etag))}}
      onDelete=${()=>m(Wd(t.name,e??"",s.etag))}
    />
    ${c!==null&&l`<${ue}
      change=${c}
      onClose=${()=>m(null)}
      onRefused=${w=>{m(null),p(w)}}
      onConflict=${()=>{m(null),o()}}
      onSaved=${({data:w})=>{let x=c.method==="DELETE";m(null),q({text:x?d.evaluators.deleted(h):d.evaluators.saved(h,w.revision)}),x||e===null?Gt({set:t.name,page:"evaluators"}):i({text:a,etag:null}),Jt()}}
    />`}`}function Vd(t,e,n,r){let o=S`flag-sets/${t}/evaluators/${e}`;return{title:d.evaluators.saveTitle(e),set:t,method:"PUT",where:o,body:n,...r===null?{createOnly:!0}:{etag:r}}}function Wd(t,e,n){return{title:d.evaluators.deleteTitle(e),set:t,method:"DELETE",where:S`flag-sets/${t}/evaluators/${e}`,etag:n,action:d.delete,danger:!0,typed:e,hasImpact:!1}}function Hd(){let t=de.value,{name:e,create:n}=Ct.value.query;be(t?.name);let r=Ur(t);return t===null?null:e!==void 0||n!==void 0?l`<${Nl} key=${e??""} set=${t} name=${e??null} document=${r} />`:l`<${xl} set=${t} document=${r} />`}var er=(t,e,n=`${e}s`)=>`${t.toLocaleString("en")} ${t===1?e:n}`,E={gone:t=>`There is no flag ${t}`,goneText:"It was deleted, or never existed. If it has a history, a former version can be brought back.",goneCommand:t=>`flagstaff flags list ${t}`,copyKey:"Copy the key",on:"On",off:"Off",state:"State of the flag",switched:t=>t?"Switch on":"Switch off",stale:"stale",staleWhy:{"not-evaluated":"Nothing has evaluated it for a long time.","one-variant":"For a long time all callers got one variant."},permanent:"permanent",rollout:"Everyone else",rolloutAll:"Everyone",noRollout:"as the targeting computes",callersDefault:"the caller\u2019s default",rules:t=>er(t,"rule"),evaluated:"Last evaluated",never:"never",lastDay:"Last 24 hours",evaluations:t=>er(t,"evaluation"),owner:"Owner",links:"Links",more:"More",copyTo:"Copy to another set\u2026",remove:"Delete\u2026",sections:"Parts of the flag",tabs:{rules:"Rules",variants:"Variants",metadata:"Metadata",try:"Try it",statistics:"Statistics",overrides:"Only me",history:"History",plan:"Plan"},json:"Definition as JSON",showJson:"Show JSON",hideJson:"Hide JSON",format:"Format",notJson:"The definition is not valid JSON. Correct it in the JSON editor first.",faultAt:(t,e)=>`Line ${t}: ${e}`,fromMemory:"From memory: the database is away. Changes can be saved when it is back.",unsaved:t=>t?`${er(t,"change")} not saved`:"Not saved",faults:t=>er(t,"fault"),discard:"Discard",discarded:"Changes discarded.",review:"Review and save",saveTitle:t=>`Save ${t}`,saved:t=>`Saved as revision ${t}.`,undoComment:t=>`Undo revision ${t}`,meanwhile:{title:t=>t?nt`Changed meanwhile by ${Bt(t)}`:nt`Changed meanwhile`,deleted:t=>t?nt`Deleted meanwhile by ${Bt(t)}`:nt`Deleted meanwhile`,text:"Your edit is kept. Compare both, then take the other version or apply your edit to it.",see:"See",theirs:"Their change",mine:"Your change",takeTheirs:"Take theirs",keepMine:"Keep mine",took:"Your edit was discarded.",overlaps:t=>nt`Both changed ${Bt(t.join(", "))}. “Keep mine” uses your version of it, and keeps their other changes.`,apart:"The two changes do not touch each other. \u201CKeep mine\u201D keeps both.",again:"\u201CKeep mine\u201D creates the flag again."},variants:{name:"Name",value:"Value",valueOf:t=>`Value of ${t}`,nameOf:t=>`Name of ${t}`,default:"Default",defaultHint:"For everyone whom no rule gives another one.",noDefault:"None: callers use their own default",uses:"Used",add:"Add variant",remove:t=>`Remove ${t}`,removeTitle:t=>`Remove the variant ${t}?`,usedIn:"It is used here:",instead:"Put in its place",removeAction:"Remove",asDefault:"default",inRules:t=>er(t,"place")+" in the rules",unused:"not used",kind:"Kind of value",kinds:{boolean:"true or false",string:"text",number:"number",object:"JSON object"},mixed:"The values have different kinds. Correct them in the JSON editor.",taken:"Another variant has this name.",nameMissing:"A variant needs a name.",badNumber:"This is no number.",badObject:"This is no JSON object.",firstName:"variant",hint:"A renamed variant is renamed in the rules and as the default, too."},metadata:{name:"Name",value:"Value",kind:"Kind",kinds:{string:"Text",number:"Number",boolean:"True or false"},add:"Add",remove:t=>`Remove ${t}`,valueOf:t=>`Value of ${t}`,nameOf:t=>`Name of ${t}`,kindOf:t=>`Kind of ${t}`,empty:"No metadata",emptyText:"An owner, a description, a link to the ticket: whatever helps others. SDKs get it with each answer.",taken:"There is already metadata with this name.",badNumber:"This is no number.",hint:"Flags with permanent = true are never stale. Links (https://\u2026) are shown at the top of the page."},overrides:{title:"On for me",text:"Fix a variant for one targeting key. It wins over every rule, but not over a disabled flag.",key:"Targeting key",keyHint:"As the application sends it: often a user\u2019s id. Kept in this browser.",variant:"Variant",set:"Fix variant",list:"Fixed for",since:"Changed",none:"Nobody has a fixed variant of this flag.",remove:t=>`Remove the override of ${t}`,removed:t=>`Removed the override of ${t}.`,made:(t,e)=>`${t} now gets ${e}.`,off:"This set does not read stored contexts, so overrides have no effect yet.",offText:"When this is on, each evaluation of the set reads the stored context of its targeting key.",switchOn:"Switch on stored contexts",switchTitle:t=>`Read stored contexts in ${t}?`,switched:"Evaluations read stored contexts now.",disabled:"The flag is off: nobody gets a variant, overrides included.",more:"Show more",gone:"variant does not exist"},statistics:{range:"Range",ranges:{day:"24 hours",week:"7 days",month:"30 days"},none:"No evaluations in this time",noneText:"Counts appear some seconds after an evaluation. flagd sidecars are not counted.",total:"Evaluations",variant:"Variant",share:"Share",noVariant:"no variant",errors:"errors",time:"Time",chart:"Evaluations by variant over time",table:"The numbers as a table",unknown:"no longer a variant"},history:{none:"No history",noneText:"Changes of this flag appear here.",bringBack:"Bring back",backTitle:(t,e)=>`Bring ${t} back to revision ${e}`,backComment:t=>`Back to revision ${t}`,back:t=>`Brought back as revision ${t}.`,current:"now",more:"Show older versions",revision:t=>`r${t}`},copy:{title:t=>`Copy ${t} to another set`,set:"To",hint:"The difference is shown before anything changes. Evaluators are those of the other set.",action:"Compare\u2026",noSets:"The API key may see no other set.",sheet:(t,e)=>`Copy ${t} to ${e}`,button:"Copy",done:t=>`Copied to ${t}.`,open:"Open",unsaved:"The saved version is copied, without your unsaved changes."},deleting:{title:t=>`Delete ${t}`,text:"Callers use their own default from then on. The history stays, and any version can be brought back.",action:"Delete",done:t=>`Deleted ${t}.`,type:t=>`Type ${t} to confirm`}};var Ml=[["circle",{cx:"18",cy:"18",r:"3"}],["circle",{cx:"6",cy:"6",r:"3"}],["path",{d:"M6 21V9a9 9 0 0 0 9 9"}]];var zt=E.meanwhile;function Rl({open:t,over:e}){let n=t.meanwhile.value;return n?l`<div class="conflict row" role="alert">
    <${ct} shapes=${Ml} />
    <div class="grow">
      <strong><${Bl} meanwhile=${n} /></strong>
      <p class="quiet">${zt.text}</p>
    </div>
    <${b} onClick=${()=>e({sheet:"conflict"})}>${zt.see}<//>
    <${b} onClick=${()=>Dl(t)}>${zt.takeTheirs}<//>
    <${b} kind="primary" onClick=${()=>t.keepMine()}>${zt.keepMine}<//>
  </div>`:null}function Il({open:t,thenSave:e,over:n}){let r=t.meanwhile.value;if(!r)return null;let o=t.base.value?.text??"",s=t.text.value,i=r.text===null?[]:t.mergedWith(r.text).overlaps,a=r.text===null?zt.again:i.length?l`<${H} parts=${zt.overlaps(i.map(u=>u.slice(1)))} />`:zt.apart;return l`<${Et}
    title=${l`<${Bl} meanwhile=${r} />`}
    wide
    onClose=${()=>n(null)}
    footer=${l`
      <${b} onClick=${()=>n(null)}>${d.cancel}<//>
      <${b}
        onClick=${()=>{Dl(t),n(null)}}
        >${zt.takeTheirs}<//
      >
      <${b}
        kind="primary"
        onClick=${()=>{t.keepMine(),n(e?{sheet:"save"}:null)}}
        >${zt.keepMine}<//
      >
    `}
  >
    <div class="stack">
      ${i.length?l`<${U}>${a}<//>`:l`<p>${a}</p>`}
      <section class="stack"><h3>${zt.theirs}</h3><${jt} before=${o} after=${r.text} /></section>
      <section class="stack"><h3>${zt.mine}</h3><${jt} before=${o} after=${s} /></section>
    </div>
  <//>`}function Dl(t){let e=t.takeTheirs();q({text:zt.took,action:{label:d.undo,onClick:e}})}function Bl({meanwhile:{text:t,change:e}}){let n=e?.actor??null;return l`<${H} parts=${t===null?zt.deleted(n):zt.title(n)} />${e&&l`, <${rt} at=${e.at} />${e.comment?`: \u201C${e.comment}\u201D`:""}`}`}var Fl=[["path",{d:"M21 5H3"}],["path",{d:"M15 12H3"}],["path",{d:"M17 19H3"}]];var zd=300,Kd=6e4,Ud=/"var"\s*:\s*\[?\s*("(?:[^"\\]|\\.)+")/g,Zr=new Map;function jn(t){let[e]=v(()=>Gd(t));return D(()=>{Yd(t)},[t]),e.value}function Gd(t){let e=Zr.get(t)?.names??pt({evaluators:{},attributes:[],metadata:[]});return Zr.has(t)||Zr.set(t,{at:0,names:e}),e}async function Yd(t){let e=Zr.get(t);if(!(!e||Date.now()-e.at<Kd)){e.at=Date.now();try{let[n,r]=await Promise.all([F(S`flag-sets/${t}/flags`,{query:{limit:zd}}),F(S`flag-sets/${t}/evaluators`,{query:{limit:1e3}})]);e.names.value={evaluators:Qd(r.text),attributes:Xd(n.text+r.text),metadata:Zd(n.data.items)}}catch{e.at=0}}}function Qd(t){let e=P(t),n=z(e,"/items")?.items??[];return Object.fromEntries(n.map((r,o)=>[Nt(t,z(r,"/name")),xt(t,e,`/items/${o}/rule`)??"null"]))}function Xd(t){let e=new Map;for(let[,n]of t.matchAll(Ud)){let r=JSON.parse(n);r.startsWith("$flagd.")||e.set(r,(e.get(r)??0)+1)}return[...e].sort(([,n],[,r])=>r-n).map(([n])=>n)}function Zd(t){return[...new Set(t.flatMap(({definition:e})=>Object.keys(e.metadata??{})))].sort()}function Ll({open:t,onSave:e}){let n=jn(t.set),r=ft(()=>({...n,evaluators:Object.keys(n.evaluators)}),[n]),o=t.text.value,s=!t.root.value.fault;return l`<section class="definition" aria-label=${E.json}>
    <div class="row head">
      <h2 class="grow">${E.json}</h2>
      ${A("write")&&l`<${b} kind="quiet" size="small" icon=${Fl} disabled=${!s} onClick=${()=>t.edit(je(o))}>${E.format}<//>`}
      <${fr} text=${o} />
    </div>
    <${ze}
      text=${o}
      label=${E.json}
      onChange=${A("write")?i=>t.edit(i):void 0}
      onSave=${e}
      faults=${t.checks.findings.value}
      known=${r}
      lines=${12}
    />
  </section>`}var to=[["line",{x1:"15",x2:"15",y1:"12",y2:"18"}],["line",{x1:"12",x2:"18",y1:"15",y2:"15"}],["rect",{width:"14",height:"14",x:"8",y:"8",rx:"2",ry:"2"}],["path",{d:"M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2"}]];var jl=[["path",{d:"M15 3h6v6"}],["path",{d:"M10 14 21 3"}],["path",{d:"M18 13v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h6"}]];function Pl({open:t,onClose:e}){let n=E.copy,r=(tn.value??[]).filter(u=>u.name!==t.set),[o,s]=v(t$(t.set,r.map(u=>u.name))),[i,a]=v(!1);if(i){let u={title:n.sheet(t.key,o),set:o,method:"POST",where:S`flag-sets/${t.set}/flags/${t.key}/copy`,body:{to:o},action:n.button};return l`<${ue}
      change=${u}
      onClose=${e}
      onSaved=${()=>{e(),q({text:n.done(o),action:{label:n.open,onClick:()=>Gt({set:o,flag:t.key})}})}}
    />`}return l`<${Et}
    title=${n.title(t.key)}
    onClose=${e}
    footer=${l`
      <${b} onClick=${e}>${d.cancel}<//>
      <${b} kind="primary" disabled=${!o} onClick=${()=>a(!0)}>${n.action}<//>
    `}
  >
    <div class="stack">
      ${t.isDirty.value&&l`<${U}>${n.unsaved}<//>`}
      ${r.length?l`<${R} label=${n.set} hint=${n.hint}>
            ${u=>l`<${M} input=${u} value=${o} options=${r.map(({name:c})=>({value:c,label:c}))} onChange=${s} />`}
          <//>`:l`<p>${n.noSets}</p>`}
    </div>
  <//>`}function ql({open:t,onClose:e}){let n=E.deleting,r={title:n.title(t.key),set:t.set,method:"DELETE",where:t.where,etag:t.base.peek()?.etag,action:n.action,danger:!0,typed:t.key,text:n.text};return l`<${ue}
    change=${r}
    onClose=${e}
    onSaved=${()=>{t.discard(),e(),q({text:n.done(t.key)}),Gt({set:t.set})}}
  />`}function t$(t,e){let n=t.slice(0,t.lastIndexOf(".")+1);return e.find(r=>n&&r.startsWith(n))??e[0]??""}function _l(t,e){let n=Ot(t);return n.type==="object"?Vl(n,e)?.value.source??"":""}function Jl(t,e,n){let r=Ot(t);if(r.type!=="object")return t;let o=Vl(r,e);return o?n===""?n$(t,r,o):on(t,o.value,new yt(n)):n===""?t:e$(t,r,e,n)}var As=t=>_l(t,"targeting"),Ns=(t,e)=>Jl(t,"targeting",e);function Vl({members:t},e){return t.findLast(n=>n.key===e)}function e$(t,{members:e,start:n,end:r},o,s){let i=JSON.stringify(o)+Je(t).colon+s,a=e.at(-1);if(!a)return kn(t,[{start:n,end:r,text:`{${i}}`}]);let u=e.at(-2),c=t.slice(n+1,a.keyStart),m=c.includes(`
`)?`,${c}`:Je(t).comma,f=u?t.slice(u.value.end,a.keyStart):m;return kn(t,[{start:a.value.end,end:a.value.end,text:f+i}])}function n$(t,{members:e},n){let r=e.indexOf(n),o=e[r-1],s=e[r+1],i=o?o.value.end:n.keyStart,a=o||!s?n.value.end:s.keyStart;return kn(t,[{start:i,end:a,text:""}])}function Ms(t){let{root:e,rules:n,otherwise:r}=Sn(t);return{rules:n.length,shares:e?r$(r):null}}function r$(t){return t?t.kind==="variant"?[{variant:t.name,percent:100}]:t.kind==="rollout"?Ar(t.buckets):null:[{variant:null,percent:100}]}function eo(t){let{root:e}=dt(t),n=e&&z(e,"/state");return n?.type!=="string"?null:Nt(t,n)==="ENABLED"}function Wl(t,e){let{root:n}=dt(t),r=e?'"ENABLED"':'"DISABLED"';return n&&z(n,"/state")?he(t,"/state",r):Yt(t,"","state",r)}function Rs(t){let{root:e}=dt(t),n=e&&z(e,"/metadata");return n?.type==="object"?Nt(t,n):{}}function Hl(t){return Object.entries(Rs(t)).flatMap(([e,n])=>typeof n!="string"||!/^https?:\/\//.test(n)||!URL.canParse(n)?[]:[{name:e,address:n}])}function zl(t){let{root:e}=dt(t);if(!e)return null;let n=z(e,"/defaultVariant"),r=n?.type==="string"&&Nt(t,n)!==""?Nt(t,n):null,o=Ms(xt(t,e,"/targeting")??""),i=o.rules===0&&o.shares===null&&!o$(t)?[{variant:null,percent:100}]:o.shares;return{rules:o.rules,shares:i?.map(a=>({...a,variant:a.variant??r}))??null}}function o$(t){let{root:e}=dt(t),n=e&&z(e,"/targeting");return n?.type==="object"&&(n.members?.length??0)>0}function Kl({open:t,turn:e,over:n,isJsonShown:r,onJson:o}){let[s,i]=v(null),[a,u]=v(null);D(()=>{let p=new AbortController;return F(t.where,{query:{statistics:!0},signal:p.signal}).then(({data:h})=>i(h)).catch(()=>{}),()=>p.abort()},[e]);let c=t.sound.value,m=eo(c);function f(p){let h=!t.isDirty.peek();t.edit(Wl(t.text.peek(),p)),h&&t.isDirty.peek()&&n({sheet:"save"})}return l`<div class="flag-top">
    <div class="page-head">
      <div class="row title">
        <h1 class="mono">${t.key}</h1>
        <${fr} text=${t.key} label=${E.copyKey} />
        ${s?.stale&&l`<${_} kind="warn" title=${E.staleWhy[s.stale]}>${E.stale}<//>`}
        ${s?.permanent&&l`<${_}>${E.permanent}<//>`}
      </div>
      ${m!==null&&l`<span class="row state-switch">
        <${dr} checked=${m} label=${E.state} disabled=${!A("write")||t.root.value.fault!==null} onChange=${f} />
        <${Ei} state=${m?"on":"off"}>${m?E.on:E.off}<//>
      </span>`}
      <${b} icon=${ke} aria-pressed=${String(r.value)} onClick=${o}>${r.value?E.hideJson:E.showJson}<//>
      ${A("write")&&l`<${Be}
        end
        button=${{icon:$n,label:E.more}}
        items=${[{label:E.copyTo,icon:to,onSelect:()=>u("copy")},{label:E.remove,icon:At,danger:!0,onSelect:()=>u("delete")}]}
      />`}
    </div>
    <${s$} text=${c} seen=${s} />
    ${a==="copy"&&l`<${Pl} open=${t} onClose=${()=>u(null)} />`}
    ${a==="delete"&&l`<${ql} open=${t} onClose=${()=>u(null)} />`}
  </div>`}function s$({text:t,seen:e}){let{owner:n,description:r}=Rs(t),o=Hl(t);return l`
    ${r&&l`<p class="description">${String(r)}</p>`}
    <dl class="facts">
      <${i$} text=${t} />
      <div>
        <dt>${E.evaluated}</dt>
        <dd>${e?l`<${rt} at=${e.lastEvaluatedAt} none=${E.never} />`:"\u2026"}</dd>
      </div>
      ${e&&l`<${a$} seen=${e} />`}
      ${n!==void 0&&l`<div><dt>${E.owner}</dt><dd>${String(n)}</dd></div>`}
      ${o.length>0&&l`<div>
        <dt>${E.links}</dt>
        <dd class="row">
          ${o.map(({name:s,address:i})=>l`<a href=${i} target="_blank" rel="noopener noreferrer">${s} <${ct} shapes=${jl} size=${12} /></a>`)}
        </dd>
      </div>`}
    </dl>
  `}function i$({text:t}){let e=zl(t);if(!e)return null;let{rules:n,shares:r}=e;return l`<div class="rollout">
    <dt>${n?`${E.rules(n)} \xB7 ${E.rollout}`:E.rolloutAll}</dt>
    <dd>
      ${r===null?E.noRollout:r.length===1?l`<code>${r[0].variant??E.callersDefault}</code>`:l`<${In} shares=${r.map(o=>({label:o.variant??E.callersDefault,weight:o.percent}))} />
              <span class="small">${r.map(o=>`${Ve(o.percent)} ${o.variant??E.callersDefault}`).join(" \xB7 ")}</span>`}
    </dd>
  </div>`}function a$({seen:t}){let e=t.statistics.last24Hours.reduce((n,r)=>n+r.evaluations,0);return l`<div><dt>${E.lastDay}</dt><dd>${E.evaluations(e)}</dd></div>`}var Pn=[["path",{d:"M9 14 4 9l5-5"}],["path",{d:"M4 9h10.5a5.5 5.5 0 0 1 5.5 5.5a5.5 5.5 0 0 1-5.5 5.5H11"}]];var ye=E.history,l$=20;function no({open:t,turn:e}){let[n,r]=v(null),[o,s]=v(null),[i,a]=v(null),[u,c]=v(null),m=t.base.value?.etag;async function f(p){a(null);try{let h=S`flag-sets/${t.set}/flags/${t.key}/versions`,g=await m$(h,p);r($=>[...p&&$||[],...g.items]),s(g.next)}catch(h){a(h)}}return D(()=>{f(null)},[m,e]),i?l`<${L} problem=${i} onRetry=${()=>f(null)} />`:n?n.length?l`<div class="versions stack">
    <ol class="plain panel">
      ${n.map((p,h)=>l`<${u$}
          key=${p.revision}
          version=${p}
          isCurrent=${h===0}
          onBack=${A("write")?()=>c(p.revision):void 0}
        />`)}
    </ol>
    ${o!==null&&l`<div><${b} onClick=${()=>f(o)}>${ye.more}<//></div>`}
    ${u!==null&&l`<${c$} open=${t} revision=${u} onClose=${()=>c(null)} />`}
  </div>`:l`<${G} icon=${Ii} title=${ye.none} text=${ye.noneText} />`:l`<${W} rows=${4} height=${48} />`}function u$({version:t,isCurrent:e,onBack:n}){let{revision:r,at:o,actor:s,comment:i}=t,[a,u]=v(!1);return l`<li class="version">
    <details onToggle=${c=>u(c.target.open)}>
      <summary>
        <span class="what">
          <strong>${s}</strong> <${H} parts=${xi(t)} />${i&&l`<span class="comment"> “${i}”</span>`}
        </span>
        <span class="when quiet small"><${rt} at=${o} /> · ${ye.revision(r)}</span>
        ${e&&t.after!==null&&l`<${_} kind="good">${ye.current}<//>`}
      </summary>
      ${a&&l`<${jt} before=${t.texts.before} after=${t.texts.after} />`}
    </details>
    ${n&&!e&&t.after!==null&&l`<${b} size="small" icon=${Pn} onClick=${n}>${ye.bringBack}<//>`}
  </li>`}function c$({open:t,revision:e,onClose:n}){let r={title:ye.backTitle(t.key,e),set:t.set,method:"POST",where:S`flag-sets/${t.set}/flags/${t.key}/rollback`,body:{revision:e},etag:t.base.peek()?.etag,action:ye.bringBack,comment:ye.backComment(e)};return l`<${ue}
    change=${r}
    onClose=${n}
    onSaved=${({data:o})=>{n(),q({text:ye.back(o.revision)}),t.refresh()}}
  />`}async function m$(t,e){let{data:n,text:r}=await F(t,{query:{limit:l$,after:e}}),o=P(r);return{items:n.items.map((i,a)=>({...i,texts:{before:i.before===null?null:xt(r,o,`/items/${a}/before`),after:i.after===null?null:xt(r,o,`/items/${a}/after`)}})),next:n.next}}var Ul=[["path",{d:"M12.586 2.586A2 2 0 0 0 11.172 2H4a2 2 0 0 0-2 2v7.172a2 2 0 0 0 .586 1.414l8.704 8.704a2.426 2.426 0 0 0 3.42 0l6.58-6.58a2.426 2.426 0 0 0 0-3.42z"}],["circle",{cx:"7.5",cy:"7.5",r:".5",fill:"currentColor"}]];function qn({open:t}){let{fault:e}=t.root.value;return l`<${U}>
    <p>${E.notJson}</p>
    ${e&&l`<p>${E.faultAt(e.line,e.message)}</p>`}
  <//>`}function ro({value:t,kind:e,label:n,faults:r,disabled:o,onChange:s}){let[i,a]=v(null),u=i===null?null:dt(i).root,c=u!==null&&u.type===e,m=i!==null&&(!c||Vt(i)===Vt(t));function f($){a($),dt($).root?.type===e&&s($.trim())}if(e==="boolean"){let $=["true","false"].map(y=>({value:y,label:y}));return l`<${M} value=${t} options=${$} label=${n} disabled=${o} onChange=${s} />`}if(e==="string"){let $=String(JSON.parse(t));return l`<textarea
      rows=${Math.min(12,$.split(`
`).length)}
      aria-label=${n}
      readonly=${o}
      value=${$}
      onInput=${y=>s(JSON.stringify(y.target.value))}
    ></textarea>`}let p=m&&!c?r[e]:null,h=m?i:xr(t),g=e==="object"?l`<${ze} text=${h} label=${n} lines=${1} mostLines=${16} onChange=${o?void 0:f} />`:l`<input
          type="text"
          class="mono"
          inputmode="decimal"
          aria-label=${n}
          aria-invalid=${p?"true":void 0}
          readonly=${o}
          value=${h}
          onInput=${$=>f($.target.value)}
        />`;return l`<div>${g}${p&&l`<div class="fault small bad" role="alert">${p}</div>`}</div>`}function oo({name:t,label:e,disabled:n,focused:r,faultOf:o,onChange:s}){let[i,a]=v(t),[u,c]=v(t);u!==t&&(c(t),a(t));let m=i===t?null:o(i);function f(){i!==t&&m===null&&s(i)}return l`<div>
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
      onInput=${p=>a(p.target.value)}
      onBlur=${f}
      onKeyDown=${p=>{p.key==="Enter"&&f(),p.key==="Escape"&&a(t)}}
    />
    ${m&&l`<div class="fault small bad" role="alert">${m}</div>`}
  </div>`}var ce=E.metadata,nr={string:'""',number:"0",boolean:"true"},f$=["owner","description","permanent"];function Gl({open:t}){let e=t.text.value,{root:n}=t.root.value,r=jn(t.set),[o,s]=v(null);if(!n)return l`<${qn} open=${t} />`;let i=z(n,"/metadata")?.members??[],a=i.map(p=>p.key),u=[...new Set([...f$,...r.metadata])].filter(p=>!a.includes(p)).slice(0,8),c=A("write");function m(p,h){s(p),t.edit(z(n??{type:"null",start:0,end:0},"/metadata")?.members?Yt(e,"/metadata",p,h):Yt(e,"","metadata",`{${JSON.stringify(p)}: ${h}}`))}function f(){let p=1;for(;a.includes(`name-${p}`);)p+=1;m(`name-${p}`,nr.string)}return l`<div class="metadata stack">
    ${!i.length&&l`<${G} icon=${Ul} title=${ce.empty} text=${ce.emptyText} />`}
    ${i.length>0&&l`<ul class="plain panel">
      ${i.map(({key:p,value:h},g)=>{let $=Lt("metadata",p),y=h.type in nr?h.type:"string",w=e.slice(h.start,h.end);return l`<li class="metadatum" key=${g}>
          <${oo}
            name=${p}
            label=${ce.nameOf(p)}
            disabled=${!c}
            focused=${p===o&&p.startsWith("name-")}
            faultOf=${x=>x===""?E.variants.nameMissing:a.includes(x)?ce.taken:null}
            onChange=${x=>t.edit(yr(e,$,x))}
          />
          <${M}
            value=${y}
            label=${ce.kindOf(p)}
            disabled=${!c}
            options=${Object.entries(ce.kinds).map(([x,T])=>({value:x,label:T}))}
            onChange=${x=>t.edit(he(e,$,p$(w,x)))}
          />
          ${h.type in nr?l`<${ro}
                key=${y}
                value=${w}
                kind=${y}
                label=${ce.valueOf(p)}
                disabled=${!c}
                faults=${{number:ce.badNumber,object:""}}
                onChange=${x=>t.edit(he(e,$,x))}
              />`:l`<code>${w}</code>`}
          ${c&&l`<${b} kind="quiet" icon=${At} label=${ce.remove(p)} onClick=${()=>t.edit(vn(e,$))} />`}
        </li>`})}
    </ul>`}
    ${c&&l`<div class="row">
      <${b} icon=${st} onClick=${f}>${ce.add}<//>
      ${u.map(p=>l`<${b} kind="quiet" size="small" icon=${st} onClick=${()=>m(p,p==="permanent"?"true":nr.string)}>${p}<//>`)}
    </div>`}
    <p class="quiet small">${ce.hint}</p>
  </div>`}function p$(t,e){let n=JSON.parse(t);return e==="string"?JSON.stringify(typeof n=="string"?n:t):e==="boolean"?String(n===!0||n==="true"):Number.isFinite(Number(n))&&String(n).trim()!==""?String(Number(n)):nr.number}var Yl=[["circle",{cx:"12",cy:"8",r:"5"}],["path",{d:"M20 21a8 8 0 0 0-16 0"}]];var Xl={boolean:"true",string:'""',number:"0",object:"{}"};function Ke(t){return(z(P(t),"/variants")?.members??[]).map(({key:e,value:n})=>({name:e,value:t.slice(n.start,n.end),pointer:Lt("variants",e),kind:n.type==="null"||n.type==="array"?null:n.type}))}function Zl(t){let e=new Set(t.map(n=>n.kind));return e.size===1?[...e][0]:null}function rr(t,e){let n=P(t),r=[],o=z(n,"/defaultVariant");o&&Ql(t,o,e)&&r.push({pointer:"/defaultVariant",part:"default"});let s=z(n,"/targeting");if(s)for(let i of Is(s,"/targeting")){let a=z(n,i);a&&Ql(t,a,e)&&r.push({pointer:i,part:"targeting"})}return r}function tu(t,e,n){return yr(ru(t,e,n),Lt("variants",e),n)}function Ds(t,e,n){return vn(ru(t,e,n),Lt("variants",e))}function eu(t,e,n){return z(P(t),"/variants")?.members?Yt(t,"/variants",e,n):Yt(t,"","variants",`{${JSON.stringify(e)}: ${n}}`)}function nu(t,e){let n=JSON.stringify(e);return z(P(t),"/defaultVariant")?he(t,"/defaultVariant",n):Yt(t,"","defaultVariant",n,{before:"targeting"})}function ru(t,e,n){let r=P(t),o=rr(t,e).map(({pointer:s})=>{let{start:i,end:a}=z(r,s);return{start:i,end:a,text:JSON.stringify(n)}});return wr(t,o)}function Is(t,e){if(!t.members)return t.items?[]:[e];let[n,...r]=t.members,o=n?.value.items;if(!o||r.length)return[];let s=e+Lt(n.key),i=u=>Is(o[u],`${s}/${u}`),a=o.map((u,c)=>c);return n.key==="if"||n.key==="?:"?a.filter(u=>u%2||u===o.length-1).flatMap(i):n.key==="and"||n.key==="or"?a.flatMap(i):n.key==="fractional"?a.flatMap(u=>{let c=o[u].items?.[0];return c?Is(c,`${s}/${u}/0`):[]}):[]}function Ql(t,e,n){return e.members||e.items||e.type==="null"?!1:String(Nt(t,e))===n}var $$=10;async function ou(t,e,n){let r=[],o=n;for(let s=0;s<$$;s+=1){let{data:i}=await F(S`flag-sets/${t}/contexts`,{query:{override:e,limit:100,after:o}});for(let{targetingKey:a,overrides:u,modifiedAt:c}of i.items)r.push({targetingKey:a,variant:u[e],modifiedAt:c});if(o=i.next,o===null||r.length>=100)break}return{items:r,next:o}}async function su(t,e,n,r){let o=S`flag-sets/${t}/contexts/${n}`,s={[e]:r};try{await qt(o,{body:{overrides:s}})}catch(i){if(!(i instanceof tt&&i.status===404))throw i;await se(o,{body:{attributes:{},overrides:s},createOnly:!0})}}async function iu(t,e,n){let r=S`flag-sets/${t}/contexts/${n}`,{data:o,etag:s}=await F(r);!Object.keys(o.overrides??{}).filter(a=>a!==e).length&&!Object.keys(o.attributes??{}).length?await Ze(r,{etag:s}):await qt(r,{body:{overrides:{[e]:null}}})}var kt=E.overrides,au="flagstaff.my-key";function lu({open:t}){let[e,n]=v(null),[r,o]=v(null),s=t.base.value?.text??"{}",i=dt(s).root?Ke(s).map(m=>m.name):[];async function a(m){o(null);try{let f=await ou(t.set,t.key,m);n(p=>({items:[...m&&p?.items||[],...f.items],next:f.next}))}catch(f){o(f)}}D(()=>{a(null)},[]);async function u(m){try{await iu(t.set,t.key,m.targetingKey),await a(null);let f={label:d.undo,onClick:()=>c(m.targetingKey,m.variant)};q({text:kt.removed(m.targetingKey),action:f})}catch(f){Rt(f)}}async function c(m,f){await su(t.set,t.key,m,f),q({text:kt.made(m,f)}),await a(null)}return l`<div class="overrides stack">
    <p class="quiet">${kt.text}</p>
    ${eo(s)===!1&&l`<${U}>${kt.disabled}<//>`}
    <${v$} set=${t.set} />
    ${A("write")&&l`<${g$} variants=${i} onFix=${c} />`}
    ${r?l`<${L} problem=${r} onRetry=${()=>a(null)} />`:e?e.items.length||e.next!==null?l`<${h$} found=${e} variants=${i} onRemove=${u} onMore=${()=>a(e.next)} />`:l`<${G} icon=${Yl} title=${kt.none} />`:l`<${W} rows=${2} />`}
  </div>`}function h$({found:t,variants:e,onRemove:n,onMore:r}){return l`
    <div class="panel scrolls">
      <table class="rows">
        <thead>
          <tr>
            <th>${kt.list}</th>
            <th>${kt.variant}</th>
            <th>${kt.since}</th>
            <th><span class="hidden-text">${d.delete}</span></th>
          </tr>
        </thead>
        <tbody>
          ${t.items.map(o=>l`<tr key=${o.targetingKey}>
              <td class="mono">${o.targetingKey}</td>
              <td>
                <code>${o.variant}</code>
                ${!e.includes(o.variant)&&l` <${_} kind="bad">${kt.gone}<//>`}
              </td>
              <td><${rt} at=${o.modifiedAt} /></td>
              <td class="number">
                ${A("write")&&l`<${b} kind="quiet" size="small" icon=${At} label=${kt.remove(o.targetingKey)} onClick=${()=>n(o)} />`}
              </td>
            </tr>`)}
        </tbody>
      </table>
    </div>
    ${t.next!==null&&l`<div><${b} onClick=${r}>${kt.more}<//></div>`}
  `}function g$({variants:t,onFix:e}){let[n,r]=v(localStorage.getItem(au)??""),[o,s]=v(""),[i,a]=v(null),[u,c]=v(!1),m=t.includes(o)?o:t[0]??"";async function f(p){if(p.preventDefault(),!(!n||u)){c(!0),a(null);try{localStorage.setItem(au,n),await e(n,m)}catch(h){a(h)}c(!1)}}return l`<form class="stack" onSubmit=${f}>
    <div class="fix-form">
      <${R} label=${kt.key} hint=${kt.keyHint}>
        ${p=>l`<input
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
      <${R} label=${kt.variant}>
        ${p=>l`<${M} input=${p} value=${m} options=${t.map(h=>({value:h,label:h}))} onChange=${s} />`}
      <//>
      <${b} kind="primary" type="submit" busy=${u} disabled=${!n||!m}>${kt.set}<//>
    </div>
    ${i&&l`<${L} problem=${i} />`}
  </form>`}function v$({set:t}){let e=Y(t),[n,r]=v(!1);if(!e||e.storedContexts)return null;async function o(){let s={title:kt.switchTitle(t),text:kt.offText,action:kt.switchOn};if(await Mt({...s,danger:lt(e)})){r(!0);try{await qt(S`flag-sets/${t}`,{body:{storedContexts:!0}}),await Jt(),q({text:kt.switched})}catch(i){Rt(i)}r(!1)}}return l`<${U}>
    <div class="row">
      <span class="grow">${kt.off}</span>
      ${A("write")&&l`<${b} busy=${n} onClick=${o}>${kt.switchOn}<//>`}
    </div>
  <//>`}var uu=[["path",{d:"M16 7h6v6"}],["path",{d:"m22 7-8.5 8.5-5-5L2 17"}]];var mu=["waiting","running","paused"],we=({state:t})=>mu.includes(t);function fu(t,e){let n=[...t.map(o=>({kind:"schedule",plan:o})),...e.map(o=>({kind:"rollout",plan:o}))],r=(o,s)=>o<s?-1:o>s?1:0;return{open:n.filter(({plan:o})=>we(o)).sort((o,s)=>r(cu(o),cu(s))),ended:n.filter(({plan:o})=>!we(o)).sort((o,s)=>r(s.plan.endedAt??"",o.plan.endedAt??""))}}function cu(t){return t.plan.state==="paused"?"":t.kind==="schedule"?t.plan.at:t.plan.nextAt??""}function pu({state:t,step:e,steps:n}){let r=mu.includes(t);return n.map(({percent:o,for:s},i)=>({percent:o,hold:s,state:i<e-1||i===e-1&&!r?"done":i===e-1?"now":i===e&&r?"next":"later"}))}function du({patch:t,rollback:e}){if(e!==void 0)return{what:"rollback",revision:e};if(t===void 0)return{what:"definition"};let n=Object.keys(t);return n.length===1&&t.state==="ENABLED"?{what:"enable"}:n.length===1&&t.state==="DISABLED"?{what:"disable"}:n.length===1&&"defaultVariant"in t?{what:"default",to:t.defaultVariant}:{what:"patch",names:n}}var b$=/^(?:(\d{1,9})d)?(?:(\d{1,9})h)?(?:(\d{1,9})m)?(?:(\d{1,9})s)?$/;function Bs(t){let e=t===""?null:b$.exec(t);if(e===null)return null;let[n,r,o,s]=e.slice(1).map(i=>Number(i??0));return((n*24+r)*60+o)*60+s}function so(t){let e=0;return t.map(({percent:n,for:r})=>{let o=n.trim()===""?NaN:Number(n);return o>0&&o<=100?o<=e?"order":(e=o,r.trim()!==""&&Bs(r.trim())===null?"period":null):"percent"})}function io({flag:t,keys:e,hint:n,error:r,onFlag:o}){let s=Z();return l`<${R} label=${d.plans.form.flag} hint=${n} error=${r}>
    ${i=>l`<input ...${i} type="text" class="mono" list=${s} autocomplete="off" spellcheck=${!1} autofocus value=${t} onInput=${a=>o(a.target.value)} />
      <datalist id=${s}>${e.map(a=>l`<option value=${a}></option>`)}</datalist>`}
  <//>`}var y$=["<","<=",">",">=","==","!="].map(t=>({value:t,label:t})),w$={expression:"",comparison:"<",bound:"",for:"5m"};function $u({guards:t,isTouched:e,onGuards:n}){let r=d.plans.form,o=(s,i)=>n(t.map((a,u)=>u===s?{...a,...i}:a));return l`<div class="stack plan-form-rows">
    <h3>${r.guards}</h3>
    <p class="small quiet">${r.guardsHint}</p>
    <ul class="plain">
      ${t.map((s,i)=>l`<li key=${i} class="guard-row">
          <textarea class="mono" rows="2" aria-label=${r.expression(i+1)} placeholder='sum(rate(errors_total[5m])) or vector(0)' spellcheck=${!1} value=${s.expression} onInput=${a=>o(i,{expression:a.target.value})}></textarea>
          <${M} label=${r.comparison(i+1)} value=${s.comparison} options=${y$} onChange=${a=>o(i,{comparison:a})} />
          <input type="text" inputmode="decimal" aria-label=${r.bound(i+1)} aria-invalid=${e&&!ao(s.bound)?"true":void 0} placeholder="0.5" value=${s.bound} onInput=${a=>o(i,{bound:a.target.value})} />
          <input type="text" class="mono" aria-label=${r.guardFor(i+1)} placeholder="0s" value=${s.for} onInput=${a=>o(i,{for:a.target.value})} />
          <${b} kind="quiet" size="small" icon=${ht} label=${r.removeGuard(i+1)} onClick=${()=>n(t.filter((a,u)=>u!==i))} />
          ${e&&!ao(s.bound)&&l`<p class="fault">${r.unbounded}</p>`}
        </li>`)}
    </ul>
    <div class="row"><${b} size="small" icon=${st} onClick=${()=>n([...t,w$])}>${r.addGuard}<//></div>
  </div>`}var ao=t=>t.trim()!==""&&Number.isFinite(Number(t));var hu=()=>({how:"after",at:Ls(new Date(Date.now()+36e5)),after:"1h"});function Fs({how:t,at:e,after:n}){if(t==="after")return Bs(n.trim())===null?null:{in:n.trim()};let r=new Date(e);return e===""||Number.isNaN(r.getTime())?null:{at:r.toISOString()}}function gu({when:t,isTouched:e,onWhen:n}){let r=d.plans.form,o=Fs(t)===null,s=t.how==="at"&&!o&&new Date(t.at).getTime()<Date.now(),i=[{value:"after",label:r.after},{value:"at",label:r.at}];return l`<div class="plan-when">
    <${R} label=${r.when}>
      ${a=>l`<${M} input=${a} value=${t.how} options=${i} onChange=${u=>n({...t,how:u})} />`}
    <//>
    ${t.how==="after"?l`<${R} label=${r.period} hint=${r.periodHint} error=${o&&(e||t.after!=="")?r.notPeriod:null}>
          ${a=>l`<input ...${a} type="text" class="mono" value=${t.after} onInput=${u=>n({...t,after:u.target.value})} />`}
        <//>`:l`<${R} label=${r.at} error=${o&&e?r.noTime:s?r.past:null}>
          ${a=>l`<input ...${a} type="datetime-local" value=${t.at} onInput=${u=>n({...t,at:u.target.value})} />`}
        <//>`}
  </div>`}function Ls(t){return new Date(t.getTime()-t.getTimezoneOffset()*6e4).toISOString().slice(0,16)}function vu({set:t,flag:e,flags:n,revisionOf:r,onClose:o,onMade:s}){let i=d.plans.form,[a,u]=v(e??""),[c,m]=v(e!==null&&n[e]?.state==="DISABLED"?"enable":"disable"),[f,p]=v(""),[h,g]=v("{}"),[$,y]=v(""),[w,x]=v(hu),[T,j]=v(""),[C,N]=v(!1),[O,V]=v(""),[K,ut]=v(!1),[Tt,Xt]=v(null),wt=a==="",Ut=Object.hasOwn(n,a),Q=wt&&c!=="patch"?"rollback":c,B=Ut?Object.keys(n[a].variants??{}):[],St=x$({deed:Q,variant:B.includes(f)?f:B[0],patch:h,revision:$}),fe=Fs(w),Ye=St!==null&&fe!==null&&(wt||Ut);async function Mm(){if(ut(!0),!Ye||!await js(t))return;let Pt=C&&!wt?await r(a):null,Dt=[St,...Object.entries({...fe,...wt?{}:{flag:a},...T===""?{}:{latest:new Date(T).toISOString()},...Pt===null?{}:{ifRevision:Pt},...O.trim()===""?{}:{comment:O.trim()}}).map(([Bo,Im])=>`${JSON.stringify(Bo)}: ${JSON.stringify(Im)}`)];try{await Ft(S`flag-sets/${t}/schedules`,{body:`{${Dt.join(", ")}}`}),q({text:d.plans.done.schedule}),s()}catch(Bo){Xt(Bo)}}let Rm=wt?["rollback","patch"]:["enable","disable","default","patch","rollback"];return l`<${Et}
    wide
    title=${d.plans.newSchedule}
    onClose=${o}
    footer=${l`<${b} onClick=${o}>${d.cancel}<//><${b} kind="primary" onClick=${Mm}>${i.add}<//>`}
  >
    <div class="stack">
      ${Tt!==null&&l`<${L} problem=${Tt} />`}
      ${e===null&&l`<${io} flag=${a} keys=${Object.keys(n)} hint=${i.wholeSet} error=${!wt&&!Ut&&K?i.noSuchFlag:null} onFlag=${u} />`}
      <${R} label=${i.what}>
        ${Pt=>l`<${M} input=${Pt} value=${Q} options=${Rm.map(Dt=>({value:Dt,label:i.deeds[Dt]}))} onChange=${m} />`}
      <//>
      ${Q==="default"&&l`<${R} label=${i.variant}>
        ${Pt=>l`<${M} input=${Pt} value=${f||B[0]} options=${B.map(Dt=>({value:Dt,label:Dt}))} onChange=${p} />`}
      <//>`}
      ${Q==="patch"&&l`<${R} label=${i.patch} hint=${i.patchHint} error=${Zn(h)?null:i.notJson}>
        ${Pt=>l`<textarea ...${Pt} class="mono" rows="5" spellcheck=${!1} value=${h} onInput=${Dt=>g(Dt.target.value)}></textarea>`}
      <//>`}
      ${Q==="rollback"&&l`<${R} label=${i.revision} hint=${i.revisionHint}>
        ${Pt=>l`<input ...${Pt} type="number" min="1" step="1" value=${$} onInput=${Dt=>y(Dt.target.value)} />`}
      <//>`}
      <${gu} when=${w} isTouched=${K} onWhen=${x} />
      <${R} label=${i.latest} hint=${i.latestHint}>
        ${Pt=>l`<input ...${Pt} type="datetime-local" value=${T} onInput=${Dt=>j(Dt.target.value)} />`}
      <//>
      ${!wt&&l`<${De} label=${i.unchanged} checked=${C} onChange=${N} />`}
      <${R} label=${i.comment} hint=${i.commentHint}>
        ${Pt=>l`<input ...${Pt} type="text" maxlength="1000" value=${O} onInput=${Dt=>V(Dt.target.value)} />`}
      <//>
    </div>
  <//>`}function x$({deed:t,variant:e,patch:n,revision:r}){return t==="enable"?'"patch": {"state": "ENABLED"}':t==="disable"?'"patch": {"state": "DISABLED"}':t==="default"?e===void 0?null:`"patch": {"defaultVariant": ${JSON.stringify(e)}}`:t==="rollback"?Number.isInteger(Number(r))&&Number(r)>=1?`"rollback": ${Number(r)}`:null:Zn(n)?`"patch": ${n}`:null}async function js(t){if(!lt(Y(t)))return!0;let e=d.plans.asks;return Mt({title:e.production.title(t),text:e.production.text,action:e.action})}function bu({steps:t,isTouched:e,onSteps:n}){let r=d.plans.form,o=so(t),s=(i,a)=>n(t.map((u,c)=>c===i?{...u,...a}:u));return l`<div class="stack plan-form-rows">
    <div class="row">
      <h3 class="grow">${r.steps}</h3>
      <span class="small quiet">${r.presets}</span>
      ${r.presetSteps.map(([i,a])=>l`<${b} key=${i} size="small" kind="quiet" onClick=${()=>n(a.map(([u,c])=>({percent:u,for:c})))}>${i}<//>`)}
    </div>
    <ul class="plain">
      ${t.map(({percent:i,for:a},u)=>l`<li key=${u} class="step-row">
          <input type="number" min="0" max="100" step="any" aria-label=${r.percent(u+1)} aria-invalid=${e&&o[u]!==null&&o[u]!=="period"?"true":void 0} value=${i} onInput=${c=>s(u,{percent:c.target.value})} />
          <span class="quiet">${r.lasts}</span>
          <input type="text" class="mono" placeholder="0s" aria-label=${r.for(u+1)} aria-invalid=${o[u]==="period"?"true":void 0} value=${a} onInput=${c=>s(u,{for:c.target.value})} />
          <${b} kind="quiet" size="small" icon=${ht} label=${r.removeStep(u+1)} disabled=${t.length===1} onClick=${()=>n(t.filter((c,m)=>m!==u))} />
          ${o[u]!==null&&(e||o[u]!=="percent")&&l`<p class="fault">${r.stepFaults[o[u]]}</p>`}
        </li>`)}
    </ul>
    <div class="row"><${b} size="small" icon=${st} onClick=${()=>n([...t,{percent:"",for:""}])}>${r.addStep}<//></div>
  </div>`}function lo({rollout:t}){let e=d.plans,n=t.step===0;return l`<ol class="plain plan-steps" aria-label=${e.steps}>
    <li class=${n?"now":"done"}><i></i><strong>${pe(t.startedFrom)}</strong><span class="quiet">${e.started}</span></li>
    ${pu(t).map(({percent:r,hold:o,state:s},i)=>l`<li key=${i} class=${s} aria-current=${s==="now"?"step":void 0}>
        <i></i><strong>${pe(r)}</strong>
        <span class="quiet">${o!=="0s"&&e.hold(o)}<span class="hidden-text"> (${e.stepStates[s]})</span></span>
      </li>`)}
  </ol>`}function yu({set:t,flag:e,flags:n,onClose:r,onMade:o}){let s=d.plans.form,[i,a]=v(e??""),[u,c]=v(""),[m,f]=v(s.presetSteps[1][1].map(([Q,B])=>({percent:Q,for:B}))),[p,h]=v([]),[g,$]=v("pause"),[y,w]=v(null),[x,T]=v(""),[j,C]=v(!1),[N,O]=v(null),V=Object.hasOwn(n,i),K=V?Object.keys(n[i].variants??{}):[],ut=K.includes(u)?u:K.find(Q=>Q!==n[i].defaultVariant)??K[0],Tt=so(m).every(Q=>Q===null),Xt=V&&Tt&&p.every(({bound:Q})=>ao(Q))&&y!=="";async function wt(){if(C(!0),!Xt||!await js(t))return;let Q={flag:i,variant:ut,steps:m.map(({percent:B,for:St})=>({percent:Number(B),...St.trim()===""?{}:{for:St.trim()}})),guards:p.map(({expression:B,comparison:St,bound:fe,for:Ye})=>({expression:B,comparison:St,bound:Number(fe),...Ye.trim()===""?{}:{for:Ye.trim()}})),onFailure:g,...y===null?{}:{start:new Date(y).toISOString()},...x.trim()===""?{}:{comment:x.trim()}};try{let{data:B}=await Ft(S`flag-sets/${t}/rollouts`,{body:Q}),St=B.warnings.map(fe=>fe.detail).join(" ");q({text:St===""?d.plans.done.rollout:`${s.warnings}: ${St}`,seconds:St===""?void 0:20}),await Jt(),o()}catch(B){O(B)}}let Ut=m.map(({percent:Q,for:B})=>({percent:Number(Q),for:B.trim()||"0s"}));return l`<${Et}
    wide
    title=${d.plans.newRollout}
    onClose=${r}
    footer=${l`<${b} onClick=${r}>${d.cancel}<//><${b} kind="primary" onClick=${wt}>${s.start}<//>`}
  >
    <div class="stack new-rollout">
      ${N!==null&&l`<${L} problem=${N} />`}
      ${e===null&&l`<${io} flag=${i} keys=${Object.keys(n)} error=${!V&&(j||i!=="")&&!Object.keys(n).some(Q=>Q.startsWith(i))?s.noSuchFlag:null} onFlag=${a} />`}
      <${R} label=${s.variant}>
        ${Q=>l`<${M} input=${Q} value=${ut??""} disabled=${!V} options=${K.map(B=>({value:B,label:B}))} onChange=${c} />`}
      <//>
      <${bu} steps=${m} isTouched=${j} onSteps=${f} />
      ${Tt&&l`<${lo} rollout=${{state:"waiting",step:0,steps:Ut,startedFrom:0}} />`}
      <${$u} guards=${p} isTouched=${j} onGuards=${h} />
      ${p.length>0&&l`<${R} label=${s.onFailure}>
        ${Q=>l`<${M} input=${Q} value=${g} options=${[{value:"pause",label:s.onFailures.pause},{value:"rollback",label:s.onFailures.rollback}]} onChange=${$} />`}
      <//>`}
      <div class="plan-when">
        <${R} label=${s.begins}>
          ${Q=>l`<${M} input=${Q} value=${y===null?"now":"at"} options=${[{value:"now",label:s.beginNow},{value:"at",label:s.beginAt}]} onChange=${B=>w(B==="now"?null:"")} />`}
        <//>
        ${y!==null&&l`<${R} label=${s.at} error=${j&&y===""?s.noTime:null}>
          ${Q=>l`<input ...${Q} type="datetime-local" value=${y} onInput=${B=>w(B.target.value)} />`}
        <//>`}
      </div>
      <${R} label=${s.comment} hint=${s.commentHint}>
        ${Q=>l`<input ...${Q} type="text" maxlength="1000" value=${x} onInput=${B=>T(B.target.value)} />`}
      <//>
    </div>
  <//>`}async function _n(t,{method:e,where:n,body:r,done:o,ask:s}){let i=d.plans.asks,a={title:i.production.title(t),text:i.production.text},u=s??(lt(Y(t))?a:null);if(u!==null&&!await Mt({...u,action:i.action}))return!1;try{return await pn(e,n,{body:r}),q({text:o}),await Jt(),!0}catch(c){return Rt(c),!1}}var uo=[["circle",{cx:"12",cy:"12",r:"10"}],["path",{d:"M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3"}],["path",{d:"M12 17h.01"}]];var k$={holds:mr,fails:ht,unknown:uo};function wu({rollout:{guards:t,checkedAt:e,onFailure:n,reason:r}}){if(t.length===0)return null;let o=d.plans.guards;return l`<div class="plan-guards">
    <p class="small quiet">
      ${o.title} · ${e===null?o.never:l`${o.checked} <${rt} at=${e} />`} · ${o.onFailure[n]}
    </p>
    <ul class="plain">${t.map((s,i)=>l`<${S$} key=${i} guard=${s} detail=${s.detail===r?null:s.detail} />`)}</ul>
  </div>`}function S$({guard:{expression:t,comparison:e,bound:n,for:r,state:o,value:s},detail:i}){let a=d.plans.guards;return l`<li class=${o??"unknown"}>
    <${ct} shapes=${k$[o??"unknown"]} size=${14} label=${o?a.states[o]:a.never} />
    <code class="grow">${t} <strong>${e} ${n}</strong></code>
    ${r!=="0s"&&l`<span class="quiet">${d.plans.hold(r)}</span>`}
    <span class="found">${o==null?"":s==null?a.noValue:a.now(String(Number(s.toPrecision(4))))}</span>
    ${i&&l`<p class="small">${i}</p>`}
  </li>`}var O$={waiting:"accent",running:"accent",paused:"warn",applied:"good",failed:"bad",missed:"bad",cancelled:"plain"},co=({state:t})=>l`<${_} kind=${O$[t]}>${d.plans.states[t]}<//>`;function xu({set:t,rollout:e,isLinked:n,onChanged:r}){let{flag:o,variant:s,state:i,reason:a,step:u,steps:c,nextAt:m,remaining:f,comment:p,createdBy:h,createdAt:g,endedAt:$}=e,y=d.plans,w=c[c.length-1],x=y.rollout(o,s,pe(w.percent));return l`<article class="plan rollout ${i}">
    <header>
      <h3 class="grow">${n?l`<a href=${X({set:t,flag:o})}><${H} parts=${x} /></a>`:l`<${H} parts=${x} />`}</h3>
      <${co} state=${i} />
      ${A("write")&&we(e)&&l`<${T$} set=${t} rollout=${e} onChanged=${r} />`}
    </header>
    <${lo} rollout=${e} />
    ${a!==null&&l`<p class="reason">${a}</p>`}
    <p class="quiet small">
      ${y.shareNow(pe(e.percent))} · ${u>0?y.stepOf(u,c.length):y.notBegun}
      ${we(e)&&m!==null&&l` · ${u<c.length?y.next(pe(c[u].percent)):y.ends} <${rt} at=${m} />`}
      ${i==="paused"&&f!==null&&f!=="0s"&&l` · ${y.remaining(f)}`}
      ${$!==null&&l` · ${y.states[i]} <${rt} at=${$} />`}
      ${" "}· ${y.by(h)}, <${rt} at=${g} />${p!==null&&l`, <q>${p}</q>`}
    </p>
    <${wu} rollout=${e} />
  </article>`}function T$({set:t,rollout:{id:e,flag:n,state:r,step:o,steps:s},onChanged:i}){let a=d.plans;async function u(m,f=null){let p=S`flag-sets/${t}/rollouts/${e}/${m}`;await _n(t,{method:"POST",where:p,done:a.done[m],ask:f})&&i()}async function c(){let m={title:a.asks.cancelRollout.title(n),text:a.asks.cancelRollout.text};await _n(t,{method:"DELETE",where:S`flag-sets/${t}/rollouts/${e}`,done:a.done.cancel,ask:m})&&i()}return l`<div class="row actions">
    ${r==="paused"?l`<${b} size="small" kind="primary" onClick=${()=>u("resume")}>${a.resume}<//>`:l`<${b} size="small" onClick=${()=>u("pause")}>${a.pause}<//>`}
    ${r!=="paused"&&o<s.length&&l`<${b} size="small" onClick=${()=>u("skip")}>${a.skip}<//>`}
    ${o>0&&l`<${b} size="small" onClick=${()=>u("back",{title:a.asks.back.title(n),text:a.asks.back.text})}>${a.back}<//>`}
    <${b} size="small" kind="quiet" onClick=${c}>${a.cancel}<//>
  </div>`}function ku({set:t,schedule:e,onClose:n,onMoved:r}){let[o,s]=v(Ls(new Date(e.at))),[i,a]=v(null),u=d.plans;async function c(){if(o!=="")try{await qt(S`flag-sets/${t}/schedules/${e.id}`,{body:{at:new Date(o).toISOString()}}),q({text:u.done.move}),r()}catch(m){a(m)}}return l`<${Et}
    title=${u.move}
    onClose=${n}
    footer=${l`<${b} onClick=${n}>${d.cancel}<//><${b} kind="primary" disabled=${o===""} onClick=${c}>${u.form.move}<//>`}
  >
    <div class="stack">
      ${i!==null&&l`<${L} problem=${i} />`}
      <${R} label=${u.form.at}>
        ${m=>l`<input ...${m} type="datetime-local" autofocus value=${o} onInput=${f=>s(f.target.value)} />`}
      <//>
    </div>
  <//>`}function Su({set:t,schedule:e,isLinked:n,onChanged:r}){let{flag:o,state:s,reason:i,at:a,latest:u,ifRevision:c,comment:m,createdBy:f,createdAt:p,endedAt:h,revision:g}=e,$=d.plans,y=$.deed(du(e),o),w=e.patch??e.definition;return l`<article class="plan schedule ${s}">
    <header>
      <h3 class="grow">${n&&o!==null?l`<a href=${X({set:t,flag:o})}><${H} parts=${y} /></a>`:l`<${H} parts=${y} />`}</h3>
      <span class="when"><${rt} at=${a} exact /></span>
      <${co} state=${s} />
      ${A("write")&&we(e)&&l`<${C$} set=${t} schedule=${e} onChanged=${r} />`}
    </header>
    ${i!==null&&l`<p class="reason">${i}</p>`}
    <p class="quiet small">
      ${we(e)?l`<${rt} at=${a} />`:h!==null&&l`${$.states[s]} <${rt} at=${h} />`}
      ${g!==null&&l`, <a href=${X({set:t,page:"history"})}>${$.madeRevision(g)}</a>`}
      ${s==="applied"&&g===null&&`, ${$.noDifference}`}
      ${u!==null&&l` · ${$.latest} <${rt} at=${u} exact />`}
      ${c!==null&&` \xB7 ${$.ifRevision(c)}`}
      ${" "}· ${$.by(f)}, <${rt} at=${p} />${m!==null&&l`, <q>${m}</q>`}
    </p>
    ${w!==void 0&&l`<details><summary class="small quiet">${$.details}</summary><pre>${JSON.stringify(w,null,2)}</pre></details>`}
  </article>`}function C$({set:t,schedule:e,onChanged:n}){let[r,o]=v(!1),s=d.plans,i=S`flag-sets/${t}/schedules/${e.id}`;async function a(){let c={title:s.asks.cancelSchedule.title(),text:s.asks.cancelSchedule.text};await _n(t,{method:"DELETE",where:i,done:s.done.cancel,ask:c})&&n()}async function u(){let c={title:s.asks.run.title(),text:s.asks.run.text};await _n(t,{method:"POST",where:`${i}/run`,done:s.done.run,ask:c})&&n()}return l`<div class="row actions">
    <${b} size="small" onClick=${u}>${s.run}<//>
    <${b} size="small" onClick=${()=>o(!0)}>${s.move}<//>
    <${b} size="small" kind="quiet" onClick=${a}>${s.cancel}<//>
    ${r&&l`<${ku}
      set=${t}
      schedule=${e}
      onClose=${()=>o(!1)}
      onMoved=${()=>{o(!1),n()}}
    />`}
  </div>`}var E$=5e3,Ou=1e3;function Tu(t,e,n){let{result:r,problem:o,reload:s}=gt(async a=>{let u=n===null?{}:{flag:n},[c,m]=await Promise.all([_t(S`flag-sets/${t}/schedules`,{query:u,most:Ou,signal:a}),_t(S`flag-sets/${t}/rollouts`,{query:u,most:Ou,signal:a})]);return fu(c,m)},[t,e,n]),i=r!==null&&r.open.some(({plan:a})=>we(a));return D(()=>{if(!i)return;let a=setInterval(()=>document.hidden||s(),E$);return()=>clearInterval(a)},[i]),{plans:r,problem:o,reload:s}}function mo({set:t,flag:e=null}){be(t.name);let{plans:n,problem:r,reload:o}=Tu(t.name,t.revision,e),[s,i]=v(null),a=d.plans,u=n!==null&&n.open.length+n.ended.length===0,c={set:t.name,isLinked:e===null,onChanged:o},m=({kind:p,plan:h})=>p==="rollout"?l`<${xu} key=${`r${h.id}`} rollout=${h} ...${c} />`:l`<${Su} key=${`s${h.id}`} schedule=${h} ...${c} />`,f=A("write")&&l`<div class="row">
      <${b} icon=${uu} onClick=${()=>i("rollout")}>${a.newRollout}<//>
      <${b} icon=${Lo} onClick=${()=>i("schedule")}>${a.newSchedule}<//>
    </div>`;return l`<div class="stack plans">
    ${n!==null&&!u&&f}
    ${r!==null&&l`<${L} problem=${r} onRetry=${o} />`}
    ${n===null&&r===null&&l`<div class="panel"><${W} rows=${4} height=${72} /></div>`}
    ${u&&l`<${G} icon=${Lo} title=${a.none} text=${e===null?a.noneText:a.noneOfFlag} command=${e===null?a.command(t.name):void 0}>${f}<//>`}
    ${n!==null&&n.open.length>0&&l`<section class="stack" aria-label=${a.open}><h2>${a.open}</h2>${n.open.map(m)}</section>`}
    ${n!==null&&n.ended.length>0&&l`<section class="stack" aria-label=${a.ended}><h2>${a.ended}</h2><p class="small quiet">${a.endedHint}</p>${n.ended.map(m)}</section>`}
    ${s!==null&&l`<${A$}
      kind=${s}
      set=${t}
      flag=${e}
      onClose=${()=>i(null)}
      onMade=${()=>{i(null),o()}}
    />`}
  </div>`}function A$({kind:t,set:e,flag:n,onClose:r,onMade:o}){let{result:s}=gt(async i=>(await F(S`flag-sets/${e.name}/document`,{signal:i})).data.flags??{},[e.name,e.revision]);return s===null?null:t==="rollout"?l`<${yu} set=${e.name} flag=${n} flags=${s} onClose=${r} onMade=${o} />`:l`<${vu} set=${e.name} flag=${n} flags=${s} revisionOf=${i=>N$(e.name,i)} onClose=${r} onMade=${o} />`}async function N$(t,e){let{data:n}=await F(S`flag-sets/${t}/flags/${e}/versions`,{query:{limit:1}});return n.items[0]?.revision??null}var Cu=[["path",{d:"M5 12h14"}],["path",{d:"m12 5 7 7-7 7"}]];var Eu=[["path",{d:"M5 12h14"}]];var Au=[["path",{d:"m15 9-6 6"}],["path",{d:"M2.586 16.726A2 2 0 0 1 2 15.312V8.688a2 2 0 0 1 .586-1.414l4.688-4.688A2 2 0 0 1 8.688 2h6.624a2 2 0 0 1 1.414.586l4.688 4.688A2 2 0 0 1 22 8.688v6.624a2 2 0 0 1-.586 1.414l-4.688 4.688a2 2 0 0 1-1.414.586H8.688a2 2 0 0 1-1.414-.586z"}],["path",{d:"m9 9 6 6"}]];function Nu({operator:t,read:e,operand:n,isReversed:r}){let o={var:e.path},[s,i]=t.split(" "),a=s==="!!"?[o]:s==="sem_ver"?[o,i,n]:r?[n,o]:[o,n];return an(Ht(Ot(JSON.stringify({[s]:a})))).map(({kind:c,text:m})=>c==="text"?m:{value:m})}function Ru({shares:t,bucket:e,buckets:n,bucketBy:r}){let o=t.map(({variant:i,percent:a})=>`${pe(a)} ${Mu(i)}`).join(", "),s=e===null?null:(e+.5)/n*100;return l`<div class="bucket-bar">
    <div class="bar" role="img" aria-label=${e===null?o:`${o}; ${d.why.bucket(e,n)}`}>
      ${t.map(({percent:i,isTaken:a},u)=>l`<span class=${a?"taken":""} style=${{width:`${i}%`,background:Rn(u)}}></span>`)}
      ${s!==null&&l`<i style=${{left:`${s}%`}}></i>`}
    </div>
    <ul class="plain legend">
      ${t.map(({variant:i,percent:a,isTaken:u},c)=>l`<li class=${u?"taken":""}>
          <i style=${{background:Rn(c)}}></i><code>${Mu(i)}</code> ${pe(a)}
        </li>`)}
    </ul>
    ${e!==null&&l`<p class="small quiet">
      ${d.why.bucket(e,n)} <${H} parts=${d.why.bucketBy(M$(r))} />
    </p>`}
  </div>`}var Mu=t=>t===null?d.why.noVariant:String(t),M$=t=>typeof t=="string"?t:JSON.stringify(t);var R$={holds:mr,fails:ht,"no-answer":uo,stopped:Au,evaluated:Cu,skipped:Eu};function Iu({explained:{trace:t,definition:e}}){let n=cr(t,e);return n===null?null:l`<div class="why">
    ${t.decidedBy==="override"&&l`<h3>${d.why.whatIf}</h3>`}
    <${I$} reads=${Si(n)} hidden=${t.attributes.hidden} />
    <ul class="plain tree" aria-label=${d.why.title}>
      ${n.kind==="rules"?n.children.map(r=>l`<${qs} key=${r.id} line=${r} defaultVariant=${t.defaultVariant} />`):l`<${qs} line=${n} defaultVariant=${t.defaultVariant} />`}
    </ul>
    ${t.cut&&l`<p class="quiet">${d.why.cut}</p>`}
  </div>`}function I$({reads:t,hidden:e}){let n=d.why.attributes;if(t.length===0)return l`<p class="quiet">${n.none}</p>`;let r=e.filter(o=>t.some(({path:s})=>s.split(".")[0]===o));return l`<dl class="attributes-read" aria-label=${n.title}>
      ${t.map(({path:o,isFound:s,value:i,source:a})=>l`<div key=${o} class=${s?"":"missing"}>
          <dt class="mono">${o}</dt>
          <dd>
            ${s?l`<code class="cut">${B$(i)}</code>`:n.missing}
            ${a!==null&&a!=="request"&&n[a]&&l` <${_} kind="accent">${n[a]}<//>`}
          </dd>
        </div>`)}
    </dl>
    ${r.length>0&&l`<p class="small quiet">${n.hidden(r.join(", "))}</p>`}`}function qs({line:t,defaultVariant:e}){let n=t.kind==="rule",r=n&&t.number!==null?t.children[0]:null,o=n?t.children[t.children.length-1]:null,s=r===null?[]:Ps(r).children,i=n?[...s,...o===null||o.kind==="value"?[]:[o]]:Ps(t).children,a=d.why.note(Ps(r??t)),u=t.isDecisive&&(n?o?.kind==="value":!0),c=t.error!==void 0&&!t.children.some(m=>m.error!==void 0);return l`<li class="line ${t.state} ${t.kind} ${u?"decisive":""}">
    <div class="text">
      <${ct} shapes=${R$[t.state]} size=${14} />
      <span class="says">
        ${n&&t.number!==null&&l`<span class="number">${t.number}</span>`}
        <${H} parts=${d.why.line(t,e,Nu)} />
        ${d.why.states[t.state]&&l`<span class="hidden-text"> (${d.why.states[t.state]})</span>`}
      </span>
      ${u&&l`<${_} kind="accent">${d.why.decided}<//>`}
      ${a!==null&&l`<span class="note ${a.isMissing?"missing":""}"><${H} parts=${a.text} /></span>`}
    </div>
    ${c&&l`<p class="stops">${t.error}</p>`}
    ${t.kind==="split"&&l`<${D$} line=${t} />`}
    ${i.length>0&&l`<ul class="plain">
      ${i.map(m=>l`<${qs} key=${m.id} line=${m} defaultVariant=${e} />`)}
    </ul>`}
    ${t.kind==="loop"&&l`<p class="small quiet">${d.why.times(t.times,t.children.length)}</p>`}
    ${t.isCut&&l`<p class="small quiet">${d.why.cut}</p>`}
  </li>`}var Ps=t=>t.kind==="not"&&t.children[0].children.length===0?t.children[0]:t;function D$({line:t}){return t.shares.length>0?l`<${Ru} ...${t} />`:t.state==="skipped"?null:l`<p class="missing">${d.why.noBucket}</p>`}var B$=t=>typeof t=="string"?t:JSON.stringify(t);function Du({lines:t,hrefOf:e}){let[n,r]=v(""),o=d.tryIt;if(t.length===0)return l`<${G} title=${o.noFlags} text=${o.noFlagsText} />`;let s=n.trim().toLowerCase(),i=t.filter(u=>u.flag.toLowerCase().includes(s)),a=Math.min(i.length,14)*_s+_s+2;return l`<div class="stack all-flags">
    <div class="row">
      <input class="grow" type="search" aria-label=${o.search} placeholder=${o.search} value=${n} onInput=${u=>r(u.target.value)} />
      <span class="quiet">${o.count(i.length,t.length)}</span>
    </div>
    ${i.length===0?l`<p class="quiet">${o.noMatch}</p>`:l`<div class="panel table" style=${{height:`${a}px`}}>
          <${Mn}
            count=${i.length}
            rowHeight=${_s}
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
            render=${u=>l`<${F$} line=${i[u]} at=${u} href=${e(i[u].flag)} />`}
          />
        </div>`}
  </div>`}var _s=36;function F$({line:t,at:e,href:n}){let{flag:r,value:o,variant:s,errorCode:i}=t,a=o!=null;return l`<div role="row" class="one" aria-rowindex=${e+2}>
    <span role="cell"><a class="mono cut" href=${n}>${r}</a></span>
    <span role="cell" class="cut ${a?"mono":"quiet"}">
      ${a?typeof o=="string"?o:JSON.stringify(o):i?l`<span class="bad">${i}</span>`:d.tryIt.noValue}
    </span>
    <span role="cell" class="mono cut">${s??""}</span>
    <span role="cell" class="quiet cut">${L$(t)}</span>
  </div>`}function L$({decidedBy:t,reason:e,errorCode:n}){let{reasons:r}=d.tryIt;return n?r.error:t==="targeting"&&e==="DEFAULT"?r.none:r[t]}var j$=["flagSetId","override","storedContext"];function Bu({explained:{answer:t,trace:e}}){let n=t.value!==void 0&&t.value!==null,r=Object.entries(t.metadata??{}).filter(([s])=>!j$.includes(s)),o=t.errorCode!==void 0?"failed":n?"":"none";return l`<div class="answer ${o}">
    <div class="value">
      ${n?l`<${P$} value=${t.value} />`:l`<span>${t.errorCode??d.tryIt.noValue}</span>`}
    </div>
    <div class="row">
      ${t.variant&&l`<${_} ><span class="mono">${t.variant}</span><//>`}
      ${t.reason&&l`<${_}><span class="mono">${t.reason}</span><//>`}
    </div>
    <p><${H} parts=${d.why.decidedBy({tree:cr(e),decidedBy:e.decidedBy,reason:t.reason,variant:t.variant,error:t.errorDetails})} /></p>
    ${t.metadata?.storedContext==="unavailable"&&l`<p class="bad">${d.tryIt.unavailable}</p>`}
    ${r.length>0&&l`<dl class="attributes-read" aria-label=${d.tryIt.metadata}>
      ${r.map(([s,i])=>l`<div key=${s}><dt class="mono">${s}</dt><dd><code class="cut">${String(i)}</code></dd></div>`)}
    </dl>`}
  </div>`}function P$({value:t}){return typeof t=="object"?l`<pre>${JSON.stringify(t,null,2)}</pre>`:l`<code>${typeof t=="string"?t:JSON.stringify(t)}</code>`}var Fu=[["path",{d:"m15 18-6-6 6-6"}]];var q$=200;function ju({set:t,revision:e,flag:n,at:r,onAt:o}){let s=J$(t,n,e),i=typeof r=="number"?Math.min(r,e):e,a=p=>o(p>=e?null:p),u=s.length>0?s:null,c=u===null?i>1?i-1:void 0:u.findLast(p=>p<i),m=u===null?i<e?i+1:void 0:u.find(p=>p>i)??(i<e?e:void 0),f=d.asOf;return l`<section class="as-of" aria-label=${f.title}>
    <strong>${f.title}</strong>
    <${b} size="small" kind="quiet" icon=${Fu} label=${n===null?f.earlier:f.earlierOf(n)} disabled=${c===void 0} onClick=${()=>c!==void 0&&a(c)} />
    <div class="slider">
      <input
        type="range"
        min="1"
        max=${Math.max(e,1)}
        value=${i}
        disabled=${e<2}
        aria-label=${f.slider}
        aria-valuetext=${r===null?f.present(e):f.revision(i)}
        onInput=${p=>a(Number(p.target.value))}
      />
      <div class="marks" aria-hidden="true">
        ${e>1&&s.map(p=>l`<i key=${p} style=${{left:`${(p-1)/(e-1)*100}%`}}></i>`)}
      </div>
    </div>
    <${b} size="small" kind="quiet" icon=${en} label=${n===null?f.later:f.laterOf(n)} disabled=${m===void 0} onClick=${()=>m!==void 0&&a(m)} />
    <${b} size="small" disabled=${r===null} onClick=${()=>o(null)}>${f.now}<//>
    <input
      type="datetime-local"
      aria-label=${f.time}
      title=${f.time}
      max=${Lu(new Date)}
      value=${typeof r=="string"?Lu(new Date(r)):""}
      onChange=${p=>o(p.target.value===""?null:new Date(p.target.value).toISOString())}
    />
    <p class="says small"><${_$} set=${t} at=${r} revision=${i} present=${e} /></p>
  </section>`}function _$({set:t,at:e,revision:n,present:r}){let o=typeof e=="string"?{until:e,limit:2}:{revision:n,limit:20},{result:s,problem:i,isLoading:a}=gt(async f=>(await F(S`flag-sets/${t}/changes`,{query:o,signal:f})).data.items,[t,e,n],{wait:120});if(a&&s===null)return d.asOf.loading;let u=s?.[0];if(i!==null||u===void 0)return l`<span class="quiet">${d.asOf.gone}</span>`;let c=s?.filter(f=>f.revision===u.revision)??[],m=e===null?d.asOf.present(r):d.asOf.revision(u.revision);return l`${m}: <strong>${u.actor}</strong> <${H} parts=${d.changes.together(c)} />${u.comment&&l`, <q>${u.comment}</q>`}
    <span class="quiet"> · <${rt} at=${u.at} /></span>${e!==null&&l`<span class="quiet"> · ${d.asOf.contexts}</span>`}`}function J$(t,e,n){let{result:r}=gt(async o=>e===null?[]:(await _t(S`flag-sets/${t}/flags/${e}/versions`,{most:q$,signal:o})).map(i=>i.revision).reverse(),[t,e,n]);return r??[]}function Lu(t){return new Date(t.getTime()-t.getTimezoneOffset()*6e4).toISOString().slice(0,16)}var Pu=200;function qu({set:t,revision:e,context:n,isBroken:r,at:o,flag:s,definition:i=null}){return gt(async a=>{let u=[`"flag": ${JSON.stringify(s)}`];i!==null&&u.push(`"definition": ${i}`);let c=Ju(n,o,u);return(await Ft(S`flag-sets/${t}/explain`,{body:c,signal:a})).data},[t,e,s,n,o,i],{wait:Pu,isIdle:r})}function _u({set:t,revision:e,context:n,isBroken:r,at:o}){return gt(async s=>{let i=Ju(n,o,[]),[a,u]=await Promise.all([Ft(S`flag-sets/${t}/explain`,{body:i,signal:s}),Ft(S`flag-sets/${t}/evaluate`,{body:i,signal:s})]),c=new Map(u.data.flags.map(f=>[f.key,f.value]));return a.data.flags.map(f=>({...f,value:c.get(f.flag)}))},[t,e,n,o],{wait:Pu,isIdle:r})}function Ju(t,e,n){let r=[...n,`"context": ${t}`];return e!==null&&r.push(`"at": ${JSON.stringify(e)}`),`{${r.join(", ")}}`}function fo({set:t,flag:e,draft:n=null,onAll:r,from:o=null}){be(t.name);let s=fs(t.name).value,[i,a]=v(o),[u,c]=v(!1),m=Ln(t,e),f={set:t.name,revision:t.revision,context:s,isBroken:u||Fn(s)!==null,at:i};return l`<div class="try-it">
    <${ju} set=${t.name} revision=${t.revision} flag=${e} at=${i} onAt=${a} />
    <div class="sides">
      <${dl}
        set=${t}
        text=${s}
        attributes=${m}
        onText=${p=>Jr(t.name,p)}
        onFault=${c}
      />
      <section class="panel answer-panel" aria-label=${d.tryIt.answer}>
        ${e===null?l`<${W$} question=${f} />`:l`<${V$} question=${f} flag=${e} draft=${i===null?n:null} onAll=${r} />`}
      </section>
    </div>
  </div>`}function V$({question:t,flag:e,draft:n,onAll:r}){let{result:o,problem:s,isLoading:i,reload:a}=qu({...t,flag:e,definition:n});return l`<div class="row heading">
      ${r&&l`<${b} size="small" kind="quiet" icon=${Yr} href=${r}>${d.tryIt.backToAll}<//>`}
      <h2 class="grow">${r?l`<code>${e}</code>`:d.tryIt.answer}</h2>
      ${r&&l`<${b} size="small" kind="quiet" href=${X({set:t.set,flag:e})}>${d.tryIt.openFlag}<//>`}
      ${!r&&l`<${b} size="small" kind="quiet" href=${X({set:t.set,page:"try-it"})}>${d.tryIt.allFlags}<//>`}
    </div>
    ${t.isBroken&&l`<p class="quiet">${d.tryIt.broken}</p>`}
    ${n!==null&&l`<p class="small quiet">${d.tryIt.draft}</p>`}
    ${s!==null&&l`<${L} problem=${s} onRetry=${a} />`}
    ${o===null&&s===null&&l`<${W} rows=${4} />`}
    ${o!==null&&l`<div class="stack ${i||t.isBroken?"former":""}">
      <div aria-live="polite"><${Bu} explained=${o} /></div>
      <${Iu} explained=${o} />
    </div>`}`}function W$({question:t}){let{result:e,problem:n,isLoading:r,reload:o}=_u(t);return l`<h2>${d.tryIt.allFlags}</h2>
    ${t.isBroken&&l`<p class="quiet">${d.tryIt.broken}</p>`}
    ${n!==null&&l`<${L} problem=${n} onRetry=${o} />`}
    ${e===null&&n===null&&l`<${W} rows=${8} />`}
    ${e!==null&&l`<div class=${r||t.isBroken?"former":""}>
      <${Du} lines=${e} hrefOf=${s=>X({set:t.set,page:"try-it",query:{flag:s}})} />
    </div>`}`}function Vu({open:t}){let e=Js(t);if(!e)return l`<${W} rows=${6} />`;let n=t.isDirty.value&&!t.root.value.fault;return l`<${fo} set=${e} flag=${t.key} draft=${n?t.text.value:null} />`}function Js(t){let e=Y(t.set);return e&&{...e,revision:Math.max(e.revision,t.revision.value??0)}}function Wu({open:t}){let e=Js(t);return e?l`<${mo} set=${e} flag=${t.key} />`:l`<${W} rows=${4} />`}var Hu=[["path",{d:"m15 14 5-5-5-5"}],["path",{d:"M20 9H9.5A5.5 5.5 0 0 0 4 14.5A5.5 5.5 0 0 0 9.5 20H13"}]];function Vs(t,e,n){return on(t.text,e,n)}function Ws(t,e,n){let r=or(t),o=po(t);return r.splice(e,0,n),H$(o,e),$o(t,r,o,t.otherwise?.node)}function zu(t,e){return Ws(t,e+1,or(t)[e])}function Ku(t,e,n){let r=or(t);return r.splice(n,0,...r.splice(e,1)),$o(t,r,po(t),t.otherwise?.node)}function Uu(t,e){let n=or(t),r=po(t);return n.splice(e,1),r[Yu(r,e)]-=1,$o(t,n,r,t.otherwise?.node)}function Hs(t,e){let n=t.otherwise?.node;return n&&e!==void 0&&t.levels.length>0?Vs(t,n,e):$o(t,or(t),po(t),e)}function Gu(t,e){return e.trim()===""?"":t.root?on(t.text,t.root,new yt(e.trim())):e.trim()}function or(t){return t.rules.map(({condition:e,outcome:n})=>({condition:e.node,outcome:n.node}))}function po(t){return t.levels.map(e=>e.rules)}function Yu(t,e){let n=0;return t.findIndex(r=>e<(n+=r))}function H$(t,e){let n=Yu(t,e);n>=0?t[n]+=1:t.length>0?t[t.length-1]+=1:t.push(1)}function $o(t,e,n,r){let o=z$(t.levels,e,n,r);return o===void 0?"":t.root?on(t.text,t.root,o):rn(o,Je(t.text))}function z$(t,e,n,r){let o=r,s=e.length;for(let i=n.length-1;i>=0;i-=1){let a=n[i],u=e.slice(s-a,s).flatMap(({condition:f,outcome:p})=>[f,p]);s-=a;let c=t[i]?.operator??"if";(a>0||t[i]?.rules===0)&&(o={[c]:o===void 0?u:[...u,o]})}return U$(o)?o:K$(o)}function K$(t){if(t!=null)return G$(t)?void 0:{if:[t]}}function U$(t){if(t===null||typeof t!="object")return!1;let e=Qu(t);return e===null||!Zt(e)}function G$(t){return Qu(t)?.type==="null"}function Qu(t){return t instanceof yt?Ot(t.source):wn(t)?t:null}var zs=vi(null);function at(){let t=bi(zs);if(!t)throw new Error("A part of the rules editor stands outside of it.");return t}var Y$=":is(button, input, select, textarea):not([disabled])";function Xu(){let t=I(null),e=I(null),n=I(null),r=o=>[...((o===void 0?t.current:t.current?.querySelector(`[data-rule="${o}"]`))??t.current)?.querySelectorAll(Y$)??[]];return fn(()=>{if(e.current!==null){let s=t.current?.querySelector(e.current);if(s)return s.focus()}if(!n.current||n.current.element.isConnected||document.activeElement!==document.body)return;let o=r(n.current.row);o[Math.min(n.current.place,o.length-1)]?.focus()}),{root:t,next(o){e.current=o},onFocusIn({target:o}){e.current=null;let s=o,i=s.closest("[data-rule]")?.dataset.rule;n.current={element:s,row:i,place:r(i).indexOf(s)}}}}var Q$=100;function Zu(t,e){let n=I({past:[],future:[],typing:void 0,last:t}),{current:r}=n;t!==r.last&&Object.assign(r,{past:[],future:[],typing:void 0,last:t});function o(s){r.last=s,r.typing=void 0,e(s)}return{canUndo:r.past.length>0,canRedo:r.future.length>0,change(s,i){s!==r.last&&((i===void 0||i!==r.typing)&&(r.past.push(r.last),r.past.length>Q$&&r.past.shift()),r.future=[],o(s),r.typing=i)},undo(){let s=r.past.pop();s!==void 0&&(r.future.push(r.last),o(s))},redo(){let s=r.future.pop();s!==void 0&&(r.past.push(r.last),o(s))}}}function Ue(t,e,n){let[r,o]=v(t),s=I(t),i=r;return s.current!==t&&(s.current=t,e(r)!==t&&(i=t,o(t))),{draft:i,isApplied:e(i)!==null,onInput(a){o(a),e(a)!==null&&e(a)!==t&&n(a)}}}function Qt({source:t,label:e,hint:n,onChange:r}){let o=Z(),{draft:s,isApplied:i,onInput:a}=Ue(t,m=>tc(m)?null:m.trim(),m=>r(new yt(m.trim()))),u=i?null:tc(s),c=d.rules.editor;return l`<div class="rules-json-form">
    <label for=${o}>${e}</label>
    <textarea
      id=${o}
      class="mono"
      rows=${Math.min(Math.max(s.split(`
`).length,1),16)}
      spellcheck=${!1}
      autocomplete="off"
      aria-invalid=${u?"true":void 0}
      aria-describedby="${o}-more"
      value=${s}
      onInput=${m=>a(m.target.value)}
    ></textarea>
    <div id="${o}-more" class=${u?"rules-fault":"quiet small"} role=${u?"alert":void 0}>
      ${u?c.notApplied(c.fault(u)):n}
    </div>
  </div>`}function tc(t){try{return Ot(t),null}catch(e){if(e instanceof ge)return e;throw e}}var ec=[["line",{x1:"19",x2:"5",y1:"5",y2:"19"}],["circle",{cx:"6.5",cy:"6.5",r:"2.5"}],["circle",{cx:"17.5",cy:"17.5",r:"2.5"}]];function Ks(t,e){return vo(t,go(t).map((n,r)=>({...n,weight:e[r]??0})))}function nc(t,e,n){return vo(t,go(t).map((r,o)=>o===e?{...r,variant:n}:r))}function rc(t,e){return vo(t,[...go(t),{variant:e,weight:0,old:null}])}function oc(t,e){let n=go(t).filter((s,i)=>i!==e),r=n.map(({weight:s})=>s),o=$a(r.some(s=>s>0)?r:r.map(()=>1));return vo(t,n.map((s,i)=>({...s,weight:o[i]??0})))}function Us(t,e,n){let r=t.buckets.map(({node:a})=>a);if(e===null)return{fractional:r};let o=t.by.kind==="attribute"?t.by.attribute:null,s=yn(o,e),i=n==="flag"?{var:Oe}:n;return{fractional:[i?{cat:[i,s]}:s,...r]}}function ho([t=null,e=null]){return{fractional:[[t,0],[e,100]]}}function go({buckets:t}){return t.map(e=>({variant:e.variantNode,weight:e.weight,old:e}))}function vo({by:t},e){let n=e.map(({variant:r,weight:o,old:s})=>s?.node.items.length===1&&o===1?[r]:[r,o]);return{fractional:t.node?[ma(t),...n]:n}}function sr(t){return{in:[{var:t[0]??"email"},[]]}}function Jn(t,e){return t.find(n=>n!==e)??t[0]??null}function Gs({condition:t}){let{attributes:e,evaluators:n,focusNext:r,replace:o}=at(),s=d.rules.editor,[i]=Object.keys(n);function a(m){if(r(`[data-group="${t.node.start}"] > ul > li:last-child :is(input, select)`),t.kind!=="group"){o(t.node,{and:[t.node,m]});return}let f=t.conditions.map(({node:p})=>p);o(t.node,ee(t,{[t.mode]:[...f,m]},t.negated))}let u=t.kind==="group"&&t.mode==="or"?"and":"or",c=[i!==void 0&&{label:s.addReference,onSelect:()=>a({$ref:i})},{label:s.addGroup,onSelect:()=>a({[u]:[sr(e)]})},{label:s.addMissing,onSelect:()=>a({missing:[e[0]??"email"]})}];return l`<div class="rules-adding">
    <${b} kind="quiet" size="small" icon=${st} onClick=${()=>a(sr(e))}>${s.addCondition}<//>
    <${Be} items=${c} button=${{kind:"quiet",size:"small",icon:st}}>${s.addMore}<//>
  </div>`}var X$=24,Ys=100;function bo({values:t,label:e,removable:n=0,onAdd:r,onRemove:o}){let s=d.rules.editor,[i,a]=v(""),[u,c]=v(!1),m=I(null),f=t.length>n;function p($){let y=$.split(/[,\n\r\t]+/).map(w=>w.trim()).filter((w,x,T)=>w!==""&&T.indexOf(w)===x&&!t.includes(w));a(""),y.length>0&&r(y)}function h($){o($),m.current?.focus()}function g($){if(($.key==="Enter"||$.key===",")&&i.trim()!=="")p(i);else if($.key==="Backspace"&&i===""&&f)h(t.length-1);else if($.key!=="Enter"&&$.key!==",")return;$.preventDefault()}return l`<div class="rules-chips" role="group" aria-label=${e}>
    <span class=${t.length>X$?"rules-chip-list long":"rules-chip-list"}>
      ${t.slice(0,u?t.length:Ys).map(($,y)=>l`<span class="rules-chip" key=${y}>
          <span class="mono">${$===""?'""':Ce($)}</span>
          <button type="button" aria-label=${s.remove($)} disabled=${!f} onClick=${()=>h(y)}>
            <${ct} shapes=${ht} size=${12} />
          </button>
        </span>`)}
      ${!u&&t.length>Ys&&l`<${b} kind="quiet" size="small" onClick=${()=>c(!0)}>${s.showAll(t.length-Ys)}<//>`}
    </span>
    <input
      ref=${m}
      type="text"
      class="mono"
      aria-label=${`${e}: ${s.addValue}`}
      placeholder=${s.addValue}
      autocomplete="off"
      spellcheck=${!1}
      value=${i}
      onInput=${$=>a($.target.value)}
      onKeyDown=${g}
      onPaste=${$=>{let y=$.clipboardData?.getData("text")??"";/[,\n\t]/.test(y)&&($.preventDefault(),p(i+y))}}
      onBlur=${()=>p(i)}
    />
  </div>`}function sc({reference:t}){let{evaluators:e,replace:n}=at(),r=d.rules.editor,o=t.name.value,s=Object.hasOwn(e,o),i=Object.keys(e).map(a=>({value:a,label:a}));return s||i.unshift({value:o,label:`${o} (${r.noEvaluator})`}),l`<div class="rules-reference-form">
    <div class="rules-test">
      <span class="rules-label quiet">${r.reference}</span>
      <${M}
        class="rules-evaluator mono"
        label=${r.reference}
        value=${o}
        options=${i}
        onChange=${a=>n(t.node,ee(t,{$ref:a},t.negated))}
      />
      <${M}
        class="rules-fitting"
        label=${r.operator}
        value=${String(t.negated)}
        options=${[!1,!0].map(a=>({value:String(a),label:a?r.fitsNot:r.fits}))}
        onChange=${a=>n(t.node,ee(t,t.inner,a==="true"))}
      />
    </div>
    <div class=${s?"quiet small":"rules-fault"}>${s?Z$(e[o]??""):r.noEvaluator}</div>
  </div>`}function Z$(t){try{return t&&ns(t)}catch(e){if(e instanceof ge)return"";throw e}}function ic(t,e,n){let r=te[t.operator].needs,{needs:o,write:s}=te[e],i=r===o?t.operands:eh(t.operands,o);return ee(t,s(t.attribute.node,i,t.reversed&&th(o)),n)}function yo(t,{attribute:e=t.attribute.node,operands:n=t.operands}){let{operator:r,reversed:o,negated:s,inner:i}=t,u=r==="isSet"&&e===t.attribute.node?i:te[r].write(e,n,o);return ee(t,u,s)}var th=t=>t==="value"||t==="order"||t==="range"||t==="nothing";function eh(t,e){let n=t.flatMap(a=>a.type==="array"?a.items:[a]),r=n.filter(Zt),o=r.filter(({type:a})=>a==="string"||a==="number"),[s]=n,i=s&&vt(s)?s:null;switch(e){case"nothing":return[];case"values":return[r];case"range":return[o[0]??0,o[1]??o[0]??0];case"order":return[i??o[0]??0];case"part":return[o[0]??""];case"text":case"version":return[i??nh(r)[0]??(e==="version"?"1.0.0":"")];default:return[i??r[0]??""]}}var nh=t=>t.map(e=>e.type==="string"?e:e.source);function ac({value:t,label:e,suggestions:n,invalid:r,describedBy:o,class:s="",disabled:i,onInput:a}){let u=Z(),c=I(null),[m,f]=v(!1),[p,h]=v(!1),[g,$]=v(-1),y=p?t.toLowerCase():"",w=n.filter(O=>O.value.toLowerCase().includes(y)).slice(0,50),x=m&&w.length>0,T=Math.min(g,w.length-1);function j(O){f(!0),$(O),c.current?.querySelectorAll('[role="option"]')[O]?.scrollIntoView?.({block:"nearest"})}function C(O){a(O),f(!1),h(!1),$(-1)}function N(O){if(O.key==="ArrowDown")j(x?(T+1)%w.length:0);else if(O.key==="ArrowUp"&&x)j((T-1+w.length)%w.length);else if(O.key==="Enter"&&x&&T>=0)C(w[T].value);else if(O.key==="Escape"&&x)f(!1);else return;O.preventDefault(),O.stopPropagation()}return l`<div
    class="rules-combobox ${s}"
    ref=${c}
    onFocusOut=${O=>{c.current?.contains(O.relatedTarget)||(f(!1),h(!1),$(-1))}}
  >
    <input
      type="text"
      role="combobox"
      aria-label=${e}
      aria-expanded=${String(x)}
      aria-controls=${x?u:void 0}
      aria-autocomplete="list"
      aria-activedescendant=${x&&T>=0?`${u}-${T}`:void 0}
      aria-invalid=${r?"true":void 0}
      aria-describedby=${o}
      autocomplete="off"
      autocapitalize="off"
      spellcheck=${!1}
      disabled=${i}
      value=${t}
      onInput=${O=>{f(!0),h(!0),$(-1),a(O.target.value)}}
      onClick=${()=>f(!0)}
      onKeyDown=${N}
    />
    ${x&&l`<div class="rules-suggestions" role="listbox" id=${u} aria-label=${e}>
      ${w.map(({value:O,hint:V},K)=>l`<div
          key=${O}
          id="${u}-${K}"
          role="option"
          class=${K===T?"at":""}
          aria-selected=${String(K===T)}
          onPointerDown=${ut=>ut.preventDefault()}
          onClick=${()=>C(O)}
        >
          <span class="grow cut mono">${O}</span>${V&&l`<span class="quiet small">${V}</span>`}
        </div>`)}
    </div>`}
  </div>`}function Vn({path:t,label:e=d.rules.editor.attribute,class:n,onChange:r}){let{attributes:o}=at(),s=Z(),{draft:i,isApplied:a,onInput:u}=Ue(t,c=>c.trim()===""?null:c.trim(),c=>r(c.trim()));return l`<div class=${n}>
    <${ac}
      label=${e}
      value=${i}
      invalid=${!a}
      describedBy=${a?void 0:s}
      suggestions=${rh(o)}
      onInput=${u}
    />
    ${!a&&l`<div class="rules-fault" id=${s}>${d.rules.editor.noAttribute}</div>`}
  </div>`}function rh(t){let e=d.rules.editor,n=[{value:ve,hint:e.keyHint},{value:Te,hint:e.timeHint},{value:Oe,hint:e.flagKeyHint}];return[...t.filter(o=>!n.some(({value:s})=>s===o)).map(o=>({value:o})),...n]}var oh={usual:["oneOf","!oneOf","is","isNot"],text:["startsWith","!startsWith","endsWith","!endsWith","contains","!contains","within","!within"],number:["less","atMost","more","atLeast","between","betweenWithout"],version:["versionAtLeast","versionMore","versionLess","versionAtMost","versionIs","versionIsNot","versionMajor","versionMinor"],list:["containsAny","containsAll","containsNone"],presence:["isThere","isNull","isSet","!isSet"],exact:["same","notSame"]},sh={number:["atLeast","more","less","atMost","between"]};function lc({operator:t,negated:e,isOfTime:n,onChange:r}){let o=d.rules.editor,s=(e?"!":"")+t,i=Object.entries(n?sh:oh),a=i.some(([,c])=>c.includes(s));function u(c){let m=c.replace("!",""),f=n&&o.timeOperators[m]||o.operators[m]||m;return c===m?f:o.operators[c]??o.notOperator(f)}return l`<select
    class="rules-operator"
    aria-label=${o.operator}
    onChange=${c=>{let m=c.target.value;r(m.replace("!",""),m.startsWith("!"))}}
  >
    ${!a&&l`<optgroup label=${o.groups.other}><option value=${s} selected>${u(s)}</option></optgroup>`}
    ${i.map(([c,m])=>l`<optgroup key=${c} label=${o.groups[c]}>
        ${m.map(f=>l`<option key=${f} value=${f} selected=${f===s}>${u(f)}</option>`)}
      </optgroup>`)}
  </select>`}function Qs({node:t,types:e,label:n,check:r,onChange:o}){let s=d.rules.editor,i=ih(t,e),u=(e.includes(i)?e:[...e,i]).map(c=>({value:c,label:s.types[c]}));return l`<div class="rules-value-field">
    ${u.length>1&&l`<${M}
      class="rules-type"
      label=${s.type}
      value=${i}
      options=${u}
      onChange=${c=>o(ah(t,c))}
    />`}
    <${lh} key=${i} ...${{type:i,node:t,label:n,check:r,onChange:o}} />
  </div>`}function ih(t,e){return e.includes("time")&&Rr(t)?"time":t.type==="string"||t.type==="number"||t.type==="boolean"?t.type:"attribute"}function ah(t,e){let n=t.type==="string"?t.value:t.source;return e==="number"?uc(n)?new yt(n):0:e==="boolean"?n==="true":e==="attribute"?{var:ve}:e==="time"?Math.floor(Date.now()/6e4)*60:t.type==="object"?"":n}var uc=t=>Un(t)&&!/^[tfn]/.test(t);function lh({type:t,node:e,label:n,check:r,onChange:o}){let s=d.rules.editor;if(t==="attribute"){let i=vt(e)?.path??"";return l`<${Vn}
      class="grow"
      label=${s.otherAttribute}
      path=${i}
      onChange=${a=>o({var:a},!0)}
    />`}if(t==="boolean"){let i=[!0,!1].map(a=>({value:String(a),label:a?s.yes:s.no}));return l`<${M}
      class="grow"
      label=${n}
      value=${String(e.value)}
      options=${i}
      onChange=${a=>o(a==="true")}
    />`}return t==="time"?l`<${ch} ...${{node:e,onChange:o}} />`:l`<${uh} ...${{type:t,node:e,label:n,check:r,onChange:o}} />`}function uh({type:t,node:e,label:n,check:r,onChange:o}){let s=d.rules.editor,i=Z(),a=t==="number",u=a?e.source:e.value,{draft:c,isApplied:m,onInput:f}=Ue(u,h=>a?uc(h.trim())?h.trim():null:h,h=>o(a?new yt(h.trim()):h,!0)),p=m?r?.(c):s.noNumber;return l`<div class="grow">
    <input
      type="text"
      class="mono"
      inputmode=${a?"decimal":void 0}
      aria-label=${n}
      aria-invalid=${p?"true":void 0}
      aria-describedby=${p?i:void 0}
      autocomplete="off"
      spellcheck=${!1}
      value=${c}
      onInput=${h=>f(h.target.value)}
    />
    ${p&&l`<div class="rules-fault" id=${i}>${p}</div>`}
  </div>`}function ch({node:t,onChange:e}){return l`<input
    class="grow"
    type="datetime-local"
    step=${t.value%60===0?60:1}
    aria-label=${d.rules.editor.time}
    value=${mh(t.value)}
    onInput=${n=>{let r=new Date(n.target.value).getTime();Number.isNaN(r)||e(Math.floor(r/1e3),!0)}}
  />`}function mh(t){let e=new Date(t*1e3);return new Date(e.getTime()-e.getTimezoneOffset()*6e4).toISOString().slice(0,t%60===0?16:19)}function fc({test:t}){let{replace:e}=at(),n=d.rules.editor,{attribute:r,operator:o,negated:s}=t,i=r.path===Te;function a(u){let c=yn(r,u),m=te[o].needs,f=u===Te&&m!=="order"&&m!=="range",p=Math.floor(Date.now()/6e4)*60;e(t.node,f?te.atLeast.write(c,[p],!1):yo(t,{attribute:c}),`attribute ${t.node.start}`)}return l`<div class="rules-test">
    <${Vn} class="rules-attribute-field" path=${r.path} onChange=${a} />
    <${lc}
      operator=${o}
      negated=${s}
      isOfTime=${i}
      onChange=${(u,c)=>e(t.node,ic(t,u,c))}
    />
    <div class="rules-operands"><${fh} test=${t} isOfTime=${i} /></div>
  </div>`}var cc={nothing:[],value:["string","number","boolean","attribute"],order:["number","string","attribute"],text:["string","attribute"],part:["string","number"],values:[],version:["string","attribute"],range:["number","string"]};function fh({test:t,isOfTime:e}){let{replace:n}=at(),r=d.rules.editor,{needs:o}=te[t.operator],s=e&&(o==="order"||o==="range")?["time",...cc[o]]:cc[o],i=f=>(p,h)=>{let g=t.operands.map(($,y)=>y===f?p:$);n(t.node,yo(t,{operands:g}),h?`value ${t.node.start} ${f}`:void 0)};if(o==="nothing")return t.operator==="isSet"?l`<span class="quiet small">${r.setHint}</span>`:null;if(o==="values")return l`<${$h} test=${t} />`;let[a,u]=t.operands;if(!a)return null;let c=o==="version"?dh:void 0,m=u?[r.lower,r.upper]:[o==="version"?r.version:r.value];return l`<${Qs} node=${a} types=${s} label=${m[0]} check=${c} onChange=${i(0)} />
    ${u&&l`<span class="quiet">${r.to}</span>
      <${Qs} node=${u} types=${s} label=${m[1]} onChange=${i(1)} />`}`}var Xs="(?:0|[1-9][0-9]*)",mc="(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)",ph=new RegExp(`^[vV]?${Xs}(?:\\.${Xs}(?:\\.${Xs}(?:-${mc}(?:\\.${mc})*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?)?)?$`),dh=t=>ph.test(t)?null:d.rules.editor.noVersion;function $h({test:t}){let{replace:e}=at(),n=Z(),r=d.rules.editor,[o]=t.operands,s=o?.type==="array"?o.items:[],i=s.map(c=>c.type==="object"||c.type==="array"?c.source:Ee(c).text),a=c=>e(t.node,yo(t,{operands:[c]}));function u(c){let m=s.length>0&&s.every(({type:p})=>p==="number"),f=c.map(p=>hh(p,m));a([...s,...f.filter(p=>!s.some(h=>gh(h,p)))])}return l`<div class="grow" aria-describedby=${s.length===0?n:void 0}>
    <${bo}
      label=${r.values}
      values=${i}
      onAdd=${u}
      onRemove=${c=>a(s.filter((m,f)=>f!==c))}
    />
    ${s.length===0&&l`<div class="rules-hint" id=${n}>${r.noValuesYet}</div>`}
  </div>`}function hh(t,e){if(e&&Un(t)&&!/^[tfn]/.test(t))return new yt(t);if(!/^".*"$/.test(t))return t;try{return JSON.parse(t)}catch{return t}}function gh(t,e){return e instanceof yt?t.source===e.source:t.type==="string"&&t.value===e}function wo({condition:t}){return t.kind==="group"?l`<${dc} group=${t} />`:l`<div class="rules-single">
    <${pc} condition=${t} />
    <${Gs} condition=${t} />
  </div>`}function pc({condition:t}){let e=d.rules.editor,{replace:n}=at();switch(t.kind){case"test":return l`<${fc} test=${t} />`;case"reference":return l`<${sc} reference=${t} />`;case"missing":return l`<${bh} missing=${t} />`;case"group":return l`<${dc} group=${t} />`;case"constant":return l`<${M}
        class="rules-fitting"
        label=${e.constant}
        value=${String(t.value)}
        options=${[!0,!1].map(r=>({value:String(r),label:r?e.always:e.never}))}
        onChange=${r=>n(t.node,r==="true")}
      />`;default:return l`<${Qt}
        label=${e.jsonCondition}
        source=${t.node.source}
        hint=${e.whyJson(t.operator)}
        onChange=${r=>n(t.node,r,`json ${t.node.start}`)}
      />`}}var vh=["and","or","!or","!and"];function dc({group:t}){let{replace:e}=at(),n=d.rules.editor,r={and:n.allOf,or:n.anyOf,"!or":n.noneOf,"!and":n.notAllOf},o=t.conditions.map(({node:a})=>a);function s(a){let u=a.startsWith("!");e(t.node,ee(t,{[a.replace("!","")]:o},u))}function i(a){let u=o.filter((f,p)=>p!==a),[c]=u,m=u.length===1&&c?c:{[t.mode]:u};e(t.node,ee(t,m,t.negated))}return l`<fieldset class="rules-group" data-group=${t.node.start}>
    <legend class="hidden-text">${n.groupOf}</legend>
    <${M}
      class="rules-mode"
      label=${n.groupOf}
      value=${(t.negated?"!":"")+t.mode}
      options=${vh.map(a=>({value:a,label:r[a]}))}
      onChange=${s}
    />
    <ul class="plain">
      ${t.conditions.map((a,u)=>l`<li key=${u}>
          <div class="grow"><${pc} condition=${a} /></div>
          <${b}
            kind="quiet"
            size="small"
            icon=${ht}
            label=${a.kind==="group"?n.removeGroup:n.removeCondition}
            disabled=${o.length<2}
            onClick=${()=>i(u)}
          />
        </li>`)}
    </ul>
    <${Gs} condition=${t} />
  </fieldset>`}function bh({missing:t}){let{replace:e}=at(),n=d.rules.editor,{paths:r,least:o,negated:s}=t,i=o?[n.missingSome(o.source),n.missingSomeNot(o.source)]:[n.missingAny,n.missingNone];function a(u,c){let m=o?{missing_some:[o,u]}:{missing:u};e(t.node,ee(t,m,c))}return l`<div class="rules-test">
    <div class="grow">
      <${bo}
        label=${n.attributes}
        removable=${1}
        values=${r.map(({value:u})=>u)}
        onAdd=${u=>a([...r,...u],s)}
        onRemove=${u=>a(r.filter((c,m)=>m!==u),s)}
      />
    </div>
    <${M}
      class="rules-fitting"
      label=${n.operator}
      value=${String(s)}
      options=${i.map((u,c)=>({value:String(c===1),label:u}))}
      onChange=${u=>a(r,u==="true")}
    />
  </div>`}function xo({segments:t}){return l`<span class="rules-sentence">${t.map(e=>l`<${yh} ...${e} />`)}</span>`}function yh({kind:t,text:e,seconds:n}){let{variants:r}=at();if(t==="text")return e;if(t==="time"&&n!==void 0)return l`<span class="rules-value"><${rt} at=${n*1e3} exact /></span>`;let o=t==="variant"?r.indexOf(e):-1;return l`<span class="rules-${t}">${o>=0&&l`<${Zs} place=${o} />`}${e}</span>`}function Zs({place:t}){return l`<span class="rules-dot" style=${{background:ko(t)}} aria-hidden="true"></span>`}function ko(t){return t<0?"var(--share-none)":`var(--share-${t%6+1})`}function hc({rollout:t,onChange:e}){let{variants:n}=at(),r=d.rules.editor,{buckets:o}=t,s=o.map(({weight:m})=>m),i=I(null);function a(m,f){let p=i.current?.position===m?i.current.weights:s;i.current={position:m,weights:p.length===s.length?p:s},e(Ks(t,pa(i.current.weights,m,f)),`share ${m}`)}let u=()=>{i.current=null},c=n.find(m=>!o.some(f=>f.name===m));return l`<div class="rules-rollout">
    <${ti} buckets=${o} />
    <ul class="plain">
      ${o.map((m,f)=>l`<${wh}
          key=${f}
          bucket=${m}
          percent=${ts(s)[f]??0}
          isOnly=${o.length<2}
          onVariant=${p=>e(nc(t,f,p))}
          onPercent=${p=>a(f,p)}
          onLetGo=${u}
          onRemove=${()=>e(oc(t,f))}
        />`)}
    </ul>
    <div class="rules-adding">
      <${b} kind="quiet" size="small" icon=${st} onClick=${()=>e(rc(t,c??null))}>${r.addShare}<//>
      ${o.length>1&&l`<${b} kind="quiet" size="small" onClick=${()=>e(Ks(t,da(o.length)))}>${r.even}<//>`}
    </div>
    <${xh} rollout=${t} onChange=${e} />
  </div>`}function ti({buckets:t}){let{variants:e,defaultVariant:n}=at(),r=t.map(({name:o,weight:s})=>({label:o??d.rules.editor.default(n),weight:s,colour:ko(o===null?-1:e.indexOf(o))}));return l`<${In} shares=${r} />`}function wh({bucket:t,percent:e,isOnly:n,onVariant:r,onPercent:o,onLetGo:s,onRemove:i}){let{variants:a,defaultVariant:u}=at(),c=d.rules.editor,m=t.name??c.default(u),f=[...a.map(x=>({value:`variant ${x}`,label:x})),{value:"default",label:c.default(u)}],p=t.name===null?"default":`variant ${t.name}`;f.some(x=>x.value===p)||f.unshift({value:p,label:`${m} (${c.noVariant})`});let{draft:h,isApplied:g,onInput:$}=Ue(String(e),$c,x=>o(Number($c(x)))),y=t.name===null?-1:a.indexOf(t.name),w=ko(y);return l`<li class="rules-share">
    <${Zs} place=${y} />
    <${M}
      label=${c.bucketVariant}
      value=${p}
      options=${f}
      onChange=${x=>r(x==="default"?null:x.slice(8))}
    />
    <input
      type="range"
      min="0"
      max="100"
      step="1"
      disabled=${n}
      aria-label=${c.share(m)}
      aria-valuetext=${d.rules.percent(String(e))}
      style=${{"--filled":`${e}%`,"--colour":w}}
      value=${e}
      onInput=${x=>o(Number(x.target.value))}
      onBlur=${s}
    />
    <span class="rules-percent">
      <input
        type="text"
        inputmode="decimal"
        disabled=${n}
        aria-label=${c.percentOf(m)}
        aria-invalid=${g?void 0:"true"}
        value=${h}
        onInput=${x=>$(x.target.value)}
        onBlur=${()=>{s(),g||$(String(e))}}
      />
      <span aria-hidden="true">%</span>
    </span>
    <${b} kind="quiet" size="small" icon=${ht} label=${c.removeShare(m)} disabled=${n} onClick=${i} />
  </li>`}function $c(t){let e=t.trim().replace(",","."),n=/^\d{1,3}(?:\.\d{1,3})?$/.test(e)?Number(e):Number.NaN;return n>=0&&n<=100?String(n):null}function xh({rollout:t,onChange:e}){let n=d.rules.editor,{by:r}=t;if(r.kind==="json"){let u=t.buckets.map(({node:c})=>c);return l`<${Qt}
      label=${n.byWhat}
      source=${r.node.source}
      hint=${n.whyJson(r.operator)}
      onChange=${c=>e({fractional:[c,...u]},"by")}
    />`}let o=r.kind==="key"?ve:r.attribute.path,s=r.kind==="key"||r.seed!==null,i=r.kind==="attribute"&&r.seed!==null&&r.seed!=="flag"?Ee(r.seed).text:null;function a(u){let c=u===ve&&r.kind==="key",m=r.kind==="attribute"?r.seed:"flag";c||e(Us(t,u===ve&&m==="flag"?null:u,m),"by")}return l`<div class="rules-by">
    <span class="quiet">${n.by}</span>
    <${Vn} class="rules-attribute-field" label=${n.byWhat} path=${o} onChange=${a} />
    ${i!==null&&l`<span class="quiet">${n.seed} <span class="mono">${i}</span></span>`}
    ${r.kind==="attribute"&&i===null&&l`<${De}
      label=${n.independent}
      hint=${s?void 0:n.independentHint}
      checked=${s}
      onChange=${u=>e(Us(t,o,u?"flag":null))}
    />`}
  </div>`}function So({outcome:t,onChange:e}){let{variants:n,defaultVariant:r}=at(),o=d.rules.editor,s=kh(t),i=[...n.map(u=>({value:`variant ${u}`,label:u})),{value:"default",label:o.default(r)},{value:"rollout",label:o.rollout}];i.some(u=>u.value===s)||i.unshift({value:s,label:Sh(t)});function a(u){if(u.startsWith("variant "))e(u.slice(8));else if(u==="default")e(null);else if(u==="rollout"){let c=t?.kind==="variant"?t.name:null,m=c!==null&&c!==r?c:Jn(n,r),f=n.find(p=>p!==m&&p===r)??n.find(p=>p!==m);e(ho([m,f??null]))}}return l`<div class="rules-outcome-form">
    <${M} class="rules-answer" label=${o.answer} value=${s} options=${i} onChange=${a} />
    ${t?.kind==="rollout"&&l`<${hc} rollout=${t} onChange=${e} />`}
    ${t?.kind==="answer"&&l`<${wo} condition=${t.condition} />`}
    ${t?.kind==="json"&&l`<${Qt}
      label=${o.jsonOutcome}
      source=${t.node.source}
      hint=${o.whyJson(t.operator)}
      onChange=${u=>e(u,"json")}
    />`}
  </div>`}function kh(t){return t?t.kind==="variant"?t.name===null?"default":`variant ${t.name}`:t.kind:"default"}function Sh(t){let e=d.rules.editor;if(!t)return"";if(t.kind==="json")return e.json;let n=Nr(Cn(t));return t.kind==="variant"?`${n} (${e.noVariant})`:n}function gc(t,e,n){let r=new Set(t),o=i=>i&&r.delete(i)?i.id:void 0,s=e.map((i,a)=>t[a]?.source===i?o(t[a]):void 0);return e.forEach((i,a)=>{s[a]??=o([...r].find(u=>u.source===i))}),e.map((i,a)=>{let u=t.length===e.length;return{id:s[a]??(u?o(t[a]):void 0)??n(),source:i}})}var me="else";function vc(t,e,n){let r=d.rules.editor,o=t.rules.length,s=I(0),i=I([]),[a,u]=v(new Set),[c,m]=v(new Set),[f,p]=v(""),h=()=>`rule-${s.current+=1}`;i.current=gc(i.current,t.rules.map(Oh),h);let g=(y,w)=>n(`[data-rule="${y}"] ${w}`),$=y=>i.current[y].id;return{said:f,idAt:$,isOpen:y=>a.has(y),isJson:y=>c.has(y),say(y,w){p(y),w?.()},toggle(y){u(Oo(a,y)),a.has(y)&&g(y,".rules-open")},toggleJson(y){m(Oo(c,y)),a.has(y)||u(Oo(a,y)),g(y,".rules-form :is(textarea, input, select)")},move(y,w,x=".rules-grip"){if(y===w)return;let T=$(y);i.current.splice(w,0,...i.current.splice(y,1)),g(T,x),p(r.moved(w+1,o)),e(Ku(t,y,w))},duplicate(y){let w=h();i.current.splice(y+1,0,{id:w,source:i.current[y]?.source??""}),g(w,".rules-open"),p(r.duplicated(y+1)),e(zu(t,y))},remove(y){i.current.splice(y,1),g(i.current[Math.min(y,o-2)]?.id??me,".rules-open"),p(r.deleted(y+1)),e(Uu(t,y))},add({attributes:y,variants:w,defaultVariant:x}){let T=h();i.current.push({id:T,source:""}),u(Oo(a,T)),g(T,".rules-form input"),e(Ws(t,o,{condition:sr(y),outcome:Jn(w,x)}))}}}var Oh=({condition:t,outcome:e})=>`${t.node.source} \u2192 ${e.node.source}`;function Oo(t,e){let n=new Set(t);return n.delete(e)||n.add(e),n}var ir=[["path",{d:"M12 5v14"}],["path",{d:"m19 12-7 7-7-7"}]];var ar=[["path",{d:"m5 12 7-7 7 7"}],["path",{d:"M12 19V5"}]];var bc=[["circle",{cx:"9",cy:"12",r:"1"}],["circle",{cx:"9",cy:"5",r:"1"}],["circle",{cx:"9",cy:"19",r:"1"}],["circle",{cx:"15",cy:"12",r:"1"}],["circle",{cx:"15",cy:"5",r:"1"}],["circle",{cx:"15",cy:"19",r:"1"}]];function yc({rule:t,position:e,of:n,isOpen:r,isJson:o,isReached:s,actions:i}){let{readOnly:a}=at(),u=Z(),c=d.rules.editor,m=e+1,f=l`<${xo} segments=${wa(t)} />`,p=l`<${ni} outcome=${t.outcome} isReached=${s} />`;if(a)return l`<div class="rules-head"><span class="rules-number">${m}</span><div class="rules-open">${f}${p}</div></div>`;let h=[{label:c.up,icon:ar,disabled:e===0,onSelect:()=>i.move(e-1)},{label:c.down,icon:ir,disabled:m===n,onSelect:()=>i.move(e+1)},{label:c.duplicate,icon:Oi,onSelect:i.duplicate},{label:o?c.asForm:c.asJson,icon:ke,onSelect:i.toggleJson},{line:!0},{label:c.delete,icon:At,danger:!0,onSelect:i.remove}];return l`<div class="rules-head">
      <button type="button" class="rules-grip" aria-label=${c.drag(m)} onPointerDown=${i.drag} onKeyDown=${g}>
        <${ct} shapes=${bc} />
      </button>
      <span class="rules-number" aria-hidden="true">${m}</span>
      <button type="button" class="rules-open" aria-expanded=${String(r)} aria-controls=${r?u:void 0} onClick=${i.toggle}>
        <span class="hidden-text">${c.ruleName(m)}: </span>${f}${p}
      </button>
      <span class="rules-actions">
        <span class="rules-wide">
          <${b} kind="quiet" size="small" icon=${ar} label=${c.upNumber(m)} disabled=${e===0} onClick=${()=>i.move(e-1)} />
          <${b} kind="quiet" size="small" icon=${ir} label=${c.downNumber(m)} disabled=${m===n} onClick=${()=>i.move(e+1)} />
        </span>
        <${Be} end items=${h} button=${{kind:"quiet",size:"small",icon:$n,label:c.actions(m)}} />
      </span>
    </div>
    ${r&&l`<div class="rules-form" id=${u} onKeyDown=${ei(i.toggle)}><${Th} rule=${t} isJson=${o} actions=${i} /></div>`}`;function g($){let y=$.key==="ArrowUp"?-1:$.key==="ArrowDown"?1:0,w=e+y;y===0||w<0||w>=n||($.preventDefault(),i.move(w))}}function Th({rule:t,isJson:e,actions:n}){let{replace:r}=at(),o=d.rules.editor,{condition:s,outcome:i}=t;return l`<div class="rules-part">
      <span class="rules-word">${o.if}</span>
      ${e?l`<${Qt}
            label=${o.jsonCondition}
            source=${s.node.source}
            onChange=${a=>r(s.node,a,`json ${s.node.start}`)}
          />`:l`<${wo} condition=${s} />`}
    </div>
    <div class="rules-part">
      <span class="rules-word">${o.then}</span>
      ${e?l`<${Qt}
            label=${o.jsonOutcome}
            source=${i.node.source}
            onChange=${a=>r(i.node,a,`json ${i.node.start}`)}
          />`:l`<${So}
            outcome=${i}
            onChange=${(a,u)=>r(i.node,a,u&&`${u} ${i.node.start}`)}
          />`}
    </div>
    <div class="rules-foot">
      <${b} size="small" onClick=${n.toggle}>${o.done}<//>
      <${b} kind="quiet" size="small" icon=${ke} onClick=${n.toggleJson}>${e?o.asForm:o.asJson}<//>
    </div>`}var ei=t=>e=>{e.key!=="Escape"||e.defaultPrevented||(e.preventDefault(),e.stopPropagation(),t())};function ni({outcome:t,isReached:e=!0}){let{variants:n}=at(),r=d.rules.editor,o=Ch(t).find(s=>!n.includes(s));return l`${o!==void 0&&l`<${_} kind="bad" title=${r.noVariantWhy(o)}>${r.noVariant}<//>`}
  ${!e&&l`<${_} kind="warn" title=${r.neverReachedWhy}>${r.neverReached}<//>`}
  ${t?.kind==="rollout"&&l`<span class="rules-bar"><${ti} buckets=${t.buckets} /></span>`}`}function Ch(t){return t?.kind==="answer"?["true","false"]:(t?.kind==="variant"?[t.name]:t?.kind==="rollout"?t.buckets.map(({name:n})=>n):[]).filter(n=>n!==null)}function wc({rules:t,rows:e,change:n}){let r=at(),o=Z(),s=d.rules.editor,{otherwise:i}=t,a=e.isOpen(me),u=e.isJson(me),c=(f,p)=>n(Hs(t,f),p&&`${p} else`);if(t.root===null||t.rules.length===0&&!i)return l`<${Ah} ...${{rules:t,rows:e,change:n}} />`;let m=l`<span class="rules-else">${t.rules.length>0?s.elseName:s.everyoneName}</span>
    <span aria-hidden="true">→</span>
    <${xo} segments=${Eh(i,r.defaultVariant)} /><${ni} outcome=${i} />`;return r.readOnly?l`<div class="rules-last"><div class="rules-head"><div class="rules-open">${m}</div></div></div>`:l`<div class="rules-last" data-rule=${me}>
    <div class="rules-head">
      <button type="button" class="rules-open" aria-expanded=${String(a)} aria-controls=${a?o:void 0} onClick=${()=>e.toggle(me)}>
        ${m}
      </button>
    </div>
    ${a&&l`<div class="rules-form" id=${o} onKeyDown=${ei(()=>e.toggle(me))}>
      <div class="rules-part">
        <span class="rules-word">${t.rules.length>0?s.else:s.then}</span>
        ${u&&i?l`<${Qt} label=${s.jsonOutcome} source=${i.node.source} onChange=${f=>c(f,"json")} />`:l`<${So} outcome=${i} onChange=${c} />`}
      </div>
      <div class="rules-foot">
        <${b} size="small" onClick=${()=>e.toggle(me)}>${s.done}<//>
        ${i&&l`<${b} kind="quiet" size="small" icon=${ke} onClick=${()=>e.toggleJson(me)}>${u?s.asForm:s.asJson}<//>`}
      </div>
    </div>`}
  </div>`}function Eh(t,e){return!t||t.kind==="variant"&&t.name===null?[{kind:"default",text:d.rules.editor.default(e)}]:Cn(t)}function Ah({rules:t,rows:e,change:n}){let r=at(),o=d.rules.editor,{variants:s,defaultVariant:i}=r,a=Jn(s,i),u=s.find(c=>c===i&&c!==a)??s.find(c=>c!==a)??null;return l`<${G} title=${o.none} text=${o.noneText(o.default(i))}>
    ${!r.readOnly&&l`<${b} icon=${st} onClick=${()=>e.add(r)}>${o.add}<//>
      <${b}
        icon=${ec}
        onClick=${()=>{e.isOpen(me)||e.toggle(me),n(Hs(t,ho([a,u])))}}
        >${o.addRollout}<//
      >`}
  <//>`}function xc({rules:t,rows:e}){let n=I(null),[r,o]=v(null),s=t.rules.length;if(s===0)return null;let i=t.rules.findIndex(({condition:u})=>u.kind==="constant"&&u.value);function a(u,c){if(u.button!==0||s<2)return;let m=u.currentTarget;m.setPointerCapture(u.pointerId);let f=c,p=w=>{f=Mh(n.current,w.clientY,c),o({from:c,to:f})},h=w=>{m.removeEventListener("pointermove",p),m.removeEventListener("pointerup",g),m.removeEventListener("pointercancel",$),m.removeEventListener("keydown",y),o(null),w&&e.move(c,f)},g=()=>h(!0),$=()=>h(!1),y=w=>{w.key==="Escape"&&h(!1)};m.addEventListener("pointermove",p),m.addEventListener("pointerup",g),m.addEventListener("pointercancel",$),m.addEventListener("keydown",y)}return l`<ol class="rules-list plain" ref=${n} aria-label=${d.rules.editor.list}>
    ${t.rules.map((u,c)=>{let m=e.idAt(c);return l`<li key=${m} data-rule=${m} class=${Nh(c,r)}>
        <${yc}
          rule=${u}
          position=${c}
          of=${s}
          isOpen=${e.isOpen(m)}
          isJson=${e.isJson(m)}
          isReached=${i<0||c<=i}
          actions=${{toggle:()=>e.toggle(m),toggleJson:()=>e.toggleJson(m),move:f=>e.move(c,f),duplicate:()=>e.duplicate(c),remove:()=>e.remove(c),drag:f=>a(f,c)}}
        />
      </li>`})}
  </ol>`}function Nh(t,e){return e?t===e.from?"dragged":t!==e.to?"":e.to<e.from?"drop-before":"drop-after":""}function Mh(t,e,n){let r=[...t?.children??[]].map(s=>s.getBoundingClientRect()),o=r.filter((s,i)=>i!==n&&e>s.top+s.height/2).length;return Math.min(o,r.length-1)}function kc({text:t,variants:e,defaultVariant:n=null,evaluators:r={},attributes:o=[],readOnly:s=!1,onChange:i}){let a=d.rules.editor,u=ft(()=>Sn(t),[t]),c=Zu(t,i),m=Xu(),f=vc(u,c.change,m.next),p={rules:u,variants:e,defaultVariant:n,evaluators:r,attributes:o,readOnly:s,focusNext:m.next,replace:(h,g,$)=>c.change(Vs(u,h,g),$)};return u.fault?l`<${Rh} ...${{rules:u,readOnly:s,change:c.change}} />`:l`<${zs.Provider} value=${p}>
    <section class="rules" ref=${m.root} aria-label=${a.heading} onFocusIn=${m.onFocusIn}>
      <div class="rules-top">
        <p class="quiet grow">${u.rules.length>0?a.firstWins:u.root!==null&&a.sameForAll}</p>
        ${!s&&(c.canUndo||c.canRedo)&&l`<span class="rules-undo">
          <${b} kind="quiet" size="small" icon=${Pn} label=${a.undo} disabled=${!c.canUndo} onClick=${()=>f.say(a.undone,c.undo)} />
          <${b} kind="quiet" size="small" icon=${Hu} label=${a.redo} disabled=${!c.canRedo} onClick=${()=>f.say(a.redone,c.redo)} />
        </span>`}
      </div>
      <div class="panel rules-panel">
        <${xc} rules=${u} rows=${f} />
        ${!s&&u.root!==null&&l`<div class="rules-new"><${b} kind="quiet" size="small" icon=${st} onClick=${()=>f.add(p)}>${a.add}<//></div>`}
        <${wc} rules=${u} rows=${f} change=${c.change} />
      </div>
      <div class="hidden-text" role="status" aria-live="polite">${f.said}</div>
    </section>
  <//>`}function Rh({rules:t,readOnly:e,change:n}){let r=d.rules.editor,{fault:o,text:s}=t;return l`<section class="rules" aria-label=${r.heading}>
    <div class="panel padded stack">
      <h2>${r.faultHead}</h2>
      <p>${o&&r.fault(o)}</p>
      ${!e&&l`<${Qt} label=${r.wholeJson} source=${s} onChange=${i=>n(Gu(t,i.source),"whole")} />`}
    </div>
  </section>`}var ri=1e4,Ih=250;function To(t){let[e,n]=v(t);D(()=>{let o=setTimeout(()=>n(t),Ih);return()=>clearTimeout(o)},[t]);let r=document.activeElement?.closest(".definition")instanceof HTMLElement;return t.length>ri&&r?e:t}function Sc({open:t}){let{evaluators:e,attributes:n}=jn(t.set),r=To(t.text.value),{root:o}=dt(r);if(!o)return l`<${qn} open=${t} />`;let s=z(o,"/defaultVariant");return l`<${kc}
    text=${As(r)}
    variants=${Ke(r).map(i=>i.name)}
    defaultVariant=${s?.type==="string"?Nt(r,s):null}
    evaluators=${e}
    attributes=${n}
    readOnly=${!A("write")}
    onChange=${i=>{t.text.peek()===r&&t.edit(Ns(r,i))}}
  />`}function Oc({open:t,onReview:e}){let n=t.base.value?.text??"",r=To(t.text.value),o=ft(()=>t.isDirty.value?Dh(n,r):0,[n,r]);if(!t.isDirty.value)return null;let{fault:s}=t.root.value,i=t.checks.findings.value.filter(a=>a.severity==="error");return l`<div class="save-bar row" role="region" aria-label=${E.unsaved(0)}>
    <strong>${E.unsaved(o)}</strong>
    <span class="grow small" role="status">
      ${s?l`<span class="bad">${E.faultAt(s.line,s.message)}</span>`:i.length>0&&l`<span class="bad">${E.faults(i.length)}: ${i[0].detail}</span>`}
    </span>
    <${b}
      onClick=${()=>{let a=t.discard();q({text:E.discarded,action:{label:d.undo,onClick:a}})}}
      >${E.discard}<//
    >
    <${b} kind="primary" disabled=${!t.canSave.value} onClick=${e}>${E.review}<//>
  </div>`}function Dh(t,e){try{return Or(t||null,e).length}catch{return 1}}function Tc({open:t,comment:e,over:n}){let{text:r,etag:o}=t.base.peek()??{text:"",etag:null},s=t.text.peek(),i={title:E.saveTitle(t.key),set:t.set,method:"PUT",where:t.where,body:s,etag:o,createOnly:r==="",comment:e};return l`<${ue}
    change=${i}
    onClose=${()=>n(null)}
    onSaved=${({data:u,etag:c})=>{t.saved(s,c),n(null),q({text:E.saved(u.revision),action:r?{label:d.undo,onClick:()=>a(u.revision)}:void 0})}}
    onConflict=${async()=>{await t.refresh(),n(t.meanwhile.value?{sheet:"conflict",thenSave:!0}:null)}}
    onRefused=${u=>{t.checks.refused(u),n(null)}}
  />`;function a(u){t.edit(r),n({sheet:"save",comment:E.undoComment(u)})}}var Cc=[["path",{d:"M3 3v16a2 2 0 0 0 2 2h16"}],["path",{d:"M18 17V9"}],["path",{d:"M13 17V5"}],["path",{d:"M8 17v-3"}]];function Ac(t,{since:e,until:n,by:r,variants:o}){let s=r==="hour"?3600:86400,i=Math.floor(e/s)*s,a=[];for(let m=i;m<n;m+=s)a.push(m);let u=new Map(o.map(m=>[`v${m}`,Ec(m,!1,a.length)]));for(let{variant:m,errorCode:f,start:p,evaluations:h}of t){let g=Math.floor((Date.parse(p)/1e3-i)/s);if(!(g in a))continue;let $=f!==null,y=$?"error":m===null?"none":`v${m}`,w=u.get(y)??Ec($?null:m,$,a.length);u.set(y,w),w.numbers[g]+=h,w.sum+=h}let c=m=>m.isError?2:m.variant===null?1:0;return{times:a,series:[...u.values()].sort((m,f)=>c(m)-c(f))}}function Ec(t,e,n){return{variant:t,isError:e,numbers:new Array(n).fill(0),sum:0}}function Nc({label:t,times:e,lines:n,height:r=220}){let o=I(null),s=yi.value;return D(()=>{let i=o.current;if(!i)return;let a=()=>{},u=!1;return import("./plot-JU3FRZPJ.js").then(({plot:c})=>{u||(a=c(i,{times:e,lines:n,height:r}))}).catch(()=>{}),()=>{u=!0,a()}},[e,n,r,s]),l`<div class="chart" role="img" aria-label=${t} ref=${o} style=${{height:`${r}px`}}></div>`}var Kt=E.statistics,oi=24*3600,Mc={day:{length:oi,by:"hour"},week:{length:7*oi,by:"hour"},month:{length:30*oi,by:"day"}};function Dc({open:t}){let[e,n]=v("day"),[r,o]=v({}),[s,i]=v(0),a=t.base.value?.text??"{}",u=ft(()=>dt(a).root?Ke(a).map(c=>c.name):[],[a]);return D(()=>{let c=new AbortController,{length:m,by:f}=Mc[e],p=Date.now()/1e3,h=p-m,g={flag:t.key,since:Ic(h),until:Ic(p),by:f};return _t(S`flag-sets/${t.set}/statistics`,{query:g,signal:c.signal}).then($=>o({numbers:Ac($,{since:h,until:p,by:f,variants:u})})).catch($=>c.signal.aborted||o({problem:$})),()=>c.abort()},[e,s,a]),l`<div class="statistics stack">
    <div class="row">
      <${M}
        value=${e}
        label=${Kt.range}
        options=${Object.entries(Kt.ranges).map(([c,m])=>({value:c,label:m}))}
        onChange=${n}
      />
    </div>
    ${r.problem?l`<${L} problem=${r.problem} onRetry=${()=>i(s+1)} />`:r.numbers?l`<${Bh} numbers=${r.numbers} variants=${u} by=${Mc[e].by} />`:l`<${W} rows=${6} />`}
  </div>`}function Bh({numbers:{times:t,series:e},variants:n,by:r}){let o=ft(()=>e.map((i,a)=>({label:si(i),colour:Rc(i,a),numbers:i.numbers})),[e]),s=e.reduce((i,a)=>i+a.sum,0);return s?l`
    <div class="panel padded"><${Nc} label=${Kt.chart} times=${t} lines=${o} /></div>
    <div class="panel scrolls">
      <table class="rows">
        <thead>
          <tr><th>${Kt.variant}</th><th class="number">${Kt.total}</th><th class="number">${Kt.share}</th></tr>
        </thead>
        <tbody>
          ${e.map((i,a)=>l`<tr>
              <td>
                <span class="swatch" style=${{background:`var(${Rc(i,a)})`}}></span>
                ${i.variant===null?si(i):l`<code>${i.variant}</code>`}
                ${i.variant!==null&&!n.includes(i.variant)&&l` <${_}>${Kt.unknown}<//>`}
              </td>
              <td class="number">${i.sum.toLocaleString("en")}</td>
              <td class="number">${Ve(100*i.sum/s)}</td>
            </tr>`)}
        </tbody>
      </table>
    </div>
    <${Fh} times=${t} series=${e} by=${r} />
  `:l`<${G} icon=${Cc} title=${Kt.none} text=${Kt.noneText} />`}function Fh({times:t,series:e,by:n}){let[r,o]=v(!1),s=new Intl.DateTimeFormat(void 0,{dateStyle:"medium",timeStyle:n==="hour"?"short":void 0,timeZone:n==="day"?"UTC":void 0});return l`<details onToggle=${i=>o(i.target.open)}>
    <summary>${Kt.table}</summary>
    ${r&&l`<div class="panel scrolls all-numbers" tabindex="0" role="region" aria-label=${Kt.table}>
      <table class="rows">
        <thead>
          <tr><th>${Kt.time}</th>${e.map(i=>l`<th class="number">${si(i)}</th>`)}</tr>
        </thead>
        <tbody>
          ${t.map((i,a)=>l`<tr>
              <td>${s.format(i*1e3)}</td>
              ${e.map(u=>l`<td class="number">${u.numbers[a].toLocaleString("en")}</td>`)}
            </tr>`)}
        </tbody>
      </table>
    </div>`}
  </details>`}function si({variant:t,isError:e}){return t??(e?Kt.errors:Kt.noVariant)}function Rc({variant:t,isError:e},n){return e?"--bad":t===null?"--share-none":`--share-${n%6+1}`}function Ic(t){return new Date(t*1e3).toISOString()}var mt=E.variants,cn="";function Bc({open:t}){let e=t.text.value,{root:n}=t.root.value,[r,o]=v(null),[s,i]=v(null),[a,u]=v("boolean");if(!n)return l`<${qn} open=${t} />`;let c=Ke(e),m=Zl(c)??(c.length?null:a),f=z(n,"/defaultVariant"),p=f?.type==="string"?Nt(e,f):cn,h=A("write"),g=w=>w?c.some(x=>x.name===w)?mt.taken:null:mt.nameMissing;function $(){if(!m)return;let w=c.length+1;for(;c.some(T=>T.name===`${mt.firstName}-${w}`);)w+=1;let x=`${mt.firstName}-${w}`;i(x),t.edit(eu(e,x,Xl[m]))}function y(w){rr(e,w.name).length?o(w):t.edit(Ds(e,w.name,null))}return l`<div class="variant-editor stack">
    ${c.length>0&&!m&&l`<${U}>${mt.mixed}<//>`}
    ${!c.length&&l`<${R} label=${mt.kind}>
      ${w=>l`<${M}
          input=${w}
          value=${a}
          options=${Object.entries(mt.kinds).map(([x,T])=>({value:x,label:T}))}
          onChange=${u}
        />`}
    <//>`}
    <ul class="plain panel">
      ${c.map((w,x)=>l`<${Lh}
          key=${x}
          open=${t}
          variant=${w}
          isDefault=${w.name===p}
          isNew=${w.name===s}
          isOnly=${c.length===1}
          faultOf=${g}
          onRemove=${()=>y(w)}
        />`)}
    </ul>
    ${h&&l`<div class="row"><${b} icon=${st} disabled=${!m} onClick=${$}>${mt.add}<//><span class="quiet small">${mt.hint}</span></div>`}
    <${R} label=${mt.default} hint=${mt.defaultHint} class="narrow">
      ${w=>l`<${M}
          input=${w}
          value=${p}
          disabled=${!h}
          options=${[...c.map(({name:x})=>({value:x,label:x})),...p!==cn&&!c.some(x=>x.name===p)?[{value:p,label:p}]:[],{value:cn,label:mt.noDefault}]}
          onChange=${x=>t.edit(nu(e,x===cn?null:x))}
        />`}
    <//>
    ${r&&l`<${jh} open=${t} variant=${r} others=${c.filter(w=>w.name!==r.name)} onClose=${()=>o(null)} />`}
  </div>`}function Lh({open:t,variant:{name:e,value:n,kind:r,pointer:o},isDefault:s,isNew:i,isOnly:a,faultOf:u,onRemove:c}){let m=t.text.value,f=rr(m,e).filter(p=>p.part==="targeting").length;return l`<li class="variant">
    <${oo}
      name=${e}
      label=${mt.nameOf(e)}
      focused=${i}
      disabled=${!A("write")}
      faultOf=${u}
      onChange=${p=>t.edit(tu(m,e,p))}
    />
    ${r?l`<${ro}
          value=${n}
          kind=${r}
          label=${mt.valueOf(e)}
          disabled=${!A("write")}
          faults=${{number:mt.badNumber,object:mt.badObject}}
          onChange=${p=>t.edit(he(m,o,p))}
        />`:l`<code>${n}</code>`}
    <span class="uses row">
      ${s&&l`<${_} kind="accent">${mt.asDefault}<//>`}
      <span class="quiet small">${f?mt.inRules(f):s?"":mt.unused}</span>
    </span>
    ${A("write")&&l`<${b} kind="quiet" icon=${At} label=${mt.remove(e)} disabled=${a} onClick=${c} />`}
  </li>`}function jh({open:t,variant:{name:e},others:n,onClose:r}){let o=t.text.value,s=rr(o,e),i=s.filter(c=>c.part==="targeting").length,[a,u]=v(n[0]?.name??cn);return l`<${Et}
    title=${mt.removeTitle(e)}
    onClose=${r}
    footer=${l`
      <${b} onClick=${r}>${d.cancel}<//>
      <${b}
        kind="danger"
        onClick=${()=>{t.edit(Ds(o,e,a===cn?null:a)),r()}}
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
      <${R} label=${mt.instead}>
        ${c=>l`<${M}
            input=${c}
            value=${a}
            options=${[...n.map(m=>({value:m.name,label:m.name})),{value:cn,label:mt.noDefault}]}
            onChange=${u}
          />`}
      <//>
    </div>
  <//>`}var Fc="flagstaff.json",Wn=pt(localStorage.getItem(Fc)!=="no"),ii={rules:Sc,variants:Bc,metadata:Gl,try:Vu,statistics:Dc,overrides:lu,history:no,plan:Wu};function Lc({open:t,turn:e}){let[n,r]=v(null),o=Object.hasOwn(ii,Ct.value.query.tab??"")?Ct.value.query.tab:"rules",s=ii[o],i=()=>t.canSave.peek()&&r({sheet:"save"});return dn(A("write")?[{keys:"s",label:E.review,run:i}]:[]),l`<div class="flag-page">
    <${Kl} open=${t} turn=${e} over=${r} isJsonShown=${Wn} onJson=${Ph} />
    <${Rl} open=${t} over=${r} />
    <div class=${Wn.value?"flag-body beside":"flag-body"}>
      <div class="flag-tabs">
        <${Bn}
          label=${E.sections}
          tabs=${Object.keys(ii).map(a=>({id:a,label:E.tabs[a]}))}
          selected=${o}
          onSelect=${a=>bt({tab:a==="rules"?null:a})}
        >
          <${s} open=${t} turn=${e} over=${r} />
        <//>
      </div>
      ${Wn.value&&l`<${Ll} open=${t} onSave=${i} />`}
    </div>
    ${A("write")&&l`<${Oc} open=${t} onReview=${i} />`}
    ${n?.sheet==="save"&&l`<${Tc} open=${t} comment=${n.comment} over=${r} />`}
    ${n?.sheet==="conflict"&&t.meanwhile.value&&l`<${Il} open=${t} thenSave=${n.thenSave??!1} over=${r} />`}
  </div>`}function Ph(){Wn.value=!Wn.value,localStorage.setItem(Fc,Wn.value?"yes":"no")}function jc(t,e){let n=new AbortController,r=()=>{};async function o(){let s=await qh(t.set,n.signal);n.signal.aborted||(t.revision.value=s,await t.load(),!(n.signal.aborted||s===null)&&(r=hn(t.set,s,async({revision:i,changes:a})=>{t.revision.value=i,!(a&&!a.some(u=>u.kind==="flag"&&u.name===t.key))&&(await t.refresh(),e())})))}return o(),()=>{n.abort(),r()}}async function qh(t,e){try{let{data:n}=await F(S`flag-sets/${t}`,{signal:e});return n.revision}catch{return null}}var _h=["variants","metadata"];function Pc(t,e,n){let[r,o,s]=[t,e,n].map(Jh),i=[],a=n;for(let u of new Set([...r.keys(),...o.keys()])){let[c,m,f]=[r.get(u),o.get(u),s.get(u)];m===c||m===f||(f!==c&&i.push(u),a=Vh(a,u,m===void 0?null:xt(e,P(e),u)))}return{text:a,overlaps:i}}function Jh(t){let e=new Map;for(let{key:n,value:r}of P(t).members??[]){let s=_h.includes(n)&&r.members?r.members??[]:[{key:null,value:r}];for(let i of s){let a=i.key===null?Lt(n):Lt(n,i.key);e.set(a,Vt(t.slice(i.value.start,i.value.end)))}}return e}function Vh(t,e,n){let r=P(t),o=z(r,e);if(o&&n!==null)return wr(t,[{start:o.start,end:o.end,text:n}]);let[s,i]=gn(e);if(n===null)return o?vn(t,e):t;let a=xr(n);return i===void 0?Yt(t,"",s,a):z(r,Lt(s))?.members?Yt(t,Lt(s),i,a):Yt(t,"",s,`{${JSON.stringify(i)}: ${a}}`)}var Wh="flagstaff.draft.";function li(t,e){try{let{text:n,base:r,etag:o}=JSON.parse(sessionStorage.getItem(ai(t,e))??"null");return typeof n=="string"&&typeof r=="string"?{text:n,base:r,etag:o}:null}catch{return null}}function ui(t,e,n){try{n?sessionStorage.setItem(ai(t,e),JSON.stringify(n)):sessionStorage.removeItem(ai(t,e))}catch{}}function ai(t,e){return Wh+JSON.stringify([t,e])}var Hh=500,Co=class{constructor(e){this.where=e,this.findings=pt([])}#t=new AbortController;#e;close(){clearTimeout(this.#e),this.#t.abort()}clear(){this.close(),this.findings.value=[]}soon(e){this.close(),this.#t=new AbortController;let{signal:n}=this.#t;this.#e=window.setTimeout(async()=>{try{let{data:r}=await se(this.where,{body:e,query:{dry_run:!0},signal:n});this.findings.value=qc(r.warnings,"warning")}catch(r){r instanceof tt&&r.status===400&&this.refused(r)}},Hh)}refused(e){let n=[{pointer:"",detail:e.message}];this.findings.value=qc(e.errors.length?e.errors:n,"error")}};function qc(t,e){return t.map(({pointer:n="",detail:r})=>({pointer:n,detail:r,severity:e}))}var zh=300,Eo=class{constructor(e,n){this.set=e,this.key=n,this.where=S`flag-sets/${e}/flags/${n}`,this.base=pt(null),this.text=pt(""),this.problem=pt(null),this.meanwhile=pt(null),this.isFromMemory=pt(!1),this.revision=pt(null),this.checks=new Co(this.where),this.isDirty=Qe(()=>this.base.value!==null&&this.text.value!==this.base.value.text),this.canSave=Qe(()=>this.isDirty.value&&!this.root.value.fault&&this.meanwhile.value===null),this.root=Qe(()=>dt(this.text.value)),this.sound=Qe(()=>(this.root.value.fault||(this.#i=this.text.value),this.#i)),this.#t=new AbortController,window.addEventListener("pagehide",()=>this.#a(),{signal:this.#t.signal})}#t;#e;#i="{}";close(){this.#a(),this.#t.abort(),this.checks.close()}async load(){this.problem.value=null;try{let{text:e,etag:n,servedFromMemory:r}=await F(this.where,{signal:this.#t.signal});xe(()=>this.#l(e,n,r))}catch(e){if(this.#t.signal.aborted)return;let n=li(this.set,this.key);if(!(e instanceof tt&&e.status===404)||!n){this.problem.value=e;return}xe(()=>{this.base.value={text:n.base,etag:n.etag},this.text.value=n.text}),this.#n(null,null)}}#l(e,n,r){this.isFromMemory.value=r;let o=li(this.set,this.key);if(!o||o.text===e){ui(this.set,this.key,null),this.base.value={text:e,etag:n},this.text.value=e;return}this.base.value={text:o.base,etag:o.etag},this.text.value=o.text,this.#o(),o.base!==e?this.#n(e,n):this.base.value={text:e,etag:n}}edit(e){this.text.value=e,this.#r(),this.#o()}discard(){let e=this.text.value,n=this.base.value;return this.edit(n?.text??""),()=>this.edit(e)}saved(e,n){xe(()=>{this.text.value=e.trim(),this.base.value={text:e.trim(),etag:n},this.meanwhile.value=null,this.isFromMemory.value=!1,this.#r()})}async refresh(){if(!this.base.value)return this.load();try{let{text:e,etag:n}=await F(this.where,{signal:this.#t.signal});e===this.base.value.text?xe(()=>{this.base.value={text:e,etag:n},this.meanwhile.value=null}):this.#n(e,n)}catch(e){e instanceof tt&&e.status===404&&this.#n(null,null)}}#n(e,n){if(e!==null&&(!this.isDirty.value||Kh(e,this.text.value))){xe(()=>{this.base.value={text:e,etag:n},this.text.value=e,this.meanwhile.value=null,this.#r()});return}if(e===null&&!this.isDirty.value){this.base.value=null,this.load();return}this.meanwhile.value={text:e,etag:n,change:null},this.#u()}async#u(){let e=this.meanwhile.value;try{let n=S`flag-sets/${this.set}/flags/${this.key}/versions`,{data:r}=await F(n,{query:{limit:1},signal:this.#t.signal});this.meanwhile.value===e&&e&&(this.meanwhile.value={...e,change:r.items[0]??null})}catch{}}takeTheirs(){let e={text:this.text.value,base:this.base.value,meanwhile:this.meanwhile.value},{text:n,etag:r}=e.meanwhile;return xe(()=>{this.base.value=n===null?null:{text:n,etag:r},this.text.value=n??"",this.meanwhile.value=null,this.#r()}),n===null&&this.load(),this.#o(),()=>{xe(()=>{this.base.value=e.base,this.meanwhile.value=e.meanwhile,this.edit(e.text)})}}keepMine(){let{text:e,etag:n}=this.meanwhile.value,r=e===null?this.text.value:this.mergedWith(e).text;xe(()=>{this.base.value={text:e??"",etag:n},this.meanwhile.value=null,this.edit(r)})}mergedWith(e){try{return Pc(this.base.value?.text??"",this.text.value,e)}catch{return{text:this.text.value,overlaps:[]}}}#o(){this.isDirty.value?this.root.value.fault||this.checks.soon(this.text.value):this.checks.clear()}#r(){clearTimeout(this.#e),this.text.value.length<ri?this.#s():this.#e=window.setTimeout(()=>this.#s(),zh)}#a(){this.#e!==void 0&&this.#s()}#s(){clearTimeout(this.#e),this.#e=void 0;let{text:e,etag:n}=this.base.value??{text:"",etag:null},r=this.isDirty.value;ui(this.set,this.key,r?{text:this.text.value,base:e,etag:n}:null)}};function Kh(t,e){return!dt(e).fault&&Vt(t)===Vt(e)}function Uh(){let{set:t,flag:e}=Ct.value;return t===null||e===null?null:l`<${Gh} key=${JSON.stringify([t,e])} set=${t} flag=${e} />`}function Gh({set:t,flag:e}){let n=ft(()=>new Eo(t,e),[]),[r,o]=v(0);D(()=>{let i=jc(n,()=>o(a=>a+1));return()=>{i(),n.close()}},[]);let s=n.problem.value;return s instanceof tt&&s.status===404?l`<${G} title=${E.gone(e)} text=${E.goneText} command=${E.goneCommand(t)} />
      <${no} open=${n} turn=${r} />`:s?l`<${L} problem=${s} onRetry=${()=>n.load()} />`:n.base.value?l`
    ${n.isFromMemory.value&&l`<${U}>${E.fromMemory}<//>`}
    <${Lc} open=${n} turn=${r} />
  `:l`<div class="page-head"><h1 class="mono">${e}</h1></div>
      <${W} rows=${1} height=${48} /><${W} rows=${6} />`}var _c=[["circle",{cx:"9",cy:"12",r:"3"}],["rect",{width:"20",height:"14",x:"2",y:"5",rx:"7"}]];var Jc=[["circle",{cx:"15",cy:"12",r:"3"}],["rect",{width:"20",height:"14",x:"2",y:"5",rx:"7"}]];function Vc({set:t,keys:e,to:n,onClose:r,onDone:o}){let s=Qh(t),[i,a]=v(n??s[0]??""),[u,c]=v(new Map),[m,f]=v(""),[p,h]=v(null),g=lt(Y(i)),$=I("");$.current=i,D(()=>{if(!i)return;let T=new AbortController,j=new Map;return c(new Map),ln(e,async C=>{j.set(C,await jr(t,i,C,T.signal)),T.signal.aborted||c(new Map(j))},{signal:T.signal}),()=>T.abort()},[i]);let y=e.filter(T=>["new","changes"].includes(u.get(T)?.kind??"")),w=u.size===e.length&&y.length>0;async function x(T){if(T.preventDefault(),!w||p!==null)return;h(0);let j=new Map(y.map(C=>[C,u.get(C)?.there]));o(await Lr(t,i,j,{comment:m.trim(),onProgress:h}))}return l`<${ie}
    wide
    title=${l`${k.copying.title(e)} ${g&&l`<${_} kind="bad">${i}<//>`}`}
    onClose=${p===null?r:void 0}
    footer=${l`
      <${b} onClick=${r} disabled=${p!==null}>${d.cancel}<//>
      <${b} kind=${g?"danger":"primary"} type="submit" form="copy-flags" busy=${p!==null} disabled=${!w}>
        ${p===null?k.copying.action(y.length):k.bulk.progress(p,y.length)}
      <//>
    `}
  >
    ${s.length===0?l`<${G} title=${k.copying.noOther} />`:l`<form id="copy-flags" class="stack" onSubmit=${x}>
          <${R} label=${k.copying.to}>
            ${T=>l`<${M} input=${T} value=${i} options=${s.map(j=>({value:j,label:j}))} onChange=${a} disabled=${p!==null} />`}
          <//>
          ${g&&l`<${U}>${k.askProduction}<//>`}
          <ul class="plain copies">
            ${e.map(T=>l`<${Yh} key=${`${i} ${T}`} name=${T} compared=${u.get(T)} isOpen=${e.length===1} />`)}
          </ul>
          ${u.size===e.length&&!y.length&&l`<p class="quiet">${k.copying.nothing}</p>`}
          <${R} label=${k.bulk.comment} hint=${k.bulk.commentHint}>
            ${T=>l`<input ...${T} type="text" maxlength="1000" value=${m} onInput=${j=>f(j.target.value)} />`}
          <//>
        </form>`}
  <//>`}function Yh({name:t,compared:e,isOpen:n}){let[r,o]=v(n),s={new:"good",changes:"accent",same:"plain",refused:"bad"};return l`<li>
    <div class="row">
      <span class="mono grow">${t}</span>
      ${e?.warnings.length?l`<${_} kind="warn">${k.copying.warning}<//>`:null}
      ${e?l`<${_} kind=${s[e.kind]}>${k.copying[e.kind]}<//>`:l`<span class="quiet">${k.copying.looking}</span>`}
      ${e&&e.kind==="changes"&&l`<${b} size="small" kind="quiet" aria-expanded=${String(r)} onClick=${()=>o(!r)}>${k.copying.show}<//>`}
    </div>
    ${e?.reason&&l`<p class="bad">${e.reason}</p>`}
    ${e?.warnings.map(({pointer:i,detail:a})=>l`<p class="small">${i&&l`<code>${i}</code> `}${a}</p>`)}
    ${r&&e&&e.kind==="changes"&&l`<${jt} before=${e.before} after=${e.after} />`}
  </li>`}function Qh(t){let{application:e}=oe(t),n=(tn.value??[]).map(({name:o})=>o).filter(o=>o!==t&&A("write")),r=o=>oe(o).application===e;return[...n.filter(r),...n.filter(o=>!r(o))]}function Wc({keys:t}){return l`<ul class="plain flag-names scrolls mono" aria-label=${k.bulk.names} tabindex="0">
    ${t.map(e=>l`<li>${e}</li>`)}
  </ul>`}function Hc({set:t,flags:e,onClose:n,onDone:r}){let[o,s]=v(""),[i,a]=v(""),[u,c]=v(null),m=lt(Y(t)),f=!m||i===t,p=e.map(({key:g})=>g);async function h(g){g.preventDefault(),!(!f||u!==null)&&(c(0),r(await Ra(t,e,{comment:o.trim(),onProgress:c})))}return l`<${Et}
    title=${k.bulk.askDelete(p,t)}
    class=${m?"production":""}
    onClose=${u===null?n:void 0}
    footer=${l`
      <${b} onClick=${n} disabled=${u!==null}>${d.cancel}<//>
      <${b} kind="danger" type="submit" form="delete-flags" busy=${u!==null} disabled=${!f}>
        ${u===null?d.delete:k.bulk.progress(u,e.length)}
      <//>
    `}
  >
    <form id="delete-flags" class="stack" onSubmit=${h}>
      <p>${k.bulk.deleteText}</p>
      <${Wc} keys=${p} />
      <${R} label=${k.bulk.comment} hint=${k.bulk.commentHint}>
        ${g=>l`<input ...${g} type="text" maxlength="1000" value=${o} onInput=${$=>s($.target.value)} />`}
      <//>
      ${m&&l`<${R} label=${d.confirm.typeName(t)}>
        ${g=>l`<input
            ...${g}
            type="text"
            class="mono"
            autocomplete="off"
            spellcheck=${!1}
            value=${i}
            onInput=${$=>a($.target.value)}
          />`}
      <//>`}
    </form>
  <//>`}function zc({failures:t,onClose:e}){return l`<${Et}
    title=${k.bulk.failedTitle(t.length)}
    onClose=${e}
    footer=${l`<${b} kind="primary" onClick=${e}>${d.close}<//>`}
  >
    <p class="quiet">${k.bulk.failedText}</p>
    <ul class="plain flag-names">
      ${t.map(({key:n,problem:r})=>l`<li><span class="mono">${n}</span> <span class="quiet">${Xh(r)}</span></li>`)}
    </ul>
  <//>`}var Xh=t=>t instanceof Error?t.message:String(t);function Kc({set:t,flags:e,hidden:n,onClear:r}){let[o,s]=v(null),[i,a]=v(null),[u,c]=v([]),m=I(new AbortController);D(()=>()=>m.current.abort(),[]);async function f(g){lt(Y(t))&&!await is(t,e.map(({key:$})=>$),g)||(m.current=new AbortController,a(0),p(await Ma(t,e,g,{onProgress:a,signal:m.current.signal})))}function p(g){a(null),s(null),c(g),g.length||r()}let h=i!==null;return l`<div class="bulk-bar" role="toolbar" aria-label=${k.bulk.label}>
    <strong class="grow">${k.bulk.selected(e.length)}${n>0&&l` <span class="quiet">${k.bulk.hidden(n)}</span>`}</strong>
    ${h?l`<span role="status">${k.bulk.progress(i,e.length)}</span>
          <${b} size="small" onClick=${()=>m.current.abort()}>${k.bulk.stop}<//>`:l`
          <${b} size="small" icon=${Jc} onClick=${()=>f(!0)}>${k.bulk.enable}<//>
          <${b} size="small" icon=${_c} onClick=${()=>f(!1)}>${k.bulk.disable}<//>
          <${b} size="small" icon=${to} onClick=${()=>s("copy")}>${k.bulk.copy}<//>
          <${b} size="small" icon=${At} class="deletes" onClick=${()=>s("delete")}>${k.bulk.delete}<//>
          <${b} size="small" kind="quiet" icon=${ht} label=${k.bulk.clear} onClick=${r} />
        `}
    ${o==="delete"&&l`<${Hc} set=${t} flags=${e} onClose=${()=>s(null)} onDone=${p} />`}
    ${o==="copy"&&l`<${Vc} set=${t} keys=${e.map(({key:g})=>g)} onClose=${()=>s(null)} onDone=${p} />`}
    ${u.length>0&&l`<${zc} failures=${u} onClose=${()=>c([])} />`}
  </div>`}function Gc({query:t,typed:e,onType:n,onChange:r,metadata:o,input:s,onLeave:i}){let a=Object.keys(t).filter(m=>Uc.includes(m)||m.startsWith(He)),u=e!==""||a.length>0,c=(m,f,p)=>l`<${M}
      key=${m}
      label=${f}
      class=${t[m]?"filter chosen":"filter"}
      value=${t[m]??""}
      options=${[{value:"",label:f},...p]}
      onChange=${h=>r({[m]:h||null})}
    />`;return l`<div class="flag-filters" role="search" aria-label=${k.filters}>
    <div class="search">
      <${ct} shapes=${pr} />
      <input
        ref=${s}
        type="search"
        aria-label=${k.search}
        placeholder=${k.searchPlaceholder}
        autocomplete="off"
        spellcheck=${!1}
        value=${e}
        onInput=${m=>n(m.target.value)}
        onKeyDown=${m=>{if(m.key==="Escape"&&e)n("");else if(["Escape","Enter","ArrowDown"].includes(m.key))i();else return;m.preventDefault()}}
      />
    </div>
    ${c("state",k.anyState,[{value:"on",label:k.on},{value:"off",label:k.off}])}
    ${c("type",k.anyType,Object.entries(k.types).map(([m,f])=>({value:m,label:f})))}
    ${o.map(({name:m,values:f})=>c(He+m,k.anyValue(m),f.map(({value:p,count:h})=>({value:p,label:`${p} (${h.toLocaleString("en")})`}))))}
    ${c("changed",k.changedAny,Object.keys(us).map(m=>({value:m,label:k.ranges[m]})))}
    ${c("stale",k.staleAny,[{value:"yes",label:k.staleOnly}])}
    ${u&&l`<${b}
      kind="quiet"
      icon=${ht}
      onClick=${()=>{n(""),r(Object.fromEntries([...Uc,...a].map(m=>[m,null])))}}
      >${k.clear}<//
    >`}
  </div>`}var Uc=["state","type","changed","stale"];var Ao=[["path",{d:"M12 15V3"}],["path",{d:"M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4"}],["path",{d:"m7 10 5 5 5-5"}]];var Yc=[["path",{d:"M12 3v12"}],["path",{d:"m17 8-5-5-5 5"}],["path",{d:"M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4"}]];var Zh=6e4;async function Qc(t){try{let{text:e}=await F(S`flag-sets/${t}/document`);tg(`${t}.json`,e)}catch(e){Rt(e)}}function tg(t,e){let n=document.createElement("a");n.href=URL.createObjectURL(new Blob([e],{type:"application/json"})),n.download=t,n.click(),setTimeout(()=>URL.revokeObjectURL(n.href),Zh)}function Zc(t,e){let[n,r]=[P(t),P(e)],o=Le(r,"flags")?.value,s=new Map([...lr(t,n,"$evaluators"),...lr(e,r,"$evaluators")]),i=(n.members??[]).filter(({key:u})=>u!=="flags"&&u!=="$evaluators").map(({key:u,value:c})=>`${JSON.stringify(u)}: ${t.slice(c.start,c.end)}`),a=o?.items?eg(lr(t,n,"flags"),e,o.items):Xc(new Map([...lr(t,n,"flags"),...lr(e,r,"flags")]));return`{
${[...i,`"$evaluators": ${Xc(s)}`,`"flags": ${a}`].join(`,
`)}
}`}function lr(t,e,n){let r=Le(e,n)?.value.members??[];return new Map(r.map(({key:o,value:s})=>[o,t.slice(s.start,s.end)]))}function eg(t,e,n){let r=new Map(t);for(let s of n){let i=Le(s,"key")?.value;i&&r.delete(String(Nt(e,i)))}return`[
${[...[...r].map(([s,i])=>`{"key": ${JSON.stringify(s)}, ${i.slice(1)}`),...n.map(({start:s,end:i})=>e.slice(s,i))].join(`,
`)}
]`}function Xc(t){return`{
${[...t].map(([e,n])=>`${JSON.stringify(e)}: ${n}`).join(`,
`)}
}`}async function tm(t,e,n,r){let o=S`flag-sets/${t}/document`,s=n==="replace"?e:Zc((await F(o,{signal:r})).text,e),{data:i,text:a,etag:u}=await se(o,{body:s,query:{dry_run:!0},signal:r}),m=P(a).members?.find(({key:f})=>f==="diff")?.value.items??[];return{body:s,etag:u,revision:i.revision,warnings:i.warnings,diff:m.map((f,p)=>({kind:i.diff[p].kind,name:i.diff[p].name,before:i.diff[p].before===null?null:xt(a,f,"/before"),after:i.diff[p].after===null?null:xt(a,f,"/after")}))}}async function em(t,{body:e,etag:n},r){let{data:o,etag:s}=await se(S`flag-sets/${t}/document`,{body:e,etag:n,comment:r});return{changed:o.changed,etag:s}}function nm(t,{revision:e},{etag:n}){return Ft(S`flag-sets/${t}/rollback`,{body:{revision:e},etag:n})}var rm=[["path",{d:"M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2z"}],["path",{d:"M14 2v5a1 1 0 0 0 1 1h5"}],["path",{d:"M12 12v6"}],["path",{d:"m15 15-3-3-3 3"}]];var Ge=k.importing,om=32*1024*1024;function sm({file:t,onFile:e}){let n=I(null),[r,o]=v(!1),[s,i]=v("");async function a(u){if(o(!1),!u)return;e(null);let c=u.size>om?"":(await u.text()).replace(/^\uFEFF/,""),m=u.size>om?Ge.tooLarge:ng(c);i(m),m||e({name:u.name,text:c})}return l`<div
    class="chooser ${r?"over":""}"
    onDragOver=${u=>{u.preventDefault(),o(!0)}}
    onDragLeave=${()=>o(!1)}
    onDrop=${u=>{u.preventDefault(),a(u.dataTransfer?.files[0])}}
  >
    <${ct} shapes=${rm} size=${24} />
    ${t?l`<strong class="mono">${t.name}</strong>`:l`<strong>${Ge.drop}</strong><p class="quiet">${Ge.dropHint}</p>`}
    <${b} onClick=${()=>n.current?.click()}>${t?Ge.another:Ge.choose}<//>
    <input
      ref=${n}
      type="file"
      class="hidden-text"
      tabindex="-1"
      aria-label=${Ge.choose}
      accept=".json,application/json"
      onChange=${u=>{a(u.target.files[0]),u.target.value=""}}
    />
    ${s&&l`<div class="problem" role="alert"><div class="grow"><strong>${Ge.notJsonTitle}</strong><p>${s}</p></div></div>`}
  </div>`}function ng(t){try{return P(t),""}catch(e){if(e instanceof ae)return Ge.notJson(e.line,e.column,e.message);throw e}}var mi=k.importing,ci=100;function im({problem:t,text:e}){return l`<div class="problem" role="alert">
    <div class="grow">
      <strong>${mi.refused}</strong>
      <${fi} places=${t.errors} text=${e} />
    </div>
  </div>`}function fi({places:t,text:e}){return l`<ul>
    ${t.slice(0,ci).map(({pointer:n,detail:r})=>l`<li>${n&&l`<span>${mi.line(_i(e,n))}, <code>${n}</code>: </span>`}${r}</li>`)}
    ${t.length>ci&&l`<li>${mi.more(t.length-ci)}</li>`}
  </ul>`}var mn=k.importing,pi=300,di={new:"good",changed:"accent",deleted:"bad"};function am({trial:{diff:t,warnings:e},text:n}){return t.length?l`
    <div class="row" role="status">
      ${Object.keys(di).map(r=>{let o=t.filter(s=>lm(s)===r).length;return o>0&&l`<${_} kind=${di[r]}>${o.toLocaleString("en")} ${mn.counts[r]}<//>`})}
    </div>
    ${e.length>0&&l`<${U}><strong>${mn.warnings}</strong><${fi} places=${e} text=${n} /><//>`}
    <ul class="plain import-changes" aria-label=${mn.difference}>
      ${t.slice(0,pi).map(r=>l`<${rg} key=${`${r.kind} ${r.name}`} changed=${r} />`)}
      ${t.length>pi&&l`<li class="quiet padded">${mn.more(t.length-pi)}</li>`}
    </ul>
  `:l`<p class="quiet">${mn.same}</p>`}function rg({changed:t}){let[e,n]=v(!1),r=lm(t);return l`<li>
    <button type="button" class="opens" aria-expanded=${String(e)} onClick=${()=>n(!e)}>
      <${ct} shapes=${en} />
      <span class="mono grow cut">${t.name}</span>
      ${t.kind!=="flag"&&l`<span class="quiet small">${mn.kinds[t.kind]}</span>`}
      <${_} kind=${di[r]}>${mn.counts[r]}<//>
    </button>
    ${e&&l`<div class="padded"><${jt} before=${t.before} after=${t.after} kind=${t.kind} /></div>`}
  </li>`}var lm=({before:t,after:e})=>t===null?"new":e===null?"deleted":"changed";var re=k.importing;function cm({set:t,onClose:e}){let[n,r]=v(null),[o,s]=v("keep"),[i,a]=v(null),[u,c]=v(null),[m,f]=v(!1),[p,h]=v(""),[g,$]=v(!1),[y,w]=v(0),x=lt(Y(t));D(()=>{if(!n)return;let C=new AbortController;return a(null),c(null),tm(t,n.text,o,C.signal).then(a).catch(N=>C.signal.aborted||c(N)),()=>C.abort()},[n,o,y]);async function T(){if(!i||g)return;let C=i.diff.filter(({kind:N,after:O})=>N==="flag"&&O===null).length;if(!((x||C)&&!await Mt({title:re.ask(i.diff.length,t),text:[x&&k.askProduction,C&&re.askDeleted(C)].filter(Boolean).join(" "),action:k.import,name:x&&C?t:void 0,danger:!0}))){$(!0);try{let N=await em(t,i,p.trim());q({text:re.applied(N.changed,t),action:{label:d.undo,onClick:()=>nm(t,i,N).then(()=>q({text:re.undone})).catch(Rt)}}),e()}catch(N){$(!1);let O=N instanceof tt&&N.status===412;f(O),O?w(y+1):c(N)}}}let j=i?.diff.length??0;return l`<${ie}
    wide
    class=${x?"production":""}
    title=${l`${re.title(t)} ${x&&l`<${_} kind="bad">${d.shell.production}<//>`}`}
    onClose=${g?void 0:e}
    footer=${l`
      <${b} onClick=${e} disabled=${g}>${d.cancel}<//>
      <${b} kind=${x?"danger":"primary"} busy=${g} disabled=${!j} onClick=${T}>
        ${j?re.apply(j):k.import}
      <//>
    `}
  >
    <div class="stack">
      <${sm} file=${n} onFile=${r} />
      ${n&&l`<fieldset class="import-mode">
        <legend>${re.mode}</legend>
        <${um} name="keep" mode=${o} onMode=${s} label=${re.keep} hint=${re.keepHint} />
        <${um} name="replace" mode=${o} onMode=${s} label=${re.replace} hint=${re.replaceHint} />
      </fieldset>`}
      ${m&&l`<${U}>${re.meanwhile}<//>`}
      ${u&&l`<${og} problem=${u} text=${n?.text??""} onRetry=${()=>w(y+1)} />`}
      ${n&&!i&&!u&&l`<${W} rows=${4} />`}
      ${i&&l`<${am} trial=${i} text=${n?.text??""} />`}
      ${j>0&&l`<${R} label=${k.bulk.comment} hint=${k.bulk.commentHint}>
        ${C=>l`<input ...${C} type="text" maxlength="1000" value=${p} onInput=${N=>h(N.target.value)} />`}
      <//>`}
    </div>
  <//>`}function um({name:t,mode:e,onMode:n,label:r,hint:o}){return l`<label class="check">
    <input type="radio" name="import-mode" checked=${e===t} onChange=${()=>n(t)} />
    <span>${r}<span class="hint">${o}</span></span>
  </label>`}function og({problem:t,text:e,onRetry:n}){return t instanceof tt&&t.errors.length?l`<${im} problem=${t} text=${e} />`:l`<${L} problem=${t} onRetry=${n} />`}function mm({set:t,shown:e,onCreate:n}){let[r,o]=v(!1),{flags:s,complete:i,revision:a}=Ne(t).content.value;return l`<div class="page-head">
    <div class="row">
      <h1>${d.pages.flags}</h1>
      <span class="facts quiet small">
        <span role="status">${i?k.found(e,s.length):k.loading(s.length)}</span>
        ${a>0&&l`<span class="revision" title=${k.revisionTitle(a)}>${k.revision(a)}</span>`}
        <${gr} />
      </span>
    </div>
    <div class="row actions">
      ${A("write")&&l`<${b} kind="quiet" icon=${Yc} onClick=${()=>o(!0)}>${k.import}<//>`}
      <${b} kind="quiet" icon=${Ao} onClick=${()=>Qc(t)}>${k.export}<//>
      ${A("write")&&l`<${b} kind="primary" icon=${st} onClick=${n}>${k.newFlag}<//>`}
    </div>
    ${r&&l`<${cm} set=${t} onClose=${()=>o(!1)} />`}
  </div>`}var No={boolean:[{name:"on",value:"true"},{name:"off",value:"false"}],string:[{name:"new",value:"new"},{name:"old",value:"old"}],number:[{name:"high",value:"10"},{name:"low",value:"1"}],object:[{name:"new",value:"{}"},{name:"old",value:"{}"}]};function Mo(t,e){if(t==="string")return JSON.stringify(e);let n=e.trim();if(t==="boolean")return n==="true"||n==="false"?n:null;if(t==="number")return/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(n)?n:null;try{let r=JSON.parse(n);return r!==null&&typeof r=="object"&&!Array.isArray(r)?n:null}catch{return null}}function fm({type:t,variants:e,defaultVariant:n,isEnabled:r,owner:o}){let s=e.map(({name:a,value:u})=>`    ${JSON.stringify(a)}: ${Mo(t,u)}`),i=[`  "state": "${r?"ENABLED":"DISABLED"}"`,`  "variants": {
${s.join(`,
`)}
  }`,`  "defaultVariant": ${JSON.stringify(n)}`];return o.trim()&&i.push(`  "metadata": {
    "owner": ${JSON.stringify(o.trim())}
  }`),`{
${i.join(`,
`)}
}`}var $t=k.create,sg=Object.keys(No);function pm({set:t,onClose:e}){let[n,r]=v(""),[o,s]=v("boolean"),[i,a]=v(No.boolean),[u,c]=v(1),[m,f]=v(""),[p,h]=v(!0),[g,$]=v({}),[y,w]=v(null),[x,T]=v(!1);async function j(N){N.preventDefault();let O={key:n.trim()?void 0:$t.keyMissing,variants:ag(o,i)};if($(O),w(null),O.key||O.variants||x)return;T(!0);let V=u<0?null:i[u].name.trim(),K=i.map(({name:ut,value:Tt})=>({name:ut.trim(),value:Tt}));try{let ut=fm({type:o,variants:K,defaultVariant:V,isEnabled:p,owner:m});await se(S`flag-sets/${t}/flags/${n.trim()}`,{body:ut,createOnly:!0}),q({text:$t.created(n.trim())}),e(),Gt({set:t,flag:n.trim()})}catch(ut){T(!1),ut instanceof tt&&ut.status===412?$({key:$t.exists(n.trim())}):w(ut)}}let C=lt(Y(t));return l`<${Et}
    title=${l`${$t.title} ${C&&l`<${_} kind="bad">${t}<//>`}`}
    class=${C?"production":""}
    onClose=${e}
    footer=${l`
      <${b} onClick=${e}>${d.cancel}<//>
      <${b} kind="primary" type="submit" form="new-flag" busy=${x}>${$t.action}<//>
    `}
  >
    <form id="new-flag" class="stack" onSubmit=${j} novalidate>
      ${y&&l`<${L} problem=${y} />`}
      <${R} label=${$t.key} hint=${$t.keyHint} error=${g.key}>
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
      <${R} label=${$t.type}>
        ${N=>l`<${M}
            input=${N}
            value=${o}
            options=${sg.map(O=>({value:O,label:k.types[O]}))}
            onChange=${O=>{s(O),a(No[O]),c(1)}}
          />`}
      <//>
      <${ig}
        type=${o}
        variants=${i}
        fault=${g.variants}
        onChange=${N=>{a(N),u>=N.length&&c(N.length-1)}}
      />
      <${R} label=${$t.default} hint=${$t.defaultHint}>
        ${N=>l`<${M}
            input=${N}
            value=${String(u)}
            options=${[...i.map(({name:O},V)=>({value:String(V),label:O||`${V+1}`})),{value:"-1",label:$t.noDefault}]}
            onChange=${O=>c(Number(O))}
          />`}
      <//>
      <${R} label=${$t.owner} hint=${$t.ownerHint}>
        ${N=>l`<input ...${N} type="text" autocomplete="off" value=${m} onInput=${O=>f(O.target.value)} />`}
      <//>
      <${De} label=${$t.enabled} hint=${$t.enabledHint} checked=${p} onChange=${h} />
    </form>
  <//>`}function ig({type:t,variants:e,fault:n,onChange:r}){let o=(s,i)=>r(e.map((a,u)=>u===s?{...a,...i}:a));return l`<fieldset class="new-variants">
    <legend>${$t.variants}</legend>
    ${e.map(({name:s,value:i},a)=>l`<div class="row" key=${a}>
        <input
          type="text"
          class="mono name"
          aria-label=${$t.variantName}
          value=${s}
          onInput=${u=>o(a,{name:u.target.value})}
        />
        ${t==="boolean"?l`<${M}
              label=${$t.variantValue}
              value=${i}
              options=${["true","false"].map(u=>({value:u,label:u}))}
              onChange=${u=>o(a,{value:u})}
            />`:l`<input
              type="text"
              class="mono grow"
              inputmode=${t==="number"?"decimal":void 0}
              aria-label=${$t.variantValue}
              aria-invalid=${Mo(t,i)===null?"true":void 0}
              value=${i}
              onInput=${u=>o(a,{value:u.target.value})}
            />`}
        <${b}
          kind="quiet"
          icon=${At}
          label=${$t.removeVariant}
          disabled=${e.length===1}
          onClick=${()=>r(e.filter((u,c)=>c!==a))}
        />
      </div>`)}
    ${n&&l`<p class="bad small" role="alert">${n}</p>`}
    <div>
      <${b} size="small" icon=${st} onClick=${()=>r([...e,{name:"",value:t==="boolean"?"true":t==="object"?"{}":""}])}>
        ${$t.addVariant}
      <//>
    </div>
  </fieldset>`}function ag(t,e){let n=e.map(({name:o})=>o.trim());if(n.includes(""))return $t.nameMissing;let r=n.find((o,s)=>n.indexOf(o)!==s);if(r!==void 0)return $t.nameTwice(r);if(!e.every(({value:o})=>Mo(t,o)!==null))return t==="number"?$t.notNumber:$t.notObject}var dm=window.matchMedia("(max-width: 720px)"),$i=pt(dm.matches);dm.addEventListener("change",t=>{$i.value=t.matches});var lg=36,ug=60,cg=38,mg=240,fg=8;function $m({set:t,flags:e,column:n,order:r,isDown:o,onOrder:s,selected:i,fresh:a,onSelect:u,cursor:c,reveal:m,onCursor:f,takesFocus:p,onToggle:h}){let g=I(-1),$=e.length>0&&e.every(({key:C})=>i.has(C)),y=!$&&e.some(({key:C})=>i.has(C));function w(C,N,O){let V=O&&g.current>=0&&g.current<e.length?g.current:C;g.current=C;let[K,ut]=V<C?[V,C]:[C,V];u(e.slice(K,ut+1).map(({key:Tt})=>Tt),N)}let x={order:r,isDown:o,onOrder:s},T=$i.value?ug:lg,j=["flag-table panel",n===null&&"no-owner",!A("write")&&"read-only",e.length>fg&&"long"];return l`<div
    class=${j.filter(Boolean).join(" ")}
    style=${pg(e.length,T)}
    role="table"
    aria-label=${k.table}
    aria-rowcount=${e.length+1}
  >
    <div role="rowgroup" class="list-head">
      <div role="row" aria-rowindex="1" class="flag-row">
        ${A("write")&&l`<div role="columnheader" class="select">
          <input
            type="checkbox"
            aria-label=${k.selectAll}
            checked=${$}
            indeterminate=${y}
            disabled=${!e.length}
            onChange=${C=>u(e.map(({key:N})=>N),C.target.checked)}
          />
        </div>`}
        <div role="columnheader" class="state-cell"><span>${k.columns.state}</span></div>
        <${Ro} ...${x} name="key" class="key">${k.columns.key}<//>
        <div role="columnheader" class="type">${k.columns.type}</div>
        <${Ro} ...${x} name="rollout" class="serves">${k.columns.rollout}<//>
        ${n!==null&&l`<div role="columnheader" class="owner cut">${n==="owner"?k.columns.owner:n}</div>`}
        <${Ro} ...${x} name="evaluated" class="evaluated">${k.columns.evaluated}<//>
        <${Ro} ...${x} name="changed" class="changed">${k.columns.changed}<//>
      </div>
    </div>
    <${Mn}
      key=${T}
      role="rowgroup"
      class="list-rows"
      count=${e.length}
      rowHeight=${T}
      reveal=${m}
      keyOf=${C=>e[C]?.key??""}
      render=${C=>{let N=e[C];return N?l`<${Va}
          key=${N.key}
          set=${t}
          flag=${N}
          index=${C}
          column=${n}
          isSelected=${i.has(N.key)}
          isFresh=${a.has(N.key)}
          isAtCursor=${C===c}
          takesFocus=${p}
          onCursor=${()=>f(N.key)}
          onSelect=${(O,V)=>w(C,O,V)}
          onToggle=${O=>h(N,O)}
        />`:null}}
    />
  </div>`}function pg(t,e){let n=cg+t*e;return{maxHeight:`${n}px`,minHeight:`${Math.min(n,mg)}px`}}function Ro({name:t,order:e,isDown:n,onOrder:r,class:o,children:s}){let i=t===e;return l`<div role="columnheader" class=${o} aria-sort=${i?n?"descending":"ascending":void 0}>
    <button type="button" class="sorts" onClick=${()=>r(t)}>
      ${s}${i&&l`<${ct} shapes=${n?ir:ar} size=${12} />`}
    </button>
  </div>`}var dg=300;function $g(){let{query:t}=Ct.value,e=Ct.value.set,n=Ne(e);D(()=>n.open(),[e]);let{flags:r,complete:o,problem:s,fromMemory:i}=n.content.value,[a,u]=gg(t.q??""),c=Object.keys(t).filter(B=>B.startsWith(He)),m=ft(()=>Ja(r,c.map(B=>B.slice(He.length))),[r,c.join()]),f=qa({...t,q:a}),p=JSON.stringify(f),h=f.within===null?0:Ai.value,g=ft(()=>_a(r,f,h),[r,p,h]),[$,y]=v(new Set),w=ft(()=>r.filter(({key:B})=>$.has(B)),[r,$]),[x,T]=v(!1),[j,C]=v(null),[N,O]=v(-1),V=ft(()=>g.findIndex(({key:B})=>B===j),[g,j]),K=I(!1),ut=I(null);function Tt(B){if(!g.length)return;let St=Math.max(0,Math.min(B,g.length-1));K.current=!0,C(g[St].key),O(St)}function Xt(B,St){let fe=new Set($);for(let Ye of B)St?fe.add(Ye):fe.delete(Ye);y(fe)}let wt=B=>()=>g[V]&&B(g[V]);dn([{keys:"/",label:k.keys.search,run:()=>ut.current?.select()},{keys:"j",label:k.keys.next,run:()=>Tt(V+1)},{keys:"k",label:k.keys.previous,run:()=>Tt(V-1)},{keys:"Home",label:k.keys.first,run:()=>Tt(0)},{keys:"End",label:k.keys.last,run:()=>Tt(g.length-1)},{keys:"o",label:k.keys.open,run:wt(({key:B})=>Gt({set:e,flag:B}))},...A("write")?[{keys:"x",label:k.keys.select,run:wt(({key:B})=>Xt([B],!$.has(B)))},{keys:"t",label:k.keys.toggle,run:wt(({key:B,state:St})=>Fr(e,B,St!=="ENABLED"))},{keys:"n",label:k.keys.create,run:()=>T(!0)},{keys:"Escape",label:k.keys.escape,run:()=>y(new Set)}]:[]]);let Ut=ft(()=>w.length-g.filter(({key:B})=>$.has(B)).length,[w,g]),Q=o&&r.length===0;return l`<div class="flags-page ${w.length?"selecting":""}">
    <${mm} set=${e} shown=${g.length} onCreate=${()=>T(!0)} />
    ${i&&l`<${U}>${d.problem.fromMemory}<//>`}
    ${s&&l`<${L} problem=${s} onRetry=${()=>n.retry()} />`}
    ${Q?l`<div class="panel">
          <${G} icon=${Di} title=${k.emptyTitle} text=${k.emptyText} command=${k.emptyCommand(e)}>
            ${A("write")&&l`<${b} kind="primary" onClick=${()=>T(!0)}>${k.newFlag}<//>`}
          <//>
        </div>`:l`
          <${Gc}
            query=${t}
            typed=${a}
            onType=${u}
            onChange=${bt}
            metadata=${m}
            input=${ut}
            onLeave=${()=>Tt(Math.max(V,0))}
          />
          ${r.length===0?!s&&l`<div class="panel"><${W} rows=${12} /></div>`:g.length===0?l`<div class="panel"><${G} icon=${$r} title=${k.nothingFound} text=${k.nothingFoundText} /></div>`:l`<${$m}
                  set=${e}
                  flags=${g}
                  column=${m[0]?.name??null}
                  order=${f.order}
                  isDown=${f.down}
                  onOrder=${B=>bt({sort:hg(B,f)})}
                  selected=${$}
                  fresh=${n.fresh.value}
                  onSelect=${Xt}
                  cursor=${V}
                  reveal=${N}
                  onCursor=${C}
                  takesFocus=${K}
                  onToggle=${({key:B},St)=>Fr(e,B,St)}
                />`}
        `}
    ${w.length>0&&l`<${Kc} set=${e} flags=${w} hidden=${Ut} onClear=${()=>y(new Set)} />`}
    ${x&&l`<${pm} set=${e} onClose=${()=>T(!1)} />`}
  </div>`}function hg(t,e){return`${(t===e.order?!e.down:t!=="key")?"-":""}${t}`}function gg(t){let[e,n]=v(t),r=I(void 0);return D(()=>{clearTimeout(r.current),n(t)},[t]),D(()=>()=>clearTimeout(r.current),[]),[e,o=>{n(o),clearTimeout(r.current),r.current=setTimeout(()=>bt({q:o||null}),dg)}]}var hm=["who","kind","name","since","until"],vg={m:6e4,h:36e5,d:864e5};function gm(t){let e=t.kind??"",n={who:t.who??"",kind:e==="flag"||e==="evaluator"||e==="flag_set"?e:"",name:t.name??"",since:yg(t.since??"")?t.since??"":"",until:bm(t.until??"")?t.until??"":""};return n.kind!=="flag"&&n.kind!=="evaluator"&&(n.name=""),n}function vm(t){return Object.fromEntries(hm.filter(e=>t[e]!=="").map(e=>[e,t[e]]))}function Io(t,e){let n={};if(t.who!==""&&(n.actor=t.who),t.name!==""&&t.kind==="flag"?n.flag=t.name:t.name!==""&&t.kind==="evaluator"?n.evaluator=t.name:t.kind!==""&&(n.kind=t.kind),t.since!==""&&(n.since=bg(t.since,e).toISOString()),t.until!==""){let r=hi(t.until);r.setDate(r.getDate()+1),n.until=r.toISOString()}return n}var Do=t=>hm.every(e=>t[e]==="");function bg(t,e){let n=/^(\d{1,4})([mhd])$/.exec(t);return n===null?hi(t):new Date(e.getTime()-Number(n[1])*vg[n[2]])}function hi(t){let[e,n,r]=t.split("-").map(Number);return new Date(e,n-1,r)}var bm=t=>/^\d{4}-\d{2}-\d{2}$/.test(t)&&!Number.isNaN(hi(t).getTime()),yg=t=>/^\d{1,4}[mhd]$/.test(t)||bm(t);function ym(t,e){let n=e.after===null?e.revision-1:e.revision,r=e.after===null?e.beforeText:e.afterText;return km(t,e,n,r,d.history.title(e.name,n),d.history.comment.back(n))}function wm(t,e){let n=d.history,r=n.comment.undone(e.revision);if(e.before!==null)return km(t,e,e.revision-1,e.beforeText,n.titleOfUndo(e.name),r);if(e.kind==="flag_set")return null;let o=e.kind==="flag"?S`flag-sets/${t}/flags/${e.name}`:S`flag-sets/${t}/evaluators/${e.name}`;return{title:n.titleOfDeletion(e.name),set:t,method:"DELETE",where:o,action:d.delete,danger:!0,typed:e.name,comment:r}}function xm(t,e){return{title:d.history.titleOfSet(t,e),text:d.history.textOfSet,set:t,method:"POST",where:S`flag-sets/${t}/rollback`,body:{revision:e},action:d.history.bringBack,comment:d.history.comment.back(e)}}function km(t,{kind:e,name:n},r,o,s,i){let a={title:s,set:t,action:d.history.bringBack,comment:i};return e==="flag"?{...a,method:"POST",where:S`flag-sets/${t}/flags/${n}/rollback`,body:{revision:r}}:e==="evaluator"&&o!==null?{...a,method:"PUT",where:S`flag-sets/${t}/evaluators/${n}`,body:o}:null}var wg=new Intl.DateTimeFormat(void 0,{hour:"2-digit",minute:"2-digit"}),xg=new Intl.DateTimeFormat(void 0,{dateStyle:"medium",timeStyle:"medium"}),kg=3;function Sm({set:t,entry:e,isOpen:n,onOpen:r,onChange:o}){let{revision:s,actor:i,comment:a,changes:u}=e,c=new Date(e.at);return l`<li class="entry ${n?"open":""}">
    <button type="button" class="line" aria-expanded=${String(n)} onClick=${()=>r(!n)}>
      <${ct} shapes=${en} size=${14} />
      <span class="what"
        ><strong>${i}</strong> <${H} parts=${d.changes.together(u)} />${a&&l`, <q>${a}</q>`}</span
      >
      <span class="quiet revision" title=${d.history.revisionOf(s)}>${d.history.revision(s)}</span>
      <time class="quiet" datetime=${c.toISOString()} title=${`${xg.format(c)}
${Ni(c)}`}>${wg.format(c)}</time>
    </button>
    ${n&&l`<div class="inside">
      ${u.map(m=>l`<${Sg} key=${`${m.kind} ${m.name}`} set=${t} change=${m} isOpen=${u.length<=kg} onChange=${o} />`)}
      <div class="row">
        <${b} size="small" kind="quiet" href=${X({set:t,page:"try-it",query:{at:String(s),flag:Tg(u)}})}>${d.history.tryThen(s)}<//>
        ${A("write")&&l`<${b} size="small" kind="quiet" onClick=${()=>o(xm(t,s))}>${d.history.setBack(s)}<//>`}
      </div>
    </div>`}
  </li>`}function Sg({set:t,change:e,isOpen:n,onChange:r}){let[o,s]=v(n),i=d.history,a=A("write")?ym(t,e):null,u=A("write")?wm(t,e):null,c=Og(t,e),m=[u!==null&&{label:i.undo,onSelect:()=>r(u)},c!==null&&{label:i.open,onSelect:()=>Gt(c)}];return l`<section class="one" aria-label=${e.name}>
    <div class="row">
      <button type="button" class="name grow" aria-expanded=${String(o)} onClick=${()=>s(!o)}>
        <${ct} shapes=${en} size=${14} />${i.kindOf[e.kind]} <code>${e.name}</code>
      </button>
      ${a!==null&&l`<${b} size="small" icon=${Pn} title=${i.bringBackHint} onClick=${()=>r(a)}>${i.bringBack}<//>`}
      ${m.some(Boolean)&&l`<${Be} end items=${m} button=${{kind:"quiet",size:"small",icon:$n,label:d.more}} />`}
    </div>
    ${o&&l`<${jt} before=${e.beforeText} after=${e.afterText} kind=${e.kind} />`}
  </section>`}function Og(t,{kind:e,name:n}){return e==="flag"?{set:t,flag:n}:e==="evaluator"?{set:t,page:"evaluators",query:{name:n}}:null}var Tg=t=>t.length===1&&t[0].kind==="flag"?t[0].name:null;var Om={who:null,kind:null,name:null,since:null,until:null};function Cm({filter:t,actors:e,names:n}){let r=Z(),o=d.history,s=u=>bt({...Om,...vm({...t,...u})}),i=/^\d{4}/.test(t.since)||t.until!=="",a=Object.entries(o.kinds);return l`<form class="history-filter" role="search" aria-label=${o.filter} onSubmit=${u=>u.preventDefault()}>
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
    <datalist id="${r}-actors">${e.map(u=>l`<option value=${u}></option>`)}</datalist>
    <${M}
      label=${o.what}
      value=${t.kind}
      options=${a.map(([u,c])=>({value:u,label:c}))}
      onChange=${u=>s({kind:u,name:""})}
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
        onChange=${u=>s({name:u.target.value})}
      /><datalist id="${r}-names">${n.map(u=>l`<option value=${u}></option>`)}</datalist>`}
    <${M}
      label=${o.when}
      value=${i?"days":t.since}
      options=${[{value:"",label:o.anyTime},...o.spans.map(([u,c])=>({value:u,label:c})),...i||o.spans.some(([u])=>u===t.since)||t.since===""?[]:[{value:t.since,label:t.since}],{value:"days",label:o.days}]}
      onChange=${u=>s(u==="days"?{since:Tm(),until:Tm()}:{since:u,until:""})}
    />
    ${i&&l`<input type="date" aria-label=${o.from} value=${t.since} max=${t.until} onChange=${u=>s({since:u.target.value})} />
      <input type="date" aria-label=${o.to} value=${t.until} min=${t.since} onChange=${u=>s({until:u.target.value})} />`}
    ${!Do(t)&&l`<${b} kind="quiet" icon=${ht} onClick=${()=>bt(Om)}>${o.clear}<//>`}
  </form>`}function Tm(){let t=new Date;return new Date(t.getTime()-t.getTimezoneOffset()*6e4).toISOString().slice(0,10)}var Em=100;function Am(t,e,n){let[r,o]=v({changes:[],next:null,problem:null,isLoading:!0}),[s,i]=v(0),a=I(new AbortController),u=JSON.stringify(n);async function c(f,p,h){a.current.abort();let{signal:g}=a.current=new AbortController;o($=>({...$,isLoading:!0,problem:null}));try{let $=await Cg(t,{...Io(n,new Date),limit:h,after:f},g);g.aborted||o({changes:[...p,...$.changes],next:$.next,problem:null,isLoading:!1})}catch($){g.aborted||o(y=>({...y,problem:$,isLoading:!1}))}}return D(()=>(c(null,[],Math.min(1e3,Math.max(Em,r.changes.length))),()=>a.current.abort()),[t,e,u,s]),{entries:wi(r.changes),problem:r.problem,isLoading:r.isLoading,hasMore:r.next!==null,more:()=>c(r.next,r.changes,Em),reload:()=>i(s+1)}}async function Cg(t,e,n){let{data:r,text:o}=await F(S`flag-sets/${t}/changes`,{query:e,signal:n}),s=P(o);return{changes:r.items.map((a,u)=>({...a,beforeText:a.before===null?null:xt(o,s,`/items/${u}/before`),afterText:a.after===null?null:xt(o,s,`/items/${u}/after`)})),next:r.next}}var Eg=new Intl.DateTimeFormat(void 0,{weekday:"long",day:"numeric",month:"long",year:"numeric"});function Ag(){let t=de.value;return t===null?null:l`<${Ng} set=${t.name} revision=${t.revision} />`}function Ng({set:t,revision:e}){be(t);let n=gm(Ct.value.query),{entries:r,problem:o,isLoading:s,hasMore:i,more:a,reload:u}=Am(t,e,n),[c,m]=v(new Set),[f,p]=v(null),h=r.flatMap($=>$.changes),g=d.history;return l`<div class="page-head">
      <h1>${d.pages.history}</h1>
      <${b} icon=${Ao} onClick=${()=>Ig(t,Io(n,new Date))}>${g.download}<//>
    </div>
    <div class="stack">
      <${Cm} filter=${n} actors=${Nm(h.map(({actor:$})=>$))} names=${Nm(h.filter(({kind:$})=>$===n.kind).map(({name:$})=>$))} />
      ${o!==null&&l`<${L} problem=${o} onRetry=${u} />`}
      ${r.length===0&&s&&l`<div class="panel"><${W} rows=${10} /></div>`}
      ${r.length===0&&!s&&o===null&&l`<${G} title=${g.none} text=${g.noneText}>
        ${!Do(n)&&l`<${b} onClick=${()=>bt({who:null,kind:null,name:null,since:null,until:null})}>${g.clear}<//>`}
      <//>`}
      ${Mg(r).map(([$,y])=>l`<section key=${$} class="history-day">
          <h2>${$}</h2>
          <ol class="plain panel">
            ${y.map(w=>l`<${Sm}
                key=${w.revision}
                set=${t}
                entry=${w}
                isOpen=${c.has(w.revision)}
                onOpen=${x=>m(Rg(c,w.revision,x))}
                onChange=${p}
              />`)}
          </ol>
        </section>`)}
      ${i&&l`<div class="row"><${b} busy=${s} onClick=${a}>${g.older}<//></div>`}
    </div>
    ${f!==null&&l`<${ue}
      change=${f}
      onClose=${()=>p(null)}
      onSaved=${({data:$})=>{p(null),q({text:g.done(f.title,$.revision)}),Jt()}}
    />`}`}function Mg(t){let e=new Map,n=new Date,r=new Date(n.getFullYear(),n.getMonth(),n.getDate()-1);for(let o of t){let s=new Date(o.at),i=u=>s.toDateString()===u.toDateString(),a=i(n)?d.history.today:i(r)?d.history.yesterday:Eg.format(s);e.set(a,[...e.get(a)??[],o])}return[...e]}function Rg(t,e,n){let r=new Set(t);return n?r.add(e):r.delete(e),r}async function Ig(t,e){try{let{text:n}=await F(S`flag-sets/${t}/changes`,{query:e,headers:{Accept:"text/csv"}}),r=URL.createObjectURL(new Blob([n],{type:"text/csv"})),o=document.createElement("a");o.href=r,o.download=`${t}-history.csv`,o.click(),URL.revokeObjectURL(r)}catch(n){Rt(n)}}var Nm=t=>[...new Set(t)].sort();function Dg(){let t=de.value;return t&&l`<div class="page-head"><div><h1>${d.pages.plans}</h1><p class="quiet">${d.plans.intro}</p></div></div>
      <${mo} set=${t} />`}function Bg(){let t=de.value;if(t===null)return null;let{flag:e=null,at:n}=Ct.value.query,r=/^[1-9]\d{0,15}$/.test(n??"")?Number(n):null;return l`<div class="page-head"><div><h1>${d.tryIt.title}</h1><p class="quiet">${d.tryIt.intro}</p></div></div>
    <${fo} key=${n} set=${t} flag=${e} from=${r} onAll=${e===null?void 0:X({set:t.name,page:"try-it"})} />`}export{Mp as Compare,Bd as Contexts,Hd as Evaluators,Uh as Flag,$g as Flags,Ag as History,Dg as Plans,Bg as TryItPage};
