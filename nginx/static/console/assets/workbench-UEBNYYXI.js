import{$ as yn,$a as Hi,A as l,Aa as Tr,B as X,Ba as St,C as qt,Ca as Pi,D as Mi,Da as on,E as rn,F as Ri,Fa as qi,G as yt,Ga as ve,H as bn,I as Yn,Ia as zt,J as Kt,Ja as vt,K as Ii,Ka as U,L as Di,La as W,M as Fi,Ma as _i,N as xr,Na as Mt,O as kr,Oa as me,P as Bi,Pa as Cr,Q as h,Qa as Ut,R as H,Sa as Qn,T as ct,Ta as Er,U as b,Ua as Ar,V as Sr,Va as tt,W as Li,Wa as Wi,X as gt,Xa as Vi,Y as _,Ya as ot,Z as Et,Za as Ji,_a as Rt,a as Ci,ab as Ee,ba as P,bb as qe,c as Ei,ca as z,cb as kn,d as g,da as J,db as Ki,e as B,ea as es,eb as Nr,f as vn,fa as ue,fb as sn,g as D,ga as Q,gb as zi,h as ut,ha as L,i as Ai,ia as Pe,j as rt,ja as S,k as Ce,ka as wn,l as dt,la as j,m as nn,ma as Bt,na as ce,oa as Xt,pa as Or,q as Ni,qa as _t,sa as ji,t as wr,ta as I,w as M,wa as xn,xa as wt,ya as Y,za as Zt}from"./chunk-CY5UTD35.js";var Ui=[["line",{x1:"5",x2:"19",y1:"9",y2:"9"}],["line",{x1:"5",x2:"19",y1:"15",y2:"15"}]];var Mr=[["path",{d:"m13.5 8.5-5 5"}],["path",{d:"m8.5 8.5 5 5"}],["circle",{cx:"11",cy:"11",r:"8"}],["path",{d:"m21 21-4.3-4.3"}]];function Gi(t,e){let n=t.map(({flags:o})=>new Map(o.map(s=>[s.key,s])));return[...new Set(t.flatMap(({flags:o})=>o.map(({key:s})=>s)))].sort().map(o=>{let s=n[e]?.get(o)??null,i=t.map((a,u)=>{let c=n[u].get(o)??null,m=u===e?[]:Zm(c,a,s,t[e]);return{flag:c,reasons:m}});return{key:o,cells:i,differs:i.some(({reasons:a})=>a.length>0)}})}function Zm(t,e,n,r){if(!t||!n)return t===n?[]:[t?"extra":"missing"];let o=[];t.state!==n.state&&o.push("state"),t.digest!==n.digest&&o.push("definition");let s=new Set([...t.evaluators,...n.evaluators]),i=a=>e.evaluators.get(a)!==r.evaluators.get(a);return[...s].some(i)&&o.push("evaluator"),o}var tf=[/^(local|dev)/,/^(test|qa|ci)/,/^(stag|uat|pre|acc|demo)/,/^(canary|beta)/,/^prod|^live/];function ns(t){let e=tf.findIndex(n=>n.test(t.toLowerCase()));return e<0?2.5:e}function Yi(t){let e=new Map(t.map(({name:n,rule:r})=>[n,r]));return new Map(t.map(({name:n,rule:r})=>[n,Rr(r,e,[n])]))}function Rr(t,e,n){if(Array.isArray(t))return`[${t.map(s=>Rr(s,e,n)).join()}]`;if(t===null||typeof t!="object")return JSON.stringify(t);let r=Object.entries(t).sort(([s],[i])=>s<i?-1:1),{$ref:o}=t;return typeof o=="string"&&e.has(o)&&!n.includes(o)?Rr(e.get(o),e,[...n,o]):`{${r.map(([s,i])=>`${JSON.stringify(s)}:${Rr(i,e,n)}`).join()}}`}var an=dt([]),Qi=nn(()=>{let t=an.value.map(({state:e})=>e.value);return ef.find(e=>t.includes(e))??"off"}),ef=["lost","connecting","live"],nf=3,rf="/ofrep/v1/events",of=new URL("..",document.baseURI),sf=300,rs=5e3,os=1e3,af=3e4,lf=6e4,uf=3e3;function Sn(t,e,n){let r={since:e,onChange:n},o=an.peek().find(s=>s.set===t)??new ss(t);return o.add(r),()=>o.remove(r)}var ss=class{constructor(e){this.set=e,this.state=dt("connecting"),an.value=[...an.peek(),this],this.watchers=new Set,this.source=null,this.revision=0,this.again=os,this.timers={},this.ended=new AbortController,this.isTelling=!1,document.addEventListener("visibilitychange",()=>this.seen(),{signal:this.ended.signal}),this.open()}add(e){clearTimeout(this.timers.unwatched),this.watchers.add(e),this.tell()}remove(e){this.watchers.delete(e),!this.watchers.size&&(this.timers.unwatched=setTimeout(()=>this.end(),uf))}end(){this.ended.abort(),this.close(),Object.values(this.timers).forEach(clearTimeout),an.value=an.peek().filter(e=>e!==this)}close(){this.source?.close(),this.source=null}async open(){if(!(this.ended.signal.aborted||this.source||document.hidden)){if(an.peek().filter(({source:e})=>e).length>=nf)return void this.ask();this.state.peek()!=="lost"&&(this.state.value="connecting"),clearTimeout(this.timers.ask),this.timers.ask=setTimeout(()=>this.ask(),rs);try{let{data:e}=await j(S`flag-sets/${this.set}/event-stream`,{signal:this.ended.signal});if(e.requestUri===null)return;!this.source&&!this.ended.signal.aborted&&this.listen(e.requestUri)}catch(e){if(this.ended.signal.aborted||e instanceof H&&e.status===404)return;this.later()}}}listen(e){let n=new EventSource(new URL(`.${e.slice(e.indexOf(rf))}`,of));this.source=n,n.onopen=()=>{clearTimeout(this.timers.ask),this.again=os,this.state.value="live"},n.onmessage=({lastEventId:r})=>this.reach(Number(r)),n.onerror=()=>{this.source===n&&(this.state.peek()==="live"&&(this.state.value="connecting"),clearTimeout(this.timers.ask),this.timers.ask=setTimeout(()=>this.ask(),rs),n.readyState===EventSource.CLOSED&&(this.close(),this.later()))}}later(){clearTimeout(this.timers.again),this.timers.again=setTimeout(()=>this.open(),this.again),this.again=Math.min(2*this.again,af)}async ask(){if(!(this.ended.signal.aborted||document.hidden)){this.state.value="lost";try{let{data:e}=await j(S`flag-sets/${this.set}`,{signal:this.ended.signal});this.reach(e.revision)}catch{}this.state.peek()==="lost"&&!this.ended.signal.aborted&&(this.timers.ask=setTimeout(()=>this.ask(),rs))}}seen(){clearTimeout(this.timers.hidden),document.hidden?this.timers.hidden=setTimeout(()=>this.close(),lf):this.open()}reach(e){!e||e===this.revision||(this.revision=e,this.tell())}async tell(){if(!this.isTelling){this.isTelling=!0;try{for(let e=this.behind();e.length;e=this.behind()){let{revision:n}=this,r=e[0].since,o=r>n?null:await is(this.set,r,this.ended.signal);for(let s of e.filter(i=>i.since===r&&this.watchers.has(i)))s.since=n,s.onChange({revision:n,changes:o})}}catch{this.ended.signal.aborted||(this.timers.tell=setTimeout(()=>this.tell(),os))}finally{this.isTelling=!1}}}behind(){return this.revision?[...this.watchers].filter(({since:e})=>e!==this.revision):[]}};async function is(t,e,n){let r=[],o=null;do{let{data:s}=await j(S`flag-sets/${t}/changes`,{query:{limit:50,after:o},signal:n}),i=s.items.filter(({revision:a})=>a>e);if(r.push(...i),i.length<s.items.length)return r;if(o=s.next,r.length>=sf)return null}while(o!==null);return r}var fe=t=>Kt(t,"flag"),as=t=>t.length===1?t[0]:fe(t.length),w={found:(t,e)=>t===e?fe(e):`${t.toLocaleString("en")} of ${fe(e)}`,loading:t=>`${t.toLocaleString("en")} loaded\u2026`,revision:t=>`r${t}`,revisionTitle:t=>`Revision ${t} of the flag set`,live:{live:"Live",connecting:"Connecting",lost:"Every 5\xA0s",off:"Not followed"},liveTitle:{live:"Changes made elsewhere appear at once.",connecting:"Connecting to the event stream.",lost:"There is no event stream: the console asks for changes every 5 seconds.",off:"Changes made elsewhere appear after a reload."},search:"Search flags",searchPlaceholder:"Search keys, or owner:name",newFlag:"New flag",import:"Import",export:"Export",more:"More actions",table:"Flags",columns:{select:"Select",state:"State",key:"Key",type:"Type",rollout:"Serves",owner:"Owner",evaluated:"Evaluated",changed:"Changed"},selectAll:"Select all flags that are shown",select:t=>`Select ${t}`,enabled:t=>`${t} is enabled`,anyState:"Any state",on:"On",off:"Off",anyType:"Any type",types:{boolean:"boolean",string:"string",number:"number",object:"object"},changedAny:"Changed any time",ranges:{"1h":"Last hour","24h":"Last 24 hours","7d":"Last 7 days","30d":"Last 30 days"},staleAny:"Stale or not",staleOnly:"Stale only",plannedAny:"Planned or not",plannedOnly:"Planned only",anyValue:t=>`Any ${t}`,clear:"Clear filters",filters:"Filters",filtersChosen:t=>`Filters (${t})`,rules:t=>Kt(t,"rule"),noVariant:"caller\u2019s default",computed:"computed",share:(t,e)=>`${t} ${e}`,inRule:(t,e)=>`${t} ${e} in a rule`,never:"never",staleWord:"stale",staleWhy:{"not-evaluated":"Not evaluated for a long time","one-variant":"The same variant for every caller for a long time"},plan:{schedule:t=>`A change is scheduled${t&&` ${t}`}`,rollout:{waiting:t=>`A rollout begins${t&&` ${t}`}`,running:t=>`A rollout is running${t&&`, next step ${t}`}`,paused:()=>"A rollout is paused"},more:t=>`, and ${t} more planned`},by:t=>`by ${t}`,emptyTitle:"No flags yet",emptyText:"A flag decides which variant a caller gets. Create the first one, or import a file with flagd definitions.",emptyCommand:t=>`flagstaff load flags.json --flag-set ${t}`,nothingFound:"No flag fits",nothingFoundText:"No flag has all of that. Remove a filter, or search for less.",keys:{search:"Search",next:"Next flag",previous:"Previous flag",select:"Select the flag",open:"Open the flag, as Enter does",toggle:"Switch the flag on or off",create:"New flag",first:"First flag",last:"Last flag",escape:"Select nothing"},toggled:(t,e)=>`${t} is ${e?"on":"off"}`,changedMeanwhile:(t,e)=>`${t} was changed meanwhile${e?` by ${e}`:""}. It is shown as it is now; nothing was done.`,deletedMeanwhile:t=>`${t} was deleted meanwhile.`,notUndone:"It was changed meanwhile, and is not undone.",askToggle:(t,e,n)=>`Switch ${as(t)} ${e?"on":"off"} in ${n}?`,askProduction:"This is a production flag set: callers get the change at once.",turnOn:"Switch on",turnOff:"Switch off",bulk:{label:"Selected flags",selected:t=>`${t.toLocaleString("en")} selected`,hidden:t=>`(${t.toLocaleString("en")} not shown)`,enable:"Enable",disable:"Disable",copy:"Copy to\u2026",delete:"Delete\u2026",clear:"Select nothing",meanwhile:t=>t?`Changed meanwhile by ${t}`:"Changed or deleted meanwhile",notUndone:t=>`${fe(t)} were changed meanwhile, and are not undone.`,toggled:(t,e)=>`${fe(t)} switched ${e?"on":"off"}`,deleted:t=>`${fe(t)} deleted`,copied:(t,e)=>`${fe(t)} copied to ${e}`,undone:t=>`${fe(t)} as before`,unchanged:t=>`Nothing changed: ${t===1?"the flag was":"all flags were"} like that already`,failedTitle:t=>`${fe(t)} could not be changed`,failedText:"Other flags that were selected are changed. Each of these says why it is not:",askDelete:(t,e)=>`Delete ${as(t)} from ${e}?`,deleteText:"Callers get their own defaults from then on. The history stays, and Undo brings them back.",names:"Flags",comment:"Comment",commentHint:"For the history: why"},copying:{title:t=>`Copy ${as(t)}`,to:"To the flag set",looking:"Comparing\u2026",new:"new there",changes:"changes",same:"same already",refused:"cannot be copied",action:t=>`Copy ${fe(t)}`,nothing:"All of these flags are the same there.",noOther:"There is no other flag set that this API key may change.",show:"Difference",warning:"warning"},create:{title:"New flag",key:"Key",keyHint:"Callers ask for the flag by this key. It cannot be changed later.",keyMissing:"Enter a key.",exists:t=>`There is a flag ${t} already.`,type:"Type of value",variants:"Variants",variantName:"Name of the variant",variantValue:"Value of the variant",addVariant:"Add variant",removeVariant:"Remove variant",default:"Default variant",defaultHint:"Callers get it unless a rule gives them another.",noDefault:"None: the caller\u2019s own default",owner:"Owner",ownerHint:"Stands in the metadata. Optional.",enabled:"Enabled from the start",enabledHint:"A disabled flag gives every caller their own default.",action:"Create flag",ask:(t,e)=>`Create ${t} in ${e}?`,nameMissing:"Each variant has a name.",nameTwice:t=>`Two variants have the name ${t}.`,notNumber:"A number, such as 10 or 2.5",notObject:'An object in JSON, such as {"size": 10}',created:t=>`${t} was created`},importing:{title:t=>`Import into ${t}`,drop:"Drop a flagd file here, or choose one",dropHint:"JSON or YAML with flags, as flagd reads it and Export writes it. Nothing changes before you have seen the difference.",choose:"Choose file",another:"Another file",mode:"What happens to flags that are not in the file",keep:"Keep them: only add and change",keepHint:"Properties and metadata of the flag set stay as they are.",replace:"Delete them: make the flag set equal to the file",replaceHint:"Properties and metadata of the flag set become the file\u2019s, where it has some.",place:(t,e)=>`Line ${t}, column ${e}`,notRead:t=>`This file is not ${t}`,unread:"This file cannot be read",tooLarge:"This file is too large: a document has at most 32\xA0MB.",refused:"The server refuses this file",looking:"Comparing with the flag set\u2026",same:"The flag set is like this already: nothing to import.",counts:{new:"new",changed:"changed",deleted:"deleted"},kinds:{flag:"",evaluator:"evaluator",flag_set:"flag set"},difference:"Difference",warnings:"Warnings",more:t=>`and ${t.toLocaleString("en")} more`,apply:t=>`Import ${Kt(t,"change")}`,applied:(t,e)=>`${Kt(t,"change")} imported into ${e}`,ask:(t,e)=>`Import ${Kt(t,"change")} into ${e}?`,askDeleted:t=>`${fe(t)} will be deleted.`,meanwhile:"The flag set was changed meanwhile. The difference was made anew: look at it again.",undone:"The import was undone"}};function Ir(){let t=Qi.value;return l`<span class="live ${t}" title=${w.liveTitle[t]}>${w.live[t]}</span>`}function _e({label:t,placeholder:e=t,value:n,onSearch:r,field:o,onKeyDown:s,class:i=""}){return l`<div class="search-field ${i}">
    <${ct} shapes=${ji} />
    <input
      ref=${o}
      type="search"
      aria-label=${t}
      placeholder=${e}
      autocomplete="off"
      spellcheck=${!1}
      value=${n}
      onInput=${a=>r(a.target.value)}
      onKeyDown=${s}
    />
  </div>`}var et={title:t=>`Compare ${t}`,table:"Flags by environment",search:"Search flags",reference:"Compare with",onlyDiffering:"Only differing",counts:(t,e)=>`${t.toLocaleString("en")} of ${Kt(e,"flag")} ${t===1?"differs":"differ"}`,loading:t=>`${t.toLocaleString("en")} loaded\u2026`,flag:"Flag",isReference:"reference",missing:"not there",differs:"differs",reasons:{missing:"The flag is not there",extra:"The flag is only here",state:"The state differs",definition:"The definition differs",evaluator:"An evaluator that it uses differs"},on:"on",off:"off",open:(t,e,n)=>`${t}: difference between ${e} and ${n}`,emptyTitle:"Nothing to compare",emptyText:"Environments of one application have names that differ behind the last dot, such as shop.staging and shop.production.",emptyCommand:t=>`flagstaff flag-sets create ${t}.staging`,sameTitle:"No differences",sameText:"Every flag is the same in all environments.",nothingFound:"No flag fits",nothingFoundText:"Search for less, or show the flags that do not differ, too.",noFlagsTitle:"No flags yet",noFlagsText:"None of these environments has a flag.",fractional:(t,e,n,r)=>`${t} buckets by version ${e} of fractional, ${n} by version ${r}: the same split gives many users another variant.`,difference:{from:"From",to:"To",turn:"Other direction",title:t=>`Difference of ${t}`,caption:(t,e)=>`What a copy from ${t} changes in ${e}:`,copy:t=>`Copy to ${t}`,missing:t=>`The flag is not in ${t}. Turn the direction around to copy it there.`,same:"The definitions are the same. What differs is an evaluator that the flag uses.",openFlag:"Open flag",close:"Close"}};var Xi=[["path",{d:"M8 3 4 7l4 4"}],["path",{d:"M4 7h16"}],["path",{d:"m16 21 4-4-4-4"}],["path",{d:"M20 17H4"}]];function Dr(t,e){let n=Math.min(t.length,e.length),r=0;for(;r<n&&t[r]===e[r];)r+=1;let o=0;for(;o<n-r&&t.at(-1-o)===e.at(-1-o);)o+=1;let s=[];for(let a=0;a<r;a+=1)s.push([a,a]);let i=cf(t.slice(r,t.length-o),e.slice(r,e.length-o));for(let[a,u]of i)s.push([a===null?null:a+r,u===null?null:u+r]);for(let a=o;a>0;a-=1)s.push([t.length-a,e.length-a]);return s}function cf(t,e){let n=mf(t,e);if(!n)return[...t.map(ff),...e.map(df)];let r=[],[o,s]=[t.length,e.length];for(let i=n.length-1;i>=0;i-=1){let a=n[i],u=o-s,c=u===-i||u!==i&&We(a,u-1)<We(a,u+1),m=c?u+1:u-1,[d,f]=i?[We(a,m),We(a,m)-m]:[0,0];for(;o>d&&s>f&&t[o-1]===e[s-1];)r.push([--o,--s]);i&&r.push(c?[null,--s]:[--o,null])}return r.reverse()}function mf(t,e){let n=[],r=new Map([[1,0]]);for(let o=0;o<=Math.min(t.length+e.length,1500);o+=1){n.push(new Map(r));for(let s=-o;s<=o;s+=2){let a=s===-o||s!==o&&We(r,s-1)<We(r,s+1)?We(r,s+1):We(r,s-1)+1;for(;a<t.length&&a-s<e.length&&t[a]===e[a-s];)a+=1;if(r.set(s,a),a>=t.length&&a-s>=e.length)return n}}return null}function We(t,e){return t.get(e)??-1}function ff(t,e){return[e,null]}function df(t,e){return[null,e]}function Ve(t){return t===""?[]:t.slice(1).split("/").map(e=>e.replaceAll("~1","/").replaceAll("~0","~"))}function Vt(...t){return t.map(e=>"/"+String(e).replaceAll("~","~0").replaceAll("/","~1")).join("")}function te(t){return t?.type==="object"?t.members:[]}function ln(t){return t?.type==="array"?t.items:[]}function Je(t,e){return te(t).findLast(n=>n.key===e)??null}function Zi(t,e){return t.type!=="array"?Je(t,e)?.value??null:/^(0|[1-9]\d*)$/.test(e)?t.items[Number(e)]??null:null}function G(t,e){let n=t;for(let r of Ve(e))n=n&&Zi(n,r);return n}function ht(t,e){return G(t,e)?.source??null}function Wt(t){return t.type==="array"?t.items.map(Wt):t.type!=="object"?t.value:Object.fromEntries(t.members.map(({key:e,value:n})=>[e,Wt(n)]))}function It(t){let[e,...n]=te(t);return n.length===0?e??null:null}function At(t){return t.type!=="object"&&t.type!=="array"}function ta(t,e){let[n,r]=[t,t.start];for(let o of Ve(e)){let s=Zi(n,o);if(!s)return{start:r,end:At(n)?n.end:n.start+1,isExact:!1};r=Je(n,o)?.keyStart??s.start,n=s}return{start:r,end:n.end,isExact:!0}}function ls(t,e){let n=1;for(let r=t.indexOf(`
`);r!==-1&&r<e;r=t.indexOf(`
`,r+1))n+=1;return n}var ne={more:"Nothing may follow the value.",depth:"This is nested too deeply.",name:"A name in quotes is expected here.",colon:"A colon is expected behind the name.",comma:t=>`A comma before ${t} is not allowed.`,open:t=>`A comma or ${t} is expected here.`,string:"This string is not closed, or has a character that must be escaped.",value:"A value is expected here.",missing:"A value is missing at the end.",notText:"This is not UTF-8 text."};var re=class extends Error{constructor(e,n,r){super(e),this.offset=r;let{line:o,column:s}=Fr(n,r);this.line=o,this.column=s}};function Fr(t,e){let n=t.slice(0,e);return{line:n.split(`
`).length,column:Array.from(n.slice(n.lastIndexOf(`
`)+1)).length+1}}var pf=200,Xn=/[ \t\n\r]*/y,$f=/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y,hf=/"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y,gf=[!0,!1];function R(t){return new us(t).whole()}function pt(t){try{return{root:R(t),fault:null}}catch(e){if(e instanceof re)return{root:null,fault:e};throw e}}var us=class{constructor(e){this.text=e,this.at=0}whole(){let e=this.value(0);return this.at<this.text.length&&this.fail(ne.more),e}value(e){this.skip(Xn),e>pf&&this.fail(ne.depth);let n=this.text[this.at],r=n==="{"?this.object(e):n==="["?this.array(e):this.scalar(n);return this.skip(Xn),r}object(e){let n=this.at,r=[];return this.list("}",()=>{let o=this.at;this.text[o]!=='"'&&this.fail(ne.name);let s=this.string(),i=this.at;this.skip(Xn),this.pass(":")||this.fail(ne.colon),r.push({key:s,keyStart:o,keyEnd:i,value:this.value(e+1)})}),{type:"object",start:n,end:this.at,source:this.since(n),members:r}}array(e){let n=this.at,r=[];return this.list("]",()=>r.push(this.value(e+1))),{type:"array",start:n,end:this.at,source:this.since(n),items:r}}list(e,n){this.at+=1,this.skip(Xn);let r=this.text[this.at]!==e;for(;r;)n(),r=this.pass(","),this.skip(Xn),r&&this.text[this.at]===e&&this.fail(ne.comma(e));this.pass(e)||this.fail(ne.open(e))}scalar(e){let n=this.at;if(e==='"'){let o=this.string();return{type:"string",start:n,end:this.at,source:this.since(n),value:o}}if(this.pass("null"))return{type:"null",start:n,end:this.at,source:"null",value:null};for(let o of gf)if(this.pass(String(o)))return{type:"boolean",start:n,end:this.at,source:String(o),value:o};this.skip($f)||this.fail(e===void 0?ne.missing:ne.value);let r=this.since(n);return{type:"number",start:n,end:this.at,source:r,value:Number(r)}}string(){let e=this.at;this.skip(hf)||this.fail(ne.string);let n=this.since(e);return n.includes("\\")?JSON.parse(n):n.slice(1,-1)}pass(e){let n=this.text.startsWith(e,this.at);return n&&(this.at+=e.length),n}skip(e){e.lastIndex=this.at;let n=e.test(this.text);return n&&(this.at=e.lastIndex),n}since(e){return this.text.slice(e,this.at)}fail(e){throw new re(e,this.text,this.at)}};function He(t,e=88){let n=(r,o,s)=>{let i=ea(r),a=cs(r,": ",", ");if(!i.length||o.length+s+a.length<=e)return a;let u=`${o}  `,c=i.map(([m,d])=>{let f=m&&`${m}: `;return u+f+n(d,u,f.length+1)});return`${a[0]}
${c.join(`,
`)}
${o}${a.at(-1)}`};return n(R(t),"",1/0)}function Dt(t){return cs(R(t),":",",")}function cs(t,e,n){if(At(t))return t.source;let r=ea(t).map(([o,s])=>(o&&o+e)+cs(s,e,n));return t.source[0]+r.join(n)+t.source.at(-1)}function ea(t){if(t.type==="array")return t.items.map(r=>["",r]);if(t.type!=="object")return[];let{start:e,source:n}=t;return t.members.map(({keyStart:r,keyEnd:o,value:s})=>[n.slice(r-e,o-e),s])}function un(t){let[e,...n]=t.split(`
`).slice(1).map(r=>/^[ \t]*/.exec(r)?.[0]??"");return n.reduce((r,o)=>{for(;!o.startsWith(r);)r=r.slice(0,-1);return r},e??"")}function On(t,e=un(t)){return t.replaceAll(`
${e}`,`
`)}function Tn(t,e){return t.replaceAll(`
`,`
${e}`)}function ms(t,e){let n=t.slice(t.lastIndexOf(`
`,e-1)+1,e);return/^[ \t]*/.exec(n)?.[0]??""}var Ae="$flagd.flagKey",Ne="$flagd.timestamp",be="targetingKey";function xt(t){let e=It(t);if(e?.key!=="var")return null;let n=e.value.type==="array",[r,o,...s]=e.value.type==="array"?e.value.items:[e.value];return r?.type!=="string"||!vf(r)||s.length>0||o&&!At(o)?null:{path:r.value,node:t,fallback:o&&At(o)?o:null,isListed:n}}var vf=({value:t})=>t.split(".").some(e=>e!=="");function Cn(t,e){return t?.fallback?{var:[e,t.fallback]}:t?.isListed?{var:[e]}:{var:e}}var Gt=t=>(e,[n=null],r)=>({[t]:r?[n,e]:[e,n]}),Br=(t,e)=>(n,r,o)=>Gt(o?e:t)(n,r,o),na=(t,e)=>(n,[r=0,o=0],s)=>s?{[e]:[o,n,r]}:{[t]:[r,n,o]},Ke=t=>(e,[n=""],r)=>({sem_ver:[e,t,n]}),bf=(t,[e=""],n)=>({in:[e,t]}),it=(t,e)=>({needs:t,write:e}),oe={is:it("value",Gt("==")),isNot:it("value",Gt("!=")),oneOf:it("values",Gt("in")),contains:it("part",bf),startsWith:it("text",Gt("starts_with")),endsWith:it("text",Gt("ends_with")),less:it("order",Br("<",">")),atMost:it("order",Br("<=",">=")),more:it("order",Br(">","<")),atLeast:it("order",Br(">=","<=")),between:it("range",na("<=",">=")),betweenWithout:it("range",na("<",">")),versionAtLeast:it("version",Ke(">=")),versionMore:it("version",Ke(">")),versionLess:it("version",Ke("<")),versionAtMost:it("version",Ke("<=")),versionIs:it("version",Ke("=")),versionIsNot:it("version",Ke("!=")),versionMajor:it("version",Ke("^")),versionMinor:it("version",Ke("~")),isSet:it("nothing",t=>t),isNull:it("nothing",(t,e,n)=>Gt("==")(t,[null],n)),isThere:it("nothing",(t,e,n)=>Gt("!=")(t,[null],n)),containsAny:it("values",Gt("contains_any")),containsAll:it("values",Gt("contains_all")),containsNone:it("values",Gt("contains_none")),within:it("text",Gt("in")),same:it("value",Gt("===")),notSame:it("value",Gt("!=="))},yf={"==":"is","!=":"isNot","===":"same","!==":"notSame"},ra={"<":"less","<=":"atMost",">":"more",">=":"atLeast"},wf={"<":"more","<=":"atLeast",">":"less",">=":"atMost"},xf={"<":"betweenWithout","<=":"between",">":"betweenWithout",">=":"between"},kf={"=":"versionIs","!=":"versionIsNot","<":"versionLess","<=":"versionAtMost",">":"versionMore",">=":"versionAtLeast","^":"versionMajor","~":"versionMinor"},Sf={starts_with:"startsWith",ends_with:"endsWith"},Of={contains_any:"containsAny",contains_all:"containsAll",contains_none:"containsNone"};function oa(t,e){let n=de(yf,t);if(n)return Tf(n,e);if(de(ra,t))return e.length===3?Ef(t,e):Cf(t,e);if(t==="in")return Af(e);if(t==="sem_ver")return Nf(e);let r=de(Sf,t);if(r)return ze(r,e,sa);let o=de(Of,t);return o?ze(o,e,aa):null}function de(t,e){return Object.hasOwn(t,e)?t[e]:void 0}function ze(t,e,n,r=!1){let[o,s]=r?[...e].reverse():e,i=o&&e.length===2?xt(o):null;return!i||!s||!(n(s)||xt(s))||oe[t].needs==="values"&&xt(s)?null:{operator:t,attribute:i,operands:[s],reversed:r}}function Tf(t,e){let[n,r]=e;if(!n||!r||e.length!==2)return null;let o=!xt(n),s=xt(o?r:n);if(s&&(o?n:r).type==="null"){let i=t==="is"?"isNull":t==="isNot"?"isThere":null;return i&&{operator:i,attribute:s,operands:[],reversed:o}}return ze(t,e,ia,o)}function Cf(t,e){let n=e[0]!==void 0&&!xt(e[0]),r=(n?wf:ra)[t];return ze(r,e,Zn,n)}function Ef(t,e){let[n,r,o]=e,s=xt(r);if(!s||!Zn(n)||!Zn(o))return null;let i=t.startsWith(">");return{operator:xf[t],attribute:s,operands:i?[o,n]:[n,o],reversed:i}}function Af(t){let[e,n]=t;if(!e||!n||t.length!==2)return null;if(n.type==="array")return ze("oneOf",t,aa);if(xt(e))return ze("within",t,sa);let r=ze("contains",t,Zn,!0);return r&&{...r,reversed:!1}}function Nf([t,e,n,...r]){if(!t||e?.type!=="string"||!n||r.length>0)return null;let o=de(kf,e.value);return o?ze(o,[t,n],Zn):null}var sa=t=>t.type==="string",Zn=t=>t.type==="string"||t.type==="number",ia=t=>At(t)&&t.type!=="null",aa=t=>t.type==="array"&&t.items.every(ia);var Tt=class{constructor(e){this.source=e}};function mn(t){return/"\s*:\S/.test(t)&&!/"\s*:\s/.test(t)?{colon:":",comma:","}:{colon:": ",comma:", "}}function cn(t,e){return t instanceof Tt||En(t)?t.source:Array.isArray(t)?`[${t.map(r=>cn(r,e)).join(e.comma)}]`:t===null||typeof t!="object"?JSON.stringify(t):`{${Object.entries(t).map(([r,o])=>JSON.stringify(r)+e.colon+cn(o,e)).join(e.comma)}}`}var Mf=new Set(["object","array","string","number","boolean","null"]);function En(t){return t!==null&&typeof t=="object"&&"source"in t&&"start"in t&&Mf.has(String(t.type))}function Ue(t,e,n){return Me(t,tr(e,n,mn(t)))}function la(t,e){let{start:n,source:r}=t,o=tr(t,e,mn(r));return Me(r,o.map(s=>({...s,start:s.start-n,end:s.end-n})))}function Me(t,e){let n="",r=0;for(let o of[...e].sort((s,i)=>s.start-i.start))n+=t.slice(r,o.start)+o.text,r=o.end;return n+t.slice(r)}function tr(t,e,n){if(er(t,e))return[];if(!(e instanceof Tt)&&!En(e)){if(Array.isArray(e)&&t.type==="array")return If(t,e,n);let r=Rf(t,e,n);if(r)return r}return[{start:t.start,end:t.end,text:cn(e,n)}]}function er(t,e){if(e===t)return!0;if(e instanceof Tt||En(e))return e.source===t.source;if(Array.isArray(e))return t.type!=="array"||t.items.length!==e.length?!1:t.items.every((n,r)=>er(n,e[r]));if(e!==null&&typeof e=="object"){let n=Object.entries(e);return t.type!=="object"||t.members.length!==n.length?!1:t.members.every(({key:r,value:o},s)=>r===n[s][0]&&er(o,n[s][1]))}return At(t)&&t.value===e}function Rf(t,e,n){if(e===null||typeof e!="object"||Array.isArray(e)||t.type!=="object")return null;let r=Object.entries(e),o=It(t),[s]=r;return o&&r.length===1&&s[0]!==o.key?[{start:o.keyStart,end:o.keyEnd,text:JSON.stringify(s[0])},...tr(o.value,s[1],n)]:r.length!==t.members.length||!t.members.every(({key:i},a)=>i===r[a][0])?null:t.members.flatMap(({value:i},a)=>tr(i,r[a][1],n))}function If(t,e,n){let{items:r}=t,o=Math.min(r.length,e.length),s=0;for(;s<o&&er(r[s],e[s]);)s+=1;let i=0;for(;i<o-s&&er(r[r.length-1-i],e[e.length-1-i]);)i+=1;let a=r.slice(s,r.length-i),u=e.slice(s,e.length-i),c=Math.min(a.length,u.length),m=a.slice(0,c).flatMap((d,f)=>tr(d,u[f],n));return a.length>c?[...m,fs(t,s+c,r.length-i)]:u.length===c?m:[...m,jr(t,s+c,u.slice(c).map(d=>cn(d,n)),n)]}function nr(t){return t.type==="object"?t.members.map(({keyStart:e,value:n})=>({start:e,end:n.end})):t.type==="array"?t.items:[]}function fs(t,e,n){let r=nr(t),[o,s]=[r[e-1],r[n]];return o?{start:o.end,end:r[n-1].end,text:""}:s?{start:r[e].start,end:s.start,text:""}:{start:t.start+1,end:t.end-1,text:""}}function jr(t,e,n,r){let o=nr(t),[s,i]=[o[e-1],o[e]];if(s){let a=n.map((u,c)=>Lr(t,e+c,r)+u).join("");return{start:s.end,end:s.end,text:a}}if(i){let a=n.map((u,c)=>u+Lr(t,c+1,r)).join("");return{start:i.start,end:i.start,text:a}}return{start:t.start+1,end:t.end-1,text:n.join(r.comma)}}function Lr(t,e,n){let r=nr(t),{start:o,source:s}=t,i=t.type==="array"?[e,e-2,e+2,2-e%2,1]:[e,e-1];for(let u of i)if(u>=1&&u<r.length)return s.slice(r[u-1].end-o,r[u].start-o);let a=r.length>0?s.slice(1,r[0].start-o):"";return a.includes(`
`)?`,${a}`:n.comma}function Lt(t){if(t.type==="boolean")return{kind:"constant",node:t,value:t.value};let e=Ff(t),n=e?ua(e,t,!0):ua(t,t,!1);return n&&!Df(n)?n:fn(t)}function Df(t){let{kind:e,negated:n,node:r}=t;return e==="group"&&n&&Pr(r)&&!da(t)}var Pr=t=>It(t)?.value.type!=="array";function ca({operator:t,node:e,inner:n,negated:r}){return t!=="isSet"?!1:It(n)?.key==="!!"?Pr(n):r&&Pr(e)}function fn(t){return{kind:"json",node:t,operator:It(t)?.key??null}}function Ff(t){let e=It(t);return e?.key!=="!"?null:ma(e.value)}function ma(t){return t.type!=="array"?t:t.items.length===1?t.items[0]??null:null}var Bf={and:"and",or:"or"};function ua(t,e,n){let r=It(t);if(!r)return null;let{key:o,value:s}=r,i={node:e,inner:t,negated:n},a=xt(o==="!!"?ma(s)??s:t);if(a)return{kind:"test",...i,operator:"isSet",attribute:a,operands:[],reversed:!1};if(o==="$ref")return s.type==="string"?{kind:"reference",...i,name:s}:null;if(o==="missing")return fa(i,s,null);if(s.type!=="array")return null;if(o==="missing_some")return Lf(i,s.items);let u=de(Bf,o);if(!u){let c=oa(o,s.items);return c&&{kind:"test",...i,...c}}return s.items.length===0?null:{kind:"group",...i,mode:u,conditions:s.items.map(Lt)}}function Lf(t,[e,n,...r]){return e?.type!=="number"||!Number.isInteger(e.value)||e.value<1?null:n?.type==="array"&&r.length===0?fa(t,n,e):null}function fa(t,e,n){let r=e.type==="array"?e.items:[e],o=[];for(let s of r){if(s.type!=="string"||s.value==="")return null;o.push(s)}return o.length>0?{kind:"missing",...t,paths:o,least:n}:null}function ds(t){return t.kind==="constant"?!0:t.kind!=="json"&&(t.negated||da(t))}function da(t){return t.kind==="group"?t.conditions.every(ds):t.kind==="test"&&(t.operator!=="isSet"||It(t.inner)?.key==="!!")}function se(t,e,n){if(n!==t.negated){let r=new Tt(la(t.inner,e));return n?{"!":[r]}:r}return n?Pr(t.node)?{"!":e}:{"!":[e]}:e}var pa=2**31-1;function ye(t){if(At(t))return{kind:"variant",node:t,name:$a(t)};let e=It(t);if(!e)return fn(t);if(e.key==="fractional")return jf(t,e.value)??fn(t);if(e.key==="$ref"&&e.value.type==="string")return{kind:"reference",node:t,name:e.value};let n=xt(t);if(n)return{kind:"attribute",node:t,attribute:n};let r=Lt(t);return ds(r)?{kind:"answer",node:t,condition:r}:fn(t)}function $a({value:t}){return t===null?null:Object.is(t,-0)?"-0":String(t)}function jf(t,e){if(e.type!=="array"||!e.items[0])return null;let[n,...r]=e.items,o=n.type==="array",s=(o?e.items:r).map(qf);if(!Pf(s))return null;let i=s.reduce((u,{weight:c})=>u+c,0);if(i<1||i>pa)return null;let a=o?{kind:"key",node:null}:Wf(n);return{kind:"rollout",node:t,by:a,buckets:s,total:i}}var Pf=t=>t.every(e=>e!==null);function qf(t){if(t.type!=="array")return null;let[e,n,...r]=t.items;return!e||!At(e)||r.length>0||n&&!_f(n)?null:{node:t,variantNode:e,name:$a(e),weight:n?n.value:1}}function _f(t){return t.type==="number"&&Number.isInteger(t.value)&&t.value>=0&&t.value<=pa}function Wf(t){let e=xt(t);if(e)return{kind:"attribute",node:t,attribute:e,seed:null};let n=It(t),[r,o,...s]=n?.key==="cat"&&n.value.type==="array"?n.value.items:[],i=r&&o&&s.length===0?xt(o):null;return!r||!i?fn(t):r.type==="string"?{kind:"attribute",node:t,attribute:i,seed:r}:xt(r)?.path===Ae&&!xt(r)?.fallback?{kind:"attribute",node:t,attribute:i,seed:"flag"}:fn(t)}function ha(t){if(t.kind!=="attribute")return t.node;let e=Cn(t.attribute,t.attribute.path);return t.seed===null?e:{cat:[t.seed==="flag"?{var:Ae}:t.seed,e]}}var ga=[100,1e3,1e4,1e5];function ps(t){let e=rr(t);return t.map(n=>Math.round(n/e*1e5)/1e3)}function An(t){let e=new Map;for(let{name:r,weight:o}of t)e.set(r,(e.get(r)??0)+o);let n=ps([...e.values()]);return[...e.keys()].map((r,o)=>({variant:r,percent:n[o]??0}))}function va(t,e,n){if(t.length===1)return[100];let r=ga.find(a=>a>=wa(t)&&Vf(n*a/100))??1e5,o=Math.round(Math.min(Math.max(n,0),100)*r/100),s=t.map((a,u)=>u===e?0:a);rr(s)===0&&(s[(e+1)%t.length]=1);let i=$s(s,r-o);return i[e]=o,i}function ba(t){return $s(Array(t).fill(1),100)}function ya(t){return $s(t,wa(t))}function wa(t){let e=rr(t);return ga.includes(e)?e:100}function $s(t,e){let n=rr(t),r=t.map(a=>a/n*e),o=r.map(Math.floor),s=r.map((a,u)=>({i:u,rest:a-Math.floor(a)})).sort((a,u)=>u.rest-a.rest||a.i-u.i),i=e-rr(o);for(let{i:a}of s.slice(0,i))o[a]=(o[a]??0)+1;return o}var Vf=t=>Math.abs(t-Math.round(t))<1e-9,rr=t=>t.reduce((e,n)=>e+n,0);function dn(t){let e={text:t,root:null,levels:[],rules:[],otherwise:null};return t.trim()===""||(e.root=R(t),hs(e.root)||Jf(e.root,e)),e}function hs(t){return t.type==="null"||t.type==="object"&&t.members.length===0}function Jf(t,e){let n=t;for(;n;){let r=Hf(n);if(!r){e.otherwise=ye(n);return}let{operator:o,items:s}=r,i=Math.floor(s.length/2);e.levels.push({node:n,operator:o,rules:i});for(let a=0;a<i;a+=1){let u=Lt(s[2*a]),c=ye(s[2*a+1]);e.rules.push({condition:u,outcome:c})}n=s[2*i]}}function Hf(t){let e=It(t);return!e||e.key!=="if"&&e.key!=="?:"||e.value.type!=="array"?null:{operator:e.key,items:e.value.items}}function gs(t){let{rules:e,otherwise:n}=dn(t??""),r=e.map(({condition:o,outcome:s})=>({condition:Dt(o.node.source),result:Dt(s.node.source)}));return n?[...r,{condition:null,result:Dt(n.node.source)}]:r}function vs(t){let e=ye(R(t)),n=e.kind==="variant"?[{name:e.name,weight:1}]:e.kind==="rollout"?e.buckets:[];return!n.length||n.some(({name:r})=>r===null)?null:An(n).map(({variant:r,percent:o})=>({variant:r??"",percent:o}))}function bs(t){let e=ye(R(t));return e.kind==="rollout"&&e.by.node?Dt(e.by.node.source):null}var Kf=["state","variants","defaultVariant","targeting","metadata"];function _r(t,e){if(t===null||e===null)return t===e?[]:[{part:"flag",change:t===null?"created":"deleted"}];if(t===e)return[];let[n,r]=[Nn(t,""),Nn(e,"")],o=[...ka("state",n.get("state"),r.get("state")),...ka("default",n.get("defaultVariant"),r.get("defaultVariant")),...ys("variant",Nn(t,"/variants"),Nn(e,"/variants")),...ws(n.get("targeting")??null,r.get("targeting")??null),...ys("metadata",Nn(t,"/metadata"),Nn(e,"/metadata")),...ys("member",Sa(n),Sa(r))];return o.length?o:Dt(t)===Dt(e)?[{part:"layout"}]:[{part:"spelling"}]}function ws(t,e){let[n,r]=[gs(t),gs(e)],[o,s]=[n.map(qr),r.map(qr)],i=[],a=[],u=[],c=()=>{u.push(...zf(n,r,i,a)),[i,a]=[[],[]]};for(let[m,d]of Dr(o,s))m!==null&&d!==null?c():m!==null?i.push(m):d!==null&&a.push(d);return c(),Uf(u).sort((m,d)=>xa(m)-xa(d))}function zf(t,e,n,r){let o=new Set(n),s=new Map,i=u=>{for(let c of r){if(s.has(c))continue;let m=[...o].find(d=>u(t[d],e[c]));m!==void 0&&(s.set(c,m),o.delete(m))}};i((u,c)=>u.condition===c.condition),i((u,c)=>u.condition!==null&&c.condition!==null&&u.result===c.result),n.length===r.length&&i((u,c)=>u.condition===null==(c.condition===null));let a=r.map(u=>{let c=s.get(u),m=e[u].condition===null?null:u+1;if(c===void 0)return{part:"rule",change:"added",number:m,before:null,after:e[u]};let[d,f]=[t[c],e[u]];return{part:"rule",change:d.condition===f.condition?"result":d.result===f.result?"condition":"both",number:m,before:d,after:f}});for(let u of o){let c=t[u].condition===null?null:u+1;a.push({part:"rule",change:"removed",number:c,before:t[u],after:null})}return a}function Uf(t){let e=t.filter(o=>o.change==="removed"),n=new Set;return t.map(o=>{if(o.change!=="added"||!o.after)return o;let s=qr(o.after),i=e.find(a=>!n.has(a)&&a.before&&qr(a.before)===s);return i?(n.add(i),{...o,change:"moved",from:i.number,before:i.before}):o}).filter(o=>!n.has(o))}function xa(t){return t.number??1/0}function qr(t){return`${t.condition??""}
${t.result}`}function ka(t,e,n){return e===n?[]:[{part:t,before:e??null,after:n??null}]}function ys(t,e,n){let[r,o]=[[...e.keys()],[...n.keys()]],s=[],i=new Set(r.filter(a=>!n.has(a)));for(let a of o){let[u,c]=[e.get(a),n.get(a)??null];if(u!==void 0){u!==c&&s.push({part:t,change:"changed",name:a,before:u,after:c});continue}let m=[...i].find(d=>e.get(d)===c&&r.indexOf(d)===o.indexOf(a));m===void 0||t==="member"?s.push({part:t,change:"added",name:a,before:null,after:c}):(i.delete(m),s.push({part:t,change:"renamed",name:m,to:a,before:c,after:c}))}for(let a of i)s.push({part:t,change:"removed",name:a,before:e.get(a)??null,after:null});return s}function Nn(t,e){return new Map(te(G(R(t),e)).map(({key:n,value:r})=>[n,Dt(r.source)]))}function Sa(t){return new Map([...t].filter(([e])=>!Kf.includes(e)))}function Ta(t,e,n=3){let[r,o]=[Oa(t),Oa(e)],s=Dr(r,o).map(([a,u])=>({kind:a===null?"added":u===null?"removed":"same",text:a===null?o[u??0]:r[a],before:a===null?null:a+1,after:u===null?null:u+1,mark:null})),i=Gf(s);return Yf(i),Xf(i,n)}function Oa(t){return t===null?[]:(pt(t).root?He(t):t).split(`
`)}function Gf(t){let e=[];for(let n=0;n<t.length;){let r=n;for(;r<t.length&&t[r].kind!=="same";)r+=1;let o=t.slice(n,r);e.push(...o.filter(s=>s.kind==="removed"),...o.filter(s=>s.kind==="added")),r<t.length&&e.push(t[r]),n=r+1}return e}function Yf(t){for(let e=0;e<t.length;e+=1){if(t[e].kind!=="removed")continue;let n=e;for(;t[n]?.kind==="removed";)n+=1;let r=n;for(;t[r]?.kind==="added";)r+=1;if(n-e===r-n)for(let o=e;o<n;o+=1)Qf(t[o],t[o-e+n]);e=r-1}}function Qf(t,e){let n=Math.min(t.text.length,e.text.length),r=0;for(;r<n&&t.text[r]===e.text[r];)r+=1;let o=0;for(;o<n-r&&t.text.at(-1-o)===e.text.at(-1-o);)o+=1;let s=t.text.length-t.text.trimStart().length;r<=s&&o===0||(t.mark=[r,t.text.length-o],e.mark=[r,e.text.length-o])}function Xf(t,e){let n=t.map(()=>!1);t.forEach((s,i)=>{if(s.kind!=="same")for(let a=Math.max(0,i-e);a<=Math.min(t.length-1,i+e);a+=1)n[a]=!0});let r=[],o=0;return t.forEach((s,i)=>{if(!n[i]){o+=1;return}n[i-1]||(r.push({skipped:o,lines:[]}),o=0),r[r.length-1].lines.push(s)}),{hunks:r,skipped:o}}function Wr(t){return t.map(e=>e.text).join("")}function Mn(t){let e=[],n=r=>{if(Zf(r))r.forEach(n);else{let o=typeof r=="string"?ie("text",r):r,s=e.at(-1);s?.kind==="text"&&o.kind==="text"?e[e.length-1]=ie("text",s.text+o.text):e.push(o)}};return n(t),e}var Zf=t=>Array.isArray(t),ie=(t,e)=>({kind:t,text:e});var Ca=120,Ea=60,td=/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;function Re(t){return(t.length>Ca?`${t.slice(0,Ca-1)}\u2026`:t).replace(td,n=>`\\u${n.charCodeAt(0).toString(16).padStart(4,"0")}`)}function Vr(t){return t===Ne?{kind:"attribute",text:h.rules.time}:t===Ae?{kind:"attribute",text:h.rules.flagKey}:{kind:"attribute",text:Re(t)}}function Ie(t,e=!1){if(t.type!=="string")return{kind:"value",text:t.source};let{value:n}=t,r=n!==""&&n===n.trim()&&(e||!or(n));return{kind:"value",text:Re(r?n:JSON.stringify(n))}}function or(t){return/^(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)$/.test(t)}function sr(t){let e=Re(t.source.replace(/\s+/g," "));return e.length>Ea?`${e.slice(0,Ea-1)}\u2026`:e}var ed=864e10;function Jr(t){return t.type==="number"&&Number.isInteger(t.value)&&Math.abs(t.value)<=ed}function Aa(t){let[e,n=""]=new Date(t*1e3).toISOString().split("T"),r=t%60===0?n.slice(0,5):n.slice(0,8);return{kind:"time",text:`${e} ${r} UTC`,seconds:t}}var V=h.rules;function Ma(t){return Wr(Mn(ir(Lt(R(t)))))}function Ra({condition:t,outcome:e}){let n=Da(e);return t.kind==="constant"?Mn((t.value?V.always:V.never)(n)):Mn(V.rule(ir(t),n))}function pn(t){return Mn(ir(t))}function Ge(t){return Mn(Da(t))}function ir(t,e=!1){switch(t.kind){case"constant":return t.value?V.fitsAlways:V.fitsNever;case"json":return V.json(ie("json",sr(t.node)));case"reference":{let n=ie("reference",Re(t.name.value));return t.negated?V.notReference(n):V.reference(n)}case"missing":return rd(t);case"group":return nd(t,e);default:return sd(t)}}function nd({conditions:t,mode:e,negated:n},r){let o=t.map(i=>ir(i,t.length>1)),s=Rn(o,e==="and"?V.and:V.or);return n?V.not(s):r&&t.length>1?V.group(s):s}var Rn=(t,e)=>t.flatMap((n,r)=>r>0?[e,n]:[n]);function rd({paths:t,least:e,negated:n}){let r=t.map(({value:o})=>Vr(o));if(e){let o=ie("value",e.source);return(n?V.notMissingSome:V.missingSome)(o,Rn(r,V.comma),e.value===1)}return n?V.notMissing(Rn(r,V.and),r.length>1):V.missing(Rn(r,V.or))}var od=new Set(["text","version"]);function sd(t){let{operator:e,attribute:n,operands:r,negated:o}=t,s=n.path===Ne,i=$=>s&&Jr($)?Aa($.value):$.type==="string"?Ie($,od.has(oe[e].needs)):Ia($,e==="containsAll"?V.and:V.or),[a="",u=""]=r.map(i),m=(s?de(V.timeTests,e):void 0)??de(V.tests,e),d=o?de(V.negatedTests,e):void 0,f=Hr(n),p=ca(t)?V.orItsFirst(f):f;if(d)return d(p,a,u);let v=m?.(p,a,u)??"";return o?V.not(v):v}function Hr({path:t,fallback:e}){let n=Vr(t);return e?V.withFallback(n,Ie(e)):n}function Ia(t,e){if(t.type==="array")return t.items.length>0?id(t.items.map(r=>Ia(r,e)),e):V.noValues;let n=xt(t);return n?Hr(n):t.type==="object"?ie("json",sr(t)):Ie(t)}var Na=8;function id(t,e){let n=t.length>Na,r=n?t.slice(0,Na-1):t.slice(0,-1),o=n?V.moreValues(t.length-r.length):t.at(-1)??"";return r.length>0?[Rn(r,V.comma),e,o]:o}function Da(t){switch(t.kind){case"variant":return Fa(t.name);case"rollout":return ad(t);case"answer":return V.answer(ir(t.condition));case"reference":return V.referenceAnswer(ie("reference",Re(t.name.value)));case"attribute":return V.attributeAnswer(Hr(t.attribute));default:return V.json(ie("json",sr(t.node)))}}function Fa(t){return t===null?ie("default",V.default):ie("variant",Re(t))}function ad({buckets:t,by:e}){let n=An(t).map(({variant:r,percent:o})=>V.share(V.percent(String(o)),Fa(r)));return V.by(Rn(n,V.dot),ld(e))}function ld(t){if(t.kind==="key")return Vr(be);if(t.kind==="json")return V.json(ie("json",sr(t.node)));let e=Hr(t.attribute);return t.seed==="flag"?e:t.seed?V.seeded(e,Ie(t.seed)):V.sharedSplit(e)}var Dn=" \u2192 ",ud={variant:"Variant",metadata:"Metadata",member:"Member"},cd={'"ENABLED"':"enabled",'"DISABLED"':"disabled"};function Pa(t){switch(t.part){case"flag":return{head:[t.change==="created"?"New flag":"The flag is deleted"]};case"layout":return{head:["Only the layout of the JSON differs"]};case"spelling":return{head:["Written differently, with the same meaning"]};case"state":return{head:X`State: ${ja(t.before)}${Dn}${ja(t.after)}`};case"default":return{head:X`Default variant: ${La(t.before)}${Dn}${La(t.after)}`};case"rule":return fd(t);default:return{head:md(t)}}}function md({part:t,change:e,name:n,to:r,before:o,after:s}){let[i,a]=[ud[t],qt(n)];return e==="added"?X`${i} ${a} added: ${In(s)}`:e==="removed"?X`${i} ${a} removed: ${In(o)}`:e==="renamed"?X`${i} ${a} renamed to ${qt(r??"")}`:X`${i} ${a}: ${In(o)}${Dn}${In(s)}`}function fd({change:t,number:e,from:n,before:r,after:o}){let s=xs(e),i={before:r?Ba(r):void 0,after:o?Ba(o):void 0};if(t==="added")return{head:X`${s} added`,after:i.after};if(t==="removed")return{head:X`${s} removed`,before:i.before};if(t==="moved")return{head:X`${xs(n??null)} is now ${xs(e).toLowerCase()}`,after:i.after};if(t==="condition"){let u=_a(r?.condition,o?.condition);return{head:X`${s}: ${u??"another condition"}`,...i}}let a=t==="result"&&r&&o?dd(r.result,o.result):null;return a?{head:X`${s}: ${a}`}:{head:t==="result"?X`${s}: another result`:X`${s} changed`,...i}}function dd(t,e){let[n,r]=[vs(t),vs(e)];if(!n||!r)return null;if(!(n.length>1||r.length>1))return X`${qt(n[0].variant)}${Dn}${qt(r[0].variant)}`;if(n.length>1&&r.length>1&&bs(t)!==bs(e))return null;let s=[...new Set([...r,...n].map(c=>c.variant))],i=s.filter(c=>Kr(n,c)!==Kr(r,c));if(!i.length)return X`other weights, the same shares`;let a=s.length===2?i.slice(0,1):i,u=[];return a.forEach((c,m)=>{u=X`${u}${m?", ":""}${qt(c)} ${yt(Kr(n,c))}${Dn}${yt(Kr(r,c))}`}),u}function Kr(t,e){return t.find(n=>n.variant===e)?.percent??0}function xs(t){return t===null?"Else":`Rule ${t}`}function Ba({condition:t,result:e}){let n=ks(Ge(ye(R(e))));return t===null?n:X`If ${ks(pn(Lt(R(t))))}${Dn}${n}`}function qa(t,e){let n=o=>ks(pn(Lt(R(o)))),r=_a(t,e);return{head:r?X`Values: ${r}`:["Another rule"],before:n(t),after:n(e)}}var pd=3;function _a(t,e){let n=Ri(JSON.parse(t??"null"),JSON.parse(e??"null"));return n.length===0||n.length>pd||n[0].what==="rule-rewritten"?null:n.map(Di).reduce((r,o)=>X`${r}, ${o}`)}function ks(t){return t.map(({kind:e,text:n})=>e==="text"||e==="default"?n:{value:n})}function La(t){return t===null||t==="null"?"none":In(t)}function ja(t){return t===null?"none":cd[t]??In(t)}function In(t){if(t===null)return"nothing";let e=t.startsWith('"');return qt(e&&JSON.parse(t)!==""?JSON.parse(t):t)}var De={words:"In words",lines:"As JSON",none:"Nothing changes.",unchanged:t=>`${t} unchanged ${t===1?"line":"lines"}`,removed:"Removed",added:"Added"};function K({parts:t}){return l`${t.map(e=>typeof e=="string"?e:l`<code>${e.value}</code>`)}`}function Jt({before:t,after:e,kind:n="flag"}){let r=$d(t,e,n),{hunks:o,skipped:s}=Ta(t,e);return!r.length&&!o.length?l`<p class="quiet">${De.none}</p>`:l`<div class="difference stack">
    ${r.length>0&&l`<ul class="plain words" aria-label=${De.words}>
      ${r.map(({head:i,before:a,after:u})=>l`<li>
          <${K} parts=${i} />
          ${a&&l`<div class="old"><span class="hidden-text">${De.removed}: </span><${K} parts=${a} /></div>`}
          ${u&&l`<div class="new"><span class="hidden-text">${De.added}: </span><${K} parts=${u} /></div>`}
        </li>`)}
    </ul>`}
    ${o.length>0&&l`<div class="lines scrolls mono" role="group" aria-label=${De.lines} tabindex="0">
      ${o.map(i=>l`
          ${i.skipped>0&&l`<div class="skipped">${De.unchanged(i.skipped)}</div>`}
          ${i.lines.map(a=>l`<${hd} line=${a} />`)}
        `)}
      ${s>0&&l`<div class="skipped">${De.unchanged(s)}</div>`}
    </div>`}
  </div>`}function $d(t,e,n="flag"){try{return n==="flag"?_r(t,e).map(Pa):n==="evaluator"&&t!==null&&e!==null?ws(t,e).length>0?[qa(t,e)]:[]:[]}catch{return[]}}function hd({line:t}){let{kind:e,text:n,before:r,after:o,mark:s}=t,[i,a]=s??[n.length,n.length];return l`<div class="line ${e}">
    <span class="number" aria-hidden="true">${r??""}</span>
    <span class="number" aria-hidden="true">${o??""}</span>
    <span class="sign">${e==="same"?"":l`<span aria-hidden="true">${e==="added"?"+":"\u2212"}</span><span class="hidden-text">${De[e]}: </span>`}</span>
    <span class="text">${n.slice(0,i)}${i<a&&l`<mark>${n.slice(i,a)}</mark>`}${n.slice(a)}</span>
  </div>`}var zr=class{#t=new Map;#e=new Map;forget(){this.#e.clear()}show(e,n){this.#t.set(e,n)}answered(e){this.#t.delete(e)}isShown(e){return this.#t.has(e)}remove(e,n){this.#e.set(e,Math.max(n,this.#e.get(e)??0))}counts(e,n){return e.revision===null?!0:e.revision<=(this.#e.get(e.key)??0)?!1:!n||n.revision===null||e.revision>=n.revision}of(e,n){return n?.revision===e.revision?{...e,...this.#t.get(e.key)}:e}merged(e,n,r){let o=new Map(e.map(i=>[i.key,i])),s=new Map;for(let i of n){let a=o.get(i.key);this.counts(i,a)?s.set(i.key,this.of(i,a)):a&&s.set(i.key,a)}for(let i of e)!s.has(i.key)&&(i.revision??0)>r&&s.set(i.key,i);return[...s.values()]}};var Wa={flags:[],revision:0,complete:!1,problem:null,fromMemory:!1},gd=2500,vd=100,bd=3e4,yd=8,Fn=new Map;function ee(t){let e=Fn.get(t)??new Ss(t);Fn.delete(t),Fn.set(t,e);for(let[n,r]of Fn){if(Fn.size<=yd)break;r.opened||Fn.delete(n)}return e}var Ss=class{constructor(e){this.set=e,this.content=dt(Wa),this.fresh=dt(new Set),this.latest=new zr,this.opened=0,this.loading=new AbortController,this.stop=()=>{},this.timer=void 0,this.renewing=Promise.resolve()}open(){this.opened+=1,this.opened===1&&(this.content.peek().complete?(this.follow(),this.renewPlans()):this.load().then(()=>this.follow()),this.timer=setInterval(()=>document.hidden||this.renewPlans(),bd));let e=!0;return()=>{e&&(e=!1,this.opened-=1,!this.opened&&(this.stop(),clearInterval(this.timer)))}}follow(){this.stop();let{complete:e,revision:n}=this.content.peek();!this.opened||!e||(this.stop=Sn(this.set,n,r=>{this.renewing=this.renewing.then(()=>this.renew(r.revision,r.changes))}))}async load(){this.loading.abort();let e=this.loading=new AbortController,{signal:n}=e,{complete:r,revision:o}=this.content.peek();this.content.value={...this.content.peek(),problem:null};try{let s=j(S`flag-sets/${this.set}`,{signal:n}),i=r?null:U(this.set),a=i===null?(await s).data.revision:i.revision,u=_t(S`flag-sets/${this.set}/flags`,{query:{summary:!0},signal:n,onPage:p=>{!r&&!n.aborted&&(this.content.value={...Wa,flags:this.merged(p,a),revision:a})}}),[{data:c,servedFromMemory:m},d]=await Promise.all([s,u]);if(n.aborted)return;let f=c.revision<Math.max(a,o);f&&this.latest.forget(),this.content.value={flags:f?d:this.merged(d,a),revision:Math.min(a,c.revision),complete:!0,problem:null,fromMemory:m}}catch(s){n.aborted||(this.content.value={...this.content.peek(),problem:s})}}async retry(){await this.load(),this.follow()}async renew(e,n){let r=this.content.peek().revision;if(n===null||r>e)return this.load();let o=new Map;for(let{kind:s,name:i,after:a}of n)s==="flag"&&!o.has(i)&&o.set(i,a!==null);try{let s=[...o.values()].includes(!0)?await _t(S`flag-sets/${this.set}/flags`,{query:{summary:!0,since_revision:r}}):[],i=new Set([...o].filter(([,a])=>!a).map(([a])=>a));return this.put(s,{gone:i,goneAt:e,revision:e})}catch{return this.load()}}async renewPlans(){let{complete:e,fromMemory:n}=this.content.peek();if(e){if(n)return this.retry();try{let r=await _t(S`flag-sets/${this.set}/flags`,{query:{summary:!0,planned:!0}}),o=new Map(r.map(({key:i,plan:a})=>[i,a])),s=this.content.peek();if(!o.size&&!s.flags.some(({plan:i})=>i))return;this.content.value={...s,flags:s.flags.map(i=>({...i,plan:o.get(i.key)??null}))}}catch{}}}put(e,{gone:n=[],goneAt:r=0,revision:o=0,isMine:s=!1}={}){let i=this.content.peek(),a=new Map(i.flags.map(m=>[m.key,m])),u=e.filter(m=>this.latest.counts(m,a.get(m.key))),c=u.filter(m=>m.revision!==a.get(m.key)?.revision&&!this.latest.isShown(m.key));for(let m of u)a.set(m.key,this.latest.of(m,a.get(m.key)));for(let m of n)r&&(a.get(m)?.revision??0)>r||(this.latest.remove(m,r),a.delete(m));this.content.value={...i,revision:Math.max(o,i.revision),flags:[...a.values()]},s||this.mark(c.map(({key:m})=>m))}merged(e,n){return this.latest.merged(this.content.peek().flags,e,n)}show(e,n){let r=this.named(e);return r?(this.latest.show(e,n),this.replace({...r,...n}),o=>{this.latest.answered(e),!o&&this.named(e)?.revision===r.revision&&this.replace(r)}):()=>{}}named(e){return this.content.peek().flags.find(n=>n.key===e)}replace(e){let n=this.content.peek();this.content.value={...n,flags:n.flags.map(r=>r.key===e.key?e:r)}}mark(e){!e.length||e.length>vd||(this.fresh.value=new Set([...this.fresh.peek(),...e]),setTimeout(()=>{this.fresh.value=new Set([...this.fresh.peek()].filter(n=>!e.includes(n)))},gd))}};async function Ur(t,e,n){try{return(await j(S`flag-sets/${t}/flags/${e}`,{query:{summary:!0},signal:n})).data}catch(r){if(r instanceof H&&r.status===404)return;throw r}}var Gr=new Map,Os=t=>t?.revision?`"${t.revision}"`:null;async function Yr(t,e,n,{undoes:r=!1}={}){if(!r&&vt(U(t))&&!await Ts(t,[e],n))return;let o=JSON.stringify([t,e]),s=Gr.get(o),i=s?s.then(()=>Va(t,e,n)):Va(t,e,n);Gr.set(o,i),await i,Gr.get(o)===i&&Gr.delete(o)}async function Va(t,e,n){let r=ee(t),o=r.named(e),s=n?"ENABLED":"DISABLED";if(!o||o.state===s)return;let i=r.show(e,{state:s});try{let{data:a}=await Xt(S`flag-sets/${t}/flags/${e}`,{body:{state:s},etag:Os(o)}),{revision:u}=a;i(!0);let c={modifiedAt:new Date().toISOString(),modifiedBy:wr.value?.name??null,comment:null},m=r.named(e);m&&(m.revision??0)<u&&r.put([{...m,...c,state:s,revision:u}],{isMine:!0}),_({text:w.toggled(e,n),action:{label:h.undo,onClick:()=>Yr(t,e,!n,{undoes:!0})}})}catch(a){i(!1),a instanceof H&&(a.status===412||a.status===404)?await wd(t,e):Et(a)}}function Ts(t,e,n){return Ut({title:w.askToggle(e,n,t),text:w.askProduction,action:n?w.turnOn:w.turnOff,danger:!n})}async function wd(t,e){try{let n=await Ur(t,e);ee(t).put(n?[n]:[],{gone:n?[]:[e]});let r=n?w.changedMeanwhile(e,n.modifiedBy??""):w.deletedMeanwhile(e);_({kind:"bad",text:r})}catch(n){Et(n)}}var Ja=5;async function Ha(t,e,n){let r=n?"ENABLED":"DISABLED",o=e.filter(c=>c.state!==r);o.length||_({text:w.bulk.unchanged(e.length)});let{done:s,revision:i,failed:a}=await Ga(t,o,{state:r});if(!s.length)return a;let u={state:r,revision:i,modifiedAt:new Date().toISOString(),modifiedBy:wr.value?.name??null,comment:null};return ee(t).put(s.map(c=>({...c,...u})),{isMine:!0}),Qr(w.bulk.toggled(s.length,n),t,s,i),a}async function Ka(t,e,n){let{done:r,revision:o,failed:s}=await Ga(t,e,null,n);return r.length&&(ee(t).put([],{gone:r.map(({key:i})=>i),goneAt:o}),Qr(w.bulk.deleted(r.length),t,r,o)),s}async function za(t,e,n,r,o){let{data:s}=await Bt(S`flag-sets/${t}/flags/${n}/copy`,{body:{to:e},comment:o,etag:Os(r),createOnly:!r});s.changed&&Qr(w.bulk.copied(1,e),e,[{key:n}],s.revision)}async function Ua(t,e,n,r,o){let{data:s}=await Bt(S`flag-sets/${t}/copy`,{body:{to:e,flags:n},etag:r,comment:o});s.changed&&Qr(w.bulk.copied(s.changed,e),e,n.map(i=>({key:i})),s.revision)}async function Ga(t,e,n,r){let o=ee(t),s=[],i=e;for(let a=1;i.length;a+=1){let u=o.content.peek(),c=new Map(u.flags.map(p=>[p.key,p])),m=({key:p,revision:v})=>c.get(p)?.revision===v;for(let{key:p}of i.filter(v=>!m(v)))s.push({key:p,problem:new Error(w.bulk.meanwhile(c.get(p)?.modifiedBy??null))});if(i=i.filter(m),!i.length)break;let d=i.reduce((p,v)=>Math.max(p,v.revision??0),u.revision),f={flags:Object.fromEntries(i.map(({key:p})=>[p,n]))};try{let{data:p}=await Xt(S`flag-sets/${t}/flags`,{body:f,etag:`"${d}"`,comment:r});return{done:i,revision:p.revision,failed:s}}catch(p){if(!(p instanceof H&&p.status===412)||a===Ja){s.push(...i.map(({key:$})=>({key:$,problem:p})));break}await o.load()}}return{done:[],revision:0,failed:s}}function Qr(t,e,n,r){let o=()=>xd(e,n.map(({key:s})=>s),r).catch(Et);_({text:t,action:{label:h.undo,onClick:o}})}async function xd(t,e,n){let r=e,o=n;for(let i=1;;i+=1)try{r.length&&await Bt(S`flag-sets/${t}/rollback`,{body:{revision:n-1,flags:r},etag:`"${o}"`});break}catch(a){if(!(a instanceof H&&a.status===412)||i===Ja)throw a;o=(await j(S`flag-sets/${t}`)).data.revision;let u=await is(t,n),c=new Set(u?.filter(({kind:m})=>m==="flag").map(({name:m})=>m));r=u===null?[]:e.filter(m=>!c.has(m))}r.length&&_({text:w.bulk.undone(r.length)});let s=e.filter(i=>!r.includes(i));s.length===1?_({kind:"bad",text:`${s[0]}: ${w.notUndone}`}):s.length&&_({kind:"bad",text:w.bulk.notUndone(s.length)})}var Qa=t=>({kind:"refused",before:null,after:null,warnings:[],reason:t});async function Xa(t,e,n,r){try{let o=await Ur(e,n,r),{data:s,text:i}=await Bt(S`flag-sets/${t}/flags/${n}/copy`,{body:{to:e},query:{dry_run:!0},signal:r});if(!s.diff.length)return{kind:"same",there:o,before:null,after:null,warnings:s.warnings};let a=R(i);return{kind:o?"changes":"new",there:o,before:o?ht(a,"/diff/0/before"):null,after:ht(a,"/diff/0/after"),warnings:s.warnings}}catch(o){if(r?.aborted)throw o;return Qa(o instanceof Error?o.message:String(o))}}async function Za(t,e,n,r){let o=new Map;for(;;){let s=n.filter(i=>!o.has(i));if(!s.length)return{found:o,etag:null,notes:[]};try{let{data:i,text:a,etag:u}=await Bt(S`flag-sets/${t}/copy`,{body:{to:e,flags:s},query:{dry_run:!0},signal:r}),c=R(a),m=new Map(i.diff.map(({name:f},p)=>[f,p])),d=Ya(i.warnings);for(let f of s){let p=m.get(f),v=p!==void 0&&i.diff[p].before===null;o.set(f,{kind:p===void 0?"same":v?"new":"changes",before:p===void 0||v?null:ht(c,`/diff/${p}/before`),after:p===void 0?null:ht(c,`/diff/${p}/after`),warnings:d.get(f)??[]})}return{found:o,etag:u,notes:(d.get("")??[]).map(({detail:f})=>f)}}catch(i){let a=i instanceof H&&i.status===400?Ya(i.errors):new Map,u=s.filter(c=>a.has(c));if(!u.length)throw i;for(let c of u)o.set(c,Qa(a.get(c).map(({detail:m})=>m).join(" ")))}}}function Ya(t){let e=new Map;for(let{pointer:n="",detail:r}of t){let[,o,s,...i]=n.split("/"),a=o==="flags"&&s!==void 0,u=a?s.replaceAll("~1","/").replaceAll("~0","~"):"",c=a?i.map(m=>`/${m}`).join(""):n;e.set(u,[...e.get(u)??[],{pointer:c,detail:r}])}return e}var Ye=et.difference;function tl({flag:t,from:e,to:n,isThere:r,onTurn:o,onClose:s}){let[i,a]=g(null),[u,c]=g(""),[m,d]=g(!1),[f,p]=g(null),[v,$]=g(0),x=vt(U(n));B(()=>{let C=new AbortController;return a(null),r&&Xa(e,n,t,C.signal).then(a,()=>{}),()=>C.abort()},[e,n,t,r,v]);async function k(C){if(C.preventDefault(),!(!i||m)){d(!0),p(null);try{await za(e,n,t,i.there,u.trim()),s()}catch(E){d(!1),p(E),$(v+1)}}}let y=i?.kind==="new"||i?.kind==="changes";return l`<${me}
    wide
    class=${x?"production":""}
    title=${l`${Ye.title(t)} ${x&&l`<${W} kind="bad">${n}<//>`}`}
    onClose=${m?void 0:s}
    footer=${l`
      <${b} href=${Y({set:n,flag:t})}>${Ye.openFlag}<//>
      <span class="grow"></span>
      <${b} onClick=${s} disabled=${m}>${Ye.close}<//>
      ${M("write")&&l`<${b} kind=${x?"danger":"primary"} type="submit" form="copy-flag" busy=${m} disabled=${!y}>${Ye.copy(n)}<//>`}
    `}
  >
    <form id="copy-flag" class="stack" onSubmit=${k}>
      <div class="row">
        <span class="direction grow"><span class="mono">${e}</span> → <strong class="mono">${n}</strong></span>
        <${b} size="small" icon=${Xi} onClick=${o}>${Ye.turn}<//>
      </div>
      ${f&&l`<${P} problem=${f} />`}
      ${r?i?l`<${kd} compared=${i} from=${e} to=${n} />`:l`<${J} rows=${5} />`:l`<p class="quiet">${Ye.missing(e)}</p>`}
      ${y&&M("write")&&l`
        ${x&&l`<${z}>${w.askProduction}<//>`}
        <${L} label=${w.bulk.comment} hint=${w.bulk.commentHint}>
          ${C=>l`<input ...${C} type="text" maxlength="1000" value=${u} onInput=${E=>c(E.target.value)} />`}
        <//>
      `}
    </form>
  <//>`}function kd({compared:{kind:t,before:e,after:n,warnings:r,reason:o},from:s,to:i}){return t==="refused"?l`<div class="problem" role="alert"><div class="grow"><strong>${w.copying.refused}</strong><p>${o}</p></div></div>`:t==="same"?l`<p class="quiet">${Ye.same}</p>`:l`
    <p class="quiet">${Ye.caption(s,i)}</p>
    <${Jt} before=${e} after=${n} />
    ${r.length>0&&l`<${z}><ul class="plain">${r.map(({pointer:a,detail:u})=>l`<li>${a&&l`<code>${a}</code> `}${u}</li>`)}</ul><//>`}
  `}var Xr=dt({}),Sd=new Map,el=new Map;function nl(t){let e=ut(()=>t.map(r=>ee(r)),[t.join()]);B(()=>{let r=e.map(o=>o.open());return()=>r.forEach(o=>o())},[e]);let n=e.map(r=>r.content.value.revision).join();return B(()=>{for(let{set:r}of e)Od(r)},[n]),e.map(r=>({set:r.set,list:r,evaluators:Xr.value[r.set]??Sd,problem:r.content.value.problem}))}async function Od(t){el.get(t)?.abort();let e=new AbortController;el.set(t,e);try{let n=Yi(await _t(S`flag-sets/${t}/evaluators`,{signal:e.signal}));if(e.signal.aborted)return;let r=Xr.peek()[t];if(r&&JSON.stringify([...r])===JSON.stringify([...n]))return;Xr.value={...Xr.peek(),[t]:n}}catch{}}var Cs=8;function Bn({count:t,rowHeight:e=36,render:n,reveal:r,keyOf:o,head:s,...i}){let a=D(null),u=D(null),[c,m]=g({first:0,last:2*Cs});function d(){let[p,v]=[a.current,u.current];if(!p||!v)return;let $=-rl(v,p),x=Math.max(0,Math.floor($/e)-Cs),k=Math.ceil(($+p.clientHeight)/e)+Cs;m(y=>y.first===x&&y.last===k?y:{first:x,last:k})}vn(d,[t,e]),B(()=>{let p=new ResizeObserver(d);return a.current&&p.observe(a.current),()=>p.disconnect()},[]),B(()=>{let[p,v]=[a.current,u.current];if(r===void 0||r<0||!p||!v)return;let $=r*e,x=rl(v,p)+p.scrollTop+$+e-p.clientHeight;p.scrollTop>$?p.scrollTop=$:p.scrollTop<x&&(p.scrollTop=x)},[r]);let f=[];for(let p=c.first;p<Math.min(t,c.last);p+=1)f.push(p);return l`<div ...${i} ref=${a} class="scrolls ${i.class??""}" onScroll=${d}>
    ${s}
    <div ref=${u} role="presentation" style=${{height:`${t*e}px`,position:"relative"}}>
      ${f.map(p=>l`<div
          key=${o?o(p):p}
          role="presentation"
          style=${{position:"absolute",top:0,left:0,right:0,height:`${e}px`,transform:`translateY(${p*e}px)`}}
        >
          ${n(p)}
        </div>`)}
    </div>
  </div>`}function rl(t,e){return t.getBoundingClientRect().top-e.getBoundingClientRect().top-e.clientTop}var ol=[["line",{x1:"5",x2:"19",y1:"9",y2:"9"}],["line",{x1:"5",x2:"19",y1:"15",y2:"15"}],["line",{x1:"19",x2:"5",y1:"5",y2:"19"}]];var Zr=[["path",{d:"M16 7h6v6"}],["path",{d:"m22 7-8.5 8.5-5-5L2 17"}]];function il({rules:t,otherwise:e,rollout:n}){let r=e&&sl(e);if(r&&r.length>1)return{shares:r,isInRule:!1,variant:null,rules:t};let o=r?.[0]?.[0]??null,s=n&&sl(n);return!s||Td(s,r)?{shares:null,isInRule:!1,variant:o,rules:t}:{shares:s,isInRule:!0,variant:o,rules:t}}function sl(t){return Object.entries(t).filter(([,e])=>e>0)}function Td(t,e){return JSON.stringify(t)===JSON.stringify(e)}var Es={"1h":36e5,"24h":864e5,"7d":6048e5,"30d":2592e6},Cd=["key","changed","evaluated","rollout"],Qe="m.";function al(t){let e=[],n=[];for(let i of(t.q??"").toLowerCase().split(/\s+/).filter(Boolean)){let a=i.indexOf(":");a>0?n.push([i.slice(0,a),i.slice(a+1)]):e.push(i)}let r=t.sort??"",o=r.replace(/^-/,""),s=t.state==="on"||t.state==="off"?t.state:null;return{words:e,pieces:n,metadata:Object.entries(t).filter(([i,a])=>i.startsWith(Qe)&&a!=="").map(([i,a])=>[i.slice(Qe.length),a]),state:s,type:t.type||null,stale:t.stale==="yes",planned:t.planned==="yes",within:Es[t.changed??""]??null,order:Cd.includes(o)?o:"key",down:r.startsWith("-")}}function ll(t,e,n){let r=t.filter(i=>Ed(i,e,n)),o=Nd[e.order],s=e.down?-1:1;return r.map(i=>({flag:i,value:o(i)})).sort((i,a)=>Rd(i.value,a.value,s)||Id(i.flag,a.flag)).map(({flag:i})=>i)}function Ed(t,{words:e,pieces:n,metadata:r,state:o,type:s,stale:i,planned:a,within:u},c){if(o&&t.state==="ENABLED"!=(o==="on")||s&&t.type!==s||i&&!t.stale||a&&!t.plan||u!==null&&!(t.modifiedAt&&Date.parse(t.modifiedAt)>=c-u)||!r.every(([f,p])=>ar(t.metadata[f])===p))return!1;let m=t.key.toLowerCase(),d=([f,p])=>m.includes(`${f}:${p}`)||Ad(t,f,p);return e.every(f=>m.includes(f))&&n.every(d)}function Ad({metadata:t},e,n){return Object.keys(t).some(r=>r.toLowerCase()===e&&ar(t[r])?.toLowerCase().includes(n))}function ar(t){return t===void 0||typeof t=="string"?t:JSON.stringify(t)}var Nd={key:({key:t})=>t,changed:({modifiedAt:t})=>t?Date.parse(t):null,evaluated:({lastEvaluatedAt:t})=>t?Date.parse(t):null,rollout:t=>Md(t)};function Md({rollout:t}){return t?Object.values(t)[0]??null:null}function Rd(t,e,n){return t===e?0:t===null?1:e===null?-1:t<e?-n:n}function Id(t,e){return t.key<e.key?-1:+(t.key>e.key)}var to=["owner","team"],Dd=50,Fd=5,Bd=60,Ld=3;function ul(t,e=[]){let n=new Map(e.map(i=>[i,new Map]));for(let{metadata:i}of t)for(let a in i){let u=n.get(a);u||n.set(a,u=new Map);let c=ar(i[a]);u.set(c,(u.get(c)??0)+1)}let r=[...n].filter(([i,a])=>e.includes(i)||a.size<=Dd&&(to.includes(i)||jd(a))),o=i=>(to.indexOf(i)+to.length+1)%(to.length+1),s=i=>[...i.values()].reduce((a,u)=>a+u,0);return r.sort(([i,a],[u,c])=>Number(e.includes(u))-Number(e.includes(i))||o(i)-o(u)||s(c)-s(a)),r.slice(0,Math.max(Ld,e.length)).map(([i,a])=>({name:i,values:[...a].map(([u,c])=>({value:u,count:c})).sort((u,c)=>u.value<c.value?-1:1)}))}function jd(t){if([...t.keys()].some(r=>r.length>Bd))return!1;let e=[...t.values()].reduce((r,o)=>r+o,0);return t.size<=Fd&&t.size<e||2*t.size<=e||[...t.keys()].every(r=>r==="true"||r==="false")}var Ln=t=>`var(--share-${t%6+1})`;function jn({shares:t}){let e=t.reduce((r,{weight:o})=>r+o,0)||1,n=t.map(({label:r,weight:o})=>`${yt(100*o/e)} ${r}`).join(", ");return l`<span class="split-bar" role="img" aria-label=${n} title=${n}>
    ${t.map(({weight:r,colour:o},s)=>l`<span style=${{width:`${100*r/e}%`,background:o??Ln(s)}}></span>`)}
  </span>`}function cl({set:t,flag:e,index:n,column:r,isSelected:o,isFresh:s,isAtCursor:i,takesFocus:a,onCursor:u,onSelect:c,onToggle:m}){let d=D(null);vn(()=>{i&&a.current&&(a.current=!1,d.current?.focus({preventScroll:!0}))});let f=e.state==="ENABLED",p=["flag-row",o&&"selected",s&&"fresh",i&&"cursor",!f&&"is-off"];return l`<div role="row" aria-rowindex=${n+2} class=${p.filter(Boolean).join(" ")} onFocusIn=${u}>
    ${M("write")&&l`<div role="cell" class="select">
      <input
        type="checkbox"
        aria-label=${w.select(e.key)}
        checked=${o}
        onClick=${v=>c(v.target.checked,v.shiftKey)}
      />
    </div>`}
    <div role="cell" class="state-cell">
      ${M("write")?l`<${Er} checked=${f} label=${w.enabled(e.key)} onChange=${m} />`:l`<span class="state ${f?"on":"off"}">${f?w.on:w.off}</span>`}
    </div>
    <div role="cell" class="key">
      <a ref=${d} class="mono cut" href=${Y({set:t,flag:e.key})} title=${e.key}>${e.key}</a>
      ${e.plan&&l`<${Pd} set=${t} flag=${e.key} plan=${e.plan} />`}
      ${e.stale&&l`<${W} kind="warn" title=${w.staleWhy[e.stale]}>${w.staleWord}<//>`}
    </div>
    <div role="cell" class="type quiet">${w.types[e.type]}</div>
    <div role="cell" class="serves"><${As} flag=${e} /></div>
    ${r!==null&&l`<div role="cell" class="owner cut">${ar(e.metadata[r])}</div>`}
    <div role="cell" class="evaluated quiet">
      ${e.revision===null?"":l`<${tt} at=${e.lastEvaluatedAt} none=${w.never} />`}
    </div>
    <div role="cell" class="changed quiet cut" title=${e.comment??void 0}>
      <${tt} at=${e.modifiedAt} />
      ${e.modifiedBy&&l`<span class="who"> ${w.by(e.modifiedBy)}</span>`}
    </div>
  </div>`}function Pd({set:t,flag:e,plan:{kind:n,state:r,nextAt:o,number:s}}){let i=o===null?"":Wi(Date.parse(o),Ar.value),a=n==="schedule"?w.plan.schedule(i):w.plan.rollout[r](i),u=s>1?a+w.plan.more(s-1):a;return l`<a class="planned ${r}" href=${Y({set:t,flag:e,query:{tab:"plan"}})} title=${u}>
    <${ct} shapes=${n==="schedule"?Qn:Zr} size=${14} label=${u} />
  </a>`}var qd="var(--share-none)";function As({flag:t}){let{shares:e,isInRule:n,variant:r,rules:o}=il(t),s=o>0&&l`<span class="quiet rule-count">${e||r!==null?" \xB7 ":""}${w.rules(o)}</span>`;if(e){let[i,a]=e[0],u=n?w.inRule:w.share,c=e.map(([m,d],f)=>({label:m||w.noVariant,weight:d,colour:f>0&&m===(t.defaultVariant??"")?qd:Ln(f)}));return l`<span class="bar"><${jn} shares=${c} /></span>
      <span class="cut">${u(yt(a),i||w.noVariant)}${n?null:s}</span>`}return r===null?l`<span class="quiet cut">${o?s:w.computed}</span>`:l`<span class="cut">${r?l`<span class="mono">${r}</span>`:l`<span class="quiet">${w.noVariant}</span>`}${s}</span>`}function ml({cell:{flag:t,reasons:e},label:n,onOpen:r}){let o=e.length>0,s=t?l`<span class="state ${t.state==="ENABLED"?"on":"off"}"><span class="hidden-text">${t.state==="ENABLED"?et.on:et.off}</span></span>
        <span class="serves"><${As} flag=${t} /></span>`:l`<span class="quiet serves">${et.missing}</span>`;if(!o)return l`<div class="cell ${t?"":"is-missing"}">${s}</div>`;let i=e.map(a=>et.reasons[a]).join(". ");return l`<button type="button" class="cell differs" title=${i} onClick=${r}>
    <span class="hidden-text">${n}: </span>
    ${s}
    <span class="hidden-text">. ${i}</span>
    <${ct} shapes=${ol} size=${14} />
  </button>`}var fl=40,_d=54,Wd=240;function dl({names:t,reference:e,rows:n,onOpen:r}){let o=`minmax(150px, 1.3fr) repeat(${t.length}, minmax(170px, 1fr))`,s=`${174+194*t.length}px`,i=_d+n.length*fl,a={maxHeight:`${i}px`,minHeight:`${Math.min(i,Wd)}px`},u={gridTemplateColumns:o};return l`<div class="panel matrix" role="table" aria-label=${et.table} aria-rowcount=${n.length+1} style=${a}>
    <div class="matrix-inside" style=${{minWidth:s}}>
      <div role="rowgroup" class="matrix-head">
        <div role="row" aria-rowindex="1" class="matrix-row" style=${u}>
          <div role="columnheader">${et.flag}</div>
          ${t.map((c,m)=>l`<div role="columnheader" class="row" key=${c}>
              <a href=${Y({set:c})} title=${c}>${ue(c).environment??c}</a>
              ${vt(U(c))&&l`<span class="production-mark" aria-hidden="true"></span>`}
              ${m===e&&l`<${W}>${et.isReference}<//>`}
            </div>`)}
        </div>
      </div>
      <${Bn}
        role="rowgroup"
        class="matrix-rows"
        count=${n.length}
        rowHeight=${fl}
        keyOf=${c=>n[c]?.key??""}
        render=${c=>{let m=n[c];return m?l`<div role="row" key=${m.key} aria-rowindex=${c+2} class="matrix-row ${m.differs?"differs":""}" style=${u}>
            <div role="rowheader" class="mono cut" title=${m.key}>${m.key}</div>
            ${m.cells.map((d,f)=>l`<div role="cell" key=${t[f]}>
                <${ml} cell=${d} label=${et.open(m.key,t[f],t[e])} onOpen=${()=>r(m.key,f)} />
              </div>`)}
          </div>`:null}}
      />
    </div>
  </div>`}function Vd(){let{set:t,query:e}=wt.value,{application:n}=ue(t),o=[...qi.value.find(s=>s.application===n)?.sets??[]].sort((s,i)=>ns(s.environment??"")-ns(i.environment??"")).map(({name:s})=>s);return o.length<2?l`<div class="panel">
      <${Q} level=${1} icon=${es} title=${et.emptyTitle} text=${et.emptyText} command=${et.emptyCommand(n)} />
    </div>`:l`<${Jd} key=${o.join()} application=${n} names=${o} query=${e} />`}function Jd({application:t,names:e,query:n}){let r=nl(e),[o,s]=g(null),i=D(null);xn([{keys:"/",label:et.search,run:()=>i.current?.select()}]);let a=e.findIndex(y=>ue(y).environment===n.with),u=a>=0?a:zd(e),c=r.map(({list:y})=>y.content.value),m=ut(()=>Gi(r.map(({evaluators:y},C)=>({flags:c[C].flags,evaluators:y})),u),[...c.map(({flags:y})=>y),...r.map(({evaluators:y})=>y),u]),d=c.every(({complete:y})=>y),f=n.only==="differing",p=(n.q??"").toLowerCase(),v=ut(()=>m.filter(({key:y,differs:C})=>(!f||C)&&y.toLowerCase().includes(p)),[m,f,p]),$=m.filter(({differs:y})=>y).length,x=r.find(({problem:y})=>y),k=o&&m.find(({key:y})=>y===o.key);return l`<div class="compare-page">
    <div class="page-head">
      <div class="row">
        <h1>${et.title(t)}</h1>
        <span class="facts quiet small">
          <span role="status">${d?et.counts($,m.length):et.loading(m.length)}</span>
          <${Ir} />
        </span>
      </div>
    </div>
    <div class="compare-filters" role="search" aria-label=${et.search}>
      <${_e} field=${i} label=${et.search} value=${n.q??""} onSearch=${y=>St({q:y||null})} />
      <label class="reference"
        >${et.reference}
        <${I}
          value=${e[u]}
          options=${e.map(y=>({value:y,label:ue(y).environment??y}))}
          onChange=${y=>St({with:ue(y).environment})}
        />
      </label>
      <${Pe}
        label=${et.onlyDiffering}
        checked=${f}
        onChange=${y=>St({only:y?"differing":null})}
      />
    </div>
    ${x&&l`<${P} problem=${x.problem} onRetry=${()=>x.list.retry()} />`}
    ${c.some(({fromMemory:y})=>y)&&l`<${z}>${h.problem.fromMemory}<//>`}
    <${Kd} names=${e} reference=${u} />
    ${!d&&!m.length?!x&&l`<div class="panel"><${J} rows=${10} /></div>`:v.length?l`<${dl}
            names=${e}
            reference=${u}
            rows=${v}
            onOpen=${(y,C)=>s(Ud(m,y,e,C,u))}
          />`:l`<div class="panel"><${Hd} rows=${m.length} differing=${$} isOnly=${f} /></div>`}
    ${o&&k&&l`<${tl}
      key=${o.key}
      flag=${o.key}
      from=${o.from}
      to=${o.to}
      isThere=${k.cells[e.indexOf(o.from)].flag!==null}
      onTurn=${()=>s({key:o.key,from:o.to,to:o.from})}
      onClose=${()=>s(null)}
    />`}
  </div>`}function Hd({rows:t,differing:e,isOnly:n}){return t?n&&!e?l`<${Q} icon=${Ui} title=${et.sameTitle} text=${et.sameText} />`:l`<${Q} icon=${Mr} title=${et.nothingFound} text=${et.nothingFoundText} />`:l`<${Q} icon=${es} title=${et.noFlagsTitle} text=${et.noFlagsText} />`}function Kd({names:t,reference:e}){let n=U(t[e]);return t.map(U).filter(o=>o&&n&&o.fractional!==n.fractional).map(o=>o&&n&&l`<${z}>${et.fractional(o.name,o.fractional,n.name,n.fractional)}<//>`)}function zd(t){let e=t.findIndex(r=>vt(U(r)));if(e>=0)return e;let n=t.findIndex(r=>/^prod/.test(ue(r).environment??""));return n>=0?n:t.length-1}function Ud(t,e,n,r,o){let s=t.find(u=>u.key===e)?.cells[r].flag,[i,a]=s?[n[r],n[o]]:[n[o],n[r]];return{key:e,from:i,to:a}}function we(t){B(()=>{if(t!==void 0)return Sn(t,U(t)?.revision??0,({revision:e,changes:n})=>{if(n===null||n.some(({kind:r})=>r==="flag_set"))return zt();on.value=(on.peek()??[]).map(r=>r.name===t?{...r,revision:Math.max(e,r.revision)}:r)})},[t])}function eo(t,e){let n=new Set;return t.map(({flag:r,variant:o})=>r===""?"no-flag":n.has(r)?"twice":(n.add(r),e!==null&&!Object.hasOwn(e,r)?"unknown-flag":o===""?"no-variant":e!==null&&!Object.hasOwn(e[r].variants??{},o)?"unknown-variant":null))}function pl(t,e){let n=Object.fromEntries(e.map(({flag:r,variant:o})=>[r,o]));return`{"attributes": ${t}, "overrides": ${JSON.stringify(n)}}`}async function jt(t,e){if(!vt(U(t)))return!0;let{title:n,text:r,action:o}=h.production;return Ut({title:n(t),text:r,action:o,...e})}function bt(t,e,{wait:n=0,isIdle:r=!1}={}){let[o,s]=g(0),[i,a]=g({result:null,problem:null,isLoading:!0}),u=D(!0);return B(()=>{if(r)return;let c=new AbortController;a(d=>d.isLoading?d:{...d,isLoading:!0});let m=setTimeout(async()=>{try{let d=await t(c.signal);c.signal.aborted||a({result:d,problem:null,isLoading:!1})}catch(d){c.signal.aborted||a({result:null,problem:d,isLoading:!1})}},u.current?0:n);return u.current=!1,()=>{clearTimeout(m),c.abort()}},[...e,o,r]),{...i,reload:()=>s(c=>c+1)}}var hl="flagstaff.context.",Gd=`{
  "targetingKey": "user-1"
}`,$l=new Map;function Ns(t){let e=$l.get(t);return e===void 0&&(e=dt(sessionStorage.getItem(hl+t)??Gd),$l.set(t,e)),e}function no(t,e){Ns(t).value=e;try{sessionStorage.setItem(hl+t,e)}catch{}}var Ms=dt(sessionStorage.getItem("flagstaff.contextView")==="json"?"json":"form");function gl(t){Ms.value=t,sessionStorage.setItem("flagstaff.contextView",t)}var Fe="targetingKey";function Be(t){let e=R(t);if(e.type!=="object")throw new re("A context is a JSON object.",t,e.start);let n=new Map;for(let{key:r,value:o}of e.members)n.set(r,{name:r,type:Qd(o.type),text:o.type==="string"?o.value:o.source});return[...n.values()]}function Pn(t){let e=t.map(n=>`${JSON.stringify(n.name)}: ${Yd(n)}`);return e.length===0?"{}":He(`{${e.join(", ")}}`)}function Rs(t){let e=new Set;return t.map(({name:n,type:r,text:o})=>n===""?"no-name":e.has(n)?"twice":(e.add(n),r==="text"||ro(r,o)?null:r))}function Is(t,e){let{name:n,text:r}=t;return e===t.type?t:e==="text"?{name:n,type:e,text:Xd(r)?JSON.parse(r):r}:e==="boolean"?{name:n,type:e,text:r==="false"?"false":"true"}:e==="number"?{name:n,type:e,text:ro("number",r.trim())?r.trim():""}:{name:n,type:e,text:t.type==="text"?JSON.stringify(r):r}}function vl(t){try{let e=Be(t).find(({name:n})=>n===Fe);return e?.type==="text"?e.text:""}catch{return""}}var Yd=({type:t,text:e})=>t==="text"?JSON.stringify(e):e.trim();function Qd(t){return t==="string"?"text":t==="number"||t==="boolean"?t:"json"}function ro(t,e){try{let{type:n}=R(e);return t==="json"||n===t}catch{return!1}}var Ds=t=>ro("json",t),Xd=t=>ro("json",t)&&t.trim().startsWith('"');var Zd=["text","number","boolean","json"];function bl({row:t,fault:e,names:n,known:r,isNew:o,onRow:s,onRemove:i}){let a=rt(),u=h.context,c=e===null?{}:{"aria-invalid":"true","aria-describedby":`${a}-fault`},m=e==="no-name"||e==="twice";return l`<li class="context-row">
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
      onInput=${d=>s(ep({...t,name:d.target.value},r))}
    />
    <${I}
      label=${u.typeOf(t.name)}
      value=${t.type}
      options=${Zd.map(d=>({value:d,label:u.types[d]}))}
      onChange=${d=>s(Is(t,d))}
    />
    <${tp} row=${t} id=${a} known=${r} described=${m?{}:c} onText=${d=>s({...t,text:d})} />
    <${b} kind="quiet" size="small" icon=${gt} label=${u.remove(t.name)} onClick=${i} />
    ${e!==null&&l`<p class="fault" id="${a}-fault">${u.faults[e]}</p>`}
  </li>`}function tp({row:t,id:e,known:n,described:r,onText:o}){let s=h.context,i=c=>o(c.target.value),a={"aria-label":s.valueOf(t.name),autocomplete:"off",spellcheck:!1,value:t.text,onInput:i,...r};if(t.type==="boolean"){let c=[{value:"true",label:s.yes},{value:"false",label:s.no}];return l`<${I} label=${s.valueOf(t.name)} value=${t.text} options=${c} onChange=${o} />`}if(t.type==="json"){let c=Math.min(8,t.text.split(`
`).length);return l`<textarea ...${a} class="mono" rows=${c} placeholder="{}"></textarea>`}let u=n!==void 0&&n.values.length>0&&t.type==="text";return l`<input
      ...${a}
      type="text"
      inputmode=${t.type==="number"?"decimal":void 0}
      placeholder=${s.value}
      list=${u?`${e}-values`:void 0}
    />${u&&l`<datalist id="${e}-values">${n.values.map(c=>l`<option value=${c}></option>`)}</datalist>`}`}var ep=(t,e)=>e!==void 0&&t.text===""&&e.name===t.name?Is(t,e.type):t;function oo({text:t,attributes:e=[],onText:n}){let r=rt(),[o,s]=g(()=>wl(t)),[i,a]=g(null),u=D(t);B(()=>{t!==u.current&&s(wl(t)),u.current=t},[t]);function c(v){let $=[...o.filter(yl),...v];return s($),Rs($).some(x=>x!==null)?n(null):(u.current=Pn($),n(u.current))}function m(v){let $=v?.type??"text",x=$==="boolean"?"true":$==="json"?"{}":$==="number"?v?.values[0]??"0":"";a(d.length),c([...d,{name:v?.name??"",type:$,text:x}])}let d=o.filter(v=>!yl(v)),f=Rs(d),p=e.filter(({name:v})=>v!==Fe&&!o.some($=>$.name===v));return l`<div class="context-form">
    <datalist id=${r}>${p.map(({name:v})=>l`<option value=${v}></option>`)}</datalist>
    <ul class="plain">
      ${d.map((v,$)=>l`<${bl}
          key=${$}
          row=${v}
          fault=${f[$]}
          names=${r}
          known=${e.find(({name:x})=>x===v.name)}
          isNew=${$===i}
          onRow=${x=>c(d.map((k,y)=>y===$?x:k))}
          onRemove=${()=>c(d.filter((x,k)=>k!==$))}
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
  </div>`}var yl=({name:t})=>t===Fe;function wl(t){try{return Be(t)}catch{return[]}}var so={"{":"}","[":"]",'"':'"'},np='}]"';function xl(t,e,n,r){let o=t[n]??"";if(r==="Enter")return rp(t,e,n);if(e!==n)return null;if(r==="Backspace")return o!==""&&so[t[e-1]??""]===o?{from:e-1,to:n+1,insert:"",cursor:e-1}:null;let s=op(t,e);return np.includes(r)&&o===r&&r==='"'===s?{from:e,to:n,insert:"",cursor:e+1}:r in so&&!s&&/^[\s,:}\]]?$/.test(o)?{from:e,to:n,insert:r+so[r],cursor:e+1}:null}function rp(t,e,n){let r=t.slice(t.lastIndexOf(`
`,e-1)+1,e),o=/^[ \t]*/.exec(r)?.[0]??"",[s,i]=[r.trimEnd().at(-1)??"",t.slice(n).trimStart()[0]??""];if(!(s==="{"||s==="["))return Fs(e,n,`
${o}`);let a=so[s]===i&&/^[ \t]*[}\]]/.test(t.slice(n)),u=`
${o}  `;return a?Fs(e,n,u,`
${o}`):Fs(e,n,u)}function Fs(t,e,n,r=""){return{from:t,to:e,insert:n+r,cursor:t+n.length}}function op(t,e){return(t.slice(t.lastIndexOf(`
`,e-1)+1,e).replaceAll(/\\./g,"").split('"').length-1)%2===1}var sp={member:"member",operator:"operator",variant:"variant",attribute:"attribute",evaluator:"evaluator",value:"value",metadata:"metadata"},ip={state:"ENABLED or DISABLED. A disabled flag returns no value; callers use their own default.",variants:"The values that the flag can return, by name. All are of one kind.",defaultVariant:"The variant for everyone whom targeting gives none. With null, callers use their own default.",targeting:"The rule that decides which variant a context gets.",metadata:"Texts, numbers and true or false about the flag, such as its owner."},ap={var:"Reads an attribute of the context. A path such as user.plan goes into objects.",missing:"Returns those of the named attributes that the context does not have.",missing_some:"Returns the missing attributes if fewer than so many are there.",if:"The first condition that holds decides; the last operand is for everyone else.","?:":"Like if.","==":"Two texts are compared as texts, anything else as numbers.","===":"Equal, and of the same type.","!=":"The opposite of ==.","!==":"The opposite of ===.","<":"Less. With three operands: the second is between the other two.","<=":"At most. With three operands: the second is from the first to the third.",">":"Greater.",">=":"At least.","!":"True if the operand is false, missing, 0 or empty.","!!":"True unless the operand is false, missing, 0 or empty.",and:"The first operand that is false decides, otherwise the last.",or:"The first operand that is true decides, otherwise the last.",in:"Whether a list has the member, or a text contains the text.",contains_all:"Whether the first list has all members of the second.",contains_any:"Whether the first list has a member of the second.",contains_none:"Whether the first list has no member of the second.",starts_with:"Whether a text begins with another one.",ends_with:"Whether a text ends with another one.",cat:"Joins texts.",substr:"A part of a text: start, and number of characters. A negative start counts from the end.",sem_ver:"Compares versions: =, !=, <, <=, >, >=, ^ (same major), ~ (same major and minor).",fractional:"Splits callers by weights. The same targeting key always gets the same variant.",$ref:"An evaluator of the flag set.","+":"Sum. With one operand: the number that a text says.","-":"Difference. With one operand: its opposite.","*":"Product.","/":"Quotient.","%":"Remainder.",min:"The least of the numbers.",max:"The greatest of the numbers.",merge:"Joins lists.",map:"Applies a rule to each member of a list.",filter:"The members of a list for which a rule holds.",reduce:"Combines a list into one value. The rule reads current and accumulator.",all:"Whether a rule holds for all members of a list.",some:"Whether a rule holds for a member of a list.",none:"Whether a rule holds for no member of a list."},$n={kinds:sp,members:ip,operators:ap,suggestions:"Suggestions",line:t=>`Line ${t}:`};var Bs={state:["ENABLED","DISABLED"],defaultVariant:[],targeting:[],metadata:[],variants:[]},kl={var:[0,0],missing:[1,null],missing_some:[2,2],substr:[2,3],"<":[2,3],"<=":[2,3],if:[1,null],"==":[2,2],"===":[2,2],"!=":[2,2],"!==":[2,2],">":[2,2],">=":[2,2],"%":[2,2],"/":[2,2],map:[2,2],filter:[2,2],all:[2,2],none:[2,2],some:[2,2],in:[2,2],reduce:[3,3],"*":[2,null],"!":[0,0],"!!":[0,0],or:[1,null],and:[1,null],"+":[1,null],"-":[1,null],max:[1,null],min:[1,null],merge:[1,null],cat:[1,null],starts_with:[2,2],ends_with:[2,2],sem_ver:[3,3],fractional:[1,null],$ref:[0,0]},Sl=["=","!=",">","<",">=","<=","~","^"];var lp=/"(?:[^"\\\n]|\\.)*"?|[{}[\]:,]|[^\s{}[\]:,"]+/g;function Ol(t,e){let n=[],r={level:null,to:0},o,s=[],i=(u,c)=>{let m=n.at(-1),d=!m||m.next==="value"?"value":m.next==="key"?"key":null;if(!d)return null;let p=(d==="key"?n.slice(0,-1):n).map($=>$.isObject?$.key:$.index),v=t.slice(u,Math.max(u,e)).replace(/^"/,"");return{kind:d,path:p,siblings:[],from:u,to:c,typed:v,hasColon:!1}},a=u=>{o=u;let c=n.at(-1);u?.kind==="key"&&c&&Object.assign(r,{level:c,to:u.to})};for(let{0:u,index:c}of t.matchAll(lp)){let m=c+u.length,d=!"{}[]:,".includes(u);o===void 0&&e<=c&&!(d&&e===c)&&a(i(e,e));let f=u.length>1&&u[0]==='"'&&u.at(-1)==='"',p=d&&e>=c&&(f?e<m:e<=m);o===void 0&&p&&!(u[0]==='"'&&e===c)&&a(i(c,m)),up(n,u);let v=n.at(-1);n.length===2&&n[0].key==="variants"&&v?.isObject&&v.next==="colon"&&s.push(v.key),r.level&&o&&u===":"&&t.slice(r.to,c).trim()===""&&(o.hasColon=!0)}return o===void 0&&a(i(e,e)),r.level&&o&&(o.siblings=cp(r.level,o,t)),{place:o??null,variants:s}}function up(t,e){let n=t.at(-1);if(e==="{"||e==="["){let r=e==="{";t.push({isObject:r,key:"",keys:[],index:0,next:r?"key":"value"})}else if(e==="}"||e==="]"){t.pop();let r=t.at(-1);r&&(r.next="comma")}else if(n)e===","?(n.next=n.isObject?"key":"value",n.index+=1):e===":"?n.next="value":n.next==="key"?(n.key=Tl(e),n.keys.push(n.key),n.next="colon"):n.next==="value"&&(n.next="comma");else return}function cp(t,e,n){if(e.from===e.to)return t.keys;let r=t.keys.indexOf(Tl(n.slice(e.from,e.to)));return r===-1?t.keys:t.keys.toSpliced(r,1)}function Tl(t){try{return String(JSON.parse(t))}catch{return t.replaceAll('"',"")}}var mp={"?:":[1,null],contains_all:[2,2],contains_any:[2,2],contains_none:[2,2]},Ws={...kl,...mp},fp=["owner","description","permanent"],dp=["targetingKey","$flagd.timestamp","$flagd.flagKey"],qs={state:'"${ENABLED}"',variants:'{"${on}": ${true}, "${off}": ${false}}',defaultVariant:'"${off}"',targeting:"{${}}",metadata:'{"${owner}": "${}"}',var:'"${attribute}"',$ref:'"${evaluator}"',if:'[${condition}, "${variant}"]',"?:":'[${condition}, "${variant}", "${variant}"]',"!":"${condition}","!!":"${condition}",missing:'["${attribute}"]',missing_some:'[${1}, ["${attribute}"]]',in:'[{"var": "${attribute}"}, ["${value}"]]',starts_with:'[{"var": "${attribute}"}, "${text}"]',ends_with:'[{"var": "${attribute}"}, "${text}"]',sem_ver:'[{"var": "${attribute}"}, "${>=}", "${1.0.0}"]',fractional:'[["${variant}", ${50}], ["${variant}", ${50}]]',and:"[${condition}, ${condition}]",or:"[${condition}, ${condition}]",reduce:'[{"var": "${attribute}"}, ${rule}, ${0}]'};function El(t,e,n={}){let{place:r,variants:o}=Ol(t,e);if(!r)return null;let s=n.root==="rule"?["targeting",...r.path]:r.path,i={...n,variants:n.variants??o},a=r.kind==="key"?pp(r,s):$p(s,i);if(r.kind==="key"&&s[0]==="metadata"&&s.length===1){let u=new Set([...fp,...n.metadata??[]]);for(let c of u)r.siblings.includes(c)||a.push(_s(c,"metadata",r,c==="permanent"?"${true}":'"${}"'))}return a.length?{from:r.from,to:r.to,typed:r.typed,options:a}:null}function pp(t,e){return e.length?e[0]!=="targeting"||t.siblings.length?[]:Object.keys(Ws).map(n=>_s(n,"operator",t,Al(n))):Object.keys(Bs).filter(n=>!t.siblings.includes(n)).map(n=>_s(n,"member",t,qs[n]))}function _s(t,e,n,r){let o=io(JSON.stringify(t));return{label:t,kind:e,insert:n.hasColon?o:`${o}: ${r}`}}function $p(t,e){if(t.length===1&&t[0]!=="targeting"){let a=(Bs[String(t[0])]??[]).map(u=>lr(u,"value"));return t[0]==="defaultVariant"?[...js(e),Cl("null")]:a}if(t[0]!=="targeting")return[];let{operator:n,within:r}=hp(t);if(n==="var"&&(r[0]??0)===0||n==="missing"||n==="missing_some"&&r[0]===1)return Ps(e);if(n==="$ref")return(e.evaluators??[]).map(a=>lr(a,"evaluator"));if(n==="sem_ver"&&r[0]===1)return Sl.map(a=>lr(a,"value"));if(n==="fractional"&&r.length===2&&r[1]===0)return[...js(e),...Ls()];let o=(n==="if"||n==="?:")&&Number(r[0])%2===0;if(n===null||(n==="if"||n==="?:")&&!o)return[...js(e),Cl("null"),...Ls()];let i=[...new Set([...e.attributes??[],"targetingKey"])].map(a=>({label:a,kind:"attribute",insert:`{"var": ${io(JSON.stringify(a))}}`}));return r.length>1?[]:[...i,...Ls()]}function hp(t){let e=t.findLastIndex((n,r)=>r>0&&typeof n=="string");return{operator:e===-1?null:String(t[e]),within:t.slice(e+1)}}function Ls(){return Object.keys(Ws).map(t=>({label:t,kind:"operator",insert:`{${io(JSON.stringify(t))}: ${Al(t)}}`}))}function Al(t){if(qs[t])return qs[t];let[e]=Ws[t];return e<2?"[${}]":'[{"var": "${attribute}"}, ${value}]'}function js(t){return(t.variants??[]).map(e=>lr(e,"variant"))}function Ps(t){return[...new Set([...t.attributes??[],...dp])].map(e=>lr(e,"attribute"))}function lr(t,e){return{label:t,kind:e,insert:io(JSON.stringify(t))}}function Cl(t){return{label:t,kind:"value",insert:t}}function io(t){return t.replaceAll(/[{}\\]/g,e=>`\\${e}`)}var gp=60,Nl=280,vp=/\\[{}\\]|\$\{([^}]*)\}/g;function Ml({area:t,paint:e,known:n,name:r,isOff:o}){let[s,i]=g(null),a=D(s);a.current=s;let u=()=>i(null);function c(p){let v=t.current;if(!v||o)return;let $=El(v.value,v.selectionStart,n),x=$&&v.value[$.from]==='"'&&$.to>$.from;if(!$||!(p||$.typed||x))return u();let k=yp($.options,$.typed).slice(0,gp);if(!k.length||k.length===1&&k[0].label===$.typed)return u();i({from:$.from,to:$.to,options:k,chosen:0,position:xp(v,e.current,$.from)})}function m({insert:p}){let v=t.current,{from:$,to:x}=a.current??{from:0,to:0};if(u(),!v)return;let{text:k,start:y,end:C}=wp(p);Vs(v,$,x,k),v.setSelectionRange($+y,$+C)}function d(p){if(p.key===" "&&p.ctrlKey)return p.preventDefault(),c(!0),!0;let v=a.current;if(!v)return!1;let{options:$,chosen:x}=v,y={ArrowDown:1,ArrowUp:-1,PageDown:8,PageUp:-8}[p.key];if(y)i({...v,chosen:((x+y)%$.length+$.length)%$.length});else if(p.key==="Enter"||p.key==="Tab")m($[x]);else if(p.key==="Escape")u();else return["ArrowLeft","ArrowRight","Home","End"].includes(p.key)&&u(),!1;return p.preventDefault(),p.stopPropagation(),!0}let f=`${r}-suggestions`;return{open:c,close:u,onKeyDown:d,onInput(p){/^[\w"$.<>=!?]$/.test(p.data??"")||a.current&&p.inputType==="deleteContentBackward"?c(!1):(a.current||p.data)&&u()},attributes:{"aria-autocomplete":o?void 0:"list","aria-controls":s?f:void 0,"aria-activedescendant":s?`${f}-${s.chosen}`:void 0},list:s&&l`<${bp} id=${f} shown=${s} onAccept=${m} />`}}function bp({id:t,shown:{options:e,chosen:n,position:r},onAccept:o}){let{kind:s,label:i}=e[n],a=s==="operator"?$n.operators[i]:s==="member"?$n.members[i]:void 0;return l`<div class="suggestions" style=${r}>
    <ul class="plain" role="listbox" id=${t} aria-label=${$n.suggestions}>
      ${e.map((u,c)=>l`<li
          key=${`${u.kind} ${u.label}`}
          id="${t}-${c}"
          role="option"
          aria-selected=${String(c===n)}
          ref=${m=>c===n&&m?.scrollIntoView({block:"nearest"})}
          onMouseDown=${m=>{m.preventDefault(),o(u)}}
        >
          <code>${u.label}</code><span class="kind">${$n.kinds[u.kind]}</span>
        </li>`)}
    </ul>
    ${a&&l`<p class="info">${a}</p>`}
  </div>`}function yp(t,e){let n=e.toLowerCase(),r=o=>o.label.toLowerCase().indexOf(n);return[...t.filter(o=>r(o)===0),...t.filter(o=>r(o)>0)]}function wp(t){let e=null,n="",r=0;for(let i of t.matchAll(vp)){n+=t.slice(r,i.index),r=i.index+i[0].length;let a=i[1]??i[0][1];i[1]!==void 0&&(e??=[n.length,n.length+a.length]),n+=a}n+=t.slice(r);let[o,s]=e??[n.length,n.length];return{text:n,start:o,end:s}}function xp(t,e,n){let{left:r,top:o,bottom:s}=kp(t,e,n),i=`${Math.max(8,Math.min(r,window.innerWidth-328))}px`;return s+Nl>window.innerHeight&&o>Nl?{left:i,bottom:`${window.innerHeight-o+2}px`}:{left:i,top:`${s+2}px`}}function kp(t,e,n){let r=t.value.slice(0,n).split(`
`),o=e?.children[r.length-1]??t,s=document.createTreeWalker(o,NodeFilter.SHOW_TEXT),i=r[r.length-1].length;for(let a=s.nextNode();a;a=s.nextNode()){let u=a.textContent?.length??0;if(i<=u){let c=document.createRange();return c.setStart(a,i),c.setEnd(a,i),c.getBoundingClientRect()}i-=u}return o.getBoundingClientRect()}var Sp=/"(?:[^"\\]|\\.)*"?(\s*:)?|-?\d[\d.eE+-]*|true|false|null|[{}[\],:]+/g,Op=2e5;function Rl(t,e){let{root:n,fault:r}=pt(t);if(r){let o=Math.max(0,Math.min(r.offset,t.trimEnd().length-1));return[{from:o,to:o+1,line:ls(t,o),detail:r.message,severity:"error"}]}return e.map(({pointer:o,detail:s,severity:i="error"})=>{let{start:a,end:u}=ta(n,o);return{from:a,to:u,line:ls(t,a),detail:s,severity:i}})}function Il({text:t,marks:e}){let n=t.length>Op,r=0;return t.split(`
`).map((o,s)=>{let i=r;r+=o.length+1;let a=e.filter(m=>m.line===s+1),u=a.some(m=>m.severity==="error")?"error":a[0]?.severity??"",c=a.map(m=>`${m.from-i},${Math.min(o.length,m.to-i)},${m.severity}`).join(";");return l`<${Js} key=${s} number=${s+1} line=${o} severity=${u} ranges=${c} isPlain=${n} />`})}var Js=class extends Ci{shouldComponentUpdate(e){let{line:n,ranges:r,isPlain:o}=this.props;return n!==e.line||r!==e.ranges||o!==e.isPlain}render(){let{number:e,line:n,severity:r,ranges:o,isPlain:s}=this.props;return l`<div class="line ${r}" data-number=${e}>${s?n:Tp(n,o)}${n===""?"\u200B":""}</div>`}};function Tp(t,e){let n=e.split(";").filter(Boolean).map(r=>{let[o,s,i]=r.split(",");return{from:Number(o),to:Math.max(Number(o)+1,Number(s)),severity:i}});return Cp(t).flatMap(({from:r,to:o,kind:s})=>{let i=n.flatMap(u=>[u.from,u.to]).filter(u=>u>r&&u<o),a=[...new Set([r,...i,o])].sort((u,c)=>u-c);return a.slice(1).map((u,c)=>{let m=a[c],d=n.find(v=>m>=v.from&&m<v.to),f=[s,d?.severity].filter(Boolean).join(" "),p=t.slice(m,u);return f?l`<span class=${f}>${p}</span>`:p})})}function Cp(t){let e=[],n=0,r=(o,s)=>{o>n&&e.push({from:n,to:o,kind:s}),n=o};for(let o of t.matchAll(Sp)){let[s,i]=o;r(o.index,""),s[0]==='"'?(r(o.index+s.length-(i?.length??0),i?"name":"text"),r(o.index+s.length,"sign")):r(o.index+s.length,/^[-\d]/.test(s)?"number":/^[a-z]/.test(s)?"word":"sign")}return r(t.length,""),e}function xe({text:t,onChange:e,label:n,faults:r=[],known:o={},lines:s=3,mostLines:i=40,onSave:a}){let u=D(null),c=D(null),m=rt(),d=ut(()=>Rl(t,r),[t,r]),f=Ml({area:u,paint:c,known:o,name:m,isOff:!e});function p($,x){u.current?.focus(),u.current?.setSelectionRange($,x),c.current?.children[t.slice(0,$).split(`
`).length-1]?.scrollIntoView({block:"nearest"})}function v($){let x=u.current;if(!x||$.isComposing)return;if($.key.toLowerCase()==="s"&&($.ctrlKey||$.metaKey)&&a){$.preventDefault(),a();return}if(!e||f.onKeyDown($)||$.ctrlKey||$.metaKey||$.altKey)return;let k=xl(x.value,x.selectionStart,x.selectionEnd,$.key);k&&($.preventDefault(),Vs(x,k.from,k.to,k.insert),x.setSelectionRange(k.cursor,k.cursor),$.key==='"'&&f.open(!1))}return l`<div class="code" style=${{"--least":s,"--most":i}}>
    <div class="code-scroll">
      <div class="code-layers">
        <pre ref=${c} aria-hidden="true"><${Il} text=${t} marks=${d} /></pre>
        <textarea
          ref=${u}
          ...${f.attributes}
          aria-label=${n}
          aria-describedby="${m}-faults"
          aria-invalid=${d.some($=>$.severity==="error")?"true":void 0}
          readonly=${!e}
          spellcheck=${!1}
          autocomplete="off"
          autocapitalize="off"
          value=${t}
          onInput=${$=>{e?.($.target.value),f.onInput($)}}
          onKeyDown=${v}
          onBlur=${f.close}
          onClick=${f.close}
        ></textarea>
      </div>
    </div>
    ${f.list}
    <div id="${m}-faults"><${Ep} marks=${d} onShow=${p} /></div>
  </div>`}function Ep({marks:t,onShow:e}){return t.length?l`<ul class="plain code-faults">
    ${t.map(({from:n,to:r,line:o,detail:s,severity:i})=>l`<li class=${i}>
          <button type="button" onClick=${()=>e(n,r)}>${$n.line(o)}</button> ${s}
        </li>`)}
  </ul>`:null}function Vs(t,e,n,r){t.focus(),t.setSelectionRange(e,n),!(e===n&&r===""||(r===""?document.execCommand("delete"):document.execCommand("insertText",!1,r)))&&(t.setRangeText(r,e,n,"end"),t.dispatchEvent(new Event("input",{bubbles:!0})))}var Ap=t=>t?.scrollIntoView({block:"nearest",inline:"nearest"});function qn({tabs:t,selected:e,onSelect:n,label:r,children:o}){let s=rt();function i(a){let u=t.findIndex(({id:f})=>f===e),m={ArrowRight:u+1,ArrowLeft:u-1,Home:0,End:t.length-1}[a.key];if(m===void 0)return;a.preventDefault();let d=t[(m+t.length)%t.length];n(d.id),document.getElementById(`${s}-${d.id}`)?.focus()}return l`<div class="tabs" role="tablist" aria-label=${r} onKeyDown=${i}>
      ${t.map(a=>l`<button
          key=${a.id}
          type="button"
          role="tab"
          id="${s}-${a.id}"
          aria-selected=${String(a.id===e)}
          aria-controls="${s}-panel"
          tabindex=${a.id===e?0:-1}
          ref=${a.id===e?Ap:void 0}
          onClick=${()=>n(a.id)}
        >
          ${a.label}
        </button>`)}
    </div>
    <div role="tabpanel" id="${s}-panel" aria-labelledby="${s}-${e}">${o}</div>`}function Dl({set:t,targetingKey:e,text:n,onText:r}){let{result:o}=bt(c=>Np(t.name,e,c),[t.name,e],{wait:300});if(o===null)return null;let{rows:s,overrides:i}=o,a=h.stored;function u(){let c=Be(n);r(Pn([...c,...s.filter(({name:m})=>m!==Fe&&!c.some(d=>d.name===m))]))}return l`<div class="stored-context">
    <div class="row">
      <h3 class="grow"><${K} parts=${a.title(e)} /></h3>
      <${b} size="small" kind="quiet" href=${Y({set:t.name,page:"contexts",query:{key:e}})}>${a.edit}<//>
    </div>
    ${s.length===0&&i.length===0&&l`<p class="quiet">${a.nothing}</p>`}
    ${s.length>0&&l`<dl class="attributes-read">
      ${s.map(({name:c,text:m})=>l`<div key=${c}><dt class="mono">${c}</dt><dd><code class="cut">${m}</code></dd></div>`)}
    </dl>`}
    ${i.map(([c,m])=>l`<p key=${c}><${K} parts=${a.override(c,m)} /></p>`)}
    <p class="small quiet">${t.storedContexts?a.merged:a.notRead}</p>
    ${s.length>0&&!t.storedContexts&&l`<${b} size="small" onClick=${u}>${a.take}<//>`}
  </div>`}async function Np(t,e,n){try{let{text:r,data:o}=await j(S`flag-sets/${t}/contexts/${e}`,{signal:n}),s=G(R(r),"/attributes");return{rows:s===null?[]:Be(s.source),overrides:Object.entries(o.overrides??{})}}catch(r){if(r instanceof H&&r.status===404||r instanceof H)return null;throw r}}function Fl({set:t,text:e,attributes:n,onText:r,onFault:o}){let s=vl(e),i=_n(e),a=i===null?Ms.value:"json",u=[{id:"form",label:h.context.form},{id:"json",label:h.context.json}];return l`<section class="panel context-panel" aria-label=${h.context.title}>
    <h2>${h.context.title}</h2>
    <${qn}
      tabs=${u}
      selected=${a}
      label=${h.context.view}
      onSelect=${c=>{o(i!==null),gl(c)}}
    >
      ${a==="form"?l`<div class="stack">
            <${Mp} set=${t.name} value=${s} onValue=${c=>r(Ip(e,c))} />
            <div class="field">
              <span class="label" aria-hidden="true">${h.context.attributes}</span>
              <${oo}
                text=${e}
                attributes=${n}
                onText=${c=>{o(c===null),c!==null&&r(c)}}
              />
            </div>
          </div>`:l`<${Rp} text=${e} fault=${i} onText=${r} />`}
    <//>
    ${s!==""&&l`<${Dl} key=${`${t.name} ${s}`} set=${t} targetingKey=${s} text=${e} onText=${r} />`}
  </section>`}function Mp({set:t,value:e,onValue:n}){let r=rt(),{result:o}=bt(async i=>(await j(S`flag-sets/${t}/contexts`,{query:{prefix:e,limit:12},signal:i})).data.items,[t,e],{wait:200}),s=o??[];return l`<${L} label=${h.context.targetingKey} hint=${h.context.targetingKeyHint}>
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
  <//>`}function Rp({text:t,fault:e,onText:n}){let r=e===null?void 0:h.context.jsonFault(e.line,e.message);return l`<${L} label=${l`<span class="hidden-text">${h.context.json}</span>`} error=${r}>
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
  <//>`}function _n(t){try{return Be(t),null}catch(e){if(e instanceof re)return e;throw e}}function Ip(t,e){let n=Be(t).filter(({name:r})=>r!==Fe);return Pn(e===""?n:[{name:Fe,type:"text",text:e},...n])}var Dp=20;function Bl(t,e={}){let n=new Map,r=new Set,o=(s,i)=>{if(Array.isArray(s))return s.forEach(m=>o(m,s));if(!rn(s))return;let[[a,u]=["",null],...c]=Object.entries(s);c.length>0||xr(a,u)||(a==="var"?Hs(n,u,i):a==="$ref"&&typeof u=="string"?(r.has(u)||o(e[u],[]),r.add(u)):a==="missing"?jp(u).forEach(m=>Hs(n,m,[])):a==="fractional"?Fp(u,o,n):Fi.includes(a)?o(Array.isArray(u)?u[0]:u,[]):o(u,[]))};return o(t,[]),[...n.values()].sort((s,i)=>s.name<i.name?-1:1)}function Fp(t,e,n){Array.isArray(t)&&Array.isArray(t[0])&&Hs(n,"targetingKey",[]),e(t,[])}function Hs(t,e,n){let r=Array.isArray(e)?e[0]:e;if(typeof r!="string"||r===""||r.startsWith("$flagd"))return;let[o,...s]=r.split("."),i=s.length>0?[]:Bp(n),a=t.get(o)??{name:o,type:Lp(s.length>0,i),values:[]};for(let u of i){let c=String(u);a.values.length<Dp&&!a.values.includes(c)&&a.values.push(c)}t.set(o,a)}var Bp=t=>t.flat().filter(e=>["string","number","boolean"].includes(typeof e));function Lp(t,e){if(t)return"json";let n=typeof e[0];return n==="number"||n==="boolean"?n:"text"}var jp=t=>[t].flat().filter(e=>typeof e=="string");function ao({name:t,revision:e},n){let{result:r}=bt(async o=>{let{data:s}=await j(S`flag-sets/${t}/document`,{signal:o}),i=Object.entries(s.flags??{}).filter(([a])=>n===null||a===n);return Bl(i.map(([,a])=>a.targeting),s.$evaluators??{})},[t,e,n]);return r??[]}function Ll({set:t,text:e,onText:n,onFault:r}){let o=h.contexts,[s,i]=g("form"),a=ao(t,null),u=_n(e),c=u===null?s:"json",m=[{id:"form",label:o.form},{id:"json",label:o.json}];return l`<${qn}
    tabs=${m}
    selected=${c}
    label=${o.view}
    onSelect=${d=>{r(u!==null),d==="json"&&u===null&&n(He(e)),i(d)}}
  >
    <div class="attributes-editor">
      ${c==="form"?l`<${oo}
            text=${e}
            attributes=${a}
            onText=${d=>{r(d===null),d!==null&&n(d)}}
          />`:l`<${xe}
              text=${e}
              label=${o.attributesOf}
              lines=${6}
              onChange=${d=>{r(_n(d)!==null),n(d)}}
            />${u!==null&&l`<p class="bad">${h.context.jsonFault(u.line,u.message)}</p>`}`}
    </div>
  <//>`}function jl({overrides:t,flags:e,onOverrides:n}){let r=rt(),o=h.contexts,s=eo(t,e),i=(a,u)=>n(t.map((c,m)=>m===a?{...c,...u}:c));return l`<div class="overrides">
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
            onInput=${m=>i(c,Pp(m.target.value,u,e))}
          />
          <${I} label=${o.variant} value=${u} options=${qp(e,a,u)} onChange=${m=>i(c,{variant:m})} />
          <${b} kind="quiet" size="small" icon=${gt} label=${o.removeOverride(a)} onClick=${()=>n(t.filter((m,d)=>d!==c))} />
          ${s[c]==="unknown-flag"&&l`<p class="fault">${o.noSuchFlag}</p>`}
          ${s[c]==="unknown-variant"&&l`<p class="fault">${o.noSuchVariant}</p>`}
        </li>`)}
    </ul>
    <div class="row"><${b} size="small" icon=${ot} onClick=${()=>n([...t,{flag:"",variant:""}])}>${o.addOverride}<//></div>
  </div>`}function Pp(t,e,n){let r=n!==null&&Object.hasOwn(n,t)?Object.keys(n[t].variants??{}):[];return{flag:t,variant:r.length>0&&!r.includes(e)?r[0]:e}}function qp(t,e,n){let r=t!==null&&Object.hasOwn(t,e)?Object.keys(t[e].variants??{}):[];return(r.includes(n)?r:[n,...r]).map(s=>({value:s,label:s===""?h.contexts.variant:s}))}function Pl({set:t,targetingKey:e,flags:n,onClose:r,onSaved:o}){let{result:s,problem:i,reload:a}=bt(u=>Wp(t.name,e,u),[t.name,e]);return s!==null?l`<${_p} key=${s.etag} set=${t} targetingKey=${e} stored=${s} flags=${n} onClose=${r} onSaved=${o} onReload=${a} />`:l`<${me} title=${e} onClose=${r}>
    ${i===null?l`<${J} rows=${6} />`:l`<${P} problem=${i} onRetry=${a} />`}
  <//>`}function _p({set:t,targetingKey:e,stored:n,flags:r,onClose:o,onSaved:s,onReload:i}){let[a,u]=g(e??""),[c,m]=g(n.attributes),[d,f]=g(!1),[p,v]=g(n.overrides),[$,x]=g(null),[k,y]=g(!1),[C,E]=g(!1);B(()=>x(null),[a,c,p]);let T=h.contexts,N=$ instanceof H&&$.status===412,O=eo(p,r),F=!d&&O.every(st=>st===null);async function at(st=!1){if(E(!0),a===""||!F||k||t.storedContexts&&!await jt(t.name,{text:T.productionText}))return;y(!0);let Ft=st?{}:e===null?{createOnly:!0}:{etag:n.etag};try{await ce(S`flag-sets/${t.name}/contexts/${a}`,{body:pl(c,p),...Ft}),_({text:T.saved(a)}),s()}catch(le){x(le),y(!1)}}async function Ot(){let st={title:T.deleteTitle(a),text:T.deleteText,name:a,action:T.delete,danger:!0};if(await Ut(st))try{await Or(S`flag-sets/${t.name}/contexts/${a}`,{etag:n.etag}),_({text:T.deleted(a)}),s()}catch(Ft){x(Ft)}}function Z(){no(t.name,JSON.stringify({targetingKey:a},null,2)),Zt({set:t.name,page:"try-it"})}let Nt=M("write");return l`<${me}
    title=${e===null?T.newTitle:l`<code>${e}</code>`}
    onClose=${k?void 0:o}
    footer=${l`
      ${e!==null&&Nt&&l`<${b} kind="quiet" icon=${Rt} onClick=${Ot}>${T.delete}<//>`}
      ${e!==null&&l`<${b} kind="quiet" icon=${Ji} onClick=${Z}>${T.tryIt}<//>`}
      <span class="grow"></span>
      <${b} onClick=${o} disabled=${k}>${Nt?h.cancel:h.close}<//>
      ${Nt&&l`<${b} kind="primary" busy=${k} disabled=${!F||N} onClick=${()=>at()}>${T.save}<//>`}
    `}
  >
    <div class="stack context-sheet">
      ${N&&e!==null?l`<${z}>
            <p>${T.lost}</p>
            <div class="row"><${b} size="small" onClick=${i}>${T.load}<//><${b} size="small" onClick=${()=>at(!0)}>${T.over}<//></div>
          <//>`:$!==null&&l`<${P} problem=${$} />`}
      ${e===null&&l`<${L} label=${T.key} error=${N?T.keyTaken:C&&a===""?T.keyMissing:null}>
        ${st=>l`<input ...${st} type="text" class="mono" maxlength="255" autocomplete="off" spellcheck=${!1} autofocus value=${a} onInput=${Ft=>u(Ft.target.value)} />`}
      <//>`}
      <section class="stack" aria-label=${T.attributesOf}>
        <h3>${T.attributesOf}</h3>
        <${Ll} set=${t} text=${c} onText=${m} onFault=${f} />
      </section>
      <section class="stack" aria-label=${T.overrides}>
        <h3>${T.overrides}</h3>
        <${jl} overrides=${p} flags=${r} onOverrides=${v} />
      </section>
      <p class="small quiet">${T.noHistory}</p>
    </div>
  <//>`}async function Wp(t,e,n){if(e===null)return{attributes:"{}",overrides:[],etag:null};let{text:r,data:o,etag:s}=await j(S`flag-sets/${t}/contexts/${e}`,{signal:n}),i=G(R(r),"/attributes"),a=Object.entries(o.overrides??{});return{attributes:i?.source??"{}",overrides:a.map(([u,c])=>({flag:u,variant:c})),etag:s}}var Ks=4;function ql({set:t,list:e,prefix:n,override:r,flags:o}){let{items:s,next:i,problem:a,isLoading:u,more:c,reload:m}=e,d=rt(),f=h.contexts,p=n!==""||r!=="",v=s.length===0&&!u&&a===null&&i===null;return l`${(p||!v)&&l`<div class="row context-search" role="search">
      <input type="search" class="mono" aria-label=${f.prefix} placeholder=${f.prefix} autocomplete="off" spellcheck=${!1} value=${n} onInput=${$=>St({prefix:$.target.value})} />
      <input type="search" class="mono" aria-label=${f.override} placeholder=${f.override} list=${d} autocomplete="off" spellcheck=${!1} value=${r} onChange=${$=>St({override:$.target.value})} />
      <datalist id=${d}>${Object.keys(o??{}).map($=>l`<option value=${$}></option>`)}</datalist>
    </div>`}
    ${a!==null&&l`<${P} problem=${a} onRetry=${m} />`}
    ${s.length===0&&u&&l`<div class="panel"><${J} rows=${8} /></div>`}
    ${v&&(p?l`<div class="panel"><${Q} title=${f.noMatch} text=${f.noMatchText} /></div>`:l`<div class="panel"><${Q} icon=${Hi} title=${f.none} text=${f.noneText} command=${f.command(t)} /></div>`)}
    ${s.length>0&&l`<div class="panel scrolls"><table class="rows cards contexts">
      <thead><tr><th>${f.key}</th><th>${f.attributes}</th><th>${f.overrides}</th><th>${f.changed}</th></tr></thead>
      <tbody>${s.map($=>l`<${Vp} key=${$.targetingKey} set=${t} context=${$} prefix=${n} override=${r} />`)}</tbody>
    </table></div>`}
    ${i!==null&&l`<div class="row"><${b} busy=${u} onClick=${c}>${s.length===0?f.searching:f.more}<//></div>`}`}function Vp({set:t,context:{targetingKey:e,attributes:n,overrides:r,modifiedAt:o},prefix:s,override:i}){let a=Object.entries(n),u=Object.entries(r);return l`<tr>
    <td class="lead"><a class="mono" href=${Y({set:t,page:"contexts",query:{prefix:s,override:i,key:e}})}>${e}</a></td>
    <td>
      <span class="attributes">
        ${a.slice(0,Ks).map(([c,m])=>l`<span key=${c}><span class="quiet mono">${c}</span> <code class="cut">${typeof m=="string"?m:JSON.stringify(m)}</code></span>`)}
        ${a.length>Ks&&l`<span class="quiet">${h.contexts.others(a.length-Ks)}</span>`}
      </span>
    </td>
    <td data-label=${u.length>0?h.contexts.overrides:void 0}>
      ${u.length>0&&l`<div>
        ${u.slice(0,3).map(([c,m])=>l`<div key=${c}><code>${c}</code> → <code>${m}</code></div>`)}
        ${u.length>3&&l`<span class="quiet">${h.contexts.others(u.length-3)}</span>`}
      </div>`}
    </td>
    <td class="quiet changed" data-label=${h.contexts.changed}><${tt} at=${o} /></td>
  </tr>`}function zs({set:t}){let[e,n]=g(!1),r=h.contexts;async function o(s){let a={title:s?r.switchOnTitle(t.name):r.switchOffTitle(t.name),text:s?r.switchOnText:r.switchOffText};if(await Ut({...a,action:s?r.switchOn:r.switchOff})){n(!0);try{await Xt(S`flag-sets/${t.name}`,{body:{storedContexts:s}}),_({text:s?r.switchedOn:r.switchedOff}),await zt()}catch(u){Et(u)}n(!1)}}return t.storedContexts?l`<p class="reading">
      <${W} kind="good">${r.on}<//>
      ${M("write")&&l`<${b} kind="quiet" size="small" busy=${e} onClick=${()=>o(!1)}>${r.switchOff}<//>`}
    </p>`:l`<${z}>
    <strong>${r.offTitle}</strong>
    <p>${r.offText}</p>
    ${M("write")&&l`<div class="row"><${b} size="small" busy=${e} onClick=${()=>o(!0)}>${r.switchOn}<//></div>`}
  <//>`}var Jp=100;function _l(t,{prefix:e,override:n}){let[r,o]=g({items:[],next:null,problem:null,isLoading:!0}),[s,i]=g(0),a=D(new AbortController);async function u(c,m){a.current.abort();let{signal:d}=a.current=new AbortController;o(f=>({...f,isLoading:!0,problem:null}));try{let f={limit:Jp,after:c,prefix:e||null,override:n||null},{data:p}=await j(S`flag-sets/${t}/contexts`,{query:f,signal:d});d.aborted||o({items:[...m,...p.items],next:p.next,problem:null,isLoading:!1})}catch(f){d.aborted||o(p=>({...p,problem:f,isLoading:!1}))}}return B(()=>{let c=setTimeout(()=>u(null,[]),s===0&&e!==""?150:0);return()=>{clearTimeout(c),a.current.abort()}},[t,e,n,s]),{...r,more:()=>u(r.next,r.items),reload:()=>i(s+1)}}function Wl(t){let e=rn(t.$evaluators)?t.$evaluators:{},n=rn(t.flags)?t.flags:{},r=new Map(Object.keys(e).map(s=>[s,{flags:[],evaluators:[],indirect:[]}])),o=new Map(Object.entries(e).map(([s,i])=>[s,lo(i)]));for(let[s,i]of o)for(let a of i)r.get(a)?.evaluators.push(s);for(let[s,i]of Object.entries(n)){let a=lo(rn(i)?i.targeting:void 0);for(let u of a)r.get(u)?.flags.push(s);for(let u of Hp(a,o))a.has(u)||r.get(u)?.indirect.push(s)}return r}function lo(t){let e=new Set,n=r=>{if(Array.isArray(r)&&r.forEach(n),!rn(r))return;let[[o,s]=["",null],...i]=Object.entries(r);i.length>0||(o==="$ref"&&typeof s=="string"?e.add(s):n(xr(o,s)?s.slice(1):s))};return n(t),e}function Hp(t,e){let n=new Set,r=[...t];for(let o=r.pop();o!==void 0;o=r.pop())n.has(o)||(n.add(o),r.push(...e.get(o)??[]));return n}function uo(t){return bt(async e=>{let{data:n}=await j(S`flag-sets/${t?.name??""}/document`,{signal:e});return{evaluators:n.$evaluators??{},flags:n.flags??{},uses:Wl(n)}},[t?.name,t?.revision],{isIdle:t===null})}function Kp(){let t=ve.value;return t&&l`<${zp} set=${t} />`}function zp({set:t}){let{key:e,create:n,prefix:r="",override:o=""}=wt.value.query;we(t.name);let s=_l(t.name,{prefix:r,override:o}),a=uo(t).result?.flags??null,u=h.contexts,c=e!==void 0||n!==void 0;return l`<div class="page-head">
      <div>
        <h1>${h.pages.contexts}</h1>
        <p class="quiet">${u.intro}</p>
        ${t.storedContexts&&l`<${zs} set=${t} />`}
      </div>
      ${M("write")&&l`<${b} kind="primary" icon=${ot} onClick=${()=>St({create:"1",key:null})}>${u.create}<//>`}
    </div>
    <div class="stack">
      ${!t.storedContexts&&l`<${zs} set=${t} />`}
      <${ql} set=${t.name} list=${s} prefix=${r} override=${o} flags=${a} />
    </div>
    ${c&&l`<${Pl}
      key=${e??""}
      set=${t}
      targetingKey=${e??null}
      flags=${a}
      onClose=${()=>St({key:null,create:null})}
      onSaved=${()=>{let m=wt.peek().query;m.key===e&&m.create===n&&St({key:null,create:null}),s.reload()}}
    />`}`}function co({text:t}){let e=R(t),n=Lt(e),r=n.kind==="json"?Ge(ye(e)):pn(n);return l`<span>${r.map(({kind:o,text:s})=>o==="text"?s:l`<code>${s}</code>`)}</span>`}var Up={flags:[],evaluators:[],indirect:[]};function Vl({set:t,document:e}){let[n,r]=g(""),{result:o,problem:s,reload:i}=bt(d=>_t(S`flag-sets/${t.name}/evaluators`,{signal:d}),[t.name,t.revision]),a=h.evaluators,u=M("write")&&l`<${b} kind="primary" icon=${ot} href=${Y({set:t.name,page:"evaluators",query:{create:"1"}})}>${a.create}<//>`,c=n.trim().toLowerCase(),m=(o??[]).filter(({name:d})=>d.toLowerCase().includes(c));return l`<div class="page-head">
      <div><h1>${h.pages.evaluators}</h1><p class="quiet">${a.intro}</p></div>
      ${o!==null&&o.length>0&&u}
    </div>
    ${s!==null&&l`<${P} problem=${s} onRetry=${i} />`}
    ${o===null&&s===null&&l`<div class="panel"><${J} rows=${6} /></div>`}
    ${o!==null&&o.length===0&&l`<div class="panel"><${Q} icon=${Ee} title=${a.none} text=${a.noneText} command=${a.command(t.name)}>${u}<//></div>`}
    ${o!==null&&o.length>0&&l`<div class="stack">
      <${_e} class="evaluator-search" label=${a.search} value=${n} onSearch=${r} />
      ${m.length===0?l`<p class="quiet">${a.noMatch}</p>`:l`<div class="panel scrolls"><table class="rows cards evaluators">
            <thead><tr><th>${a.name}</th><th>${a.rule}</th><th>${a.uses}</th><th>${a.changed}</th></tr></thead>
            <tbody>
              ${m.map(({name:d,rule:f,modifiedAt:p})=>l`<tr key=${d}>
                  <td class="lead"><a class="mono" href=${Y({set:t.name,page:"evaluators",query:{name:d}})}>${d}</a></td>
                  <td class="rule" data-label=${a.rule}><${co} text=${JSON.stringify(f)} /></td>
                  <td class="uses" data-label=${a.uses}>${e.result!==null&&a.usedBy(e.result.uses.get(d)??Up)}</td>
                  <td class="quiet changed" data-label=${a.changed}><${tt} at=${p} /></td>
                </tr>`)}
            </tbody>
          </table></div>`}
    </div>`}`}var mo=[["path",{d:"m12 19-7-7 7-7"}],["path",{d:"M19 12H5"}]];var lt={difference:"What changes",nothing:"Nothing changes: this text is already stored.",warnings:"Warnings",impact:"Impact",noContexts:(t,e)=>e===0&&t==="stored"?"The set has no stored contexts.":"",source:"Compared for",stored:"Stored contexts",sample:t=>`${Yn(t)} made-up targeting keys`,sampleHint:"Made-up keys have no attributes, so rules about attributes do not match.",moved:(t,e)=>t===0?X`None of ${Yn(e)} gets another value.`:X`${Yn(t)} of ${Yn(e)} get another value.`,from:"From",to:"To",number:"Number",share:"Share",examples:"For example",side:t=>t.errorCode?X`error ${qt(t.errorCode)}`:t.variant===null||t.variant===void 0?X`the caller’s default`:X`${qt(t.variant)}`,comment:"Comment",commentHint:"Reason for the change. Shown in the history.",back:"Back to editing",production:t=>X`${qt(t)} is a production set: callers get this at once.`,flag:"Flag",evaluator:"Evaluator",flag_set:"Properties of the set"};async function Jl(t,e){let{data:n,text:r}=await Kl(t,e,{}),o=R(r);return{warnings:n.warnings,diff:n.diff.map((s,i)=>({kind:s.kind,name:s.name,before:s.before===null?null:ht(o,`/diff/${i}/before`),after:s.after===null?null:ht(o,`/diff/${i}/after`)}))}}async function Hl(t,e,n){let{data:r}=await Kl(t,n,{impact:!0,sample:e});return r.impact}function Kl({method:t,where:e,body:n,etag:r,createOnly:o,query:s},i,a){return wn(t,e,{body:n,etag:r,createOnly:o,signal:i,query:{...s,...a,dry_run:!0}})}var zl=[1e3,1e4,1e5];function Ul({change:t}){let e=U(t.set)?.storedContexts??!1,[n,r]=g(e?"stored":String(zl[0])),[o,s]=g({}),[i,a]=g(0);B(()=>{let c=new AbortController;return s({}),Hl(t,n==="stored"?null:Number(n),c.signal).then(m=>s({summary:m})).catch(m=>c.signal.aborted||s({problem:m})),()=>c.abort()},[n,i]);let u=[{value:"stored",label:lt.stored},...zl.map(c=>({value:String(c),label:lt.sample(c)}))];return l`<section class="stack impact" aria-label=${lt.impact}>
    <h3>${lt.impact}</h3>
    <${L} label=${lt.source} hint=${n==="stored"?null:lt.sampleHint}>
      ${c=>l`<${I} input=${c} value=${n} options=${u} onChange=${r} />`}
    <//>
    ${o.problem?l`<${P} problem=${o.problem} onRetry=${()=>a(i+1)} />`:o.summary?l`<${Gp} summary=${o.summary} isStored=${n==="stored"} />`:l`<${J} rows=${2} height=${24} />`}
  </section>`}function Gp({summary:{contexts:t,flags:e},isStored:n}){if(!t)return l`<p class="quiet">${lt.noContexts(n?"stored":"sample",t)}</p>`;let r=e.filter(o=>o.moved>0);return r.length?r.map(({flag:o,moved:s,percent:i,cells:a})=>l`<div class="stack">
      ${e.length>1&&l`<h4><code>${o}</code></h4>`}
      <p>
        <${K} parts=${lt.moved(s,t)} />
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
            ${a.filter(u=>u.moved).map(u=>l`<tr>
                  <td><${K} parts=${lt.side(u.from)} /></td>
                  <td><${K} parts=${lt.side(u.to)} /></td>
                  <td class="number">${u.contexts.toLocaleString("en")}</td>
                  <td class="number">${yt(u.percent)}</td>
                  <td class="examples">${u.examples.slice(0,3).map(c=>l`<code>${c}</code> `)}</td>
                </tr>`)}
          </tbody>
        </table>
      </div>
    </div>`):l`<p><${K} parts=${lt.moved(0,t)} /></p>`}function pe({change:t,onClose:e,onSaved:n,onConflict:r,onRefused:o}){let[s,i]=g(null),[a,u]=g(null),[c,m]=g(t.comment??""),[d,f]=g(""),[p,v]=g(!1),$=D(new AbortController),x=U(t.set),k=vt(x),y=!!s?.diff.length&&(t.typed===void 0||d===t.typed);async function C(){u(null);try{i(await Jl(t,$.current.signal))}catch(O){E(O)}}B(()=>(C(),()=>$.current.abort()),[]);function E(O){if($.current.signal.aborted)return;O instanceof H&&O.status===412&&r?r(O):u(O)}async function T(){if(!(p||!y)&&await jt(t.set,{danger:t.danger})){v(!0),u(null);try{let{method:O,where:F,body:at,etag:Ot,createOnly:Z,query:Nt}=t;n(await wn(O,F,{body:at,etag:Ot,createOnly:Z,query:Nt,comment:c.trim()}))}catch(O){v(!1),E(O)}}}let N=a instanceof H&&a.status===400&&o;return l`<${me}
    title=${l`${t.title} ${k&&l`<${W} kind="bad">${t.set}<//>`}`}
    class=${k?"save-sheet production":"save-sheet"}
    onClose=${p?void 0:e}
    footer=${l`
      <span class="grow"></span>
      <${b} onClick=${e} disabled=${p}>${h.cancel}<//>
      ${N?l`<${b} kind="primary" onClick=${()=>o(a)}>${lt.back}<//>`:l`<${b}
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
      ${k&&l`<p class="band"><${K} parts=${lt.production(t.set)} /></p>`}
      ${t.text&&l`<p>${t.text}</p>`}
      ${a&&l`<${P} problem=${a} onRetry=${N||s?void 0:C} />`}
      ${!s&&!a&&l`<${J} rows=${4} />`}
      ${s&&l`<${Yp} trial=${s} change=${t} />`}
      ${s&&s.diff.length>0&&l`<${L} label=${lt.comment} hint=${lt.commentHint}>
        ${O=>l`<textarea
            ...${O}
            rows="2"
            maxlength="1000"
            autofocus
            value=${c}
            onInput=${F=>m(F.target.value)}
          ></textarea>`}
      <//>`}
      ${s&&t.typed!==void 0&&l`<${Cr} name=${t.typed} typed=${d} onTyped=${f} />`}
    </form>
  <//>`}function Yp({trial:{diff:t,warnings:e},change:n}){let r=ut(()=>t.map(({kind:o,name:s,before:i,after:a})=>l`<div class="stack">
          ${t.length>1&&l`<h4>${lt[o]} <code>${s}</code></h4>`}
          <${Jt} before=${i} after=${a} kind=${o} />
        </div>`),[t]);return t.length?l`
    <section class="stack" aria-label=${lt.difference}><h3>${lt.difference}</h3>${r}</section>
    ${e.length>0&&l`<section class="stack" aria-label=${lt.warnings}>
      <h3>${lt.warnings}</h3>
      <${z}>
        <ul class="plain stack">
          ${e.map(({pointer:o,detail:s})=>l`<li>${o&&l`<code>${o}</code> `}${s}</li>`)}
        </ul>
      <//>
    </section>`}
    ${n.hasImpact!==!1&&l`<${Ul} change=${n} />`}
  `:l`<p>${lt.nothing}</p>`}var Qp="flagstaff.draft.";function ur(t,e,n){try{let{text:r,base:o,etag:s}=JSON.parse(sessionStorage.getItem(Us(t,e,n))??"null");return typeof r=="string"&&typeof o=="string"?{text:r,base:o,etag:s}:null}catch{return null}}function cr(t,e,n,r){try{n?sessionStorage.setItem(Us(t,e,r),JSON.stringify(n)):sessionStorage.removeItem(Us(t,e,r))}catch{}}function Us(t,e,n="flag"){return Qp+JSON.stringify([t,n,e])}var Gs=Ei(null);function nt(){let t=Ai(Gs);if(!t)throw new Error("A part of the rules editor stands outside of it.");return t}function mr(t){return{in:[{var:t[0]??"email"},[]]}}function Wn(t,e){return t.find(n=>n!==e)??t[0]??null}function Ys({condition:t}){let{attributes:e,evaluators:n,focusNext:r,replace:o}=nt(),s=h.rules.editor,[i]=Object.keys(n);function a(m){if(r(`[data-group="${t.node.start}"] > ul > li:last-child :is(input, select)`),t.kind!=="group"){o(t.node,{and:[t.node,m]});return}let d=t.conditions.map(({node:f})=>f);o(t.node,se(t,{[t.mode]:[...d,m]},t.negated))}let u=t.kind==="group"&&t.mode==="or"?"and":"or",c=[i!==void 0&&{label:s.addReference,onSelect:()=>a({$ref:i})},{label:s.addGroup,onSelect:()=>a({[u]:[mr(e)]})},{label:s.addMissing,onSelect:()=>a({missing:[e[0]??"email"]})}];return l`<div class="rules-adding">
    <${b} kind="quiet" size="small" icon=${ot} onClick=${()=>a(mr(e))}>${s.addCondition}<//>
    <${qe} items=${c} button=${{kind:"quiet",size:"small",icon:ot}}>${s.addMore}<//>
  </div>`}var Xp=24,Zp=100;function fo({values:t,label:e,removable:n=0,onAdd:r,onRemove:o}){let s=h.rules.editor,[i,a]=g(""),[u,c]=g(!1),m=D(null),d=t.length>n,f=t.length>Xp,p=f?i.trim().toLowerCase():"",v=t.map((E,T)=>({value:E,i:T})).filter(({value:E})=>E.toLowerCase().includes(p)),$=u?v:v.slice(0,Zp),x=p!==""&&v.length>0;function k(E){let T=E.split(/[,\n\r\t]+/).map(N=>N.trim()).filter((N,O,F)=>N!==""&&F.indexOf(N)===O&&!t.includes(N));a(""),T.length>0&&r(T)}function y(E){o(E),m.current?.focus()}function C(E){if((E.key==="Enter"||E.key===",")&&i.trim()!=="")k(i);else if(E.key==="Backspace"&&i===""&&d)y(t.length-1);else if(E.key!=="Enter"&&E.key!==",")return;E.preventDefault()}return l`<div class="rules-chips" role="group" aria-label=${e}>
    ${f&&l`<span class="rules-chip-count quiet small">
      <span class="grow" role="status">${p===""?s.countOf(t.length):s.foundOf(v.length,t.length)}</span>
      <${yn} text=${t.join(`
`)} label=${s.copyValues} />
    </span>`}
    <span class=${f?"rules-chip-list long":"rules-chip-list"}>
      ${$.map(({value:E,i:T})=>l`<span class="rules-chip" key=${T}>
          <span class="mono">${E===""?'""':Re(E)}</span>
          <button type="button" aria-label=${s.remove(E)} disabled=${!d} onClick=${()=>y(T)}>
            <${ct} shapes=${gt} size=${12} />
          </button>
        </span>`)}
      ${$.length<v.length&&l`<${b} kind="quiet" size="small" onClick=${()=>c(!0)}>${s.showAll(v.length-$.length)}<//>`}
    </span>
    <input
      ref=${m}
      type="text"
      class="mono"
      aria-label=${`${e}: ${s.addValue}`}
      placeholder=${f?s.addOrFind:s.addValue}
      autocomplete="off"
      spellcheck=${!1}
      value=${i}
      onInput=${E=>a(E.target.value)}
      onKeyDown=${C}
      onPaste=${E=>{let T=E.clipboardData?.getData("text")??"";/[,\n\t]/.test(T)&&(E.preventDefault(),k(i+T))}}
      onBlur=${()=>x||k(i)}
    />
  </div>`}function Xe(t,e,n){let[r,o]=g(t),s=D(t),i=r;return s.current!==t&&(s.current=t,e(r)!==t&&(i=t,o(t))),{draft:i,isApplied:e(i)!==null,onInput(a){o(a),e(a)!==null&&e(a)!==t&&n(a)}}}function $e({source:t,label:e,hint:n,onChange:r}){let{attributes:o,evaluators:s,variants:i}=nt(),a={root:"rule",evaluators:Object.keys(s),attributes:o,variants:i},u=h.rules.editor,c=D(un(t));un(t).startsWith(c.current)||(c.current=un(t));let{draft:m,isApplied:d,onInput:f}=Xe(On(t,c.current),p=>pt(p).fault?null:p.trim(),p=>r(new Tt(Tn(p.trim(),c.current))));return l`<div class="rules-json-form">
    <span class="quiet small" aria-hidden="true">${e}</span>
    <${xe} text=${m} label=${e} lines=${1} mostLines=${16} known=${a} onChange=${f} />
    <div class=${d?"quiet small":"rules-fault"}>${d?n:u.notApplied}</div>
  </div>`}var po=[["path",{d:"M15 3h6v6"}],["path",{d:"M10 14 21 3"}],["path",{d:"M18 13v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h6"}]];function Gl({reference:t}){let{evaluators:e,replace:n}=nt(),r=h.rules.editor,o=t.name.value,s=Object.hasOwn(e,o),i=Object.keys(e).map(a=>({value:a,label:a}));return s||i.unshift({value:o,label:`${o} (${r.noEvaluator})`}),l`<div class="rules-reference-form">
    <div class="rules-test">
      <span class="rules-label quiet">${r.reference}</span>
      <${I}
        class="rules-evaluator mono"
        label=${r.reference}
        value=${o}
        options=${i}
        onChange=${a=>n(t.node,se(t,{$ref:a},t.negated))}
      />
      <${I}
        class="rules-fitting"
        label=${r.operator}
        value=${String(t.negated)}
        options=${[!1,!0].map(a=>({value:String(a),label:a?r.fitsNot:r.fits}))}
        onChange=${a=>n(t.node,se(t,t.inner,a==="true"))}
      />
      ${s&&l`<${b} kind="quiet" size="small" icon=${po} label=${r.openReference(o)} href=${Y({set:wt.value.set,page:"evaluators",query:{name:o}})} />`}
    </div>
    <div class=${s?"quiet small":"rules-fault"}>${s?t$(e[o]??""):r.noEvaluator}</div>
  </div>`}function t$(t){try{return t&&Ma(t)}catch(e){if(e instanceof re)return"";throw e}}function Yl(t,e,n){let r=oe[t.operator].needs,{needs:o,write:s}=oe[e],i=r===o?t.operands:n$(t.operands,o);return se(t,s(t.attribute.node,i,t.reversed&&e$(o)),n)}function $o(t,{attribute:e=t.attribute.node,operands:n=t.operands}){let{operator:r,reversed:o,negated:s,inner:i}=t,u=r==="isSet"&&e===t.attribute.node?i:oe[r].write(e,n,o);return se(t,u,s)}var e$=t=>t==="value"||t==="order"||t==="range"||t==="nothing";function n$(t,e){let n=t.flatMap(a=>a.type==="array"?a.items:[a]),r=n.filter(At),o=r.filter(({type:a})=>a==="string"||a==="number"),[s]=n,i=s&&xt(s)?s:null;switch(e){case"nothing":return[];case"values":return[r];case"range":return[o[0]??0,o[1]??o[0]??0];case"order":return[i??o[0]??0];case"part":return[o[0]??""];case"text":case"version":return[i??r$(r)[0]??(e==="version"?"1.0.0":"")];default:return[i??r[0]??""]}}var r$=t=>t.map(e=>e.type==="string"?e:e.source);function Ql({value:t,label:e,suggestions:n,invalid:r,describedBy:o,class:s="",disabled:i,onInput:a}){let u=rt(),c=D(null),[m,d]=g(!1),[f,p]=g(!1),[v,$]=g(-1),x=f?t.toLowerCase():"",k=n.filter(O=>O.value.toLowerCase().includes(x)).slice(0,50),y=m&&k.length>0,C=Math.min(v,k.length-1);function E(O){d(!0),$(O),c.current?.querySelectorAll('[role="option"]')[O]?.scrollIntoView?.({block:"nearest"})}function T(O){a(O),d(!1),p(!1),$(-1)}function N(O){if(O.key==="ArrowDown")E(y?(C+1)%k.length:0);else if(O.key==="ArrowUp"&&y)E((C-1+k.length)%k.length);else if(O.key==="Enter"&&y&&C>=0)T(k[C].value);else if(O.key==="Escape"&&y)d(!1);else return;O.preventDefault(),O.stopPropagation()}return l`<div
    class="rules-combobox ${s}"
    ref=${c}
    onFocusOut=${O=>{c.current?.contains(O.relatedTarget)||(d(!1),p(!1),$(-1))}}
  >
    <input
      type="text"
      role="combobox"
      aria-label=${e}
      aria-expanded=${String(y)}
      aria-controls=${y?u:void 0}
      aria-autocomplete="list"
      aria-activedescendant=${y&&C>=0?`${u}-${C}`:void 0}
      aria-invalid=${r?"true":void 0}
      aria-describedby=${o}
      autocomplete="off"
      autocapitalize="off"
      spellcheck=${!1}
      disabled=${i}
      value=${t}
      onInput=${O=>{d(!0),p(!0),$(-1),a(O.target.value)}}
      onClick=${()=>d(!0)}
      onKeyDown=${N}
    />
    ${y&&l`<div class="rules-suggestions" role="listbox" id=${u} aria-label=${e}>
      ${k.map(({value:O,hint:F},at)=>l`<div
          key=${O}
          id="${u}-${at}"
          role="option"
          class=${at===C?"at":""}
          aria-selected=${String(at===C)}
          onPointerDown=${Ot=>Ot.preventDefault()}
          onClick=${()=>T(O)}
        >
          <span class="grow cut mono">${O}</span>${F&&l`<span class="quiet small">${F}</span>`}
        </div>`)}
    </div>`}
  </div>`}function Vn({path:t,label:e=h.rules.editor.attribute,class:n,onChange:r}){let{attributes:o}=nt(),s=rt(),{draft:i,isApplied:a,onInput:u}=Xe(t,c=>c.trim()===""?null:c.trim(),c=>r(c.trim()));return l`<div class=${n}>
    <${Ql}
      label=${e}
      value=${i}
      invalid=${!a}
      describedBy=${a?void 0:s}
      suggestions=${o$(o)}
      onInput=${u}
    />
    ${!a&&l`<div class="rules-fault" id=${s}>${h.rules.editor.noAttribute}</div>`}
  </div>`}function o$(t){let e=h.rules.editor,n=[{value:be,hint:e.keyHint},{value:Ne,hint:e.timeHint},{value:Ae,hint:e.flagKeyHint}];return[...t.filter(o=>!n.some(({value:s})=>s===o)).map(o=>({value:o})),...n]}var s$={usual:["oneOf","!oneOf","is","isNot"],text:["startsWith","!startsWith","endsWith","!endsWith","contains","!contains","within","!within"],number:["less","atMost","more","atLeast","between","betweenWithout"],version:["versionAtLeast","versionMore","versionLess","versionAtMost","versionIs","versionIsNot","versionMajor","versionMinor"],list:["containsAny","containsAll","containsNone"],presence:["isThere","isNull","isSet","!isSet"],exact:["same","notSame"]},i$={number:["atLeast","more","less","atMost","between"]};function Xl({operator:t,negated:e,isOfTime:n,onChange:r}){let o=h.rules.editor,s=(e?"!":"")+t,i=Object.entries(n?i$:s$),a=i.some(([,c])=>c.includes(s));function u(c){let m=c.replace("!",""),d=n&&o.timeOperators[m]||o.operators[m]||m;return c===m?d:o.operators[c]??o.notOperator(d)}return l`<select
    class="rules-operator"
    aria-label=${o.operator}
    onChange=${c=>{let m=c.target.value;r(m.replace("!",""),m.startsWith("!"))}}
  >
    ${!a&&l`<optgroup label=${o.groups.other}><option value=${s} selected>${u(s)}</option></optgroup>`}
    ${i.map(([c,m])=>l`<optgroup key=${c} label=${o.groups[c]}>
        ${m.map(d=>l`<option key=${d} value=${d} selected=${d===s}>${u(d)}</option>`)}
      </optgroup>`)}
  </select>`}function Qs({node:t,types:e,label:n,check:r,onChange:o}){let s=h.rules.editor,i=a$(t,e),u=(e.includes(i)?e:[...e,i]).map(c=>({value:c,label:s.types[c]}));return l`<div class="rules-value-field">
    ${u.length>1&&l`<${I}
      class="rules-type"
      label=${s.type}
      value=${i}
      options=${u}
      onChange=${c=>o(l$(t,c))}
    />`}
    <${u$} key=${i} ...${{type:i,node:t,label:n,check:r,onChange:o}} />
  </div>`}function a$(t,e){return e.includes("time")&&Jr(t)?"time":t.type==="string"||t.type==="number"||t.type==="boolean"?t.type:"attribute"}function l$(t,e){let n=t.type==="string"?t.value:t.source;return e==="number"?Zl(n)?new Tt(n):0:e==="boolean"?n==="true":e==="attribute"?{var:be}:e==="time"?Math.floor(Date.now()/6e4)*60:t.type==="object"?"":n}var Zl=t=>or(t)&&!/^[tfn]/.test(t);function u$({type:t,node:e,label:n,check:r,onChange:o}){let s=h.rules.editor;if(t==="attribute"){let i=xt(e)?.path??"";return l`<${Vn}
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
    />`}return t==="time"?l`<${m$} ...${{node:e,onChange:o}} />`:l`<${c$} ...${{type:t,node:e,label:n,check:r,onChange:o}} />`}function c$({type:t,node:e,label:n,check:r,onChange:o}){let s=h.rules.editor,i=rt(),a=t==="number",u=a?e.source:e.value,{draft:c,isApplied:m,onInput:d}=Xe(u,p=>a?Zl(p.trim())?p.trim():null:p,p=>o(a?new Tt(p.trim()):p,!0)),f=m?r?.(c):s.noNumber;return l`<div class="grow">
    <input
      type="text"
      class="mono"
      inputmode=${a?"decimal":void 0}
      aria-label=${n}
      aria-invalid=${f?"true":void 0}
      aria-describedby=${f?i:void 0}
      autocomplete="off"
      spellcheck=${!1}
      value=${c}
      onInput=${p=>d(p.target.value)}
    />
    ${f&&l`<div class="rules-fault" id=${i}>${f}</div>`}
  </div>`}function m$({node:t,onChange:e}){return l`<input
    class="grow"
    type="datetime-local"
    step=${t.value%60===0?60:1}
    aria-label=${h.rules.editor.time}
    value=${f$(t.value)}
    onInput=${n=>{let r=new Date(n.target.value).getTime();Number.isNaN(r)||e(Math.floor(r/1e3),!0)}}
  />`}function f$(t){let e=new Date(t*1e3);return new Date(e.getTime()-e.getTimezoneOffset()*6e4).toISOString().slice(0,t%60===0?16:19)}function nu({test:t}){let{replace:e}=nt(),n=h.rules.editor,{attribute:r,operator:o,negated:s}=t,i=r.path===Ne;function a(u){let c=Cn(r,u),m=oe[o].needs,d=u===Ne&&m!=="order"&&m!=="range",f=Math.floor(Date.now()/6e4)*60;e(t.node,d?oe.atLeast.write(c,[f],!1):$o(t,{attribute:c}),`attribute ${t.node.start}`)}return l`<div class="rules-test">
    <${Vn} class="rules-attribute-field" path=${r.path} onChange=${a} />
    <${Xl}
      operator=${o}
      negated=${s}
      isOfTime=${i}
      onChange=${(u,c)=>e(t.node,Yl(t,u,c))}
    />
    <div class="rules-operands"><${d$} test=${t} isOfTime=${i} /></div>
  </div>`}var tu={nothing:[],value:["string","number","boolean","attribute"],order:["number","string","attribute"],text:["string","attribute"],part:["string","number"],values:[],version:["string","attribute"],range:["number","string"]};function d$({test:t,isOfTime:e}){let{replace:n}=nt(),r=h.rules.editor,{needs:o}=oe[t.operator],s=e&&(o==="order"||o==="range")?["time",...tu[o]]:tu[o],i=d=>(f,p)=>{let v=t.operands.map(($,x)=>x===d?f:$);n(t.node,$o(t,{operands:v}),p?`value ${t.node.start} ${d}`:void 0)};if(o==="nothing")return t.operator==="isSet"?l`<span class="quiet small">${r.setHint}</span>`:null;if(o==="values")return l`<${h$} test=${t} />`;let[a,u]=t.operands;if(!a)return null;let c=o==="version"?$$:void 0,m=u?[r.lower,r.upper]:[o==="version"?r.version:r.value];return l`<${Qs} node=${a} types=${s} label=${m[0]} check=${c} onChange=${i(0)} />
    ${u&&l`<span class="quiet">${r.to}</span>
      <${Qs} node=${u} types=${s} label=${m[1]} onChange=${i(1)} />`}`}var Xs="(?:0|[1-9][0-9]*)",eu="(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)",p$=new RegExp(`^[vV]?${Xs}(?:\\.${Xs}(?:\\.${Xs}(?:-${eu}(?:\\.${eu})*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?)?)?$`),$$=t=>p$.test(t)?null:h.rules.editor.noVersion;function h$({test:t}){let{replace:e}=nt(),n=rt(),r=h.rules.editor,[o]=t.operands,s=o?.type==="array"?o.items:[],i=s.map(c=>c.type==="object"||c.type==="array"?c.source:Ie(c).text),a=c=>e(t.node,$o(t,{operands:[c]}));function u(c){let m=s.length>0&&s.every(({type:f})=>f==="number"),d=c.map(f=>g$(f,m));a([...s,...d.filter(f=>!s.some(p=>v$(p,f)))])}return l`<div class="grow" aria-describedby=${s.length===0?n:void 0}>
    <${fo}
      label=${r.values}
      values=${i}
      onAdd=${u}
      onRemove=${c=>a(s.filter((m,d)=>d!==c))}
    />
    ${s.length===0&&l`<div class="rules-hint" id=${n}>${r.noValuesYet}</div>`}
  </div>`}function g$(t,e){if(e&&or(t)&&!/^[tfn]/.test(t))return new Tt(t);if(!/^".*"$/.test(t))return t;try{return JSON.parse(t)}catch{return t}}function v$(t,e){return e instanceof Tt?t.source===e.source:t.type==="string"&&t.value===e}function Jn({condition:t}){return t.kind==="group"?l`<${ou} group=${t} />`:l`<div class="rules-single">
    <${ru} condition=${t} />
    <${Ys} condition=${t} />
  </div>`}function ru({condition:t}){let e=h.rules.editor,{replace:n}=nt();switch(t.kind){case"test":return l`<${nu} test=${t} />`;case"reference":return l`<${Gl} reference=${t} />`;case"missing":return l`<${y$} missing=${t} />`;case"group":return l`<${ou} group=${t} />`;case"constant":return l`<${I}
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
      />`}}var b$=["and","or","!or","!and"];function ou({group:t}){let{replace:e}=nt(),n=h.rules.editor,r={and:n.allOf,or:n.anyOf,"!or":n.noneOf,"!and":n.notAllOf},o=t.conditions.map(({node:a})=>a);function s(a){let u=a.startsWith("!");e(t.node,se(t,{[a.replace("!","")]:o},u))}function i(a){let u=o.filter((d,f)=>f!==a),[c]=u,m=u.length===1&&c?c:{[t.mode]:u};e(t.node,se(t,m,t.negated))}return l`<fieldset class="rules-group" data-group=${t.node.start}>
    <legend class="hidden-text">${n.groupOf}</legend>
    <${I}
      class="rules-mode"
      label=${n.groupOf}
      value=${(t.negated?"!":"")+t.mode}
      options=${b$.map(a=>({value:a,label:r[a]}))}
      onChange=${s}
    />
    <ul class="plain">
      ${t.conditions.map((a,u)=>l`<li key=${u}>
          <div class="grow"><${ru} condition=${a} /></div>
          <${b}
            kind="quiet"
            size="small"
            icon=${gt}
            label=${a.kind==="group"?n.removeGroup:n.removeCondition}
            disabled=${o.length<2}
            onClick=${()=>i(u)}
          />
        </li>`)}
    </ul>
    <${Ys} condition=${t} />
  </fieldset>`}function y$({missing:t}){let{replace:e}=nt(),n=h.rules.editor,{paths:r,least:o,negated:s}=t,i=o?[n.missingSome(o.source),n.missingSomeNot(o.source)]:[n.missingAny,n.missingNone];function a(u,c){let m=o?{missing_some:[o,u]}:{missing:u};e(t.node,se(t,m,c))}return l`<div class="rules-test">
    <div class="grow">
      <${fo}
        label=${n.attributes}
        removable=${1}
        values=${r.map(({value:u})=>u)}
        onAdd=${u=>a([...r,...u],s)}
        onRemove=${u=>a(r.filter((c,m)=>m!==u),s)}
      />
    </div>
    <${I}
      class="rules-fitting"
      label=${n.operator}
      value=${String(s)}
      options=${i.map((u,c)=>({value:String(c===1),label:u}))}
      onChange=${u=>a(r,u==="true")}
    />
  </div>`}var su=[["path",{d:"m15 14 5-5-5-5"}],["path",{d:"M20 9H9.5A5.5 5.5 0 0 0 4 14.5A5.5 5.5 0 0 0 9.5 20H13"}]];var Hn=[["path",{d:"M9 14 4 9l5-5"}],["path",{d:"M4 9h10.5a5.5 5.5 0 0 1 5.5 5.5a5.5 5.5 0 0 1-5.5 5.5H11"}]];var w$=":is(button, input, select, textarea):not([disabled])";function iu(){let t=D(null),e=D(null),n=D(null),r=o=>[...((o===void 0?t.current:t.current?.querySelector(`[data-rule="${o}"]`))??t.current)?.querySelectorAll(w$)??[]];return vn(()=>{if(e.current!==null){let s=t.current?.querySelector(e.current);if(s)return s.focus()}if(!n.current||n.current.element.isConnected||document.activeElement!==document.body)return;let o=r(n.current.row);o[Math.min(n.current.place,o.length-1)]?.focus()}),{root:t,next(o){e.current=o},onFocusIn({target:o}){e.current=null;let s=o,i=s.closest("[data-rule]")?.dataset.rule;n.current={element:s,row:i,place:r(i).indexOf(s)}}}}var x$=100;function au(t,e){let n=D({past:[],future:[],typing:void 0,last:t}),{current:r}=n;t!==r.last&&Object.assign(r,{past:[],future:[],typing:void 0,last:t});function o(s){r.last=s,r.typing=void 0,e(s)}return{canUndo:r.past.length>0,canRedo:r.future.length>0,change(s,i){s!==r.last&&((i===void 0||i!==r.typing)&&(r.past.push(r.last),r.past.length>x$&&r.past.shift()),r.future=[],o(s),r.typing=i)},undo(){let s=r.past.pop();s!==void 0&&(r.future.push(r.last),o(s))},redo(){let s=r.future.pop();s!==void 0&&(r.past.push(r.last),o(s))}}}function ho({text:t,variants:e=[],defaultVariant:n=null,evaluators:r={},attributes:o=[],readOnly:s=!1,onChange:i}){let a=au(t,i),u=iu(),[c,m]=g("");return{editing:{variants:e,defaultVariant:n,evaluators:r,attributes:o,readOnly:s,focusNext:u.next,replace:(f,p,v)=>a.change(Ue(t,f,p),v)},history:a,focus:u,said:c,say:m}}function go({editor:{editing:t,history:e,focus:n,said:r,say:o},label:s,head:i,children:a}){let u=h.rules.editor,c=()=>{o(u.undone),e.undo()},m=()=>{o(u.redone),e.redo()};return l`<${Gs.Provider} value=${t}>
    <section class="rules" ref=${n.root} aria-label=${s} onFocusIn=${n.onFocusIn}>
      <div class="rules-top">
        <p class="quiet grow">${i}</p>
        ${!t.readOnly&&(e.canUndo||e.canRedo)&&l`<span class="rules-undo">
          <${b} kind="quiet" size="small" icon=${Hn} label=${u.undo} disabled=${!e.canUndo} onClick=${c} />
          <${b} kind="quiet" size="small" icon=${su} label=${u.redo} disabled=${!e.canRedo} onClick=${m} />
        </span>`}
      </div>
      ${a}
      <div class="hidden-text" role="status" aria-live="polite">${r}</div>
    </section>
  <//>`}function lu({condition:t,...e}){let n=ho(e),r=h.rules.editor;return t.kind==="json"?null:l`<${go} editor=${n} label=${r.condition} head=${r.condition}>
    <div class="rules-form rules-alone"><${Jn} condition=${t} /></div>
  <//>`}var k$=300,S$=6e4,O$=/"var"\s*:\s*\[?\s*("(?:[^"\\]|\\.)+")/g,vo=new Map;function Ze(t){let[e]=g(()=>T$(t)),n=U(t)?.revision;return B(()=>{n!==void 0&&C$(t,n)},[t,n]),e.value}function T$(t){let e=vo.get(t)?.names??dt({evaluators:{},attributes:[],metadata:[]});return vo.has(t)||vo.set(t,{at:0,names:e}),e}async function C$(t,e){let n=vo.get(t);if(!(!n||n.revision===e&&Date.now()-n.at<S$)){Object.assign(n,{at:Date.now(),revision:e});try{let[r,o]=await Promise.all([j(S`flag-sets/${t}/flags`,{query:{limit:k$}}),j(S`flag-sets/${t}/evaluators`,{query:{limit:1e3}})]);if(n.revision!==e)return;n.names.value={evaluators:E$(o.text),attributes:A$(r.text+o.text),metadata:N$(r.data.items)}}catch{n.revision===e&&(n.at=0)}}}function E$(t){return Object.fromEntries(ln(G(R(t),"/items")).map(e=>[Wt(G(e,"/name")),ht(e,"/rule")??"null"]))}function A$(t){let e=new Map;for(let[,n]of t.matchAll(O$)){let r=JSON.parse(n);r.startsWith("$flagd.")||e.set(r,(e.get(r)??0)+1)}return[...e].sort(([,n],[,r])=>r-n).map(([n])=>n)}function N$(t){return[...new Set(t.flatMap(({definition:e})=>Object.keys(e.metadata??{})))].sort()}function uu({set:t,name:e,text:n,isDirty:r,document:o,refusal:s,theirs:i,onText:a,onReset:u,onTheirs:c,onMine:m,onSave:d,onDelete:f}){let p=h.evaluators,[v,$]=g(""),[x,k]=g(!1),{attributes:y,evaluators:C}=Ze(t.name),{[e??""]:E,...T}=C,{root:N}=pt(n),O=N!==null,F=N&&Lt(N),at=e!==null||!x?null:v.trim()===""?p.nameMissing:o?.uses.has(v.trim())?p.nameTaken:null,Ot=e===null?null:o?.uses.get(e)??null,Z=Ot!==null&&Ot.flags.length+Ot.evaluators.length>0;function Nt(){let st=e??v.trim();k(!0),st!==""&&O&&!(e===null&&o?.uses.has(st))&&d(st)}return l`<section class="panel padded stack">
    ${i!==null&&l`<${z}>
      <p><${K} parts=${p.conflict(e??"")} /></p>
      <div class="row"><${b} size="small" onClick=${m}>${p.keepMine}<//><${b} size="small" onClick=${c}>${p.takeTheirs}<//></div>
    <//>`}
    ${e===null&&l`<${L} label=${p.name} hint=${p.nameHint} error=${at}>
      ${st=>l`<input ...${st} type="text" class="mono" maxlength="255" autocomplete="off" spellcheck=${!1} autofocus value=${v} onInput=${Ft=>$(Ft.target.value)} />`}
    <//>`}
    ${O&&l`<p class="sentence"><${co} text=${n} /></p>`}
    ${F&&M("write")&&l`<${lu} text=${n} condition=${F} evaluators=${T} attributes=${y} onChange=${a} />`}
    <div class="evaluator-json">
      <p class="quiet">${F?.kind==="json"?p.noForm:p.ruleHint}</p>
      <${xe}
        text=${n}
        label=${p.rule}
        lines=${4}
        known=${{root:"rule",evaluators:Object.keys(T),attributes:y}}
        faults=${s?.errors.map(({pointer:st,detail:Ft})=>({pointer:st??"",detail:Ft}))??[]}
        onChange=${M("write")?a:void 0}
        onSave=${Nt}
      />
    </div>
    ${s!==null&&l`<${P} problem=${s} />`}
    ${M("write")&&l`<div class="row">
      <${b} kind="primary" disabled=${!r||!O} onClick=${Nt}>${p.save}<//>
      ${e!==null&&r&&l`<${b} kind="quiet" onClick=${u}>${p.reset}<//>`}
      ${!O&&l`<span class="bad">${p.notJson}</span>`}
      <span class="grow"></span>
      ${e!==null&&l`<${b} kind="quiet" icon=${Rt} disabled=${Z} title=${Z?p.inUse:void 0} onClick=${f}>${p.delete}<//>`}
    </div>`}
  </section>`}function cu({set:t,name:e,document:n}){let r=h.evaluators,o=n.uses.get(e)??{flags:[],evaluators:[],indirect:[]},s=[...lo(n.evaluators[e])],i=c=>Y({set:t,flag:c}),a=c=>Y({set:t,page:"evaluators",query:{name:c}}),u=o.flags.length+o.evaluators.length>0;return l`<section class="panel padded where-used" aria-label=${r.whereUsed}>
    <h2>${r.whereUsed}</h2>
    ${!u&&l`<p class="quiet">${r.unused}</p>`}
    <${bo} title=${r.flags} names=${o.flags} hrefOf=${i} />
    <${bo} title=${r.others} names=${o.evaluators} hrefOf=${a} />
    <${bo} title=${r.throughOthers} names=${o.indirect} hrefOf=${i} />
    <${bo} title=${r.itUses} names=${s} hrefOf=${a} />
  </section>`}function bo({title:t,names:e,hrefOf:n}){return e.length===0?null:l`<div class="names">
    <h3>${t} <span class="quiet">${e.length.toLocaleString("en")}</span></h3>
    <ul class="plain">${e.map(r=>l`<li key=${r}><a class="mono" href=${n(r)}>${r}</a></li>`)}</ul>
  </div>`}var M$=`{
  "ends_with": [{ "var": "email" }, "@example.com"]
}`;function mu({set:t,name:e,document:n}){let r=h.evaluators,{result:o,problem:s,reload:i}=R$(t,e),a=s instanceof H&&s.status===404;return l`<div class="page-head evaluator-head">
      <div class="row">
        <${b} kind="quiet" icon=${mo} label=${r.back} href=${Y({set:t.name,page:"evaluators"})} />
        <h1>${e===null?r.newTitle:l`<code>${e}</code>`}</h1>
      </div>
      ${e!==null&&l`<${b} kind="quiet" href=${Y({set:t.name,page:"history",query:{kind:"evaluator",name:e}})}>${r.history}<//>`}
    </div>
    ${a&&l`<${Q} title=${r.missing} text=${r.missingText}><${b} href=${Y({set:t.name,page:"history",query:{kind:"evaluator",name:e}})}>${r.history}<//><//>`}
    ${s!==null&&!a&&l`<${P} problem=${s} onRetry=${i} />`}
    ${o===null&&s===null&&l`<div class="panel"><${J} rows=${6} /></div>`}
    ${o!==null&&l`<div class="evaluator-sides">
      <${I$} set=${t} name=${e} stored=${o} document=${n.result} onChanged=${i} />
      ${e!==null&&n.result!==null&&l`<${cu} set=${t.name} name=${e} document=${n.result} />`}
    </div>`}`}function R$(t,e){return bt(async n=>{if(e===null)return{text:M$,etag:null};let{text:r,etag:o}=await j(S`flag-sets/${t.name}/evaluators/${e}`,{signal:n});return{text:r,etag:o}},[t.name,e,t.revision])}function I$({set:t,name:e,stored:n,document:r,onChanged:o}){let[s]=g(()=>ur(t.name,e??"","evaluator")),[i,a]=g(s?{text:s.base,etag:s.etag}:n),[u,c]=g(s?.text??n.text),[m,d]=g(null),[f,p]=g(null),[v,$]=g(e??""),x=u!==i.text;B(()=>{!x&&n.text!==i.text?y(n):(n.text===i.text||n.text===u)&&a(n)},[n]),B(()=>k(x?{text:u,base:i.text,etag:i.etag}:null),[u,i]);function k(C){cr(t.name,e??"",C,"evaluator")}function y(C){a(C),c(C.text),p(null)}return l`<${uu}
      set=${t}
      name=${e}
      text=${u}
      isDirty=${x||e===null}
      document=${r}
      refusal=${f}
      theirs=${x&&n.text!==i.text&&n.text!==u?n:null}
      onText=${C=>{c(C),p(null)}}
      onReset=${()=>y(i)}
      onTheirs=${()=>y(n)}
      onMine=${()=>a(n)}
      onSave=${C=>{$(C),d(D$(t.name,C,u,e===null?null:i.etag))}}
      onDelete=${()=>d(F$(t.name,e??"",i.etag))}
    />
    ${m!==null&&l`<${pe}
      change=${m}
      onClose=${()=>d(null)}
      onRefused=${C=>{d(null),p(C)}}
      onConflict=${()=>{d(null),o()}}
      onSaved=${({data:C})=>{let E=m.method==="DELETE";if(d(null),k(null),_({text:E?h.evaluators.deleted(v):h.evaluators.saved(v,C.revision)}),zt(),E||e===null){let T=wt.peek();T.set===t.name&&T.page==="evaluators"&&(T.query.name??null)===e&&Zt({set:t.name,page:"evaluators"});return}a({text:u,etag:null}),o()}}
    />`}`}function D$(t,e,n,r){let o=S`flag-sets/${t}/evaluators/${e}`;return{title:h.evaluators.saveTitle(e),set:t,method:"PUT",where:o,body:n,...r===null?{createOnly:!0}:{etag:r}}}function F$(t,e,n){return{title:h.evaluators.deleteTitle(e),set:t,method:"DELETE",where:S`flag-sets/${t}/evaluators/${e}`,etag:n,action:h.delete,danger:!0,typed:e,hasImpact:!1}}function B$(){let t=ve.value,{name:e,create:n}=wt.value.query;we(t?.name);let r=uo(t);return t===null?null:e!==void 0||n!==void 0?l`<${mu} key=${e??""} set=${t} name=${e??null} document=${r} />`:l`<${Vl} set=${t} document=${r} />`}var A={gone:t=>`There is no flag ${t}`,goneText:"It was deleted, or never existed. If it has a history, a former version can be brought back.",goneCommand:t=>`flagstaff flags list --flag-set ${t}`,copyKey:"Copy the key",on:"On",off:"Off",state:"State of the flag",switched:t=>t?"Switch on":"Switch off",stale:"stale",staleWhy:{"not-evaluated":"Nothing has evaluated it for a long time.","one-variant":"For a long time all callers got one variant."},permanent:"permanent",rollout:"Everyone else",rolloutAll:"Everyone",noRollout:"as the targeting computes",callersDefault:"the caller\u2019s default",rules:t=>Kt(t,"rule"),evaluated:"Last evaluated",never:"never",lastDay:"Last 24 hours",evaluations:t=>Kt(t,"evaluation"),owner:"Owner",links:"Links",more:"More",copyTo:"Copy to another set\u2026",remove:"Delete\u2026",sections:"Parts of the flag",tabs:{rules:"Rules",variants:"Variants",metadata:"Metadata",try:"Try it",statistics:"Statistics",overrides:"Only me",history:"History",plan:"Plan"},json:"Definition as JSON",showJson:"Show JSON",hideJson:"Hide JSON",format:"Format",notJson:"The definition is not valid JSON. Correct it in the JSON editor first.",faultAt:(t,e)=>`Line ${t}: ${e}`,fromMemory:"From memory: the database is away. Changes can be saved when it is back.",unsaved:t=>t?`${Kt(t,"change")} not saved`:"Not saved",faults:t=>Kt(t,"fault"),discard:"Discard",discarded:"Changes discarded.",review:"Review and save",saveTitle:t=>`Save ${t}`,saved:t=>`Saved as revision ${t}.`,undoComment:t=>`Undo revision ${t}`,meanwhile:{title:t=>t?X`Changed meanwhile by ${qt(t)}`:X`Changed meanwhile`,deleted:t=>t?X`Deleted meanwhile by ${qt(t)}`:X`Deleted meanwhile`,text:"Your edit is kept. Compare both, then take the other version or apply your edit to it.",see:"See",theirs:"Their change",mine:"Your change",takeTheirs:"Take theirs",keepMine:"Keep mine",took:"Your edit was discarded.",overlaps:t=>X`Both changed ${qt(t.join(", "))}. “Keep mine” uses your version of it, and keeps their other changes.`,apart:"The two changes do not touch each other. \u201CKeep mine\u201D keeps both.",again:"\u201CKeep mine\u201D creates the flag again."},variants:{name:"Name",value:"Value",valueOf:t=>`Value of ${t}`,nameOf:t=>`Name of ${t}`,default:"Default",defaultHint:"For everyone whom no rule gives another one.",noDefault:"None: callers use their own default",uses:"Used",add:"Add variant",remove:t=>`Remove ${t}`,removeTitle:t=>`Remove the variant ${t}?`,usedIn:"It is used here:",instead:"Put in its place",removeAction:"Remove",asDefault:"default",inRules:t=>Kt(t,"place")+" in the rules",unused:"not used",kind:"Kind of value",kinds:{boolean:"true or false",string:"text",number:"number",object:"JSON object"},mixed:"The values have different kinds. Correct them in the JSON editor.",taken:"Another variant has this name.",nameMissing:"A variant needs a name.",badNumber:"This is no number.",badObject:"This is no JSON object.",firstName:"variant",hint:"A renamed variant is renamed in the rules and as the default, too."},metadata:{name:"Name",value:"Value",kind:"Kind",kinds:{string:"Text",number:"Number",boolean:"True or false"},add:"Add",remove:t=>`Remove ${t}`,valueOf:t=>`Value of ${t}`,nameOf:t=>`Name of ${t}`,kindOf:t=>`Kind of ${t}`,empty:"No metadata",emptyText:"An owner, a description, a link to the ticket: whatever helps others. SDKs get it with each answer.",taken:"There is already metadata with this name.",badNumber:"This is no number.",hint:"Flags with permanent = true are never stale. Links (https://\u2026) are shown at the top of the page."},overrides:{title:"On for me",text:"Fix a variant for one targeting key. It wins over every rule, but not over a disabled flag.",key:"Targeting key",keyHint:"As the application sends it: often a user\u2019s id. Kept in this browser.",variant:"Variant",set:"Fix variant",list:"Fixed for",since:"Changed",none:"Nobody has a fixed variant of this flag.",remove:t=>`Remove the override of ${t}`,removed:t=>`Removed the override of ${t}.`,made:(t,e)=>`${t} now gets ${e}.`,ask:(t,e)=>`Give ${e} to ${t}?`,askRemove:t=>`Remove the override of ${t}?`,off:"This set does not read stored contexts, so overrides have no effect yet.",offText:"When this is on, each evaluation of the set reads the stored context of its targeting key.",switchOn:"Switch on stored contexts",switchTitle:t=>`Read stored contexts in ${t}?`,switched:"Evaluations read stored contexts now.",disabled:"The flag is off: nobody gets a variant, overrides included.",more:"Show more",gone:"variant does not exist"},statistics:{range:"Range",ranges:{day:"24 hours",week:"7 days",month:"30 days"},none:"No evaluations in this time",noneText:"Counts appear some seconds after an evaluation. flagd sidecars are not counted.",total:"Evaluations",variant:"Variant",share:"Share",noVariant:"no variant",errors:"errors",time:"Time",chart:"Evaluations by variant over time",table:"The numbers as a table",unknown:"no longer a variant"},history:{none:"No history",noneText:"Changes of this flag appear here.",bringBack:"Bring back",backTitle:(t,e)=>`Bring ${t} back to revision ${e}`,backComment:t=>`Back to revision ${t}`,back:t=>`Brought back as revision ${t}.`,current:"now",more:"Show older versions",revision:t=>`r${t}`},copy:{title:t=>`Copy ${t} to another set`,set:"To",hint:"The difference is shown before anything changes. Evaluators are those of the other set.",action:"Compare\u2026",noSets:"The API key may see no other set.",sheet:(t,e)=>`Copy ${t} to ${e}`,button:"Copy",done:t=>`Copied to ${t}.`,open:"Open",unsaved:"The saved version is copied, without your unsaved changes."},deleting:{title:t=>`Delete ${t}`,text:"Callers use their own default from then on. The history stays, and any version can be brought back.",action:"Delete",done:t=>`Deleted ${t}.`,type:t=>`Type ${t} to confirm`}};var fu=[["circle",{cx:"18",cy:"18",r:"3"}],["circle",{cx:"6",cy:"6",r:"3"}],["path",{d:"M6 21V9a9 9 0 0 0 9 9"}]];var Yt=A.meanwhile;function du({open:t,over:e}){let n=t.meanwhile.value;return n?l`<div class="conflict row" role="alert">
    <${ct} shapes=${fu} />
    <div class="grow">
      <strong><${hu} meanwhile=${n} /></strong>
      <p class="quiet">${Yt.text}</p>
    </div>
    <${b} onClick=${()=>e({sheet:"conflict"})}>${Yt.see}<//>
    <${b} onClick=${()=>$u(t)}>${Yt.takeTheirs}<//>
    <${b} kind="primary" onClick=${()=>t.keepMine()}>${Yt.keepMine}<//>
  </div>`:null}function pu({open:t,thenSave:e,over:n}){let r=t.meanwhile.value;if(!r)return null;let o=t.base.value?.text??"",s=t.text.value,i=r.text===null?[]:t.mergedWith(r.text).overlaps,a=r.text===null?Yt.again:i.length?l`<${K} parts=${Yt.overlaps(i.map(u=>u.slice(1)))} />`:Yt.apart;return l`<${Mt}
    title=${l`<${hu} meanwhile=${r} />`}
    wide
    onClose=${()=>n(null)}
    footer=${l`
      <${b} onClick=${()=>n(null)}>${h.cancel}<//>
      <${b}
        onClick=${()=>{$u(t),n(null)}}
        >${Yt.takeTheirs}<//
      >
      <${b}
        kind="primary"
        onClick=${()=>{t.keepMine(),n(e?{sheet:"save"}:null)}}
        >${Yt.keepMine}<//
      >
    `}
  >
    <div class="stack">
      ${i.length?l`<${z}>${a}<//>`:l`<p>${a}</p>`}
      <section class="stack"><h3>${Yt.theirs}</h3><${Jt} before=${o} after=${r.text} /></section>
      <section class="stack"><h3>${Yt.mine}</h3><${Jt} before=${o} after=${s} /></section>
    </div>
  <//>`}function $u(t){let e=t.takeTheirs();_({text:Yt.took,action:{label:h.undo,onClick:e}})}function hu({meanwhile:{text:t,change:e}}){let n=e?.actor??null;return l`<${K} parts=${t===null?Yt.deleted(n):Yt.title(n)} />${e&&l`, <${tt} at=${e.at} />${e.comment?`: \u201C${e.comment}\u201D`:""}`}`}var gu=[["path",{d:"M21 5H3"}],["path",{d:"M15 12H3"}],["path",{d:"M17 19H3"}]];function vu({open:t,onSave:e}){let n=Ze(t.set),r=ut(()=>({...n,evaluators:Object.keys(n.evaluators)}),[n]),o=t.text.value,s=!t.root.value.fault;return l`<section class="definition" aria-label=${A.json}>
    <div class="row head">
      <h2 class="grow">${A.json}</h2>
      ${M("write")&&l`<${b} kind="quiet" size="small" icon=${gu} disabled=${!s} onClick=${()=>t.edit(He(o))}>${A.format}<//>`}
      <${yn} text=${o} />
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
  </section>`}var yo=[["line",{x1:"15",x2:"15",y1:"12",y2:"18"}],["line",{x1:"12",x2:"18",y1:"15",y2:"15"}],["rect",{width:"14",height:"14",x:"8",y:"8",rx:"2",ry:"2"}],["path",{d:"M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2"}]];function bu({open:t,onClose:e}){let n=A.copy,r=(on.value??[]).filter(u=>u.name!==t.set),[o,s]=g(L$(t.set,r.map(u=>u.name))),[i,a]=g(!1);if(i){let u={title:n.sheet(t.key,o),set:o,method:"POST",where:S`flag-sets/${t.set}/flags/${t.key}/copy`,body:{to:o},action:n.button};return l`<${pe}
      change=${u}
      onClose=${e}
      onSaved=${()=>{e(),_({text:n.done(o),action:{label:n.open,onClick:()=>Zt({set:o,flag:t.key})}})}}
    />`}return l`<${Mt}
    title=${n.title(t.key)}
    onClose=${e}
    footer=${l`
      <${b} onClick=${e}>${h.cancel}<//>
      <${b} kind="primary" disabled=${!o} onClick=${()=>a(!0)}>${n.action}<//>
    `}
  >
    <div class="stack">
      ${t.isDirty.value&&l`<${z}>${n.unsaved}<//>`}
      ${r.length?l`<${L} label=${n.set} hint=${n.hint}>
            ${u=>l`<${I} input=${u} value=${o} options=${r.map(({name:c})=>({value:c,label:c}))} onChange=${s} />`}
          <//>`:l`<p>${n.noSets}</p>`}
    </div>
  <//>`}function yu({open:t,onClose:e}){let n=A.deleting,[r]=g(()=>Tr()),o={title:n.title(t.key),set:t.set,method:"DELETE",where:t.where,etag:t.base.peek()?.etag,action:n.action,danger:!0,typed:t.key,text:n.text};return l`<${pe}
    change=${o}
    onClose=${e}
    onSaved=${()=>{t.discard(),e(),_({text:n.done(t.key)}),r()&&Zt({set:t.set})}}
  />`}function L$(t,e){let n=t.slice(0,t.lastIndexOf(".")+1);return e.find(r=>n&&r.startsWith(n))??e[0]??""}function ke(t,e,n){let r=xu(t,e),o=r.source.includes(`
`)?un(r.source):ms(t,r.start);return Ue(t,r,new Tt(Tn(n,o)))}function Le(t,e,n,r,{before:o}={}){let s=G(R(t),e),i=mn(t),a=JSON.stringify(n)+i.colon+r;if(s?.type!=="object"){let[f,...p]=Ve(e).reverse();if(f===void 0)throw new RangeError("The text is no object");return Le(t,Vt(...p.reverse()),f,`{${a}}`)}if(Je(s,n))return ke(t,e+Vt(n),r);let u=ms(t,s.start);if(s.members.length===0){let p=!t.slice(0,s.start).includes(`
`)&&!r.includes(`
`)?a:`
${u}  ${Tn(a,`${u}  `)}
${u}`;return Me(t,[jr(s,0,[p],i)])}let c=s.members.findIndex(f=>f.key===o),m=c===-1?s.members.length:c,[,d=u]=/\n([ \t]*)$/.exec(Lr(s,m||1,i))??[];return Me(t,[jr(s,m,[Tn(a,d)],i)])}function fr(t,e){let{parent:n,index:r}=wu(t,e);return Me(t,[fs(n,r,r+1)])}function wo(t,e,n){let{parent:r,index:o}=wu(t,e);if(r.type!=="object")throw new RangeError(`${e} is no member`);let{keyStart:s,keyEnd:i}=r.members[o];return Me(t,[{start:s,end:i,text:JSON.stringify(n)}])}function xo(t,e,n){let r=G(R(t),e);if(n===null)return r?fr(t,e):t;if(r)return Ue(t,r,new Tt(n));let o=Ve(e),s=o.pop()??"";return Le(t,Vt(...o),s,On(n))}function wu(t,e){let n=Ve(e),r=n.pop()??"",o=xu(t,Vt(...n)),s=o.type==="object"?o.members.findLastIndex(({key:i})=>i===r):Number(r);if(!e||!(s in nr(o)))throw new RangeError(`${e} is not there`);return{parent:o,index:s}}function xu(t,e){let n=G(R(t),e);if(!n)throw new RangeError(`${e} is not there`);return n}function ku(t){let{root:e,rules:n,otherwise:r}=dn(t);return{rules:n.length,shares:e?j$(r):null}}function j$(t){return t?t.kind==="variant"?[{variant:t.name,percent:100}]:t.kind==="rollout"?An(t.buckets):null:[{variant:null,percent:100}]}function ko(t){let{root:e}=pt(t),n=e&&G(e,"/state");return n?.type!=="string"?null:Wt(n)==="ENABLED"}function Su(t,e){let{root:n}=pt(t),r=e?'"ENABLED"':'"DISABLED"';return n&&G(n,"/state")?ke(t,"/state",r):Le(t,"","state",r)}function Zs(t){let{root:e}=pt(t),n=e&&G(e,"/metadata");return n?.type==="object"?Wt(n):{}}function Ou(t){return Object.entries(Zs(t)).flatMap(([e,n])=>typeof n!="string"||!/^https?:\/\//.test(n)||!URL.canParse(n)?[]:[{name:e,address:n}])}function Tu(t){let{root:e}=pt(t);if(!e)return null;let n=G(e,"/defaultVariant"),r=n?.type==="string"&&Wt(n)!==""?Wt(n):null,o=ku(ht(e,"/targeting")??""),i=o.rules===0&&o.shares===null&&!P$(t)?[{variant:null,percent:100}]:o.shares;return{rules:o.rules,shares:i?.map(a=>({...a,variant:a.variant??r}))??null}}function P$(t){let{root:e}=pt(t),n=e&&G(e,"/targeting");return n?.type==="object"&&!hs(n)}function Cu({open:t,turn:e,over:n,isJsonShown:r,onJson:o}){let[s,i]=g(null),[a,u]=g(null);B(()=>{let f=new AbortController;return j(t.where,{query:{statistics:!0},signal:f.signal}).then(({data:p})=>i(p)).catch(()=>{}),()=>f.abort()},[e]);let c=t.sound.value,m=ko(c);function d(f){let p=!t.isDirty.peek();t.edit(Su(t.text.peek(),f)),p&&t.isDirty.peek()&&n({sheet:"save"})}return l`<div class="flag-top">
    <div class="page-head">
      <div class="row title">
        <h1 class="mono">${t.key}</h1>
        <${yn} text=${t.key} label=${A.copyKey} />
        ${s?.stale&&l`<${W} kind="warn" title=${A.staleWhy[s.stale]}>${A.stale}<//>`}
        ${s?.permanent&&l`<${W}>${A.permanent}<//>`}
      </div>
      ${m!==null&&l`<span class="row state-switch">
        <${Er} checked=${m} label=${A.state} disabled=${!M("write")||t.root.value.fault!==null} onChange=${d} />
        <${_i} state=${m?"on":"off"}>${m?A.on:A.off}<//>
      </span>`}
      <${b} icon=${Ee} aria-pressed=${String(r.value)} onClick=${o}>${r.value?A.hideJson:A.showJson}<//>
      ${M("write")&&l`<${qe}
        end
        button=${{icon:kn,label:A.more}}
        items=${[{label:A.copyTo,icon:yo,onSelect:()=>u("copy")},{label:A.remove,icon:Rt,danger:!0,onSelect:()=>u("delete")}]}
      />`}
    </div>
    <${q$} text=${c} seen=${s} />
    ${a==="copy"&&l`<${bu} open=${t} onClose=${()=>u(null)} />`}
    ${a==="delete"&&l`<${yu} open=${t} onClose=${()=>u(null)} />`}
  </div>`}function q$({text:t,seen:e}){let{owner:n,description:r}=Zs(t),o=Ou(t);return l`
    ${r&&l`<p class="description">${String(r)}</p>`}
    <dl class="facts">
      <${_$} text=${t} />
      <div>
        <dt>${A.evaluated}</dt>
        <dd>${e?l`<${tt} at=${e.lastEvaluatedAt} none=${A.never} />`:"\u2026"}</dd>
      </div>
      ${e&&l`<${W$} seen=${e} />`}
      ${n!==void 0&&l`<div><dt>${A.owner}</dt><dd>${String(n)}</dd></div>`}
      ${o.length>0&&l`<div>
        <dt>${A.links}</dt>
        <dd class="row">
          ${o.map(({name:s,address:i})=>l`<a href=${i} target="_blank" rel="noopener noreferrer">${s} <${ct} shapes=${po} size=${12} /></a>`)}
        </dd>
      </div>`}
    </dl>
  `}function _$({text:t}){let e=Tu(t);if(!e)return null;let{rules:n,shares:r}=e;return l`<div class="rollout">
    <dt>${n?`${A.rules(n)} \xB7 ${A.rollout}`:A.rolloutAll}</dt>
    <dd>
      ${r===null?A.noRollout:r.length===1?l`<code>${r[0].variant??A.callersDefault}</code>`:l`<${jn} shares=${r.map(o=>({label:o.variant??A.callersDefault,weight:o.percent}))} />
              <span class="small">${r.map(o=>`${yt(o.percent)} ${o.variant??A.callersDefault}`).join(" \xB7 ")}</span>`}
    </dd>
  </div>`}function W$({seen:t}){let e=t.statistics.last24Hours.reduce((n,r)=>n+r.evaluations,0);return l`<div><dt>${A.lastDay}</dt><dd>${A.evaluations(e)}</dd></div>`}var Se=A.history,V$=20;function So({open:t,turn:e}){let[n,r]=g(null),[o,s]=g(null),[i,a]=g(null),[u,c]=g(null),m=t.base.value?.etag,d=Nr();async function f(p){let v=d();a(null);try{let $=S`flag-sets/${t.set}/flags/${t.key}/versions`,x=await K$($,p,v);if(v.aborted)return;r(k=>[...p&&k||[],...x.items]),s(x.next)}catch($){v.aborted||a($)}}return B(()=>{f(null)},[m,e]),i?l`<${P} problem=${i} onRetry=${()=>f(null)} />`:n?n.length?l`<div class="versions stack">
    <ol class="plain panel">
      ${n.map((p,v)=>l`<${J$}
          key=${p.revision}
          version=${p}
          isCurrent=${v===0}
          onBack=${M("write")?()=>c(p.revision):void 0}
        />`)}
    </ol>
    ${o!==null&&l`<div><${b} onClick=${()=>f(o)}>${Se.more}<//></div>`}
    ${u!==null&&l`<${H$} open=${t} revision=${u} onClose=${()=>c(null)} />`}
  </div>`:l`<${Q} icon=${Ki} title=${Se.none} text=${Se.noneText} />`:l`<${J} rows=${4} height=${48} />`}function J$({version:t,isCurrent:e,onBack:n}){let{revision:r,at:o,actor:s,comment:i}=t,[a,u]=g(!1);return l`<li class="version">
    <details onToggle=${c=>u(c.target.open)}>
      <summary>
        <span class="what">
          <strong>${s}</strong> <${K} parts=${Ii(t)} />${i&&l`<span class="comment">, <q>${i}</q></span>`}
        </span>
        <span class="when quiet small"><${tt} at=${o} /> · ${Se.revision(r)}</span>
        ${e&&t.after!==null&&l`<${W} kind="good">${Se.current}<//>`}
      </summary>
      ${a&&l`<${Jt} before=${t.texts.before} after=${t.texts.after} />`}
    </details>
    ${n&&!e&&t.after!==null&&l`<${b} size="small" icon=${Hn} onClick=${n}>${Se.bringBack}<//>`}
  </li>`}function H$({open:t,revision:e,onClose:n}){let r={title:Se.backTitle(t.key,e),set:t.set,method:"POST",where:S`flag-sets/${t.set}/flags/${t.key}/rollback`,body:{revision:e},etag:t.base.peek()?.etag,action:Se.bringBack,comment:Se.backComment(e)};return l`<${pe}
    change=${r}
    onClose=${n}
    onSaved=${({data:o})=>{n(),_({text:Se.back(o.revision)}),t.refresh()}}
  />`}async function K$(t,e,n){let{data:r,text:o}=await j(t,{query:{limit:V$,after:e},signal:n}),s=R(o);return{items:r.items.map((a,u)=>({...a,texts:{before:a.before===null?null:ht(s,`/items/${u}/before`),after:a.after===null?null:ht(s,`/items/${u}/after`)}})),next:r.next}}var Eu=[["path",{d:"M12.586 2.586A2 2 0 0 0 11.172 2H4a2 2 0 0 0-2 2v7.172a2 2 0 0 0 .586 1.414l8.704 8.704a2.426 2.426 0 0 0 3.42 0l6.58-6.58a2.426 2.426 0 0 0 0-3.42z"}],["circle",{cx:"7.5",cy:"7.5",r:".5",fill:"currentColor"}]];function Kn({open:t}){let{fault:e}=t.root.value;return l`<${z}>
    <p>${A.notJson}</p>
    ${e&&l`<p>${A.faultAt(e.line,e.message)}</p>`}
  <//>`}function Oo({value:t,kind:e,label:n,faults:r,disabled:o,onChange:s}){let[i,a]=g(null),u=i===null?null:pt(i).root,c=u!==null&&u.type===e,m=i!==null&&(!c||Dt(i)===Dt(t));function d($){a($),pt($).root?.type===e&&s($.trim())}if(e==="boolean"){let $=["true","false"].map(x=>({value:x,label:x}));return l`<${I} value=${t} options=${$} label=${n} disabled=${o} onChange=${s} />`}if(e==="string"){let $=String(JSON.parse(t));return l`<textarea
      rows=${Math.min(12,$.split(`
`).length)}
      aria-label=${n}
      readonly=${o}
      value=${$}
      onInput=${x=>s(JSON.stringify(x.target.value))}
    ></textarea>`}let f=m&&!c?r[e]:null,p=m?i:On(t),v=e==="object"?l`<${xe} text=${p} label=${n} lines=${1} mostLines=${16} onChange=${o?void 0:d} />`:l`<input
          type="text"
          class="mono"
          inputmode="decimal"
          aria-label=${n}
          aria-invalid=${f?"true":void 0}
          readonly=${o}
          value=${p}
          onInput=${$=>d($.target.value)}
        />`;return l`<div>${v}${f&&l`<div class="fault small bad" role="alert">${f}</div>`}</div>`}function To({name:t,label:e,disabled:n,focused:r,faultOf:o,onChange:s}){let[i,a]=g(t),[u,c]=g(t);u!==t&&(c(t),a(t));let m=i===t?null:o(i);function d(){i!==t&&m===null&&s(i)}return l`<div>
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
      ref=${f=>{r&&f&&!f.dataset.seen&&(f.dataset.seen="yes",f.focus(),f.select())}}
      onInput=${f=>a(f.target.value)}
      onBlur=${d}
      onKeyDown=${f=>{f.key==="Enter"&&d(),f.key==="Escape"&&a(t)}}
    />
    ${m&&l`<div class="fault small bad" role="alert">${m}</div>`}
  </div>`}var he=A.metadata,dr={string:'""',number:"0",boolean:"true"},z$=["owner","description","permanent"];function Au({open:t}){let e=t.text.value,{root:n}=t.root.value,r=Ze(t.set),[o,s]=g(null);if(!n)return l`<${Kn} open=${t} />`;let i=te(G(n,"/metadata")),a=i.map(f=>f.key),u=[...new Set([...z$,...r.metadata])].filter(f=>!a.includes(f)).slice(0,8),c=M("write");function m(f,p){s(f),t.edit(Le(e,"/metadata",f,p))}function d(){let f=1;for(;a.includes(`name-${f}`);)f+=1;m(`name-${f}`,dr.string)}return l`<div class="metadata stack">
    ${!i.length&&l`<${Q} icon=${Eu} title=${he.empty} text=${he.emptyText} />`}
    ${i.length>0&&l`<ul class="plain panel">
      ${i.map(({key:f,value:p},v)=>{let $=Vt("metadata",f),x=p.type in dr?p.type:"string",k=p.source;return l`<li class="metadatum" key=${v}>
          <${To}
            name=${f}
            label=${he.nameOf(f)}
            disabled=${!c}
            focused=${f===o&&f.startsWith("name-")}
            faultOf=${y=>y===""?A.variants.nameMissing:a.includes(y)?he.taken:null}
            onChange=${y=>t.edit(wo(e,$,y))}
          />
          <${I}
            value=${x}
            label=${he.kindOf(f)}
            disabled=${!c}
            options=${Object.entries(he.kinds).map(([y,C])=>({value:y,label:C}))}
            onChange=${y=>t.edit(ke(e,$,U$(k,y)))}
          />
          ${p.type in dr?l`<${Oo}
                key=${x}
                value=${k}
                kind=${x}
                label=${he.valueOf(f)}
                disabled=${!c}
                faults=${{number:he.badNumber,object:""}}
                onChange=${y=>t.edit(ke(e,$,y))}
              />`:l`<code>${k}</code>`}
          ${c&&l`<${b} kind="quiet" icon=${Rt} label=${he.remove(f)} onClick=${()=>t.edit(fr(e,$))} />`}
        </li>`})}
    </ul>`}
    ${c&&l`<div class="row">
      <${b} icon=${ot} onClick=${d}>${he.add}<//>
      ${u.map(f=>l`<${b} kind="quiet" size="small" icon=${ot} onClick=${()=>m(f,f==="permanent"?"true":dr.string)}>${f}<//>`)}
    </div>`}
    <p class="quiet small">${he.hint}</p>
  </div>`}function U$(t,e){let n=JSON.parse(t);return e==="string"?JSON.stringify(typeof n=="string"?n:t):e==="boolean"?String(n===!0||n==="true"):Number.isFinite(Number(n))&&String(n).trim()!==""?String(Number(n)):dr.number}var Nu=[["circle",{cx:"12",cy:"8",r:"5"}],["path",{d:"M20 21a8 8 0 0 0-16 0"}]];var Ru={boolean:"true",string:'""',number:"0",object:"{}"};function tn(t){return te(G(R(t),"/variants")).map(({key:e,value:n})=>({name:e,value:n.source,pointer:Vt("variants",e),kind:n.type==="null"||n.type==="array"?null:n.type}))}function Iu(t){let e=new Set(t.map(n=>n.kind));return e.size===1?[...e][0]:null}function pr(t,e){let n=R(t),r=[],o=G(n,"/defaultVariant");o&&Mu(o,e)&&r.push({pointer:"/defaultVariant",part:"default"});let s=G(n,"/targeting");if(s)for(let i of ti(s,"/targeting")){let a=G(n,i);a&&Mu(a,e)&&r.push({pointer:i,part:"targeting"})}return r}function Du(t,e,n){return wo(Lu(t,e,n),Vt("variants",e),n)}function ei(t,e,n){return fr(Lu(t,e,n),Vt("variants",e))}function Fu(t,e,n){return Le(t,"/variants",e,n)}function Bu(t,e){let n=JSON.stringify(e);return G(R(t),"/defaultVariant")?ke(t,"/defaultVariant",n):Le(t,"","defaultVariant",n,{before:"targeting"})}function Lu(t,e,n){let r=R(t),o=pr(t,e).map(({pointer:s})=>{let{start:i,end:a}=G(r,s);return{start:i,end:a,text:JSON.stringify(n)}});return Me(t,o)}function ti(t,e){if(t.type!=="object")return t.type==="array"?[]:[e];let n=It(t),r=ln(n?.value);if(!n)return[];let o=e+Vt(n.key),s=a=>ti(r[a],`${o}/${a}`),i=r.map((a,u)=>u);return n.key==="if"||n.key==="?:"?i.filter(a=>a%2||a===r.length-1).flatMap(s):n.key==="and"||n.key==="or"?i.flatMap(s):n.key==="fractional"?i.flatMap(a=>{let[u]=ln(r[a]);return u?ti(u,`${o}/${a}/0`):[]}):[]}function Mu(t,e){return At(t)&&t.value!==null&&String(t.value)===e}var Y$=10;async function ju(t,e,n,r){let o=[],s=n;for(let i=0;i<Y$;i+=1){let{data:a}=await j(S`flag-sets/${t}/contexts`,{query:{override:e,limit:100,after:s},signal:r});for(let{targetingKey:u,overrides:c,modifiedAt:m}of a.items)o.push({targetingKey:u,variant:c[e],modifiedAt:m});if(s=a.next,s===null||o.length>=100)break}return{items:o,next:s}}async function Pu(t,e,n,r){let o=S`flag-sets/${t}/contexts/${n}`,s={[e]:r};try{await Xt(o,{body:{overrides:s}})}catch(i){if(!(i instanceof H&&i.status===404))throw i;await ce(o,{body:{attributes:{},overrides:s},createOnly:!0})}}async function qu(t,e,n){let r=S`flag-sets/${t}/contexts/${n}`,{data:o,etag:s}=await j(r);!Object.keys(o.overrides??{}).filter(a=>a!==e).length&&!Object.keys(o.attributes??{}).length?await Or(r,{etag:s}):await Xt(r,{body:{overrides:{[e]:null}}})}var kt=A.overrides,_u="flagstaff.my-key";function Wu({open:t}){let[e,n]=g(null),[r,o]=g(null),s=t.base.value?.text??"{}",i=pt(s).root?tn(s).map(p=>p.name):[],a=Nr();async function u(p){let v=a();o(null);try{let $=await ju(t.set,t.key,p,v);if(v.aborted)return;n(x=>({items:[...p&&x?.items||[],...$.items],next:$.next}))}catch($){v.aborted||o($)}}B(()=>{u(null)},[]);async function c(p){if(await m(kt.askRemove(p.targetingKey)))try{await qu(t.set,t.key,p.targetingKey),await u(null);let v={label:h.undo,onClick:()=>f(p.targetingKey,p.variant).catch(Et)};_({text:kt.removed(p.targetingKey),action:v})}catch(v){Et(v)}}let m=async p=>!U(t.set)?.storedContexts||jt(t.set,{title:p,text:h.contexts.productionText});async function d(p,v){await m(kt.ask(p,v))&&await f(p,v)}async function f(p,v){await Pu(t.set,t.key,p,v),_({text:kt.made(p,v)}),await u(null)}return l`<div class="overrides stack">
    <p class="quiet">${kt.text}</p>
    ${ko(s)===!1&&l`<${z}>${kt.disabled}<//>`}
    <${Z$} set=${t.set} />
    ${M("write")&&l`<${X$} variants=${i} onFix=${d} />`}
    ${r?l`<${P} problem=${r} onRetry=${()=>u(null)} />`:e?e.items.length||e.next!==null?l`<${Q$} found=${e} variants=${i} onRemove=${c} onMore=${()=>u(e.next)} />`:l`<${Q} icon=${Nu} title=${kt.none} />`:l`<${J} rows=${2} />`}
  </div>`}function Q$({found:t,variants:e,onRemove:n,onMore:r}){return l`
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
              <td><${tt} at=${o.modifiedAt} /></td>
              <td class="number">
                ${M("write")&&l`<${b} kind="quiet" size="small" icon=${Rt} label=${kt.remove(o.targetingKey)} onClick=${()=>n(o)} />`}
              </td>
            </tr>`)}
        </tbody>
      </table>
    </div>
    ${t.next!==null&&l`<div><${b} onClick=${r}>${kt.more}<//></div>`}
  `}function X$({variants:t,onFix:e}){let[n,r]=g(localStorage.getItem(_u)??""),[o,s]=g(""),[i,a]=g(null),[u,c]=g(!1),m=t.includes(o)?o:t[0]??"";async function d(f){if(f.preventDefault(),!(!n||u)){c(!0),a(null);try{localStorage.setItem(_u,n),await e(n,m)}catch(p){a(p)}c(!1)}}return l`<form class="stack" onSubmit=${d}>
    <div class="fix-form">
      <${L} label=${kt.key} hint=${kt.keyHint}>
        ${f=>l`<input
            ...${f}
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
        ${f=>l`<${I} input=${f} value=${m} options=${t.map(p=>({value:p,label:p}))} onChange=${s} />`}
      <//>
      <${b} kind="primary" type="submit" busy=${u} disabled=${!n||!m}>${kt.set}<//>
    </div>
    ${i&&l`<${P} problem=${i} />`}
  </form>`}function Z$({set:t}){let e=U(t),[n,r]=g(!1);if(!e||e.storedContexts)return null;async function o(){let s={title:kt.switchTitle(t),text:kt.offText,action:kt.switchOn};if(await Ut({...s,danger:vt(e)})){r(!0);try{await Xt(S`flag-sets/${t}`,{body:{storedContexts:!0}}),await zt(),_({text:kt.switched})}catch(i){Et(i)}r(!1)}}return l`<${z}>
    <div class="row">
      <span class="grow">${kt.off}</span>
      ${M("write")&&l`<${b} busy=${n} onClick=${o}>${kt.switchOn}<//>`}
    </div>
  <//>`}var Ju=["waiting","running","paused"],Oe=({state:t})=>Ju.includes(t);function Hu(t,e){let n=[...t.map(o=>({kind:"schedule",plan:o})),...e.map(o=>({kind:"rollout",plan:o}))],r=(o,s)=>o<s?-1:o>s?1:0;return{open:n.filter(({plan:o})=>Oe(o)).sort((o,s)=>r(Vu(o),Vu(s))),ended:n.filter(({plan:o})=>!Oe(o)).sort((o,s)=>r(s.plan.endedAt??"",o.plan.endedAt??""))}}function Vu(t){return t.plan.state==="paused"?"":t.kind==="schedule"?t.plan.at:t.plan.nextAt??""}function Ku({state:t,step:e,steps:n}){let r=Ju.includes(t);return n.map(({percent:o,for:s},i)=>({percent:o,hold:s,state:i<e-1||i===e-1&&!r?"done":i===e-1?"now":i===e&&r?"next":"later"}))}function zu({patch:t,rollback:e}){if(e!==void 0)return{what:"rollback",revision:e};if(t===void 0)return{what:"definition"};let n=Object.keys(t);return n.length===1&&t.state==="ENABLED"?{what:"enable"}:n.length===1&&t.state==="DISABLED"?{what:"disable"}:n.length===1&&"defaultVariant"in t?{what:"default",to:t.defaultVariant}:{what:"patch",names:n}}var th=/^(?:(\d{1,9})d)?(?:(\d{1,9})h)?(?:(\d{1,9})m)?(?:(\d{1,9})s)?$/;function $r(t){let e=t===""?null:th.exec(t);if(e===null)return null;let[n,r,o,s]=e.slice(1).map(i=>Number(i??0));return((n*24+r)*60+o)*60+s}function Co(t){let e=0;return t.map(({percent:n,for:r})=>{let o=n.trim()===""?NaN:Number(n);return o>0&&o<=100?o<=e?"order":(e=o,r.trim()!==""&&$r(r.trim())===null?"period":null):"percent"})}function Eo({flag:t,keys:e,hint:n,error:r,onFlag:o}){let s=rt();return l`<${L} label=${h.plans.form.flag} hint=${n} error=${r}>
    ${i=>l`<input ...${i} type="text" class="mono" list=${s} autocomplete="off" spellcheck=${!1} autofocus value=${t} onInput=${a=>o(a.target.value)} />
      <datalist id=${s}>${e.map(a=>l`<option value=${a}></option>`)}</datalist>`}
  <//>`}var eh=["<","<=",">",">=","==","!="].map(t=>({value:t,label:t})),nh={expression:"",comparison:"<",bound:"",for:"5m"};function Uu({guards:t,isTouched:e,onGuards:n}){let r=h.plans.form,o=(s,i)=>n(t.map((a,u)=>u===s?{...a,...i}:a));return l`<div class="stack plan-form-rows">
    <h3>${r.guards}</h3>
    <p class="small quiet">${r.guardsHint}</p>
    <ul class="plain">
      ${t.map((s,i)=>{let a=e?ni(s):null,u=c=>a===c?"true":void 0;return l`<li key=${i} class="guard-row">
          <textarea class="mono" rows="2" aria-label=${r.expression(i+1)} aria-invalid=${u("expression")} placeholder='sum(rate(errors_total[5m])) or vector(0)' spellcheck=${!1} value=${s.expression} onInput=${c=>o(i,{expression:c.target.value})}></textarea>
          <${I} label=${r.comparison(i+1)} value=${s.comparison} options=${eh} onChange=${c=>o(i,{comparison:c})} />
          <input type="text" inputmode="decimal" aria-label=${r.bound(i+1)} aria-invalid=${u("bound")} placeholder="0.5" value=${s.bound} onInput=${c=>o(i,{bound:c.target.value})} />
          <input type="text" class="mono" aria-label=${r.guardFor(i+1)} aria-invalid=${u("period")} placeholder="0s" value=${s.for} onInput=${c=>o(i,{for:c.target.value})} />
          <${b} kind="quiet" size="small" icon=${gt} label=${r.removeGuard(i+1)} onClick=${()=>n(t.filter((c,m)=>m!==i))} />
          ${a&&l`<p class="fault">${r.guardFaults[a]}</p>`}
        </li>`})}
    </ul>
    <div class="row"><${b} size="small" icon=${ot} onClick=${()=>n([...t,nh])}>${r.addGuard}<//></div>
  </div>`}function ni({expression:t,bound:e,for:n}){return t.trim()===""?"expression":e.trim()===""||!Number.isFinite(Number(e))?"bound":n.trim()!==""&&$r(n.trim())===null?"period":null}function Gu({steps:t,isTouched:e,onSteps:n}){let r=h.plans.form,o=Co(t),s=(i,a)=>n(t.map((u,c)=>c===i?{...u,...a}:u));return l`<div class="stack plan-form-rows">
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
          <${b} kind="quiet" size="small" icon=${gt} label=${r.removeStep(u+1)} disabled=${t.length===1} onClick=${()=>n(t.filter((c,m)=>m!==u))} />
          ${o[u]!==null&&(e||o[u]!=="percent")&&l`<p class="fault">${r.stepFaults[o[u]]}</p>`}
        </li>`)}
    </ul>
    <div class="row"><${b} size="small" icon=${ot} onClick=${()=>n([...t,{percent:"",for:""}])}>${r.addStep}<//></div>
  </div>`}function Ao({rollout:t}){let e=h.plans,n=t.step===0;return l`<ol class="plain plan-steps" aria-label=${e.steps}>
    <li class=${n?"now":"done"}><i></i><strong>${yt(t.startedFrom)}</strong><span class="quiet">${e.started}</span></li>
    ${Ku(t).map(({percent:r,hold:o,state:s},i)=>l`<li key=${i} class=${s} aria-current=${s==="now"?"step":void 0}>
        <i></i><strong>${yt(r)}</strong>
        <span class="quiet">${o!=="0s"&&e.hold(bn(o))}<span class="hidden-text"> (${e.stepStates[s]})</span></span>
      </li>`)}
  </ol>`}var No=()=>({how:"after",at:ri(new Date(Date.now()+36e5)),after:"1h"});function hr({how:t,at:e,after:n}){if(t==="now")return{};if(t==="after")return $r(n.trim())===null?null:{in:n.trim()};let r=new Date(e);return e===""||Number.isNaN(r.getTime())?null:{at:r.toISOString()}}function Mo({when:t,label:e,isNowOffered:n=!1,isTouched:r,onWhen:o}){let s=h.plans.form,i=hr(t)===null,a=t.how==="at"&&!i&&new Date(t.at).getTime()<Date.now(),u=[...n?[{value:"now",label:s.now}]:[],{value:"after",label:s.after},{value:"at",label:s.at}];return l`<div class="plan-when">
    <${L} label=${e??s.when}>
      ${c=>l`<${I} input=${c} value=${t.how} options=${u} onChange=${m=>o({...t,how:m})} />`}
    <//>
    ${t.how==="after"&&l`<${L} label=${s.period} hint=${s.periodHint} error=${i&&(r||t.after!=="")?s.notPeriod:null}>
      ${c=>l`<input ...${c} type="text" class="mono" value=${t.after} onInput=${m=>o({...t,after:m.target.value})} />`}
    <//>`}
    ${t.how==="at"&&l`<${L} label=${s.at} error=${i&&r?s.noTime:a?s.past:null}>
      ${c=>l`<input ...${c} type="datetime-local" value=${t.at} onInput=${m=>o({...t,at:m.target.value})} />`}
    <//>`}
  </div>`}function ri(t){return new Date(t.getTime()-t.getTimezoneOffset()*6e4).toISOString().slice(0,16)}function Yu({set:t,flag:e,flags:n,onClose:r,onMade:o}){let s=h.plans.form,[i,a]=g(e??""),[u,c]=g(""),[m,d]=g(s.presetSteps[1][1].map(([ft,q])=>({percent:ft,for:q}))),[f,p]=g([]),[v,$]=g("pause"),[x,k]=g(()=>({...No(),how:"now"})),[y,C]=g(""),[E,T]=g(!1),[N,O]=g(null),F=Object.hasOwn(n,i),at=F?Object.keys(n[i].variants??{}):[],Ot=at.includes(u)?u:at.find(ft=>ft!==n[i].defaultVariant)??at[0],Z=hr(x),Nt=Co(m).every(ft=>ft===null),st=F&&Nt&&f.every(ft=>ni(ft)===null)&&Z!==null;async function Ft(){if(T(!0),!st||Z===null||!await jt(t))return;let ft={flag:i,variant:Ot,steps:m.map(({percent:q,for:Ct})=>({percent:Number(q),...Ct.trim()===""?{}:{for:Ct.trim()}})),guards:f.map(({expression:q,comparison:Ct,bound:Te,for:en})=>({expression:q,comparison:Ct,bound:Number(Te),...en.trim()===""?{}:{for:en.trim()}})),onFailure:v,..."at"in Z?{start:Z.at}:Z,...y.trim()===""?{}:{comment:y.trim()}};try{let{data:q}=await Bt(S`flag-sets/${t}/rollouts`,{body:ft}),Ct=q.warnings.map(Te=>Te.detail).join(" ");_({text:Ct===""?h.plans.done.rollout:`${s.warnings}: ${Ct}`,seconds:Ct===""?void 0:20}),await zt(),o()}catch(q){O(q)}}let le=m.map(({percent:ft,for:q})=>({percent:Number(ft),for:q.trim()||"0s"}));return l`<${Mt}
    wide
    title=${h.plans.newRollout}
    onClose=${r}
    footer=${l`<${b} onClick=${r}>${h.cancel}<//><${b} kind="primary" onClick=${Ft}>${s.start}<//>`}
  >
    <div class="stack new-rollout">
      ${N!==null&&l`<${P} problem=${N} />`}
      ${e===null&&l`<${Eo} flag=${i} keys=${Object.keys(n)} error=${!F&&(E||i!=="")&&!Object.keys(n).some(ft=>ft.startsWith(i))?s.noSuchFlag:null} onFlag=${a} />`}
      <${L} label=${s.variant}>
        ${ft=>l`<${I} input=${ft} value=${Ot??""} disabled=${!F} options=${at.map(q=>({value:q,label:q}))} onChange=${c} />`}
      <//>
      <${Gu} steps=${m} isTouched=${E} onSteps=${d} />
      ${Nt&&l`<${Ao} rollout=${{state:"waiting",step:0,steps:le,startedFrom:0}} />`}
      <${Uu} guards=${f} isTouched=${E} onGuards=${p} />
      ${f.length>0&&l`<${L} label=${s.onFailure}>
        ${ft=>l`<${I} input=${ft} value=${v} options=${[{value:"pause",label:s.onFailures.pause},{value:"rollback",label:s.onFailures.rollback}]} onChange=${$} />`}
      <//>`}
      <${Mo} when=${x} label=${s.begins} isNowOffered isTouched=${E} onWhen=${k} />
      <${L} label=${s.comment} hint=${s.commentHint}>
        ${ft=>l`<input ...${ft} type="text" maxlength="1000" value=${y} onInput=${q=>C(q.target.value)} />`}
      <//>
    </div>
  <//>`}function Qu({set:t,flag:e,flags:n,revisionOf:r,onClose:o,onMade:s}){let i=h.plans.form,[a,u]=g(e??""),[c,m]=g(e!==null&&n[e]?.state==="DISABLED"?"enable":"disable"),[d,f]=g(""),[p,v]=g("{}"),[$,x]=g(""),[k,y]=g(No),[C,E]=g(""),[T,N]=g(!1),[O,F]=g(""),[at,Ot]=g(!1),[Z,Nt]=g(null),st=a==="",Ft=Object.hasOwn(n,a),le=st&&c!=="patch"?"rollback":c,ft=Ft?Object.keys(n[a].variants??{}):[],q=rh({deed:le,variant:ft.includes(d)?d:ft[0],patch:p,revision:$}),Ct=hr(k),Te=q!==null&&Ct!==null&&(st||Ft);async function en(){if(Ot(!0),!Te||!await jt(t))return;let Ht=T&&!st?await r(a):null,Pt=[q,...Object.entries({...Ct,...st?{}:{flag:a},...C===""?{}:{latest:new Date(C).toISOString()},...Ht===null?{}:{ifRevision:Ht},...O.trim()===""?{}:{comment:O.trim()}}).map(([ts,Xm])=>`${JSON.stringify(ts)}: ${JSON.stringify(Xm)}`)];try{await Bt(S`flag-sets/${t}/schedules`,{body:`{${Pt.join(", ")}}`}),_({text:h.plans.done.schedule}),s()}catch(ts){Nt(ts)}}let Qm=st?["rollback","patch"]:["enable","disable","default","patch","rollback"];return l`<${Mt}
    wide
    title=${h.plans.newSchedule}
    onClose=${o}
    footer=${l`<${b} onClick=${o}>${h.cancel}<//><${b} kind="primary" onClick=${en}>${i.add}<//>`}
  >
    <div class="stack">
      ${Z!==null&&l`<${P} problem=${Z} />`}
      ${e===null&&l`<${Eo} flag=${a} keys=${Object.keys(n)} hint=${i.wholeSet} error=${!st&&!Ft&&at?i.noSuchFlag:null} onFlag=${u} />`}
      <${L} label=${i.what}>
        ${Ht=>l`<${I} input=${Ht} value=${le} options=${Qm.map(Pt=>({value:Pt,label:i.deeds[Pt]}))} onChange=${m} />`}
      <//>
      ${le==="default"&&l`<${L} label=${i.variant}>
        ${Ht=>l`<${I} input=${Ht} value=${d||ft[0]} options=${ft.map(Pt=>({value:Pt,label:Pt}))} onChange=${f} />`}
      <//>`}
      ${le==="patch"&&l`<${L} label=${i.patch} hint=${i.patchHint} error=${Ds(p)?null:i.notJson}>
        ${Ht=>l`<textarea ...${Ht} class="mono" rows="5" spellcheck=${!1} value=${p} onInput=${Pt=>v(Pt.target.value)}></textarea>`}
      <//>`}
      ${le==="rollback"&&l`<${L} label=${i.revision} hint=${i.revisionHint}>
        ${Ht=>l`<input ...${Ht} type="number" min="1" step="1" value=${$} onInput=${Pt=>x(Pt.target.value)} />`}
      <//>`}
      <${Mo} when=${k} isTouched=${at} onWhen=${y} />
      <${L} label=${i.latest} hint=${i.latestHint}>
        ${Ht=>l`<input ...${Ht} type="datetime-local" value=${C} onInput=${Pt=>E(Pt.target.value)} />`}
      <//>
      ${!st&&l`<${Pe} label=${i.unchanged} checked=${T} onChange=${N} />`}
      <${L} label=${i.comment} hint=${i.commentHint}>
        ${Ht=>l`<input ...${Ht} type="text" maxlength="1000" value=${O} onInput=${Pt=>F(Pt.target.value)} />`}
      <//>
    </div>
  <//>`}function rh({deed:t,variant:e,patch:n,revision:r}){return t==="enable"?'"patch": {"state": "ENABLED"}':t==="disable"?'"patch": {"state": "DISABLED"}':t==="default"?e===void 0?null:`"patch": {"defaultVariant": ${JSON.stringify(e)}}`:t==="rollback"?Number.isInteger(Number(r))&&Number(r)>=1?`"rollback": ${Number(r)}`:null:Ds(n)?`"patch": ${n}`:null}async function zn(t,{method:e,where:n,body:r,done:o,ask:s}){let{action:i}=h.plans.asks;if(!await(s===null?jt(t):Ut({...s,action:i})))return!1;try{return await wn(e,n,{body:r}),_({text:o}),await zt(),!0}catch(a){return Et(a),!1}}var Ro=[["circle",{cx:"12",cy:"12",r:"10"}],["path",{d:"M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3"}],["path",{d:"M12 17h.01"}]];var oh={holds:Sr,fails:gt,unknown:Ro};function Xu({rollout:{guards:t,checkedAt:e,onFailure:n,reason:r}}){if(t.length===0)return null;let o=h.plans.guards;return l`<div class="plan-guards">
    <p class="small quiet">
      ${o.title} · ${e===null?o.never:l`${o.checked} <${tt} at=${e} />`} · ${o.onFailure[n]}
    </p>
    <ul class="plain">${t.map((s,i)=>l`<${sh} key=${i} guard=${s} detail=${s.detail===r?null:s.detail} />`)}</ul>
  </div>`}function sh({guard:{expression:t,comparison:e,bound:n,for:r,state:o,value:s},detail:i}){let a=h.plans.guards;return l`<li class=${o??"unknown"}>
    <${ct} shapes=${oh[o??"unknown"]} size=${14} label=${o?a.states[o]:a.never} />
    <code class="grow">${t} <strong>${e} ${n}</strong></code>
    ${r!=="0s"&&l`<span class="quiet">${h.plans.hold(bn(r))}</span>`}
    <span class="found">${o==null?"":s==null?a.noValue:a.now(String(Number(s.toPrecision(4))))}</span>
    ${i&&l`<p class="small">${i}</p>`}
  </li>`}var ih={waiting:"accent",running:"accent",paused:"warn",applied:"good",failed:"bad",missed:"bad",cancelled:"plain"},Io=({state:t})=>l`<${W} kind=${ih[t]}>${h.plans.states[t]}<//>`;function Zu({set:t,rollout:e,isLinked:n,onChanged:r}){let{flag:o,variant:s,state:i,reason:a,step:u,steps:c,nextAt:m,remaining:d,comment:f,createdBy:p,createdAt:v,endedAt:$}=e,x=h.plans,k=c[c.length-1],y=x.rollout(o,s,yt(k.percent));return l`<article class="plan rollout ${i}">
    <header>
      <h3 class="grow">${n?l`<a href=${Y({set:t,flag:o})}><${K} parts=${y} /></a>`:l`<${K} parts=${y} />`}</h3>
      <${Io} state=${i} />
      ${M("write")&&Oe(e)&&l`<${ah} set=${t} rollout=${e} onChanged=${r} />`}
    </header>
    <${Ao} rollout=${e} />
    ${a!==null&&l`<p class="reason">${a}</p>`}
    <p class="quiet small">
      ${x.shareNow(yt(e.percent))} · ${u>0?x.stepOf(u,c.length):x.notBegun}
      ${Oe(e)&&m!==null&&l` · ${u<c.length?x.next(yt(c[u].percent)):x.ends} <${tt} at=${m} />`}
      ${i==="paused"&&d!==null&&d!=="0s"&&l` · ${x.remaining(bn(d))}`}
      ${$!==null&&l` · ${x.states[i]} <${tt} at=${$} />`}
      ${" "}· ${x.by(p)}, <${tt} at=${v} />${f!==null&&l`, <q>${f}</q>`}
    </p>
    <${Xu} rollout=${e} />
  </article>`}function ah({set:t,rollout:{id:e,flag:n,state:r,step:o,steps:s},onChanged:i}){let a=h.plans;async function u(m,d=null){let f=S`flag-sets/${t}/rollouts/${e}/${m}`;await zn(t,{method:"POST",where:f,done:a.done[m],ask:d})&&i()}async function c(){let m={title:a.asks.cancelRollout.title(n),text:a.asks.cancelRollout.text};await zn(t,{method:"DELETE",where:S`flag-sets/${t}/rollouts/${e}`,done:a.done.cancel,ask:m})&&i()}return l`<div class="row actions">
    ${r==="paused"?l`<${b} size="small" kind="primary" onClick=${()=>u("resume")}>${a.resume}<//>`:l`<${b} size="small" onClick=${()=>u("pause")}>${a.pause}<//>`}
    ${r!=="paused"&&o<s.length&&l`<${b} size="small" onClick=${()=>u("skip")}>${a.skip}<//>`}
    ${o>0&&l`<${b} size="small" onClick=${()=>u("back",{title:a.asks.back.title(n),text:a.asks.back.text})}>${a.back}<//>`}
    <${b} size="small" kind="quiet" onClick=${c}>${a.cancel}<//>
  </div>`}function tc({set:t,schedule:e,onClose:n,onMoved:r}){let[o,s]=g(ri(new Date(e.at))),[i,a]=g(null),u=h.plans;async function c(){if(!(o===""||!await jt(t)))try{await Xt(S`flag-sets/${t}/schedules/${e.id}`,{body:{at:new Date(o).toISOString()}}),_({text:u.done.move}),r()}catch(m){a(m)}}return l`<${Mt}
    title=${u.move}
    onClose=${n}
    footer=${l`<${b} onClick=${n}>${h.cancel}<//><${b} kind="primary" disabled=${o===""} onClick=${c}>${u.form.move}<//>`}
  >
    <div class="stack">
      ${i!==null&&l`<${P} problem=${i} />`}
      <${L} label=${u.form.at}>
        ${m=>l`<input ...${m} type="datetime-local" autofocus value=${o} onInput=${d=>s(d.target.value)} />`}
      <//>
    </div>
  <//>`}function ec({set:t,schedule:e,isLinked:n,onChanged:r}){let{flag:o,state:s,reason:i,at:a,latest:u,ifRevision:c,comment:m,createdBy:d,createdAt:f,endedAt:p,revision:v}=e,$=h.plans,x=$.deed(zu(e),o),k=e.patch??e.definition;return l`<article class="plan schedule ${s}">
    <header>
      <h3 class="grow">${n&&o!==null?l`<a href=${Y({set:t,flag:o})}><${K} parts=${x} /></a>`:l`<${K} parts=${x} />`}</h3>
      <span class="when"><${tt} at=${a} exact /></span>
      <${Io} state=${s} />
      ${M("write")&&Oe(e)&&l`<${lh} set=${t} schedule=${e} onChanged=${r} />`}
    </header>
    ${i!==null&&l`<p class="reason">${i}</p>`}
    <p class="quiet small">
      ${Oe(e)?l`<${tt} at=${a} />`:p!==null&&l`${$.states[s]} <${tt} at=${p} />`}
      ${v!==null&&l`, <a href=${Y({set:t,page:"history"})}>${$.madeRevision(v)}</a>`}
      ${s==="applied"&&v===null&&`, ${$.noDifference}`}
      ${u!==null&&l` · ${$.latest} <${tt} at=${u} exact />`}
      ${c!==null&&` \xB7 ${$.ifRevision(c)}`}
      ${" "}· ${$.by(d)}, <${tt} at=${f} />${m!==null&&l`, <q>${m}</q>`}
    </p>
    ${k!==void 0&&l`<details><summary class="small quiet">${$.details}</summary><pre>${JSON.stringify(k,null,2)}</pre></details>`}
  </article>`}function lh({set:t,schedule:e,onChanged:n}){let[r,o]=g(!1),s=h.plans,i=S`flag-sets/${t}/schedules/${e.id}`;async function a(){let c={title:s.asks.cancelSchedule.title(),text:s.asks.cancelSchedule.text};await zn(t,{method:"DELETE",where:i,done:s.done.cancel,ask:c})&&n()}async function u(){let c={title:s.asks.run.title(),text:s.asks.run.text};await zn(t,{method:"POST",where:`${i}/run`,done:s.done.run,ask:c})&&n()}return l`<div class="row actions">
    <${b} size="small" onClick=${u}>${s.run}<//>
    <${b} size="small" onClick=${()=>o(!0)}>${s.move}<//>
    <${b} size="small" kind="quiet" onClick=${a}>${s.cancel}<//>
    ${r&&l`<${tc}
      set=${t}
      schedule=${e}
      onClose=${()=>o(!1)}
      onMoved=${()=>{o(!1),n()}}
    />`}
  </div>`}var uh=5e3,nc=1e3;function rc(t,e,n){let{result:r,problem:o,reload:s}=bt(async a=>{let u=n===null?{}:{flag:n},[c,m]=await Promise.all([_t(S`flag-sets/${t}/schedules`,{query:u,most:nc,signal:a}),_t(S`flag-sets/${t}/rollouts`,{query:u,most:nc,signal:a})]);return Hu(c,m)},[t,e,n]),i=r!==null&&r.open.some(({plan:a})=>Oe(a));return B(()=>{if(!i)return;let a=setInterval(()=>document.hidden||s(),uh);return()=>clearInterval(a)},[i]),{plans:r,problem:o,reload:s}}function Do({set:t,flag:e=null}){we(t.name);let{plans:n,problem:r,reload:o}=rc(t.name,t.revision,e),[s,i]=g(null),a=h.plans,u=n!==null&&n.open.length+n.ended.length===0,c={set:t.name,isLinked:e===null,onChanged:o},m=({kind:f,plan:p})=>f==="rollout"?l`<${Zu} key=${`r${p.id}`} rollout=${p} ...${c} />`:l`<${ec} key=${`s${p.id}`} schedule=${p} ...${c} />`,d=M("write")&&l`<div class="row">
      <${b} icon=${Zr} onClick=${()=>i("rollout")}>${a.newRollout}<//>
      <${b} icon=${Qn} onClick=${()=>i("schedule")}>${a.newSchedule}<//>
    </div>`;return l`<div class="stack plans">
    ${n!==null&&!u&&d}
    ${r!==null&&l`<${P} problem=${r} onRetry=${o} />`}
    ${n===null&&r===null&&l`<div class="panel"><${J} rows=${4} height=${72} /></div>`}
    ${u&&l`<${Q} icon=${Qn} title=${e===null?a.none:a.noneOfFlag} text=${a.noneText} command=${e===null?a.command(t.name):void 0}>${d}<//>`}
    ${n!==null&&n.open.length>0&&l`<section class="stack" aria-label=${a.open}><h2>${a.open}</h2>${n.open.map(m)}</section>`}
    ${n!==null&&n.ended.length>0&&l`<section class="stack" aria-label=${a.ended}><h2>${a.ended}</h2><p class="small quiet">${a.endedHint}</p>${n.ended.map(m)}</section>`}
    ${s!==null&&l`<${ch}
      kind=${s}
      set=${t}
      flag=${e}
      onClose=${()=>i(null)}
      onMade=${()=>{i(null),o()}}
    />`}
  </div>`}function ch({kind:t,set:e,flag:n,onClose:r,onMade:o}){let{result:s}=bt(async i=>(await j(S`flag-sets/${e.name}/document`,{signal:i})).data.flags??{},[e.name,e.revision]);return s===null?null:t==="rollout"?l`<${Yu} set=${e.name} flag=${n} flags=${s} onClose=${r} onMade=${o} />`:l`<${Qu} set=${e.name} flag=${n} flags=${s} revisionOf=${i=>mh(e.name,i)} onClose=${r} onMade=${o} />`}async function mh(t,e){let{data:n}=await j(S`flag-sets/${t}/flags/${e}/versions`,{query:{limit:1}});return n.items[0]?.revision??null}var oc=[["path",{d:"M5 12h14"}],["path",{d:"m12 5 7 7-7 7"}]];var sc=[["path",{d:"M5 12h14"}]];var ic=[["path",{d:"m15 9-6 6"}],["path",{d:"M2.586 16.726A2 2 0 0 1 2 15.312V8.688a2 2 0 0 1 .586-1.414l4.688-4.688A2 2 0 0 1 8.688 2h6.624a2 2 0 0 1 1.414.586l4.688 4.688A2 2 0 0 1 22 8.688v6.624a2 2 0 0 1-.586 1.414l-4.688 4.688a2 2 0 0 1-1.414.586H8.688a2 2 0 0 1-1.414-.586z"}],["path",{d:"m9 9 6 6"}]];function ac({operator:t,read:e,operand:n,isReversed:r}){let o={var:e.path},[s,i]=t.split(" "),a=s==="!!"?[o]:s==="sem_ver"?[o,i,n]:r?[n,o]:[o,n];return pn(Lt(R(JSON.stringify({[s]:a})))).map(({kind:c,text:m})=>c==="text"?m:{value:m})}function uc({shares:t,bucket:e,buckets:n,bucketBy:r}){let o=t.map(({variant:i,percent:a})=>`${yt(a)} ${lc(i)}`).join(", "),s=e===null?null:(e+.5)/n*100;return l`<div class="bucket-bar">
    <div class="bar" role="img" aria-label=${e===null?o:`${o}; ${h.why.bucket(e,n)}`}>
      ${t.map(({percent:i,isTaken:a},u)=>l`<span class=${a?"taken":""} style=${{width:`${i}%`,background:Ln(u)}}></span>`)}
      ${s!==null&&l`<i style=${{left:`${s}%`}}></i>`}
    </div>
    <ul class="plain legend">
      ${t.map(({variant:i,percent:a,isTaken:u},c)=>l`<li class=${u?"taken":""}>
          <i style=${{background:Ln(c)}}></i><code>${lc(i)}</code> ${yt(a)}
        </li>`)}
    </ul>
    ${e!==null&&l`<p class="small quiet">
      ${h.why.bucket(e,n)} <${K} parts=${h.why.bucketBy(fh(r))} />
    </p>`}
  </div>`}var lc=t=>t===null?h.why.noVariant:String(t),fh=t=>typeof t=="string"?t:JSON.stringify(t);var dh={holds:Sr,fails:gt,"no-answer":Ro,stopped:ic,evaluated:oc,skipped:sc};function cc({explained:{trace:t,definition:e}}){let n=kr(t,e);return n===null?null:l`<div class="why">
    ${t.decidedBy==="override"&&l`<h3>${h.why.whatIf}</h3>`}
    <${ph} reads=${Bi(n)} hidden=${t.attributes.hidden} />
    <ul class="plain tree" aria-label=${h.why.title}>
      ${n.kind==="rules"?n.children.map(r=>l`<${si} key=${r.id} line=${r} defaultVariant=${t.defaultVariant} />`):l`<${si} line=${n} defaultVariant=${t.defaultVariant} />`}
    </ul>
    ${t.cut&&l`<p class="quiet">${h.why.cut}</p>`}
  </div>`}function ph({reads:t,hidden:e}){let n=h.why.attributes;if(t.length===0)return l`<p class="quiet">${n.none}</p>`;let r=e.filter(o=>t.some(({path:s})=>s.split(".")[0]===o));return l`<dl class="attributes-read" aria-label=${n.title}>
      ${t.map(({path:o,isFound:s,value:i,source:a})=>l`<div key=${o} class=${s?"":"missing"}>
          <dt class="mono">${o}</dt>
          <dd>
            ${s?l`<code class="cut">${hh(i)}</code>`:n.missing}
            ${a!==null&&a!=="request"&&n[a]&&l` <${W} kind="accent">${n[a]}<//>`}
          </dd>
        </div>`)}
    </dl>
    ${r.length>0&&l`<p class="small quiet">${n.hidden(r.join(", "))}</p>`}`}function si({line:t,defaultVariant:e}){let n=t.kind==="rule",r=n&&t.number!==null?t.children[0]:null,o=n?t.children[t.children.length-1]:null,s=r===null?[]:oi(r).children,i=n?[...s,...o===null||o.kind==="value"?[]:[o]]:oi(t).children,a=h.why.note(oi(r??t)),u=t.isDecisive&&(n?o?.kind==="value":!0),c=t.error!==void 0&&!t.children.some(m=>m.error!==void 0);return l`<li class="line ${t.state} ${t.kind} ${u?"decisive":""}">
    <div class="text">
      <${ct} shapes=${dh[t.state]} size=${14} />
      <span class="says">
        ${n&&t.number!==null&&l`<span class="number">${t.number}</span>`}
        <${K} parts=${h.why.line(t,e,ac)} />
        ${h.why.states[t.state]&&l`<span class="hidden-text"> (${h.why.states[t.state]})</span>`}
      </span>
      ${u&&l`<${W} kind="accent">${h.why.decided}<//>`}
      ${a!==null&&l`<span class="note ${a.isMissing?"missing":""}"><${K} parts=${a.text} /></span>`}
    </div>
    ${c&&l`<p class="stops">${t.error}</p>`}
    ${t.kind==="split"&&l`<${$h} line=${t} />`}
    ${i.length>0&&l`<ul class="plain">
      ${i.map(m=>l`<${si} key=${m.id} line=${m} defaultVariant=${e} />`)}
    </ul>`}
    ${t.kind==="loop"&&l`<p class="small quiet">${h.why.times(t.times,t.children.length)}</p>`}
    ${t.isCut&&l`<p class="small quiet">${h.why.cut}</p>`}
  </li>`}var oi=t=>t.kind==="not"&&t.children[0].children.length===0?t.children[0]:t;function $h({line:t}){return t.shares.length>0?l`<${uc} ...${t} />`:t.state==="skipped"?null:l`<p class="missing">${h.why.noBucket}</p>`}var hh=t=>typeof t=="string"?t:JSON.stringify(t);function mc({lines:t,hrefOf:e}){let[n,r]=g(""),o=h.tryIt;if(t.length===0)return l`<${Q} title=${o.noFlags} text=${o.noFlagsText} />`;let s=n.trim().toLowerCase(),i=t.filter(u=>u.flag.toLowerCase().includes(s)),a=Math.min(i.length,14)*ii+ii+2;return l`<div class="stack all-flags">
    <div class="row">
      <${_e} class="grow" label=${o.search} value=${n} onSearch=${r} />
      <span class="quiet">${o.count(i.length,t.length)}</span>
    </div>
    ${i.length===0?l`<p class="quiet">${o.noMatch}</p>`:l`<div class="panel table" style=${{height:`${a}px`}}>
          <${Bn}
            count=${i.length}
            rowHeight=${ii}
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
            render=${u=>l`<${gh} line=${i[u]} at=${u} href=${e(i[u].flag)} />`}
          />
        </div>`}
  </div>`}var ii=36;function gh({line:t,at:e,href:n}){let{flag:r,value:o,variant:s,errorCode:i}=t,a=o!=null;return l`<div role="row" class="one" aria-rowindex=${e+2}>
    <span role="cell"><a class="mono cut" href=${n}>${r}</a></span>
    <span role="cell" class="cut ${a?"mono":"quiet"}">
      ${a?typeof o=="string"?o:JSON.stringify(o):i?l`<span class="bad">${i}</span>`:h.tryIt.noValue}
    </span>
    <span role="cell" class="mono cut">${s??""}</span>
    <span role="cell" class="quiet cut">${vh(t)}</span>
  </div>`}function vh({decidedBy:t,reason:e,errorCode:n}){let{reasons:r}=h.tryIt;return n?r.error:t==="targeting"&&e==="DEFAULT"?r.none:r[t]}var bh=["flagSetId","override","storedContext"];function fc({explained:{answer:t,trace:e}}){let n=t.value!==void 0&&t.value!==null,r=Object.entries(t.metadata??{}).filter(([s])=>!bh.includes(s)),o=t.errorCode!==void 0?"failed":n?"":"none";return l`<div class="answer ${o}">
    <div class="value">
      ${n?l`<${yh} value=${t.value} />`:l`<span>${t.errorCode??h.tryIt.noValue}</span>`}
    </div>
    <div class="row">
      ${t.variant&&l`<${W} ><span class="mono">${t.variant}</span><//>`}
      ${t.reason&&l`<${W}><span class="mono">${t.reason}</span><//>`}
    </div>
    <p><${K} parts=${h.why.decidedBy({tree:kr(e),decidedBy:e.decidedBy,reason:t.reason,variant:t.variant,error:t.errorDetails})} /></p>
    ${t.metadata?.storedContext==="unavailable"&&l`<p class="bad">${h.tryIt.unavailable}</p>`}
    ${r.length>0&&l`<dl class="attributes-read" aria-label=${h.tryIt.metadata}>
      ${r.map(([s,i])=>l`<div key=${s}><dt class="mono">${s}</dt><dd><code class="cut">${String(i)}</code></dd></div>`)}
    </dl>`}
  </div>`}function yh({value:t}){return typeof t=="object"?l`<pre>${JSON.stringify(t,null,2)}</pre>`:l`<code>${typeof t=="string"?t:JSON.stringify(t)}</code>`}var dc=[["path",{d:"m15 18-6-6 6-6"}]];var wh=200;function $c({set:t,revision:e,flag:n,at:r,onAt:o}){let s=kh(t,n,e),i=typeof r=="number"?Math.min(r,e):e,a=f=>o(f>=e?null:f),u=s.length>0?s:null,c=u===null?i>1?i-1:void 0:u.findLast(f=>f<i),m=u===null?i<e?i+1:void 0:u.find(f=>f>i)??(i<e?e:void 0),d=h.asOf;return l`<section class="as-of" aria-label=${d.title}>
    <strong>${d.title}</strong>
    <${b} size="small" kind="quiet" icon=${dc} label=${n===null?d.earlier:d.earlierOf(n)} disabled=${c===void 0} onClick=${()=>c!==void 0&&a(c)} />
    <div class="slider">
      <input
        type="range"
        min="1"
        max=${Math.max(e,1)}
        value=${i}
        disabled=${e<2}
        aria-label=${d.slider}
        aria-valuetext=${r===null?d.present(e):d.revision(i)}
        onInput=${f=>a(Number(f.target.value))}
      />
      <div class="marks" aria-hidden="true">
        ${e>1&&s.map(f=>l`<i key=${f} style=${{left:`${(f-1)/(e-1)*100}%`}}></i>`)}
      </div>
    </div>
    <${b} size="small" kind="quiet" icon=${sn} label=${n===null?d.later:d.laterOf(n)} disabled=${m===void 0} onClick=${()=>m!==void 0&&a(m)} />
    <${b} size="small" disabled=${r===null} onClick=${()=>o(null)}>${d.now}<//>
    <input
      type="datetime-local"
      aria-label=${d.time}
      title=${d.time}
      max=${pc(new Date)}
      value=${typeof r=="string"?pc(new Date(r)):""}
      onChange=${f=>o(f.target.value===""?null:new Date(f.target.value).toISOString())}
    />
    <p class="says small"><${xh} set=${t} at=${r} revision=${i} present=${e} /></p>
  </section>`}function xh({set:t,at:e,revision:n,present:r}){let o=typeof e=="string"?{until:e,limit:2}:{revision:n,limit:20},{result:s,problem:i,isLoading:a}=bt(async d=>(await j(S`flag-sets/${t}/changes`,{query:o,signal:d})).data.items,[t,e,n],{wait:120});if(a&&s===null)return h.asOf.loading;let u=s?.[0];if(i!==null||u===void 0)return l`<span class="quiet">${h.asOf.gone}</span>`;let c=s?.filter(d=>d.revision===u.revision)??[],m=e===null?h.asOf.present(r):h.asOf.revision(u.revision);return l`${m}: <strong>${u.actor}</strong> <${K} parts=${h.changes.together(c)} />${u.comment&&l`, <q>${u.comment}</q>`}
    <span class="quiet"> · <${tt} at=${u.at} /></span>${e!==null&&l`<span class="quiet"> · ${h.asOf.contexts}</span>`}`}function kh(t,e,n){let{result:r}=bt(async o=>e===null?[]:(await _t(S`flag-sets/${t}/flags/${e}/versions`,{most:wh,signal:o})).map(i=>i.revision).reverse(),[t,e,n]);return r??[]}function pc(t){return new Date(t.getTime()-t.getTimezoneOffset()*6e4).toISOString().slice(0,16)}var hc=200,Sh=250,Oh=20,Th=8;function gc({set:t,revision:e,context:n,isBroken:r,at:o,flag:s,definition:i=null}){return bt(async a=>{let u=[`"flag": ${JSON.stringify(s)}`];i!==null&&u.push(`"definition": ${i}`);let c=yc(n,o,u);return await bc(async()=>(await Bt(S`flag-sets/${t}/explain`,{body:c,signal:a})).data,o===null?e:0,a)},[t,e,s,n,o,i],{wait:hc,isIdle:r})}function vc({set:t,revision:e,context:n,isBroken:r,at:o}){return bt(async s=>{let i=yc(n,o,[]),a=async()=>{let[f,p]=await Promise.all([Bt(S`flag-sets/${t}/explain`,{body:i,signal:s}),Bt(S`flag-sets/${t}/evaluate`,{body:i,signal:s})]);return{explained:f.data,evaluated:p.data,revision:Math.min(f.data.revision,Ch(p))}},{explained:u,evaluated:c}=await bc(a,o===null?e:0,s),m=new Map(c.flags.map(f=>[f.key,f.value]));return u.flags.map(f=>({...f,value:m.get(f.flag)}))},[t,e,n,o],{wait:hc,isIdle:r})}async function bc(t,e,n){for(let r=1;;r+=1){let o=await t().catch(s=>{if(e&&r<Th&&s instanceof H&&s.status===404)return null;throw s});if(o&&(o.revision>=e||r===Oh))return o;await new Promise(s=>{setTimeout(s,Sh)}),n.throwIfAborted()}}var Ch=({etag:t})=>Number(/\d+/.exec(t??"")?.[0]??1/0);function yc(t,e,n){let r=[...n,`"context": ${t}`];return e!==null&&r.push(`"at": ${JSON.stringify(e)}`),`{${r.join(", ")}}`}function Fo({set:t,flag:e,draft:n=null,onAll:r,from:o=null}){we(t.name);let s=Ns(t.name).value,[i,a]=g(o),[u,c]=g(!1),m=ao(t,e),d={set:t.name,revision:t.revision,context:s,isBroken:u||_n(s)!==null,at:i};return l`<div class="try-it">
    <${$c} set=${t.name} revision=${t.revision} flag=${e} at=${i} onAt=${a} />
    <div class="sides">
      <${Fl}
        set=${t}
        text=${s}
        attributes=${m}
        onText=${f=>no(t.name,f)}
        onFault=${c}
      />
      <section class="panel answer-panel" aria-label=${h.tryIt.answer}>
        ${e===null?l`<${Ah} question=${d} />`:l`<${Eh} question=${d} flag=${e} draft=${i===null?n:null} onAll=${r} />`}
      </section>
    </div>
  </div>`}function Eh({question:t,flag:e,draft:n,onAll:r}){let{result:o,problem:s,isLoading:i,reload:a}=gc({...t,flag:e,definition:n});return l`<div class="row heading">
      ${r&&l`<${b} size="small" kind="quiet" icon=${mo} href=${r}>${h.tryIt.backToAll}<//>`}
      <h2 class="grow">${r?l`<code>${e}</code>`:h.tryIt.answer}</h2>
      ${r&&l`<${b} size="small" kind="quiet" href=${Y({set:t.set,flag:e})}>${h.tryIt.openFlag}<//>`}
      ${!r&&l`<${b} size="small" kind="quiet" href=${Y({set:t.set,page:"try-it"})}>${h.tryIt.allFlags}<//>`}
    </div>
    ${t.isBroken&&l`<p class="quiet">${h.tryIt.broken}</p>`}
    ${n!==null&&l`<p class="small quiet">${h.tryIt.draft}</p>`}
    ${s!==null&&l`<${P} problem=${s} onRetry=${a} />`}
    ${o===null&&s===null&&l`<${J} rows=${4} />`}
    ${o!==null&&l`<div class="stack ${i||t.isBroken?"former":""}">
      <div aria-live="polite"><${fc} explained=${o} /></div>
      <${cc} explained=${o} />
    </div>`}`}function Ah({question:t}){let{result:e,problem:n,isLoading:r,reload:o}=vc(t);return l`<h2>${h.tryIt.allFlags}</h2>
    ${t.isBroken&&l`<p class="quiet">${h.tryIt.broken}</p>`}
    ${n!==null&&l`<${P} problem=${n} onRetry=${o} />`}
    ${e===null&&n===null&&l`<${J} rows=${8} />`}
    ${e!==null&&l`<div class=${r||t.isBroken?"former":""}>
      <${mc} lines=${e} hrefOf=${s=>Y({set:t.set,page:"try-it",query:{flag:s}})} />
    </div>`}`}function wc({open:t}){let e=ai(t);if(!e)return l`<${J} rows=${6} />`;let n=t.isDirty.value&&!t.root.value.fault;return l`<${Fo} set=${e} flag=${t.key} draft=${n?t.text.value:null} />`}function ai(t){let e=U(t.set);return e&&{...e,revision:Math.max(e.revision,t.revision.value??0)}}function xc({open:t}){let e=ai(t);return e?l`<${Do} set=${e} flag=${t.key} />`:l`<${J} rows=${4} />`}var kc=[["line",{x1:"19",x2:"5",y1:"5",y2:"19"}],["circle",{cx:"6.5",cy:"6.5",r:"2.5"}],["circle",{cx:"17.5",cy:"17.5",r:"2.5"}]];function Nh(t,e,n){return Ue(t.text,e,n)}function li(t,e,n){let r=gr(t),o=Bo(t);return r.splice(e,0,n),Mh(o,e),Lo(t,r,o,t.otherwise?.node)}function Sc(t,e){return li(t,e+1,gr(t)[e])}function Oc(t,e,n){let r=gr(t);return r.splice(n,0,...r.splice(e,1)),Lo(t,r,Bo(t),t.otherwise?.node)}function Tc(t,e){let n=gr(t),r=Bo(t);return n.splice(e,1),r[Cc(r,e)]-=1,Lo(t,n,r,t.otherwise?.node)}function ui(t,e){let n=t.otherwise?.node;return n&&e!==void 0&&t.levels.length>0?Nh(t,n,e):Lo(t,gr(t),Bo(t),e)}function gr(t){return t.rules.map(({condition:e,outcome:n})=>({condition:e.node,outcome:n.node}))}function Bo(t){return t.levels.map(e=>e.rules)}function Cc(t,e){let n=0;return t.findIndex(r=>e<(n+=r))}function Mh(t,e){let n=Cc(t,e);n>=0?t[n]+=1:t.length>0?t[t.length-1]+=1:t.push(1)}function Lo(t,e,n,r){let o=Rh(t.levels,e,n,r);return o===void 0?"":t.root?Ue(t.text,t.root,o):cn(o,mn(t.text))}function Rh(t,e,n,r){let o=r,s=e.length;for(let i=n.length-1;i>=0;i-=1){let a=n[i],u=e.slice(s-a,s).flatMap(({condition:d,outcome:f})=>[d,f]);s-=a;let c=t[i]?.operator??"if";(a>0||t[i]?.rules===0)&&(o={[c]:o===void 0?u:[...u,o]})}return Dh(o)?o:Ih(o)}function Ih(t){if(t!=null)return Fh(t)?void 0:{if:[t]}}function Dh(t){if(t===null||typeof t!="object")return!1;let e=Ec(t);return e===null||!At(e)}function Fh(t){return Ec(t)?.type==="null"}function Ec(t){return t instanceof Tt?R(t.source):En(t)?t:null}function ci(t,e){return qo(t,Po(t).map((n,r)=>({...n,weight:e[r]??0})))}function Ac(t,e,n){return qo(t,Po(t).map((r,o)=>o===e?{...r,variant:n}:r))}function Nc(t,e){return qo(t,[...Po(t),{variant:e,weight:0,old:null}])}function Mc(t,e){let n=Po(t).filter((s,i)=>i!==e),r=n.map(({weight:s})=>s),o=ya(r.some(s=>s>0)?r:r.map(()=>1));return qo(t,n.map((s,i)=>({...s,weight:o[i]??0})))}function mi(t,e,n){let r=t.buckets.map(({node:a})=>a);if(e===null)return{fractional:r};let o=t.by.kind==="attribute"?t.by.attribute:null,s=Cn(o,e),i=n==="flag"?{var:Ae}:n;return{fractional:[i?{cat:[i,s]}:s,...r]}}function jo([t=null,e=null]){return{fractional:[[t,0],[e,100]]}}function Po({buckets:t}){return t.map(e=>({variant:e.variantNode,weight:e.weight,old:e}))}function qo({by:t},e){let n=e.map(({variant:r,weight:o,old:s})=>s?.node.items.length===1&&o===1?[r]:[r,o]);return{fractional:t.node?[ha(t),...n]:n}}function _o({segments:t}){return l`<span class="rules-sentence">${t.map(e=>l`<${Bh} ...${e} />`)}</span>`}function Bh({kind:t,text:e,seconds:n}){let{variants:r}=nt();if(t==="text")return e;if(t==="time"&&n!==void 0)return l`<span class="rules-value"><${tt} at=${n*1e3} exact /></span>`;let o=t==="variant"?r.indexOf(e):-1;return l`<span class="rules-${t}">${o>=0&&l`<${fi} place=${o} />`}${e}</span>`}function fi({place:t}){return l`<span class="rules-dot" style=${{background:Wo(t)}} aria-hidden="true"></span>`}function Wo(t){return t<0?"var(--share-none)":`var(--share-${t%6+1})`}function Ic({rollout:t,onChange:e}){let{variants:n}=nt(),r=h.rules.editor,{buckets:o}=t,s=o.map(({weight:m})=>m),i=D(null);function a(m,d){let f=i.current?.position===m?i.current.weights:s;i.current={position:m,weights:f.length===s.length?f:s},e(ci(t,va(i.current.weights,m,d)),`share ${m}`)}let u=()=>{i.current=null},c=n.find(m=>!o.some(d=>d.name===m));return l`<div class="rules-rollout">
    <${di} buckets=${o} />
    <ul class="plain">
      ${o.map((m,d)=>l`<${Lh}
          key=${d}
          bucket=${m}
          percent=${ps(s)[d]??0}
          isOnly=${o.length<2}
          onVariant=${f=>e(Ac(t,d,f))}
          onPercent=${f=>a(d,f)}
          onLetGo=${u}
          onRemove=${()=>e(Mc(t,d))}
        />`)}
    </ul>
    <div class="rules-adding">
      <${b} kind="quiet" size="small" icon=${ot} onClick=${()=>e(Nc(t,c??null))}>${r.addShare}<//>
      ${o.length>1&&l`<${b} kind="quiet" size="small" onClick=${()=>e(ci(t,ba(o.length)))}>${r.even}<//>`}
    </div>
    <${jh} rollout=${t} onChange=${e} />
  </div>`}function di({buckets:t}){let{variants:e,defaultVariant:n}=nt(),r=t.map(({name:o,weight:s})=>({label:o??h.rules.editor.default(n),weight:s,colour:Wo(o===null?-1:e.indexOf(o))}));return l`<${jn} shares=${r} />`}function Lh({bucket:t,percent:e,isOnly:n,onVariant:r,onPercent:o,onLetGo:s,onRemove:i}){let{variants:a,defaultVariant:u}=nt(),c=h.rules.editor,m=t.name??c.default(u),d=[...a.map(y=>({value:`variant ${y}`,label:y})),{value:"default",label:c.default(u)}],f=t.name===null?"default":`variant ${t.name}`;d.some(y=>y.value===f)||d.unshift({value:f,label:`${m} (${c.noVariant})`});let{draft:p,isApplied:v,onInput:$}=Xe(String(e),Rc,y=>o(Number(Rc(y)))),x=t.name===null?-1:a.indexOf(t.name),k=Wo(x);return l`<li class="rules-share">
    <${fi} place=${x} />
    <${I}
      label=${c.bucketVariant}
      value=${f}
      options=${d}
      onChange=${y=>r(y==="default"?null:y.slice(8))}
    />
    <input
      type="range"
      min="0"
      max="100"
      step="1"
      disabled=${n}
      aria-label=${c.share(m)}
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
        aria-label=${c.percentOf(m)}
        aria-invalid=${v?void 0:"true"}
        value=${p}
        onInput=${y=>$(y.target.value)}
        onBlur=${()=>{s(),v||$(String(e))}}
      />
      <span aria-hidden="true">%</span>
    </span>
    <${b} kind="quiet" size="small" icon=${gt} label=${c.removeShare(m)} disabled=${n} onClick=${i} />
  </li>`}function Rc(t){let e=t.trim().replace(",","."),n=/^\d{1,3}(?:\.\d{1,3})?$/.test(e)?Number(e):Number.NaN;return n>=0&&n<=100?String(n):null}function jh({rollout:t,onChange:e}){let n=h.rules.editor,{by:r}=t;if(r.kind==="json"){let u=t.buckets.map(({node:c})=>c);return l`<${$e}
      label=${n.byWhat}
      source=${r.node.source}
      hint=${n.whyJson(r.operator)}
      onChange=${c=>e({fractional:[c,...u]},"by")}
    />`}let o=r.kind==="key"?be:r.attribute.path,s=r.kind==="key"||r.seed!==null,i=r.kind==="attribute"&&r.seed!==null&&r.seed!=="flag"?Ie(r.seed).text:null;function a(u){let c=u===be&&r.kind==="key",m=r.kind==="attribute"?r.seed:"flag";c||e(mi(t,u===be&&m==="flag"?null:u,m),"by")}return l`<div class="rules-by">
    <span class="quiet">${n.by}</span>
    <${Vn} class="rules-attribute-field" label=${n.byWhat} path=${o} onChange=${a} />
    ${i!==null&&l`<span class="quiet">${n.seed} <span class="mono">${i}</span></span>`}
    ${r.kind==="attribute"&&i===null&&l`<${Pe}
      label=${n.independent}
      hint=${s?void 0:n.independentHint}
      checked=${s}
      onChange=${u=>e(mi(t,o,u?"flag":null))}
    />`}
  </div>`}function Vo({outcome:t,onChange:e}){let{variants:n,defaultVariant:r}=nt(),o=h.rules.editor,s=Ph(t),i=[...n.map(u=>({value:`variant ${u}`,label:u})),{value:"default",label:o.default(r)},{value:"rollout",label:o.rollout}];i.some(u=>u.value===s)||i.unshift({value:s,label:qh(t)});function a(u){if(u.startsWith("variant "))e(u.slice(8));else if(u==="default")e(null);else if(u==="rollout"){let c=t?.kind==="variant"?t.name:null,m=c!==null&&c!==r?c:Wn(n,r),d=n.find(f=>f!==m&&f===r)??n.find(f=>f!==m);e(jo([m,d??null]))}}return l`<div class="rules-outcome-form">
    <${I} class="rules-answer" label=${o.answer} value=${s} options=${i} onChange=${a} />
    ${t?.kind==="rollout"&&l`<${Ic} rollout=${t} onChange=${e} />`}
    ${t?.kind==="answer"&&l`<${Jn} condition=${t.condition} />`}
    ${t?.kind==="json"&&l`<${$e}
      label=${o.jsonOutcome}
      source=${t.node.source}
      hint=${o.whyJson(t.operator)}
      onChange=${u=>e(u,"json")}
    />`}
  </div>`}function Ph(t){return t?t.kind==="variant"?t.name===null?"default":`variant ${t.name}`:t.kind:"default"}function qh(t){let e=h.rules.editor;if(!t)return"";if(t.kind==="json")return e.json;let n=Wr(Ge(t));return t.kind==="variant"?`${n} (${e.noVariant})`:n}function Dc(t,e,n){let r=new Set(t),o=i=>i&&r.delete(i)?i.id:void 0,s=e.map((i,a)=>t[a]?.source===i?o(t[a]):void 0);return e.forEach((i,a)=>{s[a]??=o([...r].find(u=>u.source===i))}),e.map((i,a)=>{let u=t.length===e.length;return{id:s[a]??(u?o(t[a]):void 0)??n(),source:i}})}var ge="else";function Fc(t,e,n,r){let o=h.rules.editor,s=t.rules.length,i=D(0),a=D([]),[u,c]=g(new Set),[m,d]=g(new Set),f=()=>`rule-${i.current+=1}`;a.current=Dc(a.current,t.rules.map(_h),f);let p=($,x)=>n(`[data-rule="${$}"] ${x}`),v=$=>a.current[$].id;return{idAt:v,isOpen:$=>u.has($),isJson:$=>m.has($),toggle($){c(Jo(u,$)),u.has($)&&p($,".rules-open")},toggleJson($){d(Jo(m,$)),u.has($)||c(Jo(u,$)),p($,".rules-form :is(textarea, input, select)")},move($,x,k=".rules-grip"){if($===x)return;let y=v($);a.current.splice(x,0,...a.current.splice($,1)),p(y,k),r(o.moved(x+1,s)),e(Oc(t,$,x))},duplicate($){let x=f();a.current.splice($+1,0,{id:x,source:a.current[$]?.source??""}),p(x,".rules-open"),r(o.duplicated($+1)),e(Sc(t,$))},remove($){a.current.splice($,1),p(a.current[Math.min($,s-2)]?.id??ge,".rules-open"),r(o.deleted($+1)),e(Tc(t,$))},add({attributes:$,variants:x,defaultVariant:k}){let y=f();a.current.push({id:y,source:""}),c(Jo(u,y)),p(y,".rules-form input"),e(li(t,s,{condition:mr($),outcome:Wn(x,k)}))}}}var _h=({condition:t,outcome:e})=>`${t.node.source} \u2192 ${e.node.source}`;function Jo(t,e){let n=new Set(t);return n.delete(e)||n.add(e),n}var vr=[["path",{d:"M12 5v14"}],["path",{d:"m19 12-7 7-7-7"}]];var br=[["path",{d:"m5 12 7-7 7 7"}],["path",{d:"M12 19V5"}]];var Bc=[["circle",{cx:"9",cy:"12",r:"1"}],["circle",{cx:"9",cy:"5",r:"1"}],["circle",{cx:"9",cy:"19",r:"1"}],["circle",{cx:"15",cy:"12",r:"1"}],["circle",{cx:"15",cy:"5",r:"1"}],["circle",{cx:"15",cy:"19",r:"1"}]];function Lc({rule:t,position:e,of:n,isOpen:r,isJson:o,isReached:s,actions:i}){let{readOnly:a}=nt(),u=rt(),c=h.rules.editor,m=e+1,d=l`<${_o} segments=${Ra(t)} />`,f=l`<${$i} outcome=${t.outcome} isReached=${s} />`;if(a)return l`<div class="rules-head"><span class="rules-number">${m}</span><div class="rules-open">${d}${f}</div></div>`;let p=[{label:c.up,icon:br,disabled:e===0,onSelect:()=>i.move(e-1)},{label:c.down,icon:vr,disabled:m===n,onSelect:()=>i.move(e+1)},{label:c.duplicate,icon:Li,onSelect:i.duplicate},{label:o?c.asForm:c.asJson,icon:Ee,onSelect:i.toggleJson},{line:!0},{label:c.delete,icon:Rt,danger:!0,onSelect:i.remove}];return l`<div class="rules-head">
      <button type="button" class="rules-grip" aria-label=${c.drag(m)} onPointerDown=${i.drag} onKeyDown=${v}>
        <${ct} shapes=${Bc} />
      </button>
      <span class="rules-number" aria-hidden="true">${m}</span>
      <button type="button" class="rules-open" aria-expanded=${String(r)} aria-controls=${r?u:void 0} onClick=${i.toggle}>
        <span class="hidden-text">${c.ruleName(m)}: </span>${d}${f}
      </button>
      <span class="rules-actions">
        <span class="rules-wide">
          <${b} kind="quiet" size="small" icon=${br} label=${c.upNumber(m)} disabled=${e===0} onClick=${()=>i.move(e-1)} />
          <${b} kind="quiet" size="small" icon=${vr} label=${c.downNumber(m)} disabled=${m===n} onClick=${()=>i.move(e+1)} />
        </span>
        <${qe} end items=${p} button=${{kind:"quiet",size:"small",icon:kn,label:c.actions(m)}} />
      </span>
    </div>
    ${r&&l`<div class="rules-form" id=${u} onKeyDown=${pi(i.toggle)}><${Wh} rule=${t} isJson=${o} actions=${i} /></div>`}`;function v($){let x=$.key==="ArrowUp"?-1:$.key==="ArrowDown"?1:0,k=e+x;x===0||k<0||k>=n||($.preventDefault(),i.move(k))}}function Wh({rule:t,isJson:e,actions:n}){let{replace:r}=nt(),o=h.rules.editor,{condition:s,outcome:i}=t;return l`<div class="rules-part">
      <span class="rules-word">${o.if}</span>
      ${e?l`<${$e}
            label=${o.jsonCondition}
            source=${s.node.source}
            onChange=${a=>r(s.node,a,`json ${s.node.start}`)}
          />`:l`<${Jn} condition=${s} />`}
    </div>
    <div class="rules-part">
      <span class="rules-word">${o.then}</span>
      ${e?l`<${$e}
            label=${o.jsonOutcome}
            source=${i.node.source}
            onChange=${a=>r(i.node,a,`json ${i.node.start}`)}
          />`:l`<${Vo}
            outcome=${i}
            onChange=${(a,u)=>r(i.node,a,u&&`${u} ${i.node.start}`)}
          />`}
    </div>
    <div class="rules-foot">
      <${b} size="small" onClick=${n.toggle}>${o.done}<//>
      <${b} kind="quiet" size="small" icon=${Ee} onClick=${n.toggleJson}>${e?o.asForm:o.asJson}<//>
    </div>`}var pi=t=>e=>{e.key!=="Escape"||e.defaultPrevented||(e.preventDefault(),e.stopPropagation(),t())};function $i({outcome:t,isReached:e=!0}){let{variants:n}=nt(),r=h.rules.editor,o=Vh(t).find(s=>!n.includes(s));return l`${o!==void 0&&l`<${W} kind="bad" title=${r.noVariantWhy(o)}>${r.noVariant}<//>`}
  ${!e&&l`<${W} kind="warn" title=${r.neverReachedWhy}>${r.neverReached}<//>`}
  ${t?.kind==="rollout"&&l`<span class="rules-bar"><${di} buckets=${t.buckets} /></span>`}`}function Vh(t){return t?.kind==="answer"?["true","false"]:(t?.kind==="variant"?[t.name]:t?.kind==="rollout"?t.buckets.map(({name:n})=>n):[]).filter(n=>n!==null)}function jc({rules:t,rows:e,change:n}){let r=nt(),o=rt(),s=h.rules.editor,{otherwise:i}=t,a=e.isOpen(ge),u=e.isJson(ge),c=(d,f)=>n(ui(t,d),f&&`${f} else`);if(t.root===null||t.rules.length===0&&!i)return l`<${Hh} ...${{rules:t,rows:e,change:n}} />`;let m=l`<span class="rules-else">${t.rules.length>0?s.elseName:s.everyoneName}</span>
    <span aria-hidden="true">→</span>
    <${_o} segments=${Jh(i,r.defaultVariant)} /><${$i} outcome=${i} />`;return r.readOnly?l`<div class="rules-last"><div class="rules-head"><div class="rules-open">${m}</div></div></div>`:l`<div class="rules-last" data-rule=${ge}>
    <div class="rules-head">
      <button type="button" class="rules-open" aria-expanded=${String(a)} aria-controls=${a?o:void 0} onClick=${()=>e.toggle(ge)}>
        ${m}
      </button>
    </div>
    ${a&&l`<div class="rules-form" id=${o} onKeyDown=${pi(()=>e.toggle(ge))}>
      <div class="rules-part">
        <span class="rules-word">${t.rules.length>0?s.else:s.then}</span>
        ${u&&i?l`<${$e} label=${s.jsonOutcome} source=${i.node.source} onChange=${d=>c(d,"json")} />`:l`<${Vo} outcome=${i} onChange=${c} />`}
      </div>
      <div class="rules-foot">
        <${b} size="small" onClick=${()=>e.toggle(ge)}>${s.done}<//>
        ${i&&l`<${b} kind="quiet" size="small" icon=${Ee} onClick=${()=>e.toggleJson(ge)}>${u?s.asForm:s.asJson}<//>`}
      </div>
    </div>`}
  </div>`}function Jh(t,e){return!t||t.kind==="variant"&&t.name===null?[{kind:"default",text:h.rules.editor.default(e)}]:Ge(t)}function Hh({rules:t,rows:e,change:n}){let r=nt(),o=h.rules.editor,{variants:s,defaultVariant:i}=r,a=Wn(s,i),u=s.find(c=>c===i&&c!==a)??s.find(c=>c!==a)??null;return l`<${Q} title=${o.none} text=${o.noneText(o.default(i))}>
    ${!r.readOnly&&l`<${b} icon=${ot} onClick=${()=>e.add(r)}>${o.add}<//>
      <${b}
        icon=${kc}
        onClick=${()=>{e.isOpen(ge)||e.toggle(ge),n(ui(t,jo([a,u])))}}
        >${o.addRollout}<//
      >`}
  <//>`}function Pc(t,e){let n=zh(t),r=0,o=0,s=0;function i(a){let{top:u,height:c}=n.getBoundingClientRect(),m=n.scrollTop,d=Kh(r-u,c)*Math.min(a-s,100)/1e3;s=a,n.scrollTop+=Math.sign(d)*Math.ceil(Math.abs(d)),o=d===0?0:requestAnimationFrame(i),n.scrollTop!==m&&e()}return{at(a){r=a,o===0&&(s=performance.now(),o=requestAnimationFrame(i))},end:()=>cancelAnimationFrame(o)}}function Kh(t,e){let n=Math.min(72,e/4),r=t<n?t-n:Math.max(0,t-(e-n));return Math.max(-1,Math.min(r/n,1))*1200}function zh(t){for(let e=t.parentElement;e;e=e.parentElement)if(/auto|scroll/.test(getComputedStyle(e).overflowY)&&e.scrollHeight>e.clientHeight)return e;return document.scrollingElement??document.documentElement}function qc({rules:t,rows:e}){let n=D(null),[r,o]=g(null),s=t.rules.length;if(s===0)return null;let i=t.rules.findIndex(({condition:u})=>u.kind==="constant"&&u.value);function a(u,c){if(u.button!==0||s<2)return;let m=u.currentTarget;m.setPointerCapture(u.pointerId);let d=null,f=u.clientY,p=()=>{let E=Gh(n.current,f,c);E!==d&&o({from:c,to:E}),d=E},v=Pc(m,p),$=E=>{f=E.clientY,v.at(f),p()},x=E=>{v.end(),m.removeEventListener("pointermove",$),m.removeEventListener("pointerup",k),m.removeEventListener("pointercancel",y),m.removeEventListener("keydown",C),o(null),E&&d!==null&&e.move(c,d)},k=()=>x(!0),y=()=>x(!1),C=E=>{E.key==="Escape"&&x(!1)};m.addEventListener("pointermove",$),m.addEventListener("pointerup",k),m.addEventListener("pointercancel",y),m.addEventListener("keydown",C)}return l`<ol class="rules-list plain" ref=${n} aria-label=${h.rules.editor.list}>
    ${t.rules.map((u,c)=>{let m=e.idAt(c);return l`<li key=${m} data-rule=${m} class=${Uh(c,r)}>
        <${Lc}
          rule=${u}
          position=${c}
          of=${s}
          isOpen=${e.isOpen(m)}
          isJson=${e.isJson(m)}
          isReached=${i<0||c<=i}
          actions=${{toggle:()=>e.toggle(m),toggleJson:()=>e.toggleJson(m),move:d=>e.move(c,d),duplicate:()=>e.duplicate(c),remove:()=>e.remove(c),drag:d=>a(d,c)}}
        />
      </li>`})}
  </ol>`}function Uh(t,e){return e?t===e.from?"dragged":t!==e.to?"":e.to<e.from?"drop-before":"drop-after":""}function Gh(t,e,n){let r=[...t?.children??[]].map(s=>s.getBoundingClientRect()),o=r.filter((s,i)=>i!==n&&e>s.top+s.height/2).length;return Math.min(o,r.length-1)}function _c(t){let{text:e}=t,n=h.rules.editor,r=ut(()=>dn(e),[e]),o=ho(t),{editing:s,history:i,focus:a}=o,u=Fc(r,i.change,a.next,o.say),c=r.rules.length>0?n.firstWins:r.root!==null&&n.sameForAll;return l`<${go} editor=${o} label=${n.heading} head=${c}>
    <div class="panel rules-panel">
      <${qc} rules=${r} rows=${u} />
      ${!s.readOnly&&r.root!==null&&l`<div class="rules-new"><${b} kind="quiet" size="small" icon=${ot} onClick=${()=>u.add(s)}>${n.add}<//></div>`}
      <${jc} rules=${r} rows=${u} change=${i.change} />
    </div>
  <//>`}var hi=1e4,Yh=250;function Ho(t){let[e,n]=g(t);B(()=>{let o=setTimeout(()=>n(t),Yh);return()=>clearTimeout(o)},[t]);let r=document.activeElement?.closest(".definition")instanceof HTMLElement;return t.length>hi&&r?e:t}var Wc="/targeting";function Vc({open:t}){let{evaluators:e,attributes:n}=Ze(t.set),r=Ho(t.text.value),{root:o}=pt(r);if(!o)return l`<${Kn} open=${t} />`;let s=G(o,"/defaultVariant");return l`<${_c}
    text=${ht(o,Wc)??""}
    variants=${tn(r).map(i=>i.name)}
    defaultVariant=${s?.type==="string"?Wt(s):null}
    evaluators=${e}
    attributes=${n}
    readOnly=${!M("write")}
    onChange=${i=>{t.text.peek()===r&&t.edit(xo(r,Wc,i||null))}}
  />`}function Jc({open:t,onReview:e}){let n=t.base.value?.text??"",r=Ho(t.text.value),o=ut(()=>t.isDirty.value?Qh(n,r):0,[n,r]);if(!t.isDirty.value)return null;let{fault:s}=t.root.value,i=t.checks.findings.value.filter(a=>a.severity==="error");return l`<div class="save-bar row" role="region" aria-label=${A.unsaved(0)}>
    <strong>${A.unsaved(o)}</strong>
    <span class="grow small" role="status">
      ${s?l`<span class="bad">${A.faultAt(s.line,s.message)}</span>`:i.length>0&&l`<span class="bad">${A.faults(i.length)}: ${i[0].detail}</span>`}
    </span>
    <${b}
      onClick=${()=>{let a=t.discard();_({text:A.discarded,action:{label:h.undo,onClick:a}})}}
      >${A.discard}<//
    >
    <${b} kind="primary" disabled=${!t.canSave.value} onClick=${e}>${A.review}<//>
  </div>`}function Qh(t,e){try{return _r(t||null,e).length}catch{return 1}}function Hc({open:t,comment:e,over:n}){let{text:r,etag:o}=t.base.peek()??{text:"",etag:null},s=t.text.peek(),i={title:A.saveTitle(t.key),set:t.set,method:"PUT",where:t.where,body:s,etag:o,createOnly:r==="",comment:e};return l`<${pe}
    change=${i}
    onClose=${()=>n(null)}
    onSaved=${({data:u,etag:c})=>{t.saved(s,c,u.revision),n(null),_({text:A.saved(u.revision),action:r?{label:h.undo,onClick:()=>a(u.revision)}:void 0})}}
    onConflict=${async()=>{await t.refresh(),n(t.meanwhile.value?{sheet:"conflict",thenSave:!0}:null)}}
    onRefused=${u=>{t.checks.refused(u),n(null)}}
  />`;function a(u){t.edit(r),n({sheet:"save",comment:A.undoComment(u)})}}var Kc=[["path",{d:"M3 3v16a2 2 0 0 0 2 2h16"}],["path",{d:"M18 17V9"}],["path",{d:"M13 17V5"}],["path",{d:"M8 17v-3"}]];function Uc(t,{since:e,until:n,by:r,variants:o}){let s=r==="hour"?3600:86400,i=Math.floor(e/s)*s,a=[];for(let m=i;m<n;m+=s)a.push(m);let u=new Map(o.map(m=>[`v${m}`,zc(m,!1,a.length)]));for(let{variant:m,errorCode:d,start:f,evaluations:p}of t){let v=Math.floor((Date.parse(f)/1e3-i)/s);if(!(v in a))continue;let $=d!==null,x=$?"error":m===null?"none":`v${m}`,k=u.get(x)??zc($?null:m,$,a.length);u.set(x,k),k.numbers[v]+=p,k.sum+=p}let c=m=>m.isError?2:m.variant===null?1:0;return{times:a,series:[...u.values()].sort((m,d)=>c(m)-c(d))}}function zc(t,e,n){return{variant:t,isError:e,numbers:new Array(n).fill(0),sum:0}}function Gc({label:t,times:e,lines:n,height:r=220}){let o=D(null),s=Ni.value;return B(()=>{let i=o.current;if(!i)return;let a=()=>{},u=!1;return import("./plot-KG423LZJ.js").then(({plot:c})=>{u||(a=c(i,{times:e,lines:n,height:r}))}).catch(()=>{}),()=>{u=!0,a()}},[e,n,r,s]),l`<div class="chart" role="img" aria-label=${t} ref=${o} style=${{height:`${r}px`}}></div>`}var Qt=A.statistics,gi=24*3600,Yc={day:{length:gi,by:"hour"},week:{length:7*gi,by:"hour"},month:{length:30*gi,by:"day"}};function Zc({open:t}){let[e,n]=g("day"),[r,o]=g({}),[s,i]=g(0),a=t.base.value?.text??"{}",u=ut(()=>pt(a).root?tn(a).map(c=>c.name):[],[a]);return B(()=>{let c=new AbortController,{length:m,by:d}=Yc[e],f=Date.now()/1e3,p=f-m,v={flag:t.key,since:Xc(p),until:Xc(f),by:d};return _t(S`flag-sets/${t.set}/statistics`,{query:v,signal:c.signal}).then($=>o({numbers:Uc($,{since:p,until:f,by:d,variants:u})})).catch($=>c.signal.aborted||o({problem:$})),()=>c.abort()},[e,s,a]),l`<div class="statistics stack">
    <div class="row">
      <${I}
        value=${e}
        label=${Qt.range}
        options=${Object.entries(Qt.ranges).map(([c,m])=>({value:c,label:m}))}
        onChange=${n}
      />
    </div>
    ${r.problem?l`<${P} problem=${r.problem} onRetry=${()=>i(s+1)} />`:r.numbers?l`<${Xh} numbers=${r.numbers} variants=${u} by=${Yc[e].by} />`:l`<${J} rows=${6} />`}
  </div>`}function Xh({numbers:{times:t,series:e},variants:n,by:r}){let o=ut(()=>e.map((i,a)=>({label:vi(i),colour:Qc(i,a),numbers:i.numbers})),[e]),s=e.reduce((i,a)=>i+a.sum,0);return s?l`
    <div class="panel padded"><${Gc} label=${Qt.chart} times=${t} lines=${o} /></div>
    <div class="panel scrolls">
      <table class="rows">
        <thead>
          <tr><th>${Qt.variant}</th><th class="number">${Qt.total}</th><th class="number">${Qt.share}</th></tr>
        </thead>
        <tbody>
          ${e.map((i,a)=>l`<tr>
              <td>
                <span class="swatch" style=${{background:`var(${Qc(i,a)})`}}></span>
                ${i.variant===null?vi(i):l`<code>${i.variant}</code>`}
                ${i.variant!==null&&!n.includes(i.variant)&&l` <${W}>${Qt.unknown}<//>`}
              </td>
              <td class="number">${i.sum.toLocaleString("en")}</td>
              <td class="number">${yt(100*i.sum/s)}</td>
            </tr>`)}
        </tbody>
      </table>
    </div>
    <${Zh} times=${t} series=${e} by=${r} />
  `:l`<${Q} icon=${Kc} title=${Qt.none} text=${Qt.noneText} />`}function Zh({times:t,series:e,by:n}){let[r,o]=g(!1),s=new Intl.DateTimeFormat(void 0,{dateStyle:"medium",timeStyle:n==="hour"?"short":void 0,timeZone:n==="day"?"UTC":void 0});return l`<details onToggle=${i=>o(i.target.open)}>
    <summary>${Qt.table}</summary>
    ${r&&l`<div class="panel scrolls all-numbers" tabindex="0" role="region" aria-label=${Qt.table}>
      <table class="rows">
        <thead>
          <tr><th>${Qt.time}</th>${e.map(i=>l`<th class="number">${vi(i)}</th>`)}</tr>
        </thead>
        <tbody>
          ${t.map((i,a)=>l`<tr>
              <td>${s.format(i*1e3)}</td>
              ${e.map(u=>l`<td class="number">${u.numbers[a].toLocaleString("en")}</td>`)}
            </tr>`)}
        </tbody>
      </table>
    </div>`}
  </details>`}function vi({variant:t,isError:e}){return t??(e?Qt.errors:Qt.noVariant)}function Qc({variant:t,isError:e},n){return e?"--bad":t===null?"--share-none":`--share-${n%6+1}`}function Xc(t){return new Date(t*1e3).toISOString()}var mt=A.variants,hn="";function tm({open:t}){let e=t.text.value,{root:n}=t.root.value,[r,o]=g(null),[s,i]=g(null),[a,u]=g("boolean");if(!n)return l`<${Kn} open=${t} />`;let c=tn(e),m=Iu(c)??(c.length?null:a),d=G(n,"/defaultVariant"),f=d?.type==="string"?Wt(d):hn,p=M("write"),v=k=>k?c.some(y=>y.name===k)?mt.taken:null:mt.nameMissing;function $(){if(!m)return;let k=c.length+1;for(;c.some(C=>C.name===`${mt.firstName}-${k}`);)k+=1;let y=`${mt.firstName}-${k}`;i(y),t.edit(Fu(e,y,Ru[m]))}function x(k){pr(e,k.name).length?o(k):t.edit(ei(e,k.name,null))}return l`<div class="variant-editor stack">
    ${c.length>0&&!m&&l`<${z}>${mt.mixed}<//>`}
    ${!c.length&&l`<${L} label=${mt.kind}>
      ${k=>l`<${I}
          input=${k}
          value=${a}
          options=${Object.entries(mt.kinds).map(([y,C])=>({value:y,label:C}))}
          onChange=${u}
        />`}
    <//>`}
    <ul class="plain panel">
      ${c.map((k,y)=>l`<${tg}
          key=${y}
          open=${t}
          variant=${k}
          isDefault=${k.name===f}
          isNew=${k.name===s}
          isOnly=${c.length===1}
          faultOf=${v}
          onRemove=${()=>x(k)}
        />`)}
    </ul>
    ${p&&l`<div class="row"><${b} icon=${ot} disabled=${!m} onClick=${$}>${mt.add}<//><span class="quiet small">${mt.hint}</span></div>`}
    <${L} label=${mt.default} hint=${mt.defaultHint} class="narrow">
      ${k=>l`<${I}
          input=${k}
          value=${f}
          disabled=${!p}
          options=${[...c.map(({name:y})=>({value:y,label:y})),...f!==hn&&!c.some(y=>y.name===f)?[{value:f,label:f}]:[],{value:hn,label:mt.noDefault}]}
          onChange=${y=>t.edit(Bu(e,y===hn?null:y))}
        />`}
    <//>
    ${r&&l`<${eg} open=${t} variant=${r} others=${c.filter(k=>k.name!==r.name)} onClose=${()=>o(null)} />`}
  </div>`}function tg({open:t,variant:{name:e,value:n,kind:r,pointer:o},isDefault:s,isNew:i,isOnly:a,faultOf:u,onRemove:c}){let m=t.text.value,d=pr(m,e).filter(f=>f.part==="targeting").length;return l`<li class=${r==="object"?"variant of-object":"variant"}>
    <${To}
      name=${e}
      label=${mt.nameOf(e)}
      focused=${i}
      disabled=${!M("write")}
      faultOf=${u}
      onChange=${f=>t.edit(Du(m,e,f))}
    />
    ${r?l`<${Oo}
          value=${n}
          kind=${r}
          label=${mt.valueOf(e)}
          disabled=${!M("write")}
          faults=${{number:mt.badNumber,object:mt.badObject}}
          onChange=${f=>t.edit(ke(m,o,f))}
        />`:l`<code>${n}</code>`}
    <span class="uses row">
      ${s&&l`<${W} kind="accent">${mt.asDefault}<//>`}
      <span class="quiet small">${d?mt.inRules(d):s?"":mt.unused}</span>
    </span>
    ${M("write")&&l`<${b} kind="quiet" icon=${Rt} label=${mt.remove(e)} disabled=${a} onClick=${c} />`}
  </li>`}function eg({open:t,variant:{name:e},others:n,onClose:r}){let o=t.text.value,s=pr(o,e),i=s.filter(c=>c.part==="targeting").length,[a,u]=g(n[0]?.name??hn);return l`<${Mt}
    title=${mt.removeTitle(e)}
    onClose=${r}
    footer=${l`
      <${b} onClick=${r}>${h.cancel}<//>
      <${b}
        kind="danger"
        onClick=${()=>{t.edit(ei(o,e,a===hn?null:a)),r()}}
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
        ${c=>l`<${I}
            input=${c}
            value=${a}
            options=${[...n.map(m=>({value:m.name,label:m.name})),{value:hn,label:mt.noDefault}]}
            onChange=${u}
          />`}
      <//>
    </div>
  <//>`}var em="flagstaff.json",Un=dt(localStorage.getItem(em)!=="no"),bi={rules:Vc,variants:tm,metadata:Au,try:wc,statistics:Zc,overrides:Wu,history:So,plan:xc};function nm({open:t,turn:e}){let[n,r]=g(null),o=Object.hasOwn(bi,wt.value.query.tab??"")?wt.value.query.tab:"rules",s=bi[o],i=()=>t.canSave.peek()&&r({sheet:"save"});return xn(M("write")?[{keys:"s",label:A.review,run:i}]:[]),l`<div class="flag-page">
    <${Cu} open=${t} turn=${e} over=${r} isJsonShown=${Un} onJson=${ng} />
    <${du} open=${t} over=${r} />
    <div class=${Un.value?"flag-body beside":"flag-body"}>
      <div class="flag-tabs">
        <${qn}
          label=${A.sections}
          tabs=${Object.keys(bi).map(a=>({id:a,label:A.tabs[a]}))}
          selected=${o}
          onSelect=${a=>St({tab:a==="rules"?null:a})}
        >
          <${s} open=${t} turn=${e} over=${r} />
        <//>
      </div>
      ${Un.value&&l`<${vu} open=${t} onSave=${i} />`}
    </div>
    ${M("write")&&l`<${Jc} open=${t} onReview=${i} />`}
    ${n?.sheet==="save"&&l`<${Hc} open=${t} comment=${n.comment} over=${r} />`}
    ${n?.sheet==="conflict"&&t.meanwhile.value&&l`<${pu} open=${t} thenSave=${n.thenSave??!1} over=${r} />`}
  </div>`}function ng(){Un.value=!Un.value,localStorage.setItem(em,Un.value?"yes":"no")}function rm(t,e){let n=new AbortController,r=()=>{};async function o(){let s=await rg(t.set,n.signal);n.signal.aborted||(t.revision.value=s,await t.load(),!(n.signal.aborted||s===null)&&(r=Sn(t.set,s,async({revision:i,changes:a})=>{t.revision.value=i,!(a&&!a.some(u=>u.kind==="flag"&&u.name===t.key))&&(await t.refresh(),e())})))}return o(),()=>{n.abort(),r()}}async function rg(t,e){try{let{data:n}=await j(S`flag-sets/${t}`,{signal:e});return n.revision}catch{return null}}var og=["variants","metadata"];function om(t,e,n){let[r,o,s]=[t,e,n].map(sg),i=[],a=n;for(let u of new Set([...r.keys(),...o.keys()])){let[c,m,d]=[r.get(u),o.get(u),s.get(u)];m===c||m===d||(d!==c&&i.push(u),a=xo(a,u,m===void 0?null:ht(R(e),u)))}return{text:a,overlaps:i}}function sg(t){let e=new Map;for(let{key:n,value:r}of te(R(t)))if(!(og.includes(n)&&r.type==="object"))e.set(Vt(n),Dt(r.source));else for(let s of r.members)e.set(Vt(n,s.key),Dt(s.value.source));return e}var ig=500,Ko=class{constructor(e){this.where=e,this.findings=dt([])}#t=new AbortController;#e;close(){clearTimeout(this.#e),this.#t.abort()}clear(){this.close(),this.findings.value=[]}soon(e){this.close(),this.#t=new AbortController;let{signal:n}=this.#t;this.#e=window.setTimeout(async()=>{try{let{data:r}=await ce(this.where,{body:e,query:{dry_run:!0},signal:n});this.findings.value=sm(r.warnings,"warning")}catch(r){r instanceof H&&r.status===400&&this.refused(r)}},ig)}refused(e){let n=[{pointer:"",detail:e.message}];this.findings.value=sm(e.errors.length?e.errors:n,"error")}};function sm(t,e){return t.map(({pointer:n="",detail:r})=>({pointer:n,detail:r,severity:e}))}var ag=300,zo=class{constructor(e,n){this.set=e,this.key=n,this.where=S`flag-sets/${e}/flags/${n}`,this.base=dt(null),this.text=dt(""),this.problem=dt(null),this.meanwhile=dt(null),this.isFromMemory=dt(!1),this.revision=dt(null),this.checks=new Ko(this.where),this.isDirty=nn(()=>this.base.value!==null&&this.text.value!==this.base.value.text),this.canSave=nn(()=>this.isDirty.value&&!this.root.value.fault&&this.meanwhile.value===null),this.root=nn(()=>pt(this.text.value)),this.sound=nn(()=>(this.root.value.fault||(this.#a=this.text.value),this.#a)),this.#t=new AbortController,window.addEventListener("pagehide",()=>this.#u(),{signal:this.#t.signal})}#t;#e=new Pi;#n;#a="{}";close(){this.#u(),this.#t.abort(),this.checks.close()}load(){return this.problem.value=null,this.#l()}async#l(){let e=this.#e.begin();try{let{text:n,etag:r,servedFromMemory:o}=await j(this.where,{signal:this.#t.signal});if(e())return;this.base.value?this.#r(n,r):Ce(()=>{this.problem.value=null,this.#c(n,r,o)})}catch(n){if(this.#t.signal.aborted||e())return;let r=ur(this.set,this.key);if(!(n instanceof H&&n.status===404)||!r){this.problem.value=n;return}Ce(()=>{this.base.value={text:r.base,etag:r.etag},this.text.value=r.text}),this.#r(null,null)}}#c(e,n,r){this.isFromMemory.value=r;let o=ur(this.set,this.key);if(!o||o.text===e){cr(this.set,this.key,null),this.base.value={text:e,etag:n},this.text.value=e;return}this.base.value={text:o.base,etag:o.etag},this.text.value=o.text,this.#s(),o.base!==e?this.#r(e,n):this.base.value={text:e,etag:n}}edit(e){this.text.value=e,this.#o(),this.#s()}discard(){let e=this.text.value,n=this.base.value;return this.edit(n?.text??""),()=>this.edit(e)}saved(e,n,r){this.#e.begin()(),Ce(()=>{this.text.peek()===e&&(this.text.value=e.trim()),this.base.value={text:e.trim(),etag:n},this.meanwhile.value=null,this.isFromMemory.value=!1,this.#o()}),(this.revision.peek()??0)>r&&this.refresh()}async refresh(){if(!this.base.value)return this.#l();let e=this.#e.begin();try{let{text:n,etag:r}=await j(this.where,{signal:this.#t.signal});if(e())return;n===this.base.value.text?Ce(()=>{this.base.value={text:n,etag:r},this.meanwhile.value=null}):this.#r(n,r)}catch(n){n instanceof H&&n.status===404&&!e()&&this.#r(null,null)}}#r(e,n){if(e!==null&&(!this.isDirty.value||lg(e,this.text.value))){Ce(()=>{this.base.value={text:e,etag:n},this.text.value=e,this.meanwhile.value=null,this.#o()});return}if(e===null&&!this.isDirty.value){this.base.value=null,this.load();return}this.meanwhile.value={text:e,etag:n,change:null},this.#m()}async#m(){let e=this.meanwhile.value;try{let n=S`flag-sets/${this.set}/flags/${this.key}/versions`,{data:r}=await j(n,{query:{limit:1},signal:this.#t.signal});this.meanwhile.value===e&&e&&(this.meanwhile.value={...e,change:r.items[0]??null})}catch{}}takeTheirs(){let e={text:this.text.value,base:this.base.value,meanwhile:this.meanwhile.value},{text:n,etag:r}=e.meanwhile;return Ce(()=>{this.base.value=n===null?null:{text:n,etag:r},this.text.value=n??"",this.meanwhile.value=null,this.#o()}),n===null&&this.load(),this.#s(),()=>{Ce(()=>{this.base.value=e.base,this.meanwhile.value=e.meanwhile,this.edit(e.text)})}}keepMine(){let{text:e,etag:n}=this.meanwhile.value,r=e===null?this.text.value:this.mergedWith(e).text;Ce(()=>{this.base.value={text:e??"",etag:n},this.meanwhile.value=null,this.edit(r)})}mergedWith(e){try{return om(this.base.value?.text??"",this.text.value,e)}catch{return{text:this.text.value,overlaps:[]}}}#s(){this.isDirty.value?this.root.value.fault||this.checks.soon(this.text.value):this.checks.clear()}#o(){clearTimeout(this.#n),this.text.value.length<hi?this.#i():this.#n=window.setTimeout(()=>this.#i(),ag)}#u(){this.#n!==void 0&&this.#i()}#i(){clearTimeout(this.#n),this.#n=void 0;let{text:e,etag:n}=this.base.value??{text:"",etag:null},r=this.isDirty.value;cr(this.set,this.key,r?{text:this.text.value,base:e,etag:n}:null)}};function lg(t,e){return!pt(e).fault&&Dt(t)===Dt(e)}function ug(){let{set:t,flag:e}=wt.value;return t===null||e===null?null:l`<${cg} key=${JSON.stringify([t,e])} set=${t} flag=${e} />`}function cg({set:t,flag:e}){let n=ut(()=>new zo(t,e),[]),[r,o]=g(0);B(()=>{let i=rm(n,()=>o(a=>a+1));return()=>{i(),n.close()}},[]);let s=n.problem.value;return s instanceof H&&s.status===404?l`<${Q} title=${A.gone(e)} text=${A.goneText} command=${A.goneCommand(t)} />
      <${So} open=${n} turn=${r} />`:s?l`<${P} problem=${s} onRetry=${()=>n.load()} />`:n.base.value?l`
    ${n.isFromMemory.value&&l`<${z}>${A.fromMemory}<//>`}
    <${nm} open=${n} turn=${r} />
  `:l`<div class="page-head"><h1 class="mono">${e}</h1></div>
      <${J} rows=${1} height=${48} /><${J} rows=${6} />`}var im=[["circle",{cx:"9",cy:"12",r:"3"}],["rect",{width:"20",height:"14",x:"2",y:"5",rx:"7"}]];var am=[["circle",{cx:"15",cy:"12",r:"3"}],["rect",{width:"20",height:"14",x:"2",y:"5",rx:"7"}]];function lm({set:t,keys:e,to:n,onClose:r,onDone:o}){let s=fg(t),[i,a]=g(n??s[0]??""),[u,c]=g(null),[m,d]=g(null),[f,p]=g(""),[v,$]=g(!1),[x,k]=g(!1),[y,C]=g(0),E=vt(U(i));B(()=>{if(!i)return;let O=new AbortController;return c(null),d(null),Za(t,i,e,O.signal).then(c).catch(F=>O.signal.aborted||d(F)),()=>O.abort()},[i,y]);let T=e.filter(O=>["new","changes"].includes(u?.found.get(O)?.kind??""));async function N(O){if(O.preventDefault(),!(!u||!T.length||v)){$(!0);try{await Ua(t,i,T,u.etag,f.trim()),o()}catch(F){let at=F instanceof H&&F.status===412;$(!1),k(at),at?C(y+1):d(F)}}}return l`<${me}
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
          ${E&&l`<${z}>${w.askProduction}<//>`}
          ${x&&l`<${z}>${w.importing.meanwhile}<//>`}
          ${m&&l`<${P} problem=${m} onRetry=${()=>C(y+1)} />`}
          ${u?.notes.map(O=>l`<${z}>${O}<//>`)}
          <ul class="plain copies">
            ${e.map(O=>l`<${mg} key=${`${i} ${O}`} name=${O} compared=${u?.found.get(O)} isOpen=${e.length===1} />`)}
          </ul>
          ${u&&!T.length&&l`<p class="quiet">${w.copying.nothing}</p>`}
          <${L} label=${w.bulk.comment} hint=${w.bulk.commentHint}>
            ${O=>l`<input ...${O} type="text" maxlength="1000" value=${f} onInput=${F=>p(F.target.value)} />`}
          <//>
        </form>`}
  <//>`}function mg({name:t,compared:e,isOpen:n}){let[r,o]=g(n),s={new:"good",changes:"accent",same:"plain",refused:"bad"};return l`<li>
    <div class="row">
      <span class="mono grow">${t}</span>
      ${e?.warnings.length?l`<${W} kind="warn">${w.copying.warning}<//>`:null}
      ${e?l`<${W} kind=${s[e.kind]}>${w.copying[e.kind]}<//>`:l`<span class="quiet">${w.copying.looking}</span>`}
      ${e&&e.kind==="changes"&&l`<${b} size="small" kind="quiet" aria-expanded=${String(r)} onClick=${()=>o(!r)}>${w.copying.show}<//>`}
    </div>
    ${e?.reason&&l`<p class="bad">${e.reason}</p>`}
    ${e?.warnings.map(({pointer:i,detail:a})=>l`<p class="small">${i&&l`<code>${i}</code> `}${a}</p>`)}
    ${r&&e&&e.kind==="changes"&&l`<${Jt} before=${e.before} after=${e.after} />`}
  </li>`}function fg(t){let{application:e}=ue(t),n=(on.value??[]).map(({name:o})=>o).filter(o=>o!==t&&M("write")),r=o=>ue(o).application===e;return[...n.filter(r),...n.filter(o=>!r(o))]}function um({keys:t}){return l`<ul class="plain flag-names scrolls mono" aria-label=${w.bulk.names} tabindex="0">
    ${t.map(e=>l`<li>${e}</li>`)}
  </ul>`}function cm({set:t,flags:e,onClose:n,onDone:r}){let[o,s]=g(""),[i,a]=g(""),[u,c]=g(!1),m=vt(U(t)),d=!m||i===t,f=e.map(({key:v})=>v);async function p(v){v.preventDefault(),!(!d||u)&&(c(!0),r(await Ka(t,e,o.trim())))}return l`<${Mt}
    title=${w.bulk.askDelete(f,t)}
    class=${m?"production":""}
    onClose=${u?void 0:n}
    footer=${l`
      <${b} onClick=${n} disabled=${u}>${h.cancel}<//>
      <${b} kind="danger" type="submit" form="delete-flags" busy=${u} disabled=${!d}>${h.delete}<//>
    `}
  >
    <form id="delete-flags" class="stack" onSubmit=${p}>
      <p>${w.bulk.deleteText}</p>
      <${um} keys=${f} />
      <${L} label=${w.bulk.comment} hint=${w.bulk.commentHint}>
        ${v=>l`<input ...${v} type="text" maxlength="1000" value=${o} onInput=${$=>s($.target.value)} />`}
      <//>
      ${m&&l`<${Cr} name=${t} typed=${i} onTyped=${a} />`}
    </form>
  <//>`}function mm({failures:t,onClose:e}){return l`<${Mt}
    title=${w.bulk.failedTitle(t.length)}
    onClose=${e}
    footer=${l`<${b} kind="primary" onClick=${e}>${h.close}<//>`}
  >
    <p class="quiet">${w.bulk.failedText}</p>
    <ul class="plain flag-names">
      ${t.map(({key:n,problem:r})=>l`<li><span class="mono">${n}</span> <span class="quiet">${dg(r)}</span></li>`)}
    </ul>
  <//>`}var dg=t=>t instanceof Error?t.message:String(t);function fm({set:t,flags:e,hidden:n,onClear:r}){let[o,s]=g(null),[i,a]=g(!1),[u,c]=g([]);async function m(f){vt(U(t))&&!await Ts(t,e.map(({key:p})=>p),f)||(a(!0),d(await Ha(t,e,f)))}function d(f=[]){a(!1),s(null),c(f),f.length||r()}return l`<div class="bulk-bar" role="toolbar" aria-label=${w.bulk.label}>
    <strong class="grow">${w.bulk.selected(e.length)}${n>0&&l` <span class="quiet">${w.bulk.hidden(n)}</span>`}</strong>
    <${b} size="small" icon=${am} disabled=${i} onClick=${()=>m(!0)}>${w.bulk.enable}<//>
    <${b} size="small" icon=${im} disabled=${i} onClick=${()=>m(!1)}>${w.bulk.disable}<//>
    <${b} size="small" icon=${yo} disabled=${i} onClick=${()=>s("copy")}>${w.bulk.copy}<//>
    <${b} size="small" icon=${Rt} disabled=${i} class="deletes" onClick=${()=>s("delete")}>${w.bulk.delete}<//>
    <${b} size="small" kind="quiet" icon=${gt} label=${w.bulk.clear} disabled=${i} onClick=${r} />
    ${o==="delete"&&l`<${cm} set=${t} flags=${e} onClose=${()=>s(null)} onDone=${d} />`}
    ${o==="copy"&&l`<${lm} set=${t} keys=${e.map(({key:f})=>f)} onClose=${()=>s(null)} onDone=${d} />`}
    ${u.length>0&&l`<${mm} failures=${u} onClose=${()=>c([])} />`}
  </div>`}var dm=[["path",{d:"M10 5H3"}],["path",{d:"M12 19H3"}],["path",{d:"M14 3v4"}],["path",{d:"M16 17v4"}],["path",{d:"M21 12h-9"}],["path",{d:"M21 19h-5"}],["path",{d:"M21 5h-7"}],["path",{d:"M8 10v4"}],["path",{d:"M8 12H3"}]];var pm=window.matchMedia("(max-width: 720px)"),Gn=dt(pm.matches);pm.addEventListener("change",t=>{Gn.value=t.matches});function hm({query:t,typed:e,onType:n,onChange:r,metadata:o,isPlanned:s,input:i,onLeave:a}){let u=Object.keys(t).filter($=>$m.includes($)||$.startsWith(Qe)),c=e!==""||u.length>0,[m,d]=g(u.length>0),f=!Gn.value||m,p=($,x,k)=>l`<${I}
      key=${$}
      label=${x}
      class=${t[$]?"filter chosen":"filter"}
      value=${t[$]??""}
      options=${[{value:"",label:x},...k]}
      onChange=${y=>r({[$]:y||null})}
    />`;return l`<div class="flag-filters" role="search" aria-label=${w.filters}>
    <${_e}
      field=${i}
      label=${w.search}
      placeholder=${w.searchPlaceholder}
      value=${e}
      onSearch=${n}
      onKeyDown=${$=>{if($.key==="Escape"&&e)n("");else if(["Escape","Enter","ArrowDown"].includes($.key))a();else return;$.preventDefault()}}
    />
    ${Gn.value&&l`<${b} icon=${dm} aria-expanded=${String(m)} onClick=${()=>d(!m)}>${u.length?w.filtersChosen(u.length):w.filters}<//>`}
    ${f&&v()}
    ${c&&l`<${b}
      kind="quiet"
      icon=${gt}
      onClick=${()=>{n(""),r(Object.fromEntries([...$m,...u].map($=>[$,null])))}}
      >${w.clear}<//
    >`}
  </div>`;function v(){return l`
      ${p("state",w.anyState,[{value:"on",label:w.on},{value:"off",label:w.off}])}
      ${p("type",w.anyType,Object.entries(w.types).map(([$,x])=>({value:$,label:x})))}
      ${o.map(({name:$,values:x})=>p(Qe+$,w.anyValue($),x.map(({value:k,count:y})=>({value:k,label:`${k} (${y.toLocaleString("en")})`}))))}
      ${p("changed",w.changedAny,Object.keys(Es).map($=>({value:$,label:w.ranges[$]})))}
      ${p("stale",w.staleAny,[{value:"yes",label:w.staleOnly}])}
      ${(s||t.planned)&&p("planned",w.plannedAny,[{value:"yes",label:w.plannedOnly}])}
    `}}var $m=["state","type","changed","stale","planned"];var Uo=[["path",{d:"M12 15V3"}],["path",{d:"M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4"}],["path",{d:"m7 10 5 5 5-5"}]];var gm=[["path",{d:"M12 3v12"}],["path",{d:"m17 8-5-5-5 5"}],["path",{d:"M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4"}]];var pg=6e4;async function vm(t){try{let{text:e}=await j(S`flag-sets/${t}/document`);$g(`${t}.json`,e)}catch(e){Et(e)}}function $g(t,e){let n=document.createElement("a");n.href=URL.createObjectURL(new Blob([e],{type:"application/json"})),n.download=t,n.click(),setTimeout(()=>URL.revokeObjectURL(n.href),pg)}function ym(t,e){let[n,r]=[R(t),R(e)],o=Je(r,"flags")?.value,s=new Map([...yr(n,"$evaluators"),...yr(r,"$evaluators")]),i=te(n).filter(({key:u})=>u!=="flags"&&u!=="$evaluators").map(({key:u,value:c})=>`${JSON.stringify(u)}: ${c.source}`),a=o?.type==="array"?hg(yr(n,"flags"),o.items):bm(new Map([...yr(n,"flags"),...yr(r,"flags")]));return`{
${[...i,`"$evaluators": ${bm(s)}`,`"flags": ${a}`].join(`,
`)}
}`}function yr(t,e){return new Map(te(Je(t,e)?.value).map(({key:n,value:r})=>[n,r.source]))}function hg(t,e){let n=new Map(t);for(let o of e){let s=Je(o,"key")?.value;s&&n.delete(String(Wt(s)))}return`[
${[...[...n].map(([o,s])=>`{"key": ${JSON.stringify(o)}, ${s.slice(1)}`),...e.map(o=>o.source)].join(`,
`)}
]`}function bm(t){return`{
${[...t].map(([e,n])=>`${JSON.stringify(e)}: ${n}`).join(`,
`)}
}`}async function wm(t,e,n,r){let o=S`flag-sets/${t}/document`,s=n==="replace"?e:ym((await j(o,{signal:r})).text,e),{data:i,text:a,etag:u}=await ce(o,{body:s,query:{dry_run:!0},signal:r}),c=R(a);return{body:s,etag:u,revision:i.revision,warnings:i.warnings,diff:ln(G(c,"/diff")).map((m,d)=>({kind:i.diff[d].kind,name:i.diff[d].name,before:i.diff[d].before===null?null:ht(m,"/before"),after:i.diff[d].after===null?null:ht(m,"/after")}))}}async function xm(t,{body:e,etag:n},r){let{data:o,etag:s}=await ce(S`flag-sets/${t}/document`,{body:e,etag:n,comment:r});return{changed:o.changed,etag:s}}function km(t,{revision:e},{etag:n}){return Bt(S`flag-sets/${t}/rollback`,{body:{revision:e},etag:n})}var Sm=[["path",{d:"M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2z"}],["path",{d:"M14 2v5a1 1 0 0 0 1 1h5"}],["path",{d:"M12 12v6"}],["path",{d:"m15 15-3-3-3 3"}]];var gg=t=>/\.ya?ml$/i.test(t);async function Om(t,e){let n=gg(t)?"YAML":"JSON",r=new TextDecoder().decode(e),o=yg(r,e);return o!==null?{file:null,fault:{kind:n,message:ne.notText,...Fr(r,o)}}:n==="YAML"?bg(t,r):vg(t,r)}function vg(t,e){try{let n=R(e);return{file:{name:t,text:e,placeOf:r=>Fr(e,yi(r,o=>G(n,o)).start)},fault:null}}catch(n){if(!(n instanceof re))throw n;return{file:null,fault:{kind:"JSON",message:n.message,line:n.line,column:n.column}}}}async function bg(t,e){let{readYaml:n,YamlFault:r}=await import("./reader-ANPC4CVN.js");try{let{json:o,placeOf:s}=n(e);return{file:{name:t,text:o,placeOf:i=>yi(i,s)},fault:null}}catch(o){if(!(o instanceof r))throw o;return{file:null,fault:{kind:"YAML",message:o.message,line:o.line,column:o.column}}}}function yi(t,e){let n=e(t);if(n!==null)return n;if(!Ve(t).length)throw new RangeError("A file has a root.");return yi(t.slice(0,t.lastIndexOf("/")),e)}function yg(t,e){try{return new TextDecoder("utf-8",{fatal:!0}).decode(e),null}catch{let n=new TextEncoder,r=t.indexOf("\uFFFD"),o=e[0]===239&&e[1]===187&&e[2]===191?3:0,s=0;for(;r!==-1&&(o+=n.encode(t.slice(s,r)).length,!(e[o]!==239||e[o+1]!==191||e[o+2]!==189));r=t.indexOf("\uFFFD",s))o+=3,s=r+1;return Math.max(r,0)}}var je=w.importing,wg=32*1024*1024;function Tm({file:t,onFile:e}){let n=D(null),r=D(void 0),[o,s]=g(!1),[i,a]=g("");async function u(c){if(s(!1),!c)return;r.current=c,e(null),a("");let m=await xg(c);r.current===c&&(a(m.fault??""),e(m.file))}return l`<div
    class="chooser ${o?"over":""}"
    onDragOver=${c=>{c.preventDefault(),s(!0)}}
    onDragLeave=${()=>s(!1)}
    onDrop=${c=>{c.preventDefault(),u(c.dataTransfer?.files[0])}}
  >
    <${ct} shapes=${Sm} size=${24} />
    ${t?l`<strong class="mono">${t.name}</strong>`:l`<strong>${je.drop}</strong><p class="quiet">${je.dropHint}</p>`}
    <${b} onClick=${()=>n.current?.click()}>${t?je.another:je.choose}<//>
    <input
      ref=${n}
      type="file"
      class="hidden-text"
      tabindex="-1"
      aria-label=${je.choose}
      accept=".json,.yaml,.yml,application/json,application/yaml"
      onChange=${c=>{u(c.target.files[0]),c.target.value=""}}
    />
    ${i&&l`<${kg} fault=${i} />`}
  </div>`}async function xg(t){if(t.size>wg)return{file:null,fault:je.tooLarge};try{return await Om(t.name,new Uint8Array(await t.arrayBuffer()))}catch(e){return{file:null,fault:`${h.problem.outdated} (${e})`}}}function kg({fault:t}){let[e,n]=typeof t=="string"?[je.unread,t]:[je.notRead(t.kind),`${je.place(t.line,t.column)}: ${t.message}`];return l`<div class="problem" role="alert"><div class="grow"><strong>${e}</strong><p>${n}</p></div></div>`}var xi=w.importing,wi=100;function Cm({problem:t,file:e}){return l`<div class="problem" role="alert">
    <div class="grow">
      <strong>${xi.refused}</strong>
      <${ki} places=${t.errors} file=${e} />
    </div>
  </div>`}function ki({places:t,file:e}){return l`<ul>
    ${t.slice(0,wi).map(({pointer:n,detail:r})=>l`<li>${n&&l`<${Sg} place=${e.placeOf(n)} pointer=${n} />`}${r}</li>`)}
    ${t.length>wi&&l`<li>${xi.more(t.length-wi)}</li>`}
  </ul>`}var Sg=({place:t,pointer:e})=>l`<span>${xi.place(t.line,t.column)}, <code>${e}</code>: </span>`;var gn=w.importing,Si=300,Oi={new:"good",changed:"accent",deleted:"bad"};function Em({trial:{diff:t,warnings:e},file:n}){return t.length?l`
    <div class="row" role="status">
      ${Object.keys(Oi).map(r=>{let o=t.filter(s=>Am(s)===r).length;return o>0&&l`<${W} kind=${Oi[r]}>${o.toLocaleString("en")} ${gn.counts[r]}<//>`})}
    </div>
    ${e.length>0&&l`<${z}><strong>${gn.warnings}</strong><${ki} places=${e} file=${n} /><//>`}
    <ul class="plain import-changes" aria-label=${gn.difference}>
      ${t.slice(0,Si).map(r=>l`<${Og} key=${`${r.kind} ${r.name}`} changed=${r} />`)}
      ${t.length>Si&&l`<li class="quiet padded">${gn.more(t.length-Si)}</li>`}
    </ul>
  `:l`<p class="quiet">${gn.same}</p>`}function Og({changed:t}){let[e,n]=g(!1),r=Am(t);return l`<li>
    <button type="button" class="opens" aria-expanded=${String(e)} onClick=${()=>n(!e)}>
      <${ct} shapes=${sn} />
      <span class="mono grow cut">${t.name}</span>
      ${t.kind!=="flag"&&l`<span class="quiet small">${gn.kinds[t.kind]}</span>`}
      <${W} kind=${Oi[r]}>${gn.counts[r]}<//>
    </button>
    ${e&&l`<div class="padded"><${Jt} before=${t.before} after=${t.after} kind=${t.kind} /></div>`}
  </li>`}var Am=({before:t,after:e})=>t===null?"new":e===null?"deleted":"changed";var ae=w.importing;function Mm({set:t,onClose:e}){let[n,r]=g(null),[o,s]=g("keep"),[i,a]=g(null),[u,c]=g(null),[m,d]=g(!1),[f,p]=g(""),[v,$]=g(!1),[x,k]=g(0),y=vt(U(t));B(()=>{if(!n)return;let T=new AbortController;return a(null),c(null),wm(t,n.text,o,T.signal).then(a).catch(N=>T.signal.aborted||c(N)),()=>T.abort()},[n,o,x]);async function C(){if(!i||v)return;let T=i.diff.filter(({kind:N,after:O})=>N==="flag"&&O===null).length;if(!((y||T)&&!await Ut({title:ae.ask(i.diff.length,t),text:[y&&w.askProduction,T&&ae.askDeleted(T)].filter(Boolean).join(" "),action:w.import,name:y&&T?t:void 0,danger:!0}))){$(!0);try{let N=await xm(t,i,f.trim());_({text:ae.applied(N.changed,t),action:{label:h.undo,onClick:()=>km(t,i,N).then(()=>_({text:ae.undone})).catch(Et)}}),e()}catch(N){$(!1);let O=N instanceof H&&N.status===412;d(O),O?k(x+1):c(N)}}}let E=i?.diff.length??0;return l`<${me}
    wide
    class=${y?"production":""}
    title=${l`${ae.title(t)} ${y&&l`<${W} kind="bad">${h.shell.production}<//>`}`}
    onClose=${v?void 0:e}
    footer=${l`
      <${b} onClick=${e} disabled=${v}>${h.cancel}<//>
      <${b} kind=${y?"danger":"primary"} busy=${v} disabled=${!E} onClick=${C}>
        ${E?ae.apply(E):w.import}
      <//>
    `}
  >
    <div class="stack">
      <${Tm} file=${n} onFile=${r} />
      ${n&&l`<fieldset class="import-mode">
        <legend>${ae.mode}</legend>
        <${Nm} name="keep" mode=${o} onMode=${s} label=${ae.keep} hint=${ae.keepHint} />
        <${Nm} name="replace" mode=${o} onMode=${s} label=${ae.replace} hint=${ae.replaceHint} />
      </fieldset>`}
      ${m&&l`<${z}>${ae.meanwhile}<//>`}
      ${n&&u&&l`<${Tg} problem=${u} file=${n} onRetry=${()=>k(x+1)} />`}
      ${n&&!i&&!u&&l`<${J} rows=${4} />`}
      ${n&&i&&l`<${Em} trial=${i} file=${n} />`}
      ${E>0&&l`<${L} label=${w.bulk.comment} hint=${w.bulk.commentHint}>
        ${T=>l`<input ...${T} type="text" maxlength="1000" value=${f} onInput=${N=>p(N.target.value)} />`}
      <//>`}
    </div>
  <//>`}function Nm({name:t,mode:e,onMode:n,label:r,hint:o}){return l`<label class="check">
    <input type="radio" name="import-mode" checked=${e===t} onChange=${()=>n(t)} />
    <span>${r}<span class="hint">${o}</span></span>
  </label>`}function Tg({problem:t,file:e,onRetry:n}){return t instanceof H&&t.errors.length?l`<${Cm} problem=${t} file=${e} />`:l`<${P} problem=${t} onRetry=${n} />`}function Rm({set:t,shown:e,onCreate:n}){let[r,o]=g(!1),{flags:s,complete:i,revision:a}=ee(t).content.value;return l`<div class="page-head">
    <div class="row">
      <h1>${h.pages.flags}</h1>
      <span class="facts quiet small">
        <span role="status">${i?w.found(e,s.length):w.loading(s.length)}</span>
        ${a>0&&l`<span class="revision" title=${w.revisionTitle(a)}>${w.revision(a)}</span>`}
        <${Ir} />
      </span>
    </div>
    <div class="row actions">
      ${M("write")&&l`<${b} kind="quiet" icon=${gm} onClick=${()=>o(!0)}>${w.import}<//>`}
      <${b} kind="quiet" icon=${Uo} onClick=${()=>vm(t)}>${w.export}<//>
      ${M("write")&&l`<${b} kind="primary" icon=${ot} onClick=${n}>${w.newFlag}<//>`}
    </div>
    ${r&&l`<${Mm} set=${t} onClose=${()=>o(!1)} />`}
  </div>`}var Go={boolean:[{name:"on",value:"true"},{name:"off",value:"false"}],string:[{name:"new",value:"new"},{name:"old",value:"old"}],number:[{name:"high",value:"10"},{name:"low",value:"1"}],object:[{name:"new",value:"{}"},{name:"old",value:"{}"}]};function Yo(t,e){if(t==="string")return JSON.stringify(e);let n=e.trim();if(t==="boolean")return n==="true"||n==="false"?n:null;if(t==="number")return/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(n)?n:null;try{let r=JSON.parse(n);return r!==null&&typeof r=="object"&&!Array.isArray(r)?n:null}catch{return null}}function Im({type:t,variants:e,defaultVariant:n,isEnabled:r,owner:o}){let s=e.map(({name:a,value:u})=>`    ${JSON.stringify(a)}: ${Yo(t,u)}`),i=[`  "state": "${r?"ENABLED":"DISABLED"}"`,`  "variants": {
${s.join(`,
`)}
  }`,`  "defaultVariant": ${JSON.stringify(n)}`];return o.trim()&&i.push(`  "metadata": {
    "owner": ${JSON.stringify(o.trim())}
  }`),`{
${i.join(`,
`)}
}`}var $t=w.create,Cg=Object.keys(Go);function Dm({set:t,onClose:e}){let[n,r]=g(""),[o,s]=g("boolean"),[i,a]=g(Go.boolean),[u,c]=g(1),[m,d]=g(""),[f,p]=g(!0),[v,$]=g({}),[x,k]=g(null),[y,C]=g(!1);async function E(N){N.preventDefault();let O={key:n.trim()?void 0:$t.keyMissing,variants:Ag(o,i)};if($(O),k(null),O.key||O.variants||y||!await jt(t,{title:$t.ask(n.trim(),t)}))return;let F=Tr();C(!0);let at=u<0?null:i[u].name.trim(),Ot=i.map(({name:Z,value:Nt})=>({name:Z.trim(),value:Nt}));try{let Z=Im({type:o,variants:Ot,defaultVariant:at,isEnabled:f,owner:m});if(await ce(S`flag-sets/${t}/flags/${n.trim()}`,{body:Z,createOnly:!0}),_({text:$t.created(n.trim())}),!F())return;e(),Zt({set:t,flag:n.trim()})}catch(Z){C(!1),Z instanceof H&&Z.status===412?$({key:$t.exists(n.trim())}):k(Z)}}let T=vt(U(t));return l`<${Mt}
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
            options=${Cg.map(O=>({value:O,label:w.types[O]}))}
            onChange=${O=>{s(O),a(Go[O]),c(1)}}
          />`}
      <//>
      <${Eg}
        type=${o}
        variants=${i}
        fault=${v.variants}
        onChange=${N=>{a(N),u>=N.length&&c(N.length-1)}}
      />
      <${L} label=${$t.default} hint=${$t.defaultHint}>
        ${N=>l`<${I}
            input=${N}
            value=${String(u)}
            options=${[...i.map(({name:O},F)=>({value:String(F),label:O||`${F+1}`})),{value:"-1",label:$t.noDefault}]}
            onChange=${O=>c(Number(O))}
          />`}
      <//>
      <${L} label=${$t.owner} hint=${$t.ownerHint}>
        ${N=>l`<input ...${N} type="text" autocomplete="off" value=${m} onInput=${O=>d(O.target.value)} />`}
      <//>
      <${Pe} label=${$t.enabled} hint=${$t.enabledHint} checked=${f} onChange=${p} />
    </form>
  <//>`}function Eg({type:t,variants:e,fault:n,onChange:r}){let o=(s,i)=>r(e.map((a,u)=>u===s?{...a,...i}:a));return l`<fieldset class="new-variants">
    <legend>${$t.variants}</legend>
    ${e.map(({name:s,value:i},a)=>l`<div class="row" key=${a}>
        <input
          type="text"
          class="mono name"
          aria-label=${$t.variantName}
          value=${s}
          onInput=${u=>o(a,{name:u.target.value})}
        />
        ${t==="boolean"?l`<${I}
              label=${$t.variantValue}
              value=${i}
              options=${["true","false"].map(u=>({value:u,label:u}))}
              onChange=${u=>o(a,{value:u})}
            />`:l`<input
              type="text"
              class="mono grow"
              inputmode=${t==="number"?"decimal":void 0}
              aria-label=${$t.variantValue}
              aria-invalid=${Yo(t,i)===null?"true":void 0}
              value=${i}
              onInput=${u=>o(a,{value:u.target.value})}
            />`}
        <${b}
          kind="quiet"
          icon=${Rt}
          label=${$t.removeVariant}
          disabled=${e.length===1}
          onClick=${()=>r(e.filter((u,c)=>c!==a))}
        />
      </div>`)}
    ${n&&l`<p class="bad small" role="alert">${n}</p>`}
    <div>
      <${b} size="small" icon=${ot} onClick=${()=>r([...e,{name:"",value:t==="boolean"?"true":t==="object"?"{}":""}])}>
        ${$t.addVariant}
      <//>
    </div>
  </fieldset>`}function Ag(t,e){let n=e.map(({name:o})=>o.trim());if(n.includes(""))return $t.nameMissing;let r=n.find((o,s)=>n.indexOf(o)!==s);if(r!==void 0)return $t.nameTwice(r);if(!e.every(({value:o})=>Yo(t,o)!==null))return t==="number"?$t.notNumber:$t.notObject}var Ng=36,Mg=60,Rg=38,Ig=240,Dg=8;function Fm({set:t,flags:e,column:n,order:r,isDown:o,onOrder:s,selected:i,fresh:a,onSelect:u,cursor:c,reveal:m,onCursor:d,takesFocus:f,onToggle:p}){let v=D(-1),$=e.length>0&&e.every(({key:T})=>i.has(T)),x=!$&&e.some(({key:T})=>i.has(T));function k(T,N,O){let F=O&&v.current>=0&&v.current<e.length?v.current:T;v.current=T;let[at,Ot]=F<T?[F,T]:[T,F];u(e.slice(at,Ot+1).map(({key:Z})=>Z),N)}let y={order:r,isDown:o,onOrder:s},C=Gn.value?Mg:Ng,E=["flag-table panel",n===null&&"no-owner",!M("write")&&"read-only",e.length>Dg&&"long"];return l`<div
    class=${E.filter(Boolean).join(" ")}
    style=${Fg(e.length,C)}
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
            onChange=${T=>u(e.map(({key:N})=>N),T.target.checked)}
          />
        </div>`}
        <div role="columnheader" class="state-cell"><span>${w.columns.state}</span></div>
        <${Qo} ...${y} name="key" class="key">${w.columns.key}<//>
        <div role="columnheader" class="type">${w.columns.type}</div>
        <${Qo} ...${y} name="rollout" class="serves">${w.columns.rollout}<//>
        ${n!==null&&l`<div role="columnheader" class="owner cut">${n==="owner"?w.columns.owner:n}</div>`}
        <${Qo} ...${y} name="evaluated" class="evaluated">${w.columns.evaluated}<//>
        <${Qo} ...${y} name="changed" class="changed">${w.columns.changed}<//>
      </div>
    </div>
    <${Bn}
      key=${C}
      role="rowgroup"
      class="list-rows"
      count=${e.length}
      rowHeight=${C}
      reveal=${m}
      keyOf=${T=>e[T]?.key??""}
      render=${T=>{let N=e[T];return N?l`<${cl}
          key=${N.key}
          set=${t}
          flag=${N}
          index=${T}
          column=${n}
          isSelected=${i.has(N.key)}
          isFresh=${a.has(N.key)}
          isAtCursor=${T===c}
          takesFocus=${f}
          onCursor=${()=>d(N.key)}
          onSelect=${(O,F)=>k(T,O,F)}
          onToggle=${O=>p(N,O)}
        />`:null}}
    />
  </div>`}function Fg(t,e){let n=Rg+t*e;return{maxHeight:`${n}px`,minHeight:`${Math.min(n,Ig)}px`}}function Qo({name:t,order:e,isDown:n,onOrder:r,class:o,children:s}){let i=t===e;return l`<div role="columnheader" class=${o} aria-sort=${i?n?"descending":"ascending":void 0}>
    <button type="button" class="sorts" onClick=${()=>r(t)}>
      ${s}${i&&l`<${ct} shapes=${n?vr:br} size=${12} />`}
    </button>
  </div>`}var Bg=300;function Lg(){let{query:t}=wt.value,e=wt.value.set,n=ee(e);B(()=>n.open(),[e]);let{flags:r,complete:o,problem:s,fromMemory:i}=n.content.value,[a,u]=Pg(t.q??""),c=Object.keys(t).filter(q=>q.startsWith(Qe)),m=ut(()=>ul(r,c.map(q=>q.slice(Qe.length))),[r,c.join()]),d=al({...t,q:a}),f=JSON.stringify(d),p=d.within===null?0:Ar.value,v=ut(()=>ll(r,d,p),[r,f,p]),[$,x]=g(new Set),k=ut(()=>r.filter(({key:q})=>$.has(q)),[r,$]),[y,C]=g(!1),[E,T]=g(null),[N,O]=g(-1),F=ut(()=>v.findIndex(({key:q})=>q===E),[v,E]),at=D(!1),Ot=D(null);function Z(q){if(!v.length)return;let Ct=Math.max(0,Math.min(q,v.length-1));at.current=!0,T(v[Ct].key),O(Ct)}function Nt(q,Ct){let Te=new Set($);for(let en of q)Ct?Te.add(en):Te.delete(en);x(Te)}let st=q=>()=>v[F]&&q(v[F]);xn([{keys:"/",label:w.keys.search,run:()=>Ot.current?.select()},{keys:"j",label:w.keys.next,run:()=>Z(F+1)},{keys:"k",label:w.keys.previous,run:()=>Z(F-1)},{keys:"Home",label:w.keys.first,run:()=>Z(0)},{keys:"End",label:w.keys.last,run:()=>Z(v.length-1)},{keys:"o",label:w.keys.open,run:st(({key:q})=>Zt({set:e,flag:q}))},...M("write")?[{keys:"x",label:w.keys.select,run:st(({key:q})=>Nt([q],!$.has(q)))},{keys:"t",label:w.keys.toggle,run:st(({key:q,state:Ct})=>Yr(e,q,Ct!=="ENABLED"))},{keys:"n",label:w.keys.create,run:()=>C(!0)},{keys:"Escape",label:w.keys.escape,run:()=>x(new Set)}]:[]]);let Ft=ut(()=>k.length-v.filter(({key:q})=>$.has(q)).length,[k,v]),le=ut(()=>r.some(({plan:q})=>q),[r]),ft=o&&r.length===0;return l`<div class="flags-page ${k.length?"selecting":""}">
    <${Rm} set=${e} shown=${v.length} onCreate=${()=>C(!0)} />
    ${i&&l`<${z}>${h.problem.fromMemory}<//>`}
    ${s&&l`<${P} problem=${s} onRetry=${()=>n.retry()} />`}
    ${ft?l`<div class="panel">
          <${Q} icon=${zi} title=${w.emptyTitle} text=${w.emptyText} command=${w.emptyCommand(e)}>
            ${M("write")&&l`<${b} kind="primary" onClick=${()=>C(!0)}>${w.newFlag}<//>`}
          <//>
        </div>`:l`
          <${hm}
            query=${t}
            typed=${a}
            onType=${u}
            onChange=${St}
            metadata=${m}
            isPlanned=${le}
            input=${Ot}
            onLeave=${()=>Z(Math.max(F,0))}
          />
          ${r.length===0?!s&&l`<div class="panel"><${J} rows=${12} /></div>`:v.length===0?l`<div class="panel"><${Q} icon=${Mr} title=${w.nothingFound} text=${w.nothingFoundText} /></div>`:l`<${Fm}
                  set=${e}
                  flags=${v}
                  column=${m[0]?.name??null}
                  order=${d.order}
                  isDown=${d.down}
                  onOrder=${q=>St({sort:jg(q,d)})}
                  selected=${$}
                  fresh=${n.fresh.value}
                  onSelect=${Nt}
                  cursor=${F}
                  reveal=${N}
                  onCursor=${T}
                  takesFocus=${at}
                  onToggle=${({key:q},Ct)=>Yr(e,q,Ct)}
                />`}
        `}
    ${k.length>0&&l`<${fm} set=${e} flags=${k} hidden=${Ft} onClear=${()=>x(new Set)} />`}
    ${y&&l`<${Dm} set=${e} onClose=${()=>C(!1)} />`}
  </div>`}function jg(t,e){return`${(t===e.order?!e.down:t!=="key")?"-":""}${t}`}function Pg(t){let[e,n]=g(t),r=D(void 0),o=D(t);return B(()=>{t!==o.current&&(o.current=t,clearTimeout(r.current),n(t))},[t]),B(()=>()=>clearTimeout(r.current),[]),[e,s=>{n(s),clearTimeout(r.current),r.current=setTimeout(()=>{o.current=s,St({q:s||null})},Bg)}]}var Bm=["who","kind","name","since","until"],qg={m:6e4,h:36e5,d:864e5};function Lm(t){let e=t.kind??"",n={who:t.who??"",kind:e==="flag"||e==="evaluator"||e==="flag_set"?e:"",name:t.name??"",since:Wg(t.since??"")?t.since??"":"",until:Pm(t.until??"")?t.until??"":""};return n.kind!=="flag"&&n.kind!=="evaluator"&&(n.name=""),n}function jm(t){return Object.fromEntries(Bm.filter(e=>t[e]!=="").map(e=>[e,t[e]]))}function Xo(t,e){let n={};if(t.who!==""&&(n.actor=t.who),t.name!==""&&t.kind==="flag"?n.flag=t.name:t.name!==""&&t.kind==="evaluator"?n.evaluator=t.name:t.kind!==""&&(n.kind=t.kind),t.since!==""&&(n.since=_g(t.since,e).toISOString()),t.until!==""){let r=Ti(t.until);r.setDate(r.getDate()+1),n.until=r.toISOString()}return n}var Zo=t=>Bm.every(e=>t[e]==="");function _g(t,e){let n=/^(\d{1,4})([mhd])$/.exec(t);return n===null?Ti(t):new Date(e.getTime()-Number(n[1])*qg[n[2]])}function Ti(t){let[e,n,r]=t.split("-").map(Number);return new Date(e,n-1,r)}var Pm=t=>/^\d{4}-\d{2}-\d{2}$/.test(t)&&!Number.isNaN(Ti(t).getTime()),Wg=t=>/^\d{1,4}[mhd]$/.test(t)||Pm(t);function qm(t,e){let n=e.after===null?e.revision-1:e.revision,r=e.after===null?e.beforeText:e.afterText;return Vm(t,e,n,r,h.history.title(e.name,n),h.history.comment.back(n))}function _m(t,e){let n=h.history,r=n.comment.undone(e.revision);if(e.before!==null)return Vm(t,e,e.revision-1,e.beforeText,n.titleOfUndo(e.name),r);if(e.kind==="flag_set")return null;let o=e.kind==="flag"?S`flag-sets/${t}/flags/${e.name}`:S`flag-sets/${t}/evaluators/${e.name}`;return{title:n.titleOfDeletion(e.name),set:t,method:"DELETE",where:o,action:h.delete,danger:!0,typed:e.name,comment:r}}function Wm(t,e){return{title:h.history.titleOfSet(t,e),text:h.history.textOfSet,set:t,method:"POST",where:S`flag-sets/${t}/rollback`,body:{revision:e},action:h.history.bringBack,comment:h.history.comment.back(e)}}function Vm(t,{kind:e,name:n},r,o,s,i){let a={title:s,set:t,action:h.history.bringBack,comment:i};return e==="flag"?{...a,method:"POST",where:S`flag-sets/${t}/flags/${n}/rollback`,body:{revision:r}}:e==="evaluator"&&o!==null?{...a,method:"PUT",where:S`flag-sets/${t}/evaluators/${n}`,body:o}:null}var Vg=new Intl.DateTimeFormat(void 0,{timeStyle:"short"}),Jg=new Intl.DateTimeFormat(void 0,{dateStyle:"medium",timeStyle:"medium"}),Hg=3;function Jm({set:t,entry:e,isOpen:n,onOpen:r,onChange:o}){let{revision:s,actor:i,comment:a,changes:u}=e,c=new Date(e.at);return l`<li class="entry ${n?"open":""}">
    <button type="button" class="line" aria-expanded=${String(n)} onClick=${()=>r(!n)}>
      <${ct} shapes=${sn} size=${14} />
      <span class="what"
        ><strong>${i}</strong> <${K} parts=${h.changes.together(u)} />${a&&l`, <q>${a}</q>`}</span
      >
      <span class="quiet revision" title=${h.history.revisionOf(s)}>${h.history.revision(s)}</span>
      <time class="quiet" datetime=${c.toISOString()} title=${`${Jg.format(c)}
${Vi(c)}`}>${Vg.format(c)}</time>
    </button>
    ${n&&l`<div class="inside">
      ${u.map(m=>l`<${Kg} key=${`${m.kind} ${m.name}`} set=${t} change=${m} isOpen=${u.length<=Hg} onChange=${o} />`)}
      <div class="row">
        <${b} size="small" kind="quiet" href=${Y({set:t,page:"try-it",query:{at:String(s),flag:Ug(u)}})}>${h.history.tryThen(s)}<//>
        ${M("write")&&l`<${b} size="small" kind="quiet" onClick=${()=>o(Wm(t,s))}>${h.history.setBack(s)}<//>`}
      </div>
    </div>`}
  </li>`}function Kg({set:t,change:e,isOpen:n,onChange:r}){let[o,s]=g(n),i=h.history,a=M("write")?qm(t,e):null,u=M("write")?_m(t,e):null,c=zg(t,e),m=[u!==null&&{label:i.undo,onSelect:()=>r(u)},c!==null&&{label:i.open,onSelect:()=>Zt(c)}];return l`<section class="one" aria-label=${e.name}>
    <div class="row">
      <button type="button" class="name grow" aria-expanded=${String(o)} onClick=${()=>s(!o)}>
        <${ct} shapes=${sn} size=${14} />${i.kindOf[e.kind]} <code>${e.name}</code>
      </button>
      ${a!==null&&l`<${b} size="small" icon=${Hn} title=${i.bringBackHint} onClick=${()=>r(a)}>${i.bringBack}<//>`}
      ${m.some(Boolean)&&l`<${qe} end items=${m} button=${{kind:"quiet",size:"small",icon:kn,label:h.more}} />`}
    </div>
    ${o&&l`<${Jt} before=${e.beforeText} after=${e.afterText} kind=${e.kind} />`}
  </section>`}function zg(t,{kind:e,name:n}){return e==="flag"?{set:t,flag:n}:e==="evaluator"?{set:t,page:"evaluators",query:{name:n}}:null}var Ug=t=>t.length===1&&t[0].kind==="flag"?t[0].name:null;var Hm={who:null,kind:null,name:null,since:null,until:null};function zm({filter:t,actors:e,names:n}){let r=rt(),o=h.history,s=u=>St({...Hm,...jm({...t,...u})}),i=/^\d{4}/.test(t.since)||t.until!=="",a=Object.entries(o.kinds);return l`<form class="history-filter" role="search" aria-label=${o.filter} onSubmit=${u=>u.preventDefault()}>
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
    <${I}
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
    <${I}
      label=${o.when}
      value=${i?"days":t.since}
      options=${[{value:"",label:o.anyTime},...o.spans.map(([u,c])=>({value:u,label:c})),...i||o.spans.some(([u])=>u===t.since)||t.since===""?[]:[{value:t.since,label:t.since}],{value:"days",label:o.days}]}
      onChange=${u=>s(u==="days"?{since:Km(),until:Km()}:{since:u,until:""})}
    />
    ${i&&l`<input type="date" aria-label=${o.from} value=${t.since} max=${t.until} onChange=${u=>s({since:u.target.value})} />
      <input type="date" aria-label=${o.to} value=${t.until} min=${t.since} onChange=${u=>s({until:u.target.value})} />`}
    ${!Zo(t)&&l`<${b} kind="quiet" icon=${gt} onClick=${()=>St(Hm)}>${o.clear}<//>`}
  </form>`}function Km(){let t=new Date;return new Date(t.getTime()-t.getTimezoneOffset()*6e4).toISOString().slice(0,10)}var Um=100;function Gm(t,e,n){let[r,o]=g({changes:[],next:null,problem:null,isLoading:!0}),[s,i]=g(0),a=D(new AbortController),u=JSON.stringify(n);async function c(d,f,p){a.current.abort();let{signal:v}=a.current=new AbortController;o($=>({...$,isLoading:!0,problem:null}));try{let $=await Gg(t,{...Xo(n,new Date),limit:p,after:d},v);v.aborted||o({changes:[...f,...$.changes],next:$.next,problem:null,isLoading:!1})}catch($){v.aborted||o(x=>({...x,problem:$,isLoading:!1}))}}return B(()=>(c(null,[],Math.min(1e3,Math.max(Um,r.changes.length))),()=>a.current.abort()),[t,e,u,s]),{entries:Mi(r.changes),problem:r.problem,isLoading:r.isLoading,hasMore:r.next!==null,more:()=>c(r.next,r.changes,Um),reload:()=>i(s+1)}}async function Gg(t,e,n){let{data:r,text:o}=await j(S`flag-sets/${t}/changes`,{query:e,signal:n}),s=R(o);return{changes:r.items.map((a,u)=>({...a,beforeText:a.before===null?null:ht(s,`/items/${u}/before`),afterText:a.after===null?null:ht(s,`/items/${u}/after`)})),next:r.next}}var Yg=new Intl.DateTimeFormat(void 0,{weekday:"long",day:"numeric",month:"long",year:"numeric"});function Qg(){let t=ve.value;return t===null?null:l`<${Xg} set=${t.name} revision=${t.revision} />`}function Xg({set:t,revision:e}){we(t);let n=Lm(wt.value.query),{entries:r,problem:o,isLoading:s,hasMore:i,more:a,reload:u}=Gm(t,e,n),[c,m]=g(new Set),[d,f]=g(null),p=r.flatMap($=>$.changes),v=h.history;return l`<div class="page-head">
      <h1>${h.pages.history}</h1>
      <${b} icon=${Uo} onClick=${()=>ev(t,Xo(n,new Date))}>${v.download}<//>
    </div>
    <div class="stack">
      <${zm} filter=${n} actors=${Ym(p.map(({actor:$})=>$))} names=${Ym(p.filter(({kind:$})=>$===n.kind).map(({name:$})=>$))} />
      ${o!==null&&l`<${P} problem=${o} onRetry=${u} />`}
      ${r.length===0&&s&&l`<div class="panel"><${J} rows=${10} /></div>`}
      ${r.length===0&&!s&&o===null&&l`<${Q} title=${v.none} text=${v.noneText}>
        ${!Zo(n)&&l`<${b} onClick=${()=>St({who:null,kind:null,name:null,since:null,until:null})}>${v.clear}<//>`}
      <//>`}
      ${Zg(r).map(([$,x])=>l`<section key=${$} class="history-day">
          <h2>${$}</h2>
          <ol class="plain panel">
            ${x.map(k=>l`<${Jm}
                key=${k.revision}
                set=${t}
                entry=${k}
                isOpen=${c.has(k.revision)}
                onOpen=${y=>m(tv(c,k.revision,y))}
                onChange=${f}
              />`)}
          </ol>
        </section>`)}
      ${i&&l`<div class="row"><${b} busy=${s} onClick=${a}>${v.older}<//></div>`}
    </div>
    ${d!==null&&l`<${pe}
      change=${d}
      onClose=${()=>f(null)}
      onSaved=${({data:$})=>{f(null),_({text:v.done(d.title,$.revision)}),zt()}}
    />`}`}function Zg(t){let e=new Map,n=new Date,r=new Date(n.getFullYear(),n.getMonth(),n.getDate()-1);for(let o of t){let s=new Date(o.at),i=u=>s.toDateString()===u.toDateString(),a=i(n)?h.history.today:i(r)?h.history.yesterday:Yg.format(s);e.set(a,[...e.get(a)??[],o])}return[...e]}function tv(t,e,n){let r=new Set(t);return n?r.add(e):r.delete(e),r}async function ev(t,e){try{let{text:n}=await j(S`flag-sets/${t}/changes`,{query:e,headers:{Accept:"text/csv"}}),r=URL.createObjectURL(new Blob([n],{type:"text/csv"})),o=document.createElement("a");o.href=r,o.download=`${t}-history.csv`,o.click(),URL.revokeObjectURL(r)}catch(n){Et(n)}}var Ym=t=>[...new Set(t)].sort();function nv(){let t=ve.value;return t&&l`<div class="page-head"><div><h1>${h.pages.plans}</h1><p class="quiet">${h.plans.intro}</p></div></div>
      <${Do} set=${t} />`}function rv(){let t=ve.value;if(t===null)return null;let{flag:e=null,at:n}=wt.value.query,r=/^[1-9]\d{0,15}$/.test(n??"")?Number(n):null;return l`<div class="page-head"><div><h1>${h.tryIt.title}</h1><p class="quiet">${h.tryIt.intro}</p></div></div>
    <${Fo} key=${n} set=${t} flag=${e} from=${r} onAll=${e===null?void 0:Y({set:t.name,page:"try-it"})} />`}export{Vd as Compare,Kp as Contexts,B$ as Evaluators,ug as Flag,Lg as Flags,Qg as History,nv as Plans,rv as TryItPage};
