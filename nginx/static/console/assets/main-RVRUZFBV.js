import{$ as Te,$a as We,A as e,Aa as Jt,Ba as Et,Da as At,Ea as ve,Fa as tt,Ga as Tt,Ha as Fe,Ia as Z,Ja as et,La as Q,Na as K,Q as i,Qa as lt,R as L,Ra as He,S as _t,Sa as Le,T as dt,Ta as Ne,U as u,Va as q,Y as N,Ya as pt,Z as Y,Za as Re,_ as Ee,_a as It,aa as Gt,ab as je,b as Ae,ba as k,bb as ct,ca as it,cb as te,d as h,da as U,db as ze,e as S,ea as Ke,eb as ut,fa as Vt,fb as Ue,g as Ie,ga as W,gb as ee,ha as E,ia as _,ja as I,l as at,la as xt,ma as G,n as g,o as Oe,oa as wt,p as Pe,pa as St,q as yt,qa as Ct,r as zt,ra as Qt,s as kt,sa as Xt,t as nt,ta as V,u as P,ua as Yt,v as Be,va as Zt,w as O,wa as Mt,x as qe,xa as w,y as De,ya as B,z as Ut,za as T}from"./chunk-CY5UTD35.js";var oe=at(null),re=at(null);async function Kt(){if(!oe.value)try{oe.value=await import("./workbench-UEBNYYXI.js"),re.value=null}catch(t){re.value=t}}function st(t){return function(){if(S(()=>{Kt()},[]),oe.value)return e`<${oe.value[t]} />`;if(!re.value)return e`<${U} rows=${8} />`;let r=new L({status:0,title:i.problem.outdated,detail:String(re.value)});return e`<${k} problem=${r} />
      <p class="padded"><${u} onClick=${()=>location.reload()}>${i.problem.reload}<//></p>`}}function ae({size:t=20}){return e`<svg width=${t} height=${t} viewBox="0 0 24 24" aria-hidden="true">
    <path d="M5 2v20" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" />
    <path d="M6.5 3.500h13l-3.500 4.500 3.500 4.500h-13z" fill="var(--accent)" />
  </svg>`}function he(){let[t,o]=h(""),[r,a]=h(!1),[n,l]=h(!1),[m,s]=h(""),[p,f]=h(null);async function d($){$.preventDefault();let c=t.trim();if(f(null),!/^[\x21-\x7e]+$/.test(c))return s(i.signIn.notAKey);s(""),l(!0);try{let v=await Qt("GET","api-keys/self",{},c);if(v.status===401)return s(i.signIn.wrong);if(!v.ok)throw await _t(v);let y=await v.json();return y.granted.includes("read")?qe(c,y,r):s(i.signIn.cannotRead)}catch(v){return f(v instanceof L?v:String(v))}finally{l(!1)}}return e`<form class="stack" onSubmit=${d}>
    <${E} label=${i.signIn.key} error=${m}>
      ${$=>e`<input
        ...${$}
        class="mono"
        type="password"
        name="key"
        autocomplete="current-password"
        required
        autofocus
        value=${t}
        onInput=${c=>o(c.target.value)}
      />`}
    <//>
    <${_} label=${i.signIn.remember} hint=${i.signIn.rememberHint} checked=${r} onChange=${a} />
    ${p&&e`<${k} problem=${p} />`}
    <${u} kind="primary" type="submit" busy=${n}>${i.signIn.action}<//>
  </form>`}var Ho="flagstaff keys create me --scope admin";function _e({reason:t}){return e`<main class="sign-in">
    <div class="brand"><${ae} size=${32} />${i.product}</div>
    <div class="panel stack">
      <h1>${i.signIn.title}</h1>
      <p class="quiet">${t?i.signIn.againText:i.signIn.text}</p>
      <${he} />
    </div>
    <div class="no-key"><span>${i.signIn.noKey}</span><${Gt} text=${Ho} /></div>
  </main>`}function Ge(){return Be.value&&e`<${K} title=${i.signIn.again}>
      <div class="stack">
        <p class="quiet">${i.signIn.againText}</p>
        <${he} />
      </div>
    <//>`}var vt=[["path",{d:"M2.586 17.414A2 2 0 0 0 2 18.828V21a1 1 0 0 0 1 1h3a1 1 0 0 0 1-1v-1a1 1 0 0 1 1-1h1a1 1 0 0 0 1-1v-1a1 1 0 0 1 1-1h.172a2 2 0 0 0 1.414-.586l.814-.814a6.5 6.5 0 1 0-4-4z"}],["circle",{cx:"16.5",cy:"7.5",r:".5",fill:"currentColor"}]];function ne({title:t,text:o,secret:r,copy:a,done:n,onDone:l,children:m}){return e`<${K} title=${t} footer=${e`<${u} kind="primary" onClick=${l}>${n}<//>`}>
    <div class="stack">
      <p>${o}</p>
      <div class="secret"><code>${r}</code><${Te} text=${r} label=${a} kind="plain">${a}<//></div>
      ${m}
    </div>
  <//>`}var Ft=i.keys.made;function Ve({made:t,onDone:o}){let r=new URL("..",document.baseURI).href.replace(/\/$/,""),a=t.scopes.some(m=>m==="evaluate"||m==="admin"),n=t.flagSet?"":" -H 'Flagd-Selector: flagSetId=\u2026'",l=a?`curl -H 'X-API-Key: ${t.key}'${n} -H 'Content-Type: application/json' -d '{"context":{"targetingKey":"user-1"}}' ${r}/ofrep/v1/evaluate/flags`:`curl -H 'X-API-Key: ${t.key}' ${r}/api/v1/flag-sets`;return e`<${ne} title=${Ft.title(t.name)} text=${Ft.text} secret=${t.key} copy=${Ft.copy} done=${Ft.done} onDone=${o}>
    <p class="quiet">${Ft.try}</p>
    <${Gt} text=${l} />
  <//>`}var J=i.keys.create,Lo=864e5;function Qe({onClose:t,onMade:o}){let[r,a]=h(""),[n,l]=h(["evaluate"]),[m,s]=h(P.value??w.value.set??""),[p,f]=h(""),[d,$]=h(!1),[c,v]=h(null),y=x=>c instanceof L?c.errors.find(j=>j.pointer?.startsWith(x))?.detail:void 0,b=y("/name")||y("/scopes")||y("/expiresAt");async function H(x){x.preventDefault(),$(!0),v(null);let j=p?new Date(Date.now()+Number(p)*Lo).toISOString():null;try{let{data:$t}=await G("api-keys",{body:{name:r,scopes:n,flagSet:m||null,expiresAt:j}});o($t)}catch($t){v($t),$(!1)}}let Dt=(At.value??[]).map(x=>({value:x.name,label:x.name})),bt=P.value?Dt:[{value:"",label:J.every},...Dt],Wt=[{value:"",label:J.never},...[7,30,90,365].map(x=>({value:String(x),label:J.inDays(x)}))];return e`<${K}
    title=${J.title}
    onClose=${d?void 0:t}
    footer=${e`
      <${u} onClick=${t} disabled=${d}>${i.cancel}<//>
      <${u} kind="primary" type="submit" form="new-key" busy=${d} disabled=${!r.trim()||!n.length}>${J.action}<//>
    `}
  >
    <form id="new-key" class="stack" onSubmit=${H}>
      <${E} label=${J.name} hint=${J.nameHint} error=${y("/name")}>
        ${x=>e`<input
          ...${x}
          type="text"
          autocomplete="off"
          autofocus
          required
          value=${r}
          onInput=${j=>a(j.target.value)}
        />`}
      <//>
      <fieldset class="scope-choice">
        <legend>${J.scopes}</legend>
        ${Object.entries(i.keys.what).map(([x,j])=>e`<${_}
            key=${x}
            label=${x}
            hint=${j}
            checked=${n.includes(x)}
            onChange=${$t=>l($t?[...n,x]:n.filter(xe=>xe!==x))}
          />`)}
        ${!n.length&&e`<p class="bad small" role="alert">${J.noScope}</p>`}
      </fieldset>
      <${E} label=${J.flagSet}>
        ${x=>e`<${V} input=${x} value=${m} options=${bt} onChange=${s} />`}
      <//>
      <${E} label=${J.expires} error=${y("/expiresAt")}>
        ${x=>e`<${V} input=${x} value=${p} options=${Wt} onChange=${f} />`}
      <//>
      ${c&&!b&&e`<${k} problem=${c} />`}
    </form>
  <//>`}var ot=i.keys.rotate,Ht=3600;function Xe({row:t,onClose:o,onMade:r}){let[a,n]=h(String(24*Ht)),[l,m]=h(!1),[s,p]=h(null);async function f($){$.preventDefault(),m(!0);try{let{data:c}=await G(I`api-keys/${t.id}/rotate`,{body:{grace:Number(a)}});r(c)}catch(c){p(c),m(!1)}}let d=[[0,ot.none],[Ht,ot.hour],[24*Ht,ot.day],[168*Ht,ot.week],[720*Ht,ot.month]].map(([$,c])=>({value:String($),label:String(c)}));return e`<${K}
    title=${ot.title(t.name)}
    onClose=${l?void 0:o}
    footer=${e`
      <${u} onClick=${o} disabled=${l}>${i.cancel}<//>
      <${u} kind="primary" type="submit" form="rotate-key" busy=${l}>${ot.action}<//>
    `}
  >
    <form id="rotate-key" class="stack" onSubmit=${f}>
      <p>${ot.text}</p>
      <${E} label=${ot.grace}>
        ${$=>e`<${V} input=${$} value=${a} options=${d} onChange=${n} />`}
      <//>
      ${t.id===nt.value?.id&&e`<${it}>${ot.own}<//>`}
      ${s&&e`<${k} problem=${s} />`}
    </form>
  <//>`}var Ye=[["circle",{cx:"12",cy:"12",r:"10"}],["path",{d:"M4.929 4.929 19.07 19.071"}]];var ie=[["path",{d:"M3 12a9 9 0 0 1 9-9 9.75 9.75 0 0 1 6.74 2.74L21 8"}],["path",{d:"M21 3v5h-5"}],["path",{d:"M21 12a9 9 0 0 1-9 9 9.75 9.75 0 0 1-6.74-2.74L3 16"}],["path",{d:"M8 16H3v5"}]];var C=i.keys;function Ze({row:t,onRotate:o,onChange:r}){let a=t.id===nt.value?.id,n=t.state==="active";async function l(){let s=e`<div class="stack">
      <p>${C.revoke.text}</p>
      ${t.lastUsedAt&&e`<p>${C.revoke.used} <${q} at=${t.lastUsedAt} />.</p>`}
      ${a&&e`<p><strong>${C.revoke.own}</strong></p>`}
    </div>`,{title:p,action:f}=C.revoke;if(await lt({title:p(t.name),text:s,name:t.name,action:f,danger:!0}))try{await m(!1)}catch(d){if(!(d instanceof L&&d.kind==="last-admin-key"))return Y(d);let $={title:C.revoke.lastTitle,text:d.detail,action:C.revoke.lastAction,danger:!0};if(!await lt($))return;await m(!0).catch(Y)}}async function m(s){await St(I`api-keys/${t.id}`,{query:{force:s||null}}),N({text:C.revoke.done(t.name)}),r()}return e`<tr class=${n?"":"ended"}>
    <td class="lead">
      <div class="name">
        <strong>${t.name}</strong>
        ${a&&e`<${Q} kind="accent">${C.you}<//>`}
        ${!n&&e`<${Q} kind=${t.state==="revoked"?"bad":"warn"}>${C.states[t.state]}<//>`}
        ${t.prefix&&e`<code class="prefix quiet">${t.prefix}…</code>`}
      </div>
    </td>
    <td data-label=${C.scopes}><span class="scopes">${t.scopes.map(s=>e`<${Q} title=${C.what[s]}>${s}<//>`)}</span></td>
    <td data-label=${C.flagSet}>${t.flagSet?e`<span class="mono">${t.flagSet}</span>`:e`<span class="quiet">${C.allSets}</span>`}</td>
    <td data-label=${C.lastUsed}><${q} at=${t.lastUsedAt} none=${C.never} /></td>
    <td data-label=${C.expires}><${q} at=${t.expiresAt} none="–" /></td>
    <td data-label=${C.created}><span><${q} at=${t.createdAt} /> <span class="quiet">${C.by(t.createdBy)}</span></span></td>
    <td class="acts">
      ${n&&O("admin")&&e`<${ct}
        end
        button=${{kind:"quiet",icon:te,label:C.actionsOf(t.name)}}
        items=${[{label:C.rotate.item,icon:ie,onSelect:o},{label:C.revoke.item,icon:Ye,danger:!0,onSelect:l}]}
      />`}
    </td>
  </tr>`}var F=i.keys,Je=200;function ge(){let{set:t,query:o}=w.value,r=o.ended==="true",a=g(null),n=g(null),l=g(Je),m=g(!1),s=g(null),p=g(null),f=ut();async function d(){let b=f();try{let H=await Ct("api-keys",{signal:b});if(b.aborted)return;a.value=H,n.value=null}catch(H){b.aborted||(n.value=H)}}S(()=>{d()},[]),Mt([{keys:"n",label:F.newKey,run:()=>m.value=!0}]);function $(b){m.value=!1,s.value=null,p.value=b,d()}let c=(a.value??[]).filter(({flagSet:b})=>!t||b===null||b===t),v=c.filter(({state:b})=>r||b==="active").reverse(),y=e`<${u} kind="primary" icon=${pt} onClick=${()=>m.value=!0}>${F.newKey}<//>`;return e`<div class="keys-page">
    <div class="page-head">
      <div>
        <h1>${F.title}</h1>
        <p class="quiet">${F.text}</p>
      </div>
      ${c.some(({state:b})=>b!=="active")&&e`<${_} label=${F.ended} checked=${r} onChange=${b=>Et({ended:b?"true":null})} />`}
      ${O("admin")&&y}
    </div>
    ${n.value&&e`<${k} problem=${n.value} onRetry=${d} />`}
    ${!n.value&&e`<div class="panel">
      ${a.value?v.length===0?e`<${W} icon=${vt} title=${F.emptyTitle} text=${F.emptyText} command=${F.command(t??"shop.production")}>${y}<//>`:e`<table class="rows cards">
              <thead>
                <tr>
                  <th scope="col">${F.name}</th>
                  <th scope="col">${F.scopes}</th>
                  <th scope="col">${F.flagSet}</th>
                  <th scope="col">${F.lastUsed}</th>
                  <th scope="col">${F.expires}</th>
                  <th scope="col">${F.created}</th>
                  <th scope="col"><span class="hidden-text">${F.actions}</span></th>
                </tr>
              </thead>
              <tbody>
                ${v.slice(0,l.value).map(b=>e`<${Ze} key=${b.id} row=${b} onRotate=${()=>s.value=b} onChange=${d} />`)}
              </tbody>
            </table>`:e`<${U} rows=${6} height=${44} />`}
    </div>`}
    ${v.length>l.value&&e`<p class="padded"><${u} onClick=${()=>l.value+=Je}>${i.more}<//></p>`}
    ${m.value&&e`<${Qe} onClose=${()=>m.value=!1} onMade=${$} />`}
    ${s.value&&e`<${Xe} row=${s.value} onClose=${()=>s.value=null} onMade=${$} />`}
    ${p.value&&e`<${Ve} made=${p.value} onDone=${()=>p.value=null} />`}
  </div>`}var Lt=[["path",{d:"M12.83 2.18a2 2 0 0 0-1.66 0L2.6 6.08a1 1 0 0 0 0 1.83l8.58 3.91a2 2 0 0 0 1.66 0l8.58-3.9a1 1 0 0 0 0-1.83z"}],["path",{d:"M2 12a1 1 0 0 0 .58.91l8.6 3.91a2 2 0 0 0 1.65 0l8.58-3.9A1 1 0 0 0 22 12"}],["path",{d:"M2 17a1 1 0 0 0 .58.91l8.6 3.91a2 2 0 0 0 1.65 0l8.58-3.9A1 1 0 0 0 22 17"}]];var be=at(null),Nt=at(null);async function le(t){try{let o=await Ct("flag-sets",{query:{summary:!0},signal:t});be.value=new Map(o.map(r=>[r.name,r])),Nt.value=null}catch(o){t?.aborted||(Nt.value=o)}}function to({numbers:t,label:o,width:r=96,height:a=24}){let n=Math.max(...t),l={class:"sparkline",width:r,height:a,viewBox:`0 0 ${r} ${a}`,role:"img","aria-label":o},m=a-1;if(!(n>0))return e`<svg ...${l}><line class="nothing" x1="0" x2=${r} y1=${m} y2=${m} /></svg>`;let s=t.map((p,f)=>`${(f*r/Math.max(1,t.length-1)).toFixed(1)},${(m-p/n*(a-3)).toFixed(1)}`);return e`<svg ...${l}>
    <path class="area" d=${`M0,${m} L${s.join(" L")} L${r},${m} Z`} />
    <polyline class="line" points=${s.join(" ")} />
  </svg>`}var D=i.overview,No=new Intl.NumberFormat("en",{notation:"compact",maximumFractionDigits:1});function eo({application:t,sets:o,titles:r}){return e`<section class="panel application" aria-label=${t}>
    <header><h2>${t}</h2></header>
    ${r&&e`<div class="environment titles" aria-hidden="true">
      <span>${D.environment}</span>
      <span class="count">${D.flags}</span>
      <span>${D.evaluations}</span>
      <span>${D.attention}</span>
      <span>${D.lastChange}</span>
    </div>`}
    ${o.map(a=>e`<${Ro} key=${a.name} set=${a} />`)}
  </section>`}function Ro({set:t}){let o=be.value?.get(t.name);return e`<div class="environment">
    <div class="name">
      <a href=${B({set:t.name})}>${t.environment??t.name}</a>
      ${et(t)&&e`<${Q} kind="bad">${i.shell.production}<//>`}
    </div>
    ${o?e`<${Wo} set=${t.name} summary=${o} />`:e`<${se} /><${se} /><${se} /><${se} />`}
  </div>`}function se(){return e`<div><div class="blank"></div></div>`}function Wo({set:t,summary:o}){let r=o.evaluations?.reduce((a,n)=>a+n,0)??0;return e`
    <div class="count" title=${D.flagCount(o.flags)}>
      ${o.flags.toLocaleString("en")}<span class="unit quiet"> ${D.flagsUnit(o.flags)}</span>
    </div>
    <div class="evaluations" title=${o.evaluations?D.evaluationCount(r):D.unknown}>
      ${o.evaluations?e`<${to} numbers=${o.evaluations} label=${D.evaluationCount(r)} /><span class="quiet small">${No.format(r)}</span>`:e`<span class="quiet">–</span>`}
    </div>
    <div class="attention">
      ${o.stale?e`<a href=${B({set:t,query:{stale:"yes"}})}><${Q} kind="warn" title=${D.staleTitle}>${D.stale(o.stale)}<//></a>`:null}
      ${o.planned?e`<a href=${B({set:t,page:"plans"})}><${Q} kind="accent" title=${D.plannedTitle}>${D.planned(o.planned)}<//></a>`:null}
    </div>
    <div class="change"><${jo} set=${t} change=${o.lastChange} isKnown=${o.evaluations!==null} /></div>
  `}function jo({set:t,change:o,isKnown:r}){if(!o)return e`<span class="quiet">${r?D.unchanged:"\u2013"}</span>`;let a=o.kind==="flag"&&o.did!=="deleted"?e`<a class="mono" href=${B({set:t,flag:o.name})}>${o.name}</a>`:e`<code class="mono">${o.name}</code>`;return e`<p>
      ${o.actor} ${D.change(o)}${D.namesIt(o)&&e` ${a}`}
      <span class="quiet"> · <${q} at=${o.at} /></span>
    </p>
    ${o.comment&&e`<p class="quiet small cut" title=${o.comment}>${o.comment}</p>`}`}var mt=i.overview.create;function oo({onClose:t}){let[o,r]=h(""),[a,n]=h(null),[l,m]=h(!1),[s,p]=h(!1),[f,d]=h(null),$=a??/(^|\.)(prod|production|live)$/i.test(o),c=f instanceof L?f.errors.find(({pointer:y})=>y==="/name")?.detail:void 0;async function v(y){y.preventDefault();let b=Jt();p(!0),d(null);try{if(await G("flag-sets",{body:{name:o,storedContexts:l,metadata:$?{production:!0}:{}}}),await Z(),N({text:mt.done(o)}),!b())return;t(),T({set:o})}catch(H){d(H),p(!1)}}return e`<${K}
    title=${mt.title}
    onClose=${s?void 0:t}
    footer=${e`
      <${u} onClick=${t} disabled=${s}>${i.cancel}<//>
      <${u} kind="primary" type="submit" form="new-set" busy=${s} disabled=${!o}>${mt.action}<//>
    `}
  >
    <form id="new-set" class="stack" onSubmit=${v}>
      <${E} label=${mt.name} hint=${mt.nameHint} error=${c}>
        ${y=>e`<input
          ...${y}
          class="mono"
          type="text"
          autocomplete="off"
          spellcheck=${!1}
          autofocus
          required
          value=${o}
          onInput=${b=>r(b.target.value.trim())}
        />`}
      <//>
      <${_} label=${mt.production} hint=${mt.productionHint} checked=${$} onChange=${n} />
      <${_} label=${mt.contexts} hint=${mt.contextsHint} checked=${l} onChange=${m} />
      ${f&&!c&&e`<${k} problem=${f} />`}
    </form>
  <//>`}var X=i.overview,zo=6e4,ro=50;function ao(){let t=g(!1),o=g(ro),r=w.value.query.q??"",a=O("admin")&&!P.value;S(()=>{let s=new AbortController;le(s.signal);let p=setInterval(()=>document.hidden||le(s.signal),zo);return()=>{clearInterval(p),s.abort()}},[]),Mt([{keys:"/",label:X.filter,run:()=>document.getElementById("filter")?.focus()}]);let n=tt.value.filter(({application:s,sets:p})=>[s,...p.map(({name:f})=>f)].some(f=>f.toLowerCase().includes(r.toLowerCase()))),l=n.slice(0,o.value),m=e`<${u} kind="primary" icon=${pt} onClick=${()=>t.value=!0}>${X.newSet}<//>`;return e`
    <div class="page-head overview-head">
      <h1>${X.title}</h1>
      ${tt.value.length>0&&e`<input
        id="filter"
        type="search"
        aria-label=${X.filter}
        placeholder=${X.filter}
        value=${r}
        onInput=${s=>Et({q:s.target.value})}
      />`}
      ${a&&tt.value.length>0&&m}
    </div>
    <div class="applications">
      ${Nt.value&&e`<${k} problem=${Nt.value} onRetry=${()=>le()} />`}
      ${l.map((s,p)=>e`<${eo} key=${s.application} ...${s} titles=${p===0} />`)}
      ${n.length>l.length&&e`<${u} onClick=${()=>o.value+=ro}>${X.showMore(n.length-l.length)}<//>`}
    </div>
    ${tt.value.length===0&&e`<${W}
      icon=${Lt}
      title=${X.emptyTitle}
      text=${a?X.emptyText:X.emptyForReader}
      command=${a?"flagstaff flag-sets create shop.production":void 0}
    >
      ${a&&m}
    <//>`}
    ${tt.value.length>0&&n.length===0&&e`<${W} title=${X.noneFound} text=${X.noneFoundText(r)}>
      <${u} onClick=${()=>Et({q:null})}>${X.clear}<//>
    <//>`}
    ${t.value&&e`<${oo} onClose=${()=>t.value=!1} />`}
  `}var Ot=i.settings.deletion;function no({name:t}){async function o(){let{question:r,text:a,confirm:n}=Ot;if(!await lt({title:r(t),text:a,name:t,action:n,danger:!0}))return;let l=Jt();try{await St(I`flag-sets/${t}`)}catch(m){return Y(m)}return l()&&T({}),N({text:Ot.done(t)}),Z()}return e`<section class="panel danger-zone" aria-label=${Ot.title}>
    <div>
      <h2>${Ot.title}</h2>
      <p class="quiet">${Ot.text}</p>
    </div>
    <${u} icon=${It} onClick=${o}>${Ot.action}<//>
  </section>`}var R=i.settings.editor,Uo=Object.entries(R.types).map(([t,o])=>({value:t,label:o})),_o=[{value:"true",label:R.yes},{value:"false",label:R.no}];function io(t){return Object.entries(t).map(([o,r])=>({name:o,type:typeof r=="number"||typeof r=="boolean"?typeof r:"string",text:String(r)}))}function lo(t){return Object.fromEntries(t.filter(({name:o})=>o).map(({name:o,type:r,text:a})=>[o,r==="number"?Number(a):r==="boolean"?a==="true":a]))}function ye(t,o){let{name:r,type:a,text:n}=t[o];if(r&&t.findIndex(l=>l.name===r)<o)return R.twice;if(a==="number"&&(!n.trim()||!Number.isFinite(Number(n))))return R.noNumber}function so({lines:t,onChange:o,disabled:r}){let a=(n,l)=>o(t.map((m,s)=>s===n?{...m,...l}:m));return e`<div class="metadata-editor">
    ${t.map((n,l)=>{let m=ye(t,l);return e`<div class="line" key=${l}>
        <input
          class="mono"
          type="text"
          aria-label=${R.name}
          placeholder=${R.name}
          disabled=${r}
          aria-invalid=${m?"true":void 0}
          value=${n.name}
          onInput=${s=>a(l,{name:s.target.value})}
        />
        <${V}
          label=${R.type}
          value=${n.type}
          options=${Uo}
          disabled=${r}
          onChange=${s=>a(l,{type:s,text:s==="boolean"?String(n.text==="true"):n.text})}
        />
        <div class="value">
          ${n.type==="boolean"?e`<${V} label=${R.value} value=${n.text} options=${_o} disabled=${r} onChange=${s=>a(l,{text:s})} />`:e`<input
                type="text"
                aria-label=${R.value}
                placeholder=${R.value}
                inputmode=${n.type==="number"?"decimal":void 0}
                disabled=${r}
                value=${n.text}
                onInput=${s=>a(l,{text:s.target.value})}
              />`}
        </div>
        ${!r&&e`<${u} kind="quiet" icon=${It} label=${R.remove(n.name)} onClick=${()=>o(t.filter((s,p)=>p!==l))} />`}
        ${m&&e`<span class="fault" role="alert">${m}</span>`}
      </div>`})}
    ${r&&!t.length&&e`<p class="quiet">${R.empty}</p>`}
    ${!r&&e`<div><${u} size="small" icon=${pt} onClick=${()=>o([...t,{name:"",type:"string",text:""}])}>${R.add}<//></div>`}
  </div>`}var M=i.settings,Go=["2","3"].map(t=>({value:t,label:t}));function mo({set:t,etag:o,onSaved:r}){let a=t.metadata,{production:n,...l}=a,[m,s]=h(et(t)),[p,f]=h(t.storedContexts),[d,$]=h(String(t.fractional)),[c,v]=h(io(l)),[y,b]=h(""),[H,Dt]=h(!1),[bt,Wt]=h(null),x=!O("write"),j=lo(c);("production"in a||m!==et({name:t.name,metadata:j}))&&(j.production=m);let $t=Object.fromEntries(Object.keys(a).filter(z=>!(z in j)).map(z=>[z,null])),we={...Object.fromEntries(Object.entries(j).filter(([z,ft])=>a[z]!==ft)),...$t},Se={...p===t.storedContexts?{}:{storedContexts:p},...Number(d)===t.fractional?{}:{fractional:Number(d)},...Object.keys(we).length?{metadata:we}:{}},jt=Object.keys(Se).length>0,Ce=c.some((z,ft)=>ye(c,ft)),Me=bt instanceof L&&bt.status===412;async function Fo(z){if(z.preventDefault(),!(!jt||Ce)&&!(et(t)&&!await lt({title:M.confirmTitle(t.name),text:M.confirmText,action:M.save}))){Dt(!0),Wt(null);try{await wt(I`flag-sets/${t.name}`,{body:Se,etag:o,comment:y}),N({text:M.saved}),await Z(),r()}catch(ft){Wt(ft)}finally{Dt(!1)}}}return e`<form class="panel padded stack" onSubmit=${Fo}>
    <${_} label=${M.production} hint=${M.productionHint} checked=${m} disabled=${x} onChange=${s} />
    <${_} label=${M.contexts} hint=${M.contextsHint} checked=${p} disabled=${x} onChange=${f} />
    <${E} label=${M.fractional} hint=${M.fractionalHint}>
      ${z=>e`<${V} input=${z} value=${d} options=${Go} disabled=${x} onChange=${$} />`}
    <//>
    ${Number(d)!==t.fractional&&e`<${it}>${M.fractionalWarning}<//>`}
    <fieldset>
      <legend>${M.metadata}</legend>
      <p class="quiet small">${M.metadataHint}</p>
      <${so} lines=${c} onChange=${v} disabled=${x} />
    </fieldset>
    ${!x&&e`<${E} label=${M.comment}>
        ${z=>e`<input ...${z} type="text" value=${y} onInput=${ft=>b(ft.target.value)} />`}
      <//>
      ${Me&&e`<${it}><strong>${M.conflict}</strong> ${M.conflictText}
          <p class="row"><${u} size="small" onClick=${r}>${M.reload}<//></p><//
      >`}
      ${bt&&!Me&&e`<${k} problem=${bt} />`}
      <div class="row">
        <${u} kind="primary" type="submit" busy=${H} disabled=${!jt||Ce}>${M.save}<//>
        ${!jt&&e`<span class="quiet">${M.nothing}</span>`}
        ${jt&&e`<${u} kind="quiet" onClick=${r}>${M.discard}<//>`}
      </div>`}
  </form>`}var Rt=i.settings;function po(){let t=w.value.set,o=g(null),r=g(null),a=g(0),n=ut();async function l(){let s=n();try{let{data:p,etag:f}=await xt(I`flag-sets/${t}`,{signal:s});if(s.aborted)return;o.value={set:p,etag:f},r.value=null,a.value+=1}catch(p){s.aborted||(r.value=p)}}S(()=>{l()},[t]);let m=o.value?.set;return e`<div class="settings">
    <div class="page-head"><h1>${Rt.title}</h1></div>
    ${r.value&&e`<${k} problem=${r.value} onRetry=${l} />`}
    ${!o.value&&!r.value&&e`<div class="panel"><${U} rows=${8} /></div>`}
    ${m&&e`<p class="facts small">
        <span>${Rt.revision} ${m.revision}</span>
        <span>${Rt.modified} <${q} at=${m.modifiedAt} /></span>
        <span>${Rt.created} <${q} at=${m.createdAt} none="–" /></span>
      </p>
      ${!O("write")&&e`<${it}>${Rt.readOnly}<//>`}
      <${mo} key=${a.value} set=${m} etag=${o.value?.etag??null} onSaved=${l} />
      ${O("admin")&&!P.value&&e`<${no} name=${t} />`}`}
  </div>`}var me=[["path",{d:"M18 16.98h-5.99c-1.1 0-1.95.94-2.48 1.9A4 4 0 0 1 2 17c.01-.7.2-1.4.57-2"}],["path",{d:"m6 17 3.13-5.78c.53-.97.1-2.18-.5-3.1a4 4 0 1 1 6.89-4.06"}],["path",{d:"m12 6 3.13 5.73C15.66 12.7 16.9 13 18 13a4 4 0 0 1 0 8"}]];var ht=i.webhooks.edited;function co({set:t,webhook:o,onClose:r,onSaved:a}){let[n,l]=h(o?.url??""),[m,s]=h(o?.description??""),[p,f]=h(!1),[d,$]=h(null),c=y=>d instanceof L?d.errors.find(b=>b.pointer===y)?.detail:void 0;async function v(y){y.preventDefault(),f(!0),$(null);let b={url:n,description:m||null};try{let{data:H}=o?await wt(I`flag-sets/${t}/webhooks/${o.id}`,{body:b}):await G(I`flag-sets/${t}/webhooks`,{body:b});a(H)}catch(H){$(H),f(!1)}}return e`<${K}
    title=${o?ht.title:ht.newTitle}
    onClose=${p?void 0:r}
    footer=${e`
      <${u} onClick=${r} disabled=${p}>${i.cancel}<//>
      <${u} kind="primary" type="submit" form="webhook" busy=${p} disabled=${!n}>${o?ht.save:ht.create}<//>
    `}
  >
    <form id="webhook" class="stack" onSubmit=${v}>
      <${E} label=${ht.url} hint=${ht.urlHint} error=${c("/url")}>
        ${y=>e`<input
          ...${y}
          class="mono"
          type="text"
          inputmode="url"
          autocomplete="off"
          spellcheck=${!1}
          autofocus
          required
          value=${n}
          onInput=${b=>l(b.target.value.trim())}
        />`}
      <//>
      <${E} label=${ht.description} error=${c("/description")}>
        ${y=>e`<input
          ...${y}
          type="text"
          autocomplete="off"
          value=${m}
          onInput=${b=>s(b.target.value)}
        />`}
      <//>
      ${d&&!c("/url")&&!c("/description")&&e`<${k} problem=${d} />`}
    </form>
  <//>`}var uo=[["path",{d:"m6 9 6 6 6-6"}]];var $o=[["path",{d:"M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497z"}],["path",{d:"m15 5 4 4"}]];var fo=[["path",{d:"M14.536 21.686a.5.5 0 0 0 .937-.024l6.5-19a.496.496 0 0 0-.635-.635l-19 6.5a.5.5 0 0 0-.024.937l7.93 3.18a2 2 0 0 1 1.112 1.11z"}],["path",{d:"m21.854 2.147-10.94 10.939"}]];var A=i.webhooks.delivery,Vo={pending:"plain",delivered:"good",failed:"bad"},Qo=1500;function vo({where:t,asked:o}){let r=g(null),a=g(null),n=g(""),l=g(null),m=ut();async function s($){let c=m();try{let{data:v}=await xt(`${t}/deliveries`,{query:{limit:20,state:n.value||null,after:$},signal:c});if(c.aborted)return;r.value=$?[...r.value??[],...v.items]:v.items,a.value=v.next,l.value=null}catch(v){c.aborted||(l.value=v)}}S(()=>{s(null)},[t,o,n.value]);let p=r.value?.some($=>$.state==="pending"&&$.attempts===0);S(()=>{if(!p)return;let $=setTimeout(()=>s(null),Qo);return()=>clearTimeout($)},[p,r.value]);async function f($){await G(`${t}/deliveries/${$.id}/redeliver`).then(()=>s(null),Y)}let d=[{value:"",label:A.all},...Object.entries(A.states).map(([$,c])=>({value:$,label:c}))];return e`<section class="deliveries" aria-label=${i.webhooks.deliveries}>
    <div class="row">
      <${V} label=${A.filter} value=${n.value} options=${d} onChange=${$=>n.value=$} />
      <span class="grow"></span>
      <${u} kind="quiet" icon=${ie} onClick=${()=>s(null)}>${A.refresh}<//>
    </div>
    ${l.value&&e`<div class="padded"><${k} problem=${l.value} onRetry=${()=>s(null)} /></div>`}
    ${!r.value&&!l.value&&e`<${U} rows=${2} />`}
    ${r.value?.length===0&&e`<${W} title=${A.none} text=${A.noneText} />`}
    ${r.value?.length?e`<table class="rows cards">
          <thead>
            <tr>
              <th scope="col">${A.event}</th>
              <th scope="col">${A.state}</th>
              <th scope="col">${A.attempts}</th>
              <th scope="col">${A.answer}</th>
              <th scope="col">${A.at}</th>
              <th scope="col"><span class="hidden-text">${i.keys.actions}</span></th>
            </tr>
          </thead>
          <tbody>
            ${r.value.map($=>e`<${Xo} key=${$.id} delivery=${$} onAgain=${()=>f($)} />`)}
          </tbody>
        </table>`:null}
    ${a.value&&e`<div class="padded"><${u} onClick=${()=>s(a.value)}>${A.more}<//></div>`}
  </section>`}function Xo({delivery:t,onAgain:o}){return e`<tr>
    <td class="lead">${A.what(t)}</td>
    <td data-label=${A.state}><${Q} kind=${Vo[t.state]}>${A.states[t.state]}<//></td>
    <td data-label=${A.attempts}>
      <span>${t.attempts}${t.nextAttemptAt&&e`<span class="quiet small"> · ${A.next} <${q} at=${t.nextAttemptAt} /></span>`}</span>
    </td>
    <td data-label=${A.answer} class="error"><span>${t.status??""} ${t.error??""}</span></td>
    <td data-label=${A.at}><${q} at=${t.createdAt} /></td>
    <td>${t.state!=="pending"&&e`<${u} size="small" onClick=${o}>${A.again}<//>`}</td>
  </tr>`}var rt=i.webhooks;function ho({set:t,webhook:o,onEdit:r,onChange:a}){let n=g(!1),l=g(0),m=I`flag-sets/${t}/webhooks/${o.id}`;async function s(d){await wt(m,{body:{enabled:d}}).then(a,Y)}async function p(){try{await G(`${m}/test`),N({text:rt.tested}),n.value=!0,l.value+=1}catch(d){Y(d)}}async function f(){let{title:d,text:$,action:c,done:v}=rt.deletion;if(await lt({title:d,text:$,name:o.url,action:c,danger:!0}))try{await St(m),N({text:v}),a()}catch(y){Y(y)}}return e`<article class="webhook" aria-label=${o.url}>
    <${Ne} checked=${o.enabled} label=${rt.switch(o.url)} onChange=${s} />
    <div class="what">
      <p class="url">${o.url}</p>
      <p class="quiet small">
        ${o.description&&e`${o.description} · `}${rt.createdBy(o.createdBy)}, <${q} at=${o.createdAt} />
      </p>
    </div>
    <${u}
      kind="quiet"
      icon=${n.value?uo:Ue}
      aria-expanded=${String(n.value)}
      onClick=${()=>n.value=!n.value}
      >${rt.deliveries}<//
    >
    <${ct}
      end
      button=${{kind:"quiet",icon:te,label:rt.actionsOf(o.url)}}
      items=${[{label:rt.test,icon:fo,onSelect:p},{label:rt.edit,icon:$o,onSelect:r},{line:!0},{label:rt.remove,icon:It,danger:!0,onSelect:f}]}
    />
    ${o.disabledBecause&&e`<${it}>${rt.because} ${o.disabledBecause}<//>`}
    ${n.value&&e`<${vo} where=${m} asked=${l.value} />`}
  </article>`}var Pt=i.webhooks;function go(){let t=w.value.set,o=g(null),r=g(null),a=g(null),n=g(null),l=ut();async function m(){let p=l();try{let f=await Ct(I`flag-sets/${t}/webhooks`,{signal:p});if(p.aborted)return;o.value=f,r.value=null}catch(f){p.aborted||(r.value=f)}}S(()=>{m()},[t]);let s=e`<${u} kind="primary" icon=${pt} onClick=${()=>a.value="new"}>${Pt.newWebhook}<//>`;return e`
    <div class="page-head"><h1>${Pt.title}</h1>${s}</div>
    ${r.value&&e`<${k} problem=${r.value} onRetry=${m} />`}
    ${!r.value&&e`<div class="panel">
      ${!o.value&&e`<${U} rows=${3} height=${56} />`}
      ${o.value?.length===0&&e`<${W} icon=${me} title=${Pt.emptyTitle} text=${Pt.emptyText} command=${Pt.command(t)}>${s}<//>`}
      ${o.value?.map(p=>e`<${ho} key=${p.id} set=${t} webhook=${p} onEdit=${()=>a.value=p} onChange=${m} />`)}
    </div>`}
    ${a.value&&e`<${co}
      set=${t}
      webhook=${a.value==="new"?null:a.value}
      onClose=${()=>a.value=null}
      onSaved=${p=>{a.value=null,n.value=p.secret??null,m()}}
    />`}
    ${n.value&&e`<${ne} ...${Pt.made} secret=${n.value} onDone=${()=>n.value=null} />`}
  `}var bo={flags:st("Flags"),flag:st("Flag"),"try-it":st("TryItPage"),compare:st("Compare"),history:st("History"),plans:st("Plans"),evaluators:st("Evaluators"),contexts:st("Contexts"),webhooks:go,keys:ge,settings:po},yo={overview:ao,keys:ge};var pe=[["path",{d:"M12 5v16"}],["path",{d:"M20.001 19A2 2 0 0022 17V5a2 2 0 00-1.999-2L16 3.002A5 5 0 0012 5a5 5 0 00-4-2H4a2 2 0 00-2 2v12a2 2 0 001.999 2H8a5 5 0 014 2 5 5 0 014-2z"}]];var ko=[["path",{d:"m7 15 5 5 5-5"}],["path",{d:"m7 9 5-5 5 5"}]];var ce=[["path",{d:"M10 8h.01"}],["path",{d:"M12 12h.01"}],["path",{d:"M14 8h.01"}],["path",{d:"M16 12h.01"}],["path",{d:"M18 8h.01"}],["path",{d:"M6 8h.01"}],["path",{d:"M7 16h10"}],["path",{d:"M8 12h.01"}],["rect",{width:"20",height:"16",x:"2",y:"4",rx:"2"}]];var ue=[["path",{d:"m16 17 5-5-5-5"}],["path",{d:"M21 12H9"}],["path",{d:"M9 21H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h4"}]];var xo=[["path",{d:"M4 5h16"}],["path",{d:"M4 12h16"}],["path",{d:"M4 19h16"}]];var $e=[["path",{d:"M20.985 12.486a9 9 0 1 1-9.473-9.472c.405-.022.617.46.402.803a6 6 0 0 0 8.268 8.268c.344-.215.825-.004.803.401"}]];var fe=[["circle",{cx:"12",cy:"12",r:"4"}],["path",{d:"M12 2v2"}],["path",{d:"M12 20v2"}],["path",{d:"m4.93 4.93 1.41 1.41"}],["path",{d:"m17.66 17.66 1.41 1.41"}],["path",{d:"M2 12h2"}],["path",{d:"M20 12h2"}],["path",{d:"m6.34 17.66-1.41 1.41"}],["path",{d:"m19.07 4.93-1.41 1.41"}]];function wo({menu:t,openPalette:o,showKeys:r}){let{set:a}=w.value;return e`<header class="top">
    ${a&&e`<${u}
      class="opens-menu"
      kind="quiet"
      icon=${xo}
      label=${i.shell.menu}
      aria-expanded=${String(t.value)}
      onClick=${()=>t.value=!t.value}
    />`}
    <a class="brand" href=${B({set:P.value})} aria-label=${i.product}><${ae} /><span>${i.product}</span></a>
    ${a&&e`<${Yo} name=${a} />`}
    <span class="grow"></span>
    <${u} class="opens-palette" icon=${Xt} aria-keyshortcuts="Control+K Meta+K" onClick=${o}>
      <span class="quiet">${i.shell.search}</span><kbd aria-hidden="true">${Yt} K</kbd>
    <//>
    <${Zo} />
    <${Jo} showKeys=${r} />
  </header>`}function Yo({name:t}){let{application:o,environment:r}=Vt(t),{page:a}=w.value,n=tt.value.find(l=>l.application===o)?.sets??[];return e`<span class="row set-menu">
    <${ct}
      button=${{kind:"quiet",title:t}}
      items=${[...n.map(l=>({label:l.environment??l.name,checked:l.name===t,onSelect:()=>T({set:l.name,page:a==="flag"?"flags":a})})),!P.value&&{line:!0},!P.value&&{label:i.shell.overview,href:B({})}]}
    >
      <span class="place"><span class="application">${o}</span>${r&&e`<span class="quiet" aria-hidden="true"> ▸ </span><strong>${r}</strong>`}</span>
      <${dt} shapes=${ko} size=${14} />
    <//>
    ${et(Tt.value)&&e`<${Q} kind="bad">${i.shell.production}<//>`}
  </span>`}function Zo(){let t=[["system",i.shell.themeSystem],["light",i.shell.themeLight],["dark",i.shell.themeDark]];return e`<${ct}
    end
    button=${{kind:"quiet",icon:yt.value?$e:fe,label:i.shell.theme}}
    items=${t.map(([o,r])=>({label:r,checked:Pe.value===o,onSelect:()=>zt(o)}))}
  />`}function Jo({showKeys:t}){let o=nt.value;return o?e`<${ct}
    end
    button=${{kind:"quiet",icon:vt,class:"key-menu","aria-label":`${i.shell.keyMenu}: ${o.name}`}}
    items=${[{heading:i.shell.scopes(o.scopes.join(", "))},{heading:o.expiresAt?e`${i.shell.keyEnds} <${q} at=${o.expiresAt} />`:i.shell.keyHasNoEnd},{heading:o.flagSet?i.shell.onlySet(o.flagSet):i.shell.allSets},{line:!0},O("admin")&&{label:i.pages.keys,icon:vt,href:B({set:w.value.set,page:"keys"})},{label:i.shell.shortcuts,icon:ce,onSelect:t},{label:i.shell.apiDocs,icon:pe,href:"../docs"},{line:!0},{label:i.shell.signOut,icon:ue,onSelect:Ut}]}
  >
    <span class="cut">${o.name}</span>
  <//>`:null}var Bt=i.palette;function Co({onClose:t}){let o=Zt(),r=o.filter(({isGlobal:n})=>!n),a=[{keys:`${Yt} K`,label:Bt.openPalette},...o.filter(({isGlobal:n})=>n),{keys:"Esc",label:Bt.closeAny},{keys:"\u2191 \u2193",label:Bt.moveInMenus}];return e`<${K} title=${Bt.keysTitle} onClose=${t}>
    ${r.length>0&&e`<h3>${Bt.here}</h3><${So} list=${r} />`}
    <h3>${Bt.everywhere}</h3>
    <${So} list=${a} />
  <//>`}function So({list:t}){return e`<dl class="keys-list">
    ${t.map(({keys:o,label:r})=>e`<dt>${o.split(" ").map(a=>e`<kbd>${a==="Enter"?"\u21B5":a}</kbd>`)}</dt>
        <dd>${r}</dd>`)}
  </dl>`}var Mo=[["path",{d:"M9.671 4.136a2.34 2.34 0 0 1 4.659 0 2.34 2.34 0 0 0 3.319 1.915 2.34 2.34 0 0 1 2.33 4.033 2.34 2.34 0 0 0 0 3.831 2.34 2.34 0 0 1-2.33 4.033 2.34 2.34 0 0 0-3.319 1.915 2.34 2.34 0 0 1-4.659 0 2.34 2.34 0 0 0-3.32-1.915 2.34 2.34 0 0 1-2.33-4.033 2.34 2.34 0 0 0 0-3.831A2.34 2.34 0 0 1 6.35 6.051a2.34 2.34 0 0 0 3.319-1.915"}],["circle",{cx:"12",cy:"12",r:"3"}]];function ke(){let{set:t}=w.value,o=t&&Vt(t).application,r=tt.value.find(n=>n.application===o)?.sets.length??0;return[["flags",ee],["try-it",Re],r>1&&["compare",Ke],["history",ze],["plans",Le],["evaluators",je],["contexts",We],O("admin")&&["webhooks",me],O("admin")&&["keys",vt],["settings",Mo]].filter(n=>n!==!1)}function Ao({open:t}){let{set:o,page:r}=w.value,a=r==="flag"?"flags":r;return e`<nav class="side ${t?"open":""}" aria-label=${i.shell.pages}>
    <ul class="plain">
      ${ke().map(([n,l])=>e`<li key=${n}>
          <a href=${B({set:o,page:n})} aria-current=${n===a?"page":void 0}>
            <${dt} shapes=${l} />${i.pages[n]}
          </a>
        </li>`)}
    </ul>
  </nav>`}function tr(t,o){let r=o.toLowerCase().split(/\s+/).filter(Boolean),a=t.toLowerCase(),n=0;for(let l of r){let m=er(a,l);if(!m)return 0;n+=m}return(n||1)+1/(1+t.length)}function er(t,o){let r=t.indexOf(o);if(r===0)return 100;if(r>0){for(let n=r;n>=0;n=t.indexOf(o,n+1))if(/[^a-z0-9]/.test(t[n-1]))return 80;return 60}let a=-1;for(let n of o)if(a=t.indexOf(n,a+1),a<0)return 0;return o.length>1?20:0}function Io(t,o,r,a){return o.trim()?t.map(n=>({item:n,points:tr(r(n),o)})).filter(({points:n})=>n>0).sort((n,l)=>l.points-n.points).slice(0,a).map(({item:n})=>n):t.slice(0,a)}var Oo=[["path",{d:"M10 13a5 5 0 0 0 7.54.54l3-3a5 5 0 0 0-7.07-7.07l-1.72 1.71"}],["path",{d:"M14 11a5 5 0 0 0-7.54-.54l-3 3a5 5 0 0 0 7.07 7.07l1.71-1.71"}]];var Po=[["path",{d:"M15.914 4a1.5 1.5 0 00-2.474-1.561l-9 9A1.5 1.5 0 005.5 14h4.002a.5.5 0 01.471.666L8.086 20a1.5 1.5 0 002.475 1.56l9-9A1.5 1.5 0 0018.5 10h-3.997a.5.5 0 01-.472-.667z"}]];var qt=i.palette;function Bo(t){let{set:o}=w.value;return[...or(o),...rr(),...ar(t)]}function or(t){let o={page:"overview",label:i.pages.overview,icon:Lt,of:null};return[...t?ke().map(([a,n])=>({page:a,label:i.pages[a],icon:n,of:t})):[],...P.value?[]:[o]].map(({page:a,label:n,icon:l,of:m})=>({id:`page-${a}`,group:qt.pages,icon:l,label:n,detail:m?qt.pageOf(m):void 0,run:()=>T({set:m,page:a})}))}function rr(){return(At.value??[]).map(({name:t})=>({id:`set-${t}`,group:qt.sets,icon:Lt,label:t,run:()=>T({set:t})}))}function ar(t){return[...Zt().filter(({isGlobal:r})=>!r).map(({label:r,run:a})=>[r,Po,a]),[yt.value?i.shell.themeLight:i.shell.themeDark,yt.value?fe:$e,()=>zt(yt.value?"light":"dark")],[qt.copyAddress,Oo,nr],[i.shell.shortcuts,ce,t],[i.shell.apiDocs,pe,()=>location.assign("../docs")],[i.shell.signOut,ue,Ut]].map(([r,a,n])=>({id:`action-${r}`,group:qt.actions,icon:a,label:r,run:n}))}async function nr(){let{set:t,page:o,flag:r,query:a}=w.value;try{await navigator.clipboard.writeText(new URL(B({set:t,page:o,flag:r,query:a}),location.href).href),N({text:qt.addressCopied})}catch{N({kind:"bad",text:i.notCopied})}}var gt=i.palette,ir=40;function qo({onClose:t,showKeys:o}){let r=g(""),a=g(0),{flags:n,busy:l}=lr(r),m=Ie(null),s=Oe(()=>{let c=Io(Bo(o),r.value,({label:v})=>v,ir);return sr([...n.value,...c])}),p=s.value.length,f=Math.min(a.value,p-1);S(()=>{m.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({block:"nearest"})},[f,p]);function d(c){c&&(t(),c.run())}function $(c){let y={ArrowDown:f+1,ArrowUp:f-1,PageDown:Math.min(f+8,p-1),PageUp:Math.max(f-8,0)}[c.key];if(y!==void 0&&p)a.value=(y+p)%p;else if(c.key==="Enter")d(s.value[f]);else return;c.preventDefault()}return e`<${K} class="palette" title=${gt.title} onClose=${t}>
    <div class="typed">
      <${dt} shapes=${Xt} />
      <input
        type="text"
        role="combobox"
        aria-label=${gt.placeholder}
        aria-expanded="true"
        aria-controls="destinations"
        aria-activedescendant=${p?`destination-${f}`:void 0}
        aria-autocomplete="list"
        placeholder=${gt.placeholder}
        autocomplete="off"
        spellcheck=${!1}
        autofocus
        value=${r.value}
        onInput=${c=>{r.value=c.target.value,a.value=0}}
        onKeyDown=${$}
      />
    </div>
    <div role="listbox" id="destinations" aria-label=${gt.title} ref=${m}>
      ${s.value.map((c,v)=>e`${c.group!==s.value[v-1]?.group&&e`<div class="group" role="presentation">${c.group}</div>`}
          <div
            key=${c.id}
            id="destination-${v}"
            role="option"
            aria-selected=${String(v===f)}
            onMouseMove=${()=>a.value=v}
            onClick=${()=>d(c)}
          >
            <${dt} shapes=${c.icon} />
            <span class="text">${c.label}</span>
            ${c.detail&&e`<span class="quiet small">${c.detail}</span>`}
          </div>`)}
    </div>
    ${p===0&&e`<p class="nothing" role="status">${l.value?gt.searching:gt.nothing(r.value)}</p>`}
  <//>`}function lr(t){let o=g([]),r=g(!1),{set:a}=w.value;return S(()=>{let n=t.value.trim();if(!a||!n){o.value=[];return}let l=new AbortController;r.value=!0;let m=setTimeout(async()=>{try{let{data:s}=await xt(I`flag-sets/${a}/flags`,{query:{search:n,summary:!0,limit:8},signal:l.signal});o.value=s.items.map(({key:p})=>({id:`flag-${p}`,group:gt.flags,icon:ee,label:p,detail:a,run:()=>T({set:a,flag:p})})),r.value=!1}catch{l.signal.aborted||(r.value=!1)}},120);return()=>{clearTimeout(m),l.abort()}},[a,t.value]),{flags:o,busy:r}}function sr(t){return[...new Set(t.map(({group:r})=>r))].flatMap(r=>t.filter(a=>a.group===r))}function Do(){let t=g(!1),{set:o,page:r,flag:a}=w.value;S(()=>{Fe()||Z()},[]),S(()=>{P.value&&!o&&r==="overview"&&T({set:P.value})},[o,r,P.value]),S(()=>{let m=[a??i.pages[r],o,i.product];document.title=m.filter(Boolean).join(" \xB7 "),t.value=!1},[o,r,a]);let n=g(!1),l=g(!1);return Mt([{keys:"g o",label:i.palette.goOverview,run:()=>T({}),isGlobal:!0},{keys:"g f",label:i.palette.goFlags,run:()=>o&&T({set:o}),isGlobal:!0},{keys:"g h",label:i.palette.goHistory,run:()=>o&&T({set:o,page:"history"}),isGlobal:!0},{keys:"?",label:i.palette.showKeys,run:()=>l.value=!0,isGlobal:!0}]),S(()=>{let m=s=>{s.key.toLowerCase()!=="k"||!(s.metaKey||s.ctrlKey)||s.altKey||s.shiftKey||(s.preventDefault(),(n.value||!document.querySelector("dialog[open]"))&&(n.value=!n.value))};return window.addEventListener("keydown",m),()=>window.removeEventListener("keydown",m)},[]),e`<div class="shell ${o?"of-set":""} ${et(Tt.value)?"production":""}">
    <a class="skip" href="#content" onClick=${cr}>${i.shell.skip}</a>
    <${wo} menu=${t} openPalette=${()=>n.value=!0} showKeys=${()=>l.value=!0} />
    ${o&&e`<${Ao} open=${t.value} />`}
    <main id="content" tabindex="-1"><${pr} key=${`${o} ${r} ${a}`} /></main>
    ${n.value&&e`<${qo} onClose=${()=>n.value=!1} showKeys=${()=>l.value=!0} />`}
    ${l.value&&e`<${Co} onClose=${()=>l.value=!1} />`}
  </div>`}var mr=["webhooks","keys"];function pr(){let{set:t,page:o}=w.value,r=(t?bo:yo)[o];return r?mr.includes(o)&&!O("admin")?e`<${W} level=${1} title=${i.shell.needsAdmin} text=${i.shell.needsAdminText}>
      <${u} href=${B({set:t})}>${t?i.pages.flags:i.pages.overview}<//>
    <//>`:At.value?t&&!Tt.value?e`<${W} level=${1} title=${i.shell.noSuchSet} text=${i.shell.noSuchSetText(t)}>
      <${u} href=${B({})}>${i.pages.overview}<//>
    <//>`:e`<${r} />`:ve.value?e`<${k} problem=${ve.value} onRetry=${Z} />`:e`<${U} rows=${8} />`:e`<${W} level=${1} title=${i.shell.noSuchPage} text=${i.shell.noSuchPageText}>
      <${u} href=${B({set:t})}>${t?i.pages.flags:i.pages.overview}<//>
    <//>`}function cr(t){t.preventDefault(),document.getElementById("content")?.focus()}var de=at(null),To=at(!1);function Ko(){return S(()=>{kt.peek()&&Eo()},[]),nt.value?e`<${Do} /><${He} /><${Ge} /><${Ee} />`:de.value?e`<main class="padded"><${k} problem=${de.value} onRetry=${Eo} /></main>`:kt.value?null:e`<${_e} reason=${To.value} />`}async function Eo(){de.value=null,Z();try{let t=await Qt("GET","api-keys/self",{},kt.peek());if(t.status===401)return To.value=!0,De();if(!t.ok)throw await _t(t);nt.value=await t.json()}catch(t){de.value=t}}Ae(e`<${Ko} />`,document.getElementById("console"));kt.peek()&&w.peek().set!==null?Kt():"requestIdleCallback"in window?requestIdleCallback(()=>Kt()):setTimeout(Kt,500);
