import{$ as Ut,$a as Zt,A as e,Aa as Mt,Ba as fe,Ca as J,Da as Dt,Ea as Ke,Fa as Y,Ga as tt,Ia as V,Ka as K,Na as lt,Oa as Fe,P as l,Pa as Le,Q as L,Qa as He,R as zt,S as ft,Sa as q,T as $,Va as mt,W as qe,Wa as Ne,X as H,Xa as Yt,Y as X,Ya as Re,Z as De,Za as We,_ as Te,_a as pt,aa as y,ab as je,b as Ce,ba as nt,bb as ze,ca as z,cb as Jt,d as h,da as Ee,e as w,ea as _t,fa as Gt,g as Me,ga as R,ha as T,ia as U,ja as A,l as rt,la as kt,ma as _,n as g,o as Ae,oa as xt,p as Ie,pa as wt,q as bt,qa as St,r as Wt,ra as Vt,s as yt,sa as G,t as at,ta as Qt,u as B,ua as Xt,v as Oe,va as Ct,w as I,wa as x,x as Be,xa as P,y as Pe,ya as E,z as jt,za as qt}from"./chunk-X4YK5BO4.js";var te=rt(null),ee=rt(null);async function Tt(){if(!te.value)try{te.value=await import("./workbench-DOND5MWG.js"),ee.value=null}catch(t){ee.value=t}}function it(t){return function(){if(w(()=>{Tt()},[]),te.value)return e`<${te.value[t]} />`;if(!ee.value)return e`<${z} rows=${8} />`;let r=new L({status:0,title:l.problem.outdated,detail:String(ee.value)});return e`<${y} problem=${r} />
      <p class="padded"><${$} onClick=${()=>location.reload()}>${l.problem.reload}<//></p>`}}function oe({size:t=20}){return e`<svg width=${t} height=${t} viewBox="0 0 24 24" aria-hidden="true">
    <path d="M5 2v20" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" />
    <path d="M6.5 3.500h13l-3.500 4.500 3.500 4.500h-13z" fill="var(--accent)" />
  </svg>`}function de(){let[t,o]=h(""),[r,n]=h(!1),[a,i]=h(!1),[m,s]=h(""),[u,d]=h(null);async function c(v){v.preventDefault();let p=t.trim();if(d(null),!/^[\x21-\x7e]+$/.test(p))return s(l.signIn.notAKey);s(""),i(!0);try{let b=await Vt("GET","api-keys/self",{},p);if(b.status===401)return s(l.signIn.wrong);if(!b.ok)throw await zt(b);let f=await b.json();return f.granted.includes("read")?Be(p,f,r):s(l.signIn.cannotRead)}catch(b){return d(b instanceof L?b:String(b))}finally{i(!1)}}return e`<form class="stack" onSubmit=${c}>
    <${T} label=${l.signIn.key} error=${m}>
      ${v=>e`<input
        ...${v}
        class="mono"
        type="password"
        name="key"
        autocomplete="current-password"
        required
        autofocus
        value=${t}
        onInput=${p=>o(p.target.value)}
      />`}
    <//>
    <${U} label=${l.signIn.remember} hint=${l.signIn.rememberHint} checked=${r} onChange=${n} />
    ${u&&e`<${y} problem=${u} />`}
    <${$} kind="primary" type="submit" busy=${a}>${l.signIn.action}<//>
  </form>`}var Fo="flagstaff keys create me --scope admin";function Ue({reason:t}){return e`<main class="sign-in">
    <div class="brand"><${oe} size=${32} />${l.product}</div>
    <div class="panel stack">
      <h1>${l.signIn.title}</h1>
      <p class="quiet">${t?l.signIn.againText:l.signIn.text}</p>
      <${de} />
    </div>
    <div class="no-key"><span>${l.signIn.noKey}</span><${Ut} text=${Fo} /></div>
  </main>`}function _e(){return Oe.value&&e`<${K} title=${l.signIn.again}>
      <div class="stack">
        <p class="quiet">${l.signIn.againText}</p>
        <${de} />
      </div>
    <//>`}var dt=[["path",{d:"M2.586 17.414A2 2 0 0 0 2 18.828V21a1 1 0 0 0 1 1h3a1 1 0 0 0 1-1v-1a1 1 0 0 1 1-1h1a1 1 0 0 0 1-1v-1a1 1 0 0 1 1-1h.172a2 2 0 0 0 1.414-.586l.814-.814a6.5 6.5 0 1 0-4-4z"}],["circle",{cx:"16.5",cy:"7.5",r:".5",fill:"currentColor"}]];function re({title:t,text:o,secret:r,copy:n,done:a,onDone:i,children:m}){return e`<${K} title=${t} footer=${e`<${$} kind="primary" onClick=${i}>${a}<//>`}>
    <div class="stack">
      <p>${o}</p>
      <div class="secret"><code>${r}</code><${Te} text=${r} label=${n} kind="plain">${n}<//></div>
      ${m}
    </div>
  <//>`}var Et=l.keys.made;function Ge({made:t,onDone:o}){let r=new URL("..",document.baseURI).href.replace(/\/$/,""),n=t.scopes.some(m=>m==="evaluate"||m==="admin"),a=t.flagSet?"":" -H 'Flagd-Selector: flagSetId=\u2026'",i=n?`curl -H 'X-API-Key: ${t.key}'${a} -H 'Content-Type: application/json' -d '{"context":{"targetingKey":"user-1"}}' ${r}/ofrep/v1/evaluate/flags`:`curl -H 'X-API-Key: ${t.key}' ${r}/api/v1/flag-sets`;return e`<${re} title=${Et.title(t.name)} text=${Et.text} secret=${t.key} copy=${Et.copy} done=${Et.done} onDone=${o}>
    <p class="quiet">${Et.try}</p>
    <${Ut} text=${i} />
  <//>`}var Z=l.keys.create,Lo=864e5;function Ve({onClose:t,onMade:o}){let[r,n]=h(""),[a,i]=h(["evaluate"]),[m,s]=h(B.value??x.value.set??""),[u,d]=h(""),[c,v]=h(!1),[p,b]=h(null),f=k=>p instanceof L?p.errors.find(W=>W.pointer?.startsWith(k))?.detail:void 0,O=f("/name")||f("/scopes")||f("/expiresAt");async function ct(k){k.preventDefault(),v(!0),b(null);let W=u?new Date(Date.now()+Number(u)*Lo).toISOString():null;try{let{data:ut}=await _("api-keys",{body:{name:r,scopes:a,flagSet:m||null,expiresAt:W}});o(ut)}catch(ut){b(ut),v(!1)}}let Pt=(Mt.value??[]).map(k=>({value:k.name,label:k.name})),gt=B.value?Pt:[{value:"",label:Z.every},...Pt],Nt=[{value:"",label:Z.never},...[7,30,90,365].map(k=>({value:String(k),label:Z.inDays(k)}))];return e`<${K}
    title=${Z.title}
    onClose=${t}
    footer=${e`
      <${$} onClick=${t}>${l.cancel}<//>
      <${$} kind="primary" type="submit" form="new-key" busy=${c} disabled=${!r.trim()||!a.length}>${Z.action}<//>
    `}
  >
    <form id="new-key" class="stack" onSubmit=${ct}>
      <${T} label=${Z.name} hint=${Z.nameHint} error=${f("/name")}>
        ${k=>e`<input
          ...${k}
          type="text"
          autocomplete="off"
          autofocus
          required
          value=${r}
          onInput=${W=>n(W.target.value)}
        />`}
      <//>
      <fieldset class="scope-choice">
        <legend>${Z.scopes}</legend>
        ${Object.entries(l.keys.what).map(([k,W])=>e`<${U}
            key=${k}
            label=${k}
            hint=${W}
            checked=${a.includes(k)}
            onChange=${ut=>i(ut?[...a,k]:a.filter(ye=>ye!==k))}
          />`)}
        ${!a.length&&e`<p class="bad small" role="alert">${Z.noScope}</p>`}
      </fieldset>
      <${T} label=${Z.flagSet}>
        ${k=>e`<${G} input=${k} value=${m} options=${gt} onChange=${s} />`}
      <//>
      <${T} label=${Z.expires} error=${f("/expiresAt")}>
        ${k=>e`<${G} input=${k} value=${u} options=${Nt} onChange=${d} />`}
      <//>
      ${p&&!O&&e`<${y} problem=${p} />`}
    </form>
  <//>`}var et=l.keys.rotate,Kt=3600;function Qe({row:t,onClose:o,onMade:r}){let[n,a]=h(String(24*Kt)),[i,m]=h(!1),[s,u]=h(null);async function d(v){v.preventDefault(),m(!0);try{let{data:p}=await _(A`api-keys/${t.id}/rotate`,{body:{grace:Number(n)}});r(p)}catch(p){u(p),m(!1)}}let c=[[0,et.none],[Kt,et.hour],[24*Kt,et.day],[168*Kt,et.week],[720*Kt,et.month]].map(([v,p])=>({value:String(v),label:String(p)}));return e`<${K}
    title=${et.title(t.name)}
    onClose=${o}
    footer=${e`
      <${$} onClick=${o}>${l.cancel}<//>
      <${$} kind="primary" type="submit" form="rotate-key" busy=${i}>${et.action}<//>
    `}
  >
    <form id="rotate-key" class="stack" onSubmit=${d}>
      <p>${et.text}</p>
      <${T} label=${et.grace}>
        ${v=>e`<${G} input=${v} value=${n} options=${c} onChange=${a} />`}
      <//>
      ${t.id===at.value?.id&&e`<${nt}>${et.own}<//>`}
      ${s&&e`<${y} problem=${s} />`}
    </form>
  <//>`}var Xe=[["circle",{cx:"12",cy:"12",r:"10"}],["path",{d:"M4.929 4.929 19.07 19.071"}]];var ae=[["path",{d:"M3 12a9 9 0 0 1 9-9 9.75 9.75 0 0 1 6.74 2.74L21 8"}],["path",{d:"M21 3v5h-5"}],["path",{d:"M21 12a9 9 0 0 1-9 9 9.75 9.75 0 0 1-6.74-2.74L3 16"}],["path",{d:"M8 16H3v5"}]];var S=l.keys;function Ye({row:t,onRotate:o,onChange:r}){let n=t.id===at.value?.id,a=t.state==="active";async function i(){let s=e`<div class="stack">
      <p>${S.revoke.text}</p>
      ${t.lastUsedAt&&e`<p>${S.revoke.used} <${q} at=${t.lastUsedAt} />.</p>`}
      ${n&&e`<p><strong>${S.revoke.own}</strong></p>`}
    </div>`,{title:u,action:d}=S.revoke;if(await lt({title:u(t.name),text:s,name:t.name,action:d,danger:!0}))try{await m(!1)}catch(c){if(!(c instanceof L&&c.kind==="last-admin-key"))return X(c);let v={title:S.revoke.lastTitle,text:c.detail,action:S.revoke.lastAction,danger:!0};if(!await lt(v))return;await m(!0).catch(X)}}async function m(s){await wt(A`api-keys/${t.id}`,{query:{force:s||null}}),H({text:S.revoke.done(t.name)}),r()}return e`<tr class=${a?"":"ended"}>
    <td class="lead">
      <div class="name">
        <strong>${t.name}</strong>
        ${n&&e`<${V} kind="accent">${S.you}<//>`}
        ${!a&&e`<${V} kind=${t.state==="revoked"?"bad":"warn"}>${S.states[t.state]}<//>`}
        ${t.prefix&&e`<code class="prefix quiet">${t.prefix}…</code>`}
      </div>
    </td>
    <td data-label=${S.scopes}><span class="scopes">${t.scopes.map(s=>e`<${V} title=${S.what[s]}>${s}<//>`)}</span></td>
    <td data-label=${S.flagSet}>${t.flagSet?e`<span class="mono">${t.flagSet}</span>`:e`<span class="quiet">${S.allSets}</span>`}</td>
    <td data-label=${S.lastUsed}><${q} at=${t.lastUsedAt} none=${S.never} /></td>
    <td data-label=${S.expires}><${q} at=${t.expiresAt} none="–" /></td>
    <td data-label=${S.created}><span><${q} at=${t.createdAt} /> <span class="quiet">${S.by(t.createdBy)}</span></span></td>
    <td class="acts">
      ${a&&I("admin")&&e`<${pt}
        end
        button=${{kind:"quiet",icon:Zt,label:S.actionsOf(t.name)}}
        items=${[{label:S.rotate.item,icon:ae,onSelect:o},{label:S.revoke.item,icon:Xe,danger:!0,onSelect:i}]}
      />`}
    </td>
  </tr>`}var F=l.keys,Ze=200;function ve(){let{set:t,query:o}=x.value,r=o.ended==="true",n=g(null),a=g(null),i=g(Ze),m=g(!1),s=g(null),u=g(null);async function d(){try{n.value=await St("api-keys"),a.value=null}catch(f){a.value=f}}w(()=>{d()},[]),Ct([{keys:"n",label:F.newKey,run:()=>m.value=!0}]);function c(f){m.value=!1,s.value=null,u.value=f,d()}let v=(n.value??[]).filter(({flagSet:f})=>!t||f===null||f===t),p=v.filter(({state:f})=>r||f==="active").reverse(),b=e`<${$} kind="primary" icon=${mt} onClick=${()=>m.value=!0}>${F.newKey}<//>`;return e`<div class="keys-page">
    <div class="page-head">
      <div>
        <h1>${F.title}</h1>
        <p class="quiet">${F.text}</p>
      </div>
      ${v.some(({state:f})=>f!=="active")&&e`<${U} label=${F.ended} checked=${r} onChange=${f=>qt({ended:f?"true":null})} />`}
      ${I("admin")&&b}
    </div>
    ${a.value&&e`<${y} problem=${a.value} onRetry=${d} />`}
    ${!a.value&&e`<div class="panel">
      ${n.value?p.length===0?e`<${R} icon=${dt} title=${F.emptyTitle} text=${F.emptyText} command=${F.command(t??"shop.production")}>${b}<//>`:e`<table class="rows cards">
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
                ${p.slice(0,i.value).map(f=>e`<${Ye} key=${f.id} row=${f} onRotate=${()=>s.value=f} onChange=${d} />`)}
              </tbody>
            </table>`:e`<${z} rows=${6} height=${44} />`}
    </div>`}
    ${p.length>i.value&&e`<p class="padded"><${$} onClick=${()=>i.value+=Ze}>${l.more}<//></p>`}
    ${m.value&&e`<${Ve} onClose=${()=>m.value=!1} onMade=${c} />`}
    ${s.value&&e`<${Qe} row=${s.value} onClose=${()=>s.value=null} onMade=${c} />`}
    ${u.value&&e`<${Ge} made=${u.value} onDone=${()=>u.value=null} />`}
  </div>`}var Ft=[["path",{d:"M12.83 2.18a2 2 0 0 0-1.66 0L2.6 6.08a1 1 0 0 0 0 1.83l8.58 3.91a2 2 0 0 0 1.66 0l8.58-3.9a1 1 0 0 0 0-1.83z"}],["path",{d:"M2 12a1 1 0 0 0 .58.91l8.6 3.91a2 2 0 0 0 1.65 0l8.58-3.9A1 1 0 0 0 22 12"}],["path",{d:"M2 17a1 1 0 0 0 .58.91l8.6 3.91a2 2 0 0 0 1.65 0l8.58-3.9A1 1 0 0 0 22 17"}]];var he=rt(null),Lt=rt(null);async function ne(t){try{let o=await St("flag-sets",{query:{summary:!0},signal:t});he.value=new Map(o.map(r=>[r.name,r])),Lt.value=null}catch(o){t?.aborted||(Lt.value=o)}}function Je({numbers:t,label:o,width:r=96,height:n=24}){let a=Math.max(...t),i={class:"sparkline",width:r,height:n,viewBox:`0 0 ${r} ${n}`,role:"img","aria-label":o},m=n-1;if(!(a>0))return e`<svg ...${i}><line class="nothing" x1="0" x2=${r} y1=${m} y2=${m} /></svg>`;let s=t.map((u,d)=>`${(d*r/Math.max(1,t.length-1)).toFixed(1)},${(m-u/a*(n-3)).toFixed(1)}`);return e`<svg ...${i}>
    <path class="area" d=${`M0,${m} L${s.join(" L")} L${r},${m} Z`} />
    <polyline class="line" points=${s.join(" ")} />
  </svg>`}var D=l.overview,Ho=new Intl.NumberFormat("en",{notation:"compact",maximumFractionDigits:1});function to({application:t,sets:o,titles:r}){return e`<section class="panel application" aria-label=${t}>
    <header><h2>${t}</h2></header>
    ${r&&e`<div class="environment titles" aria-hidden="true">
      <span>${D.environment}</span>
      <span class="count">${D.flags}</span>
      <span>${D.evaluations}</span>
      <span>${D.attention}</span>
      <span>${D.lastChange}</span>
    </div>`}
    ${o.map(n=>e`<${No} key=${n.name} set=${n} />`)}
  </section>`}function No({set:t}){let o=he.value?.get(t.name);return e`<div class="environment">
    <div class="name">
      <a href=${P({set:t.name})}>${t.environment??t.name}</a>
      ${tt(t)&&e`<${V} kind="bad">${l.shell.production}<//>`}
    </div>
    ${o?e`<${Ro} set=${t.name} summary=${o} />`:e`<${le} /><${le} /><${le} /><${le} />`}
  </div>`}function le(){return e`<div><div class="blank"></div></div>`}function Ro({set:t,summary:o}){let r=o.evaluations?.reduce((n,a)=>n+a,0)??0;return e`
    <div class="count" title=${D.flagCount(o.flags)}>
      ${o.flags.toLocaleString("en")}<span class="unit quiet"> ${D.flagsUnit(o.flags)}</span>
    </div>
    <div class="evaluations" title=${o.evaluations?D.evaluationCount(r):D.unknown}>
      ${o.evaluations?e`<${Je} numbers=${o.evaluations} label=${D.evaluationCount(r)} /><span class="quiet small">${Ho.format(r)}</span>`:e`<span class="quiet">–</span>`}
    </div>
    <div class="attention">
      ${o.stale?e`<a href=${P({set:t,query:{stale:"yes"}})}><${V} kind="warn" title=${D.staleTitle}>${D.stale(o.stale)}<//></a>`:null}
      ${o.planned?e`<a href=${P({set:t,page:"plans"})}><${V} kind="accent" title=${D.plannedTitle}>${D.planned(o.planned)}<//></a>`:null}
    </div>
    <div class="change"><${Wo} set=${t} change=${o.lastChange} isKnown=${o.evaluations!==null} /></div>
  `}function Wo({set:t,change:o,isKnown:r}){if(!o)return e`<span class="quiet">${r?D.unchanged:"\u2013"}</span>`;let n=o.kind==="flag"&&o.did!=="deleted"?e`<a class="mono" href=${P({set:t,flag:o.name})}>${o.name}</a>`:e`<code class="mono">${o.name}</code>`;return e`<p>
      ${o.actor} ${D.change(o)}${D.namesIt(o)&&e` ${n}`}
      <span class="quiet"> · <${q} at=${o.at} /></span>
    </p>
    ${o.comment&&e`<p class="quiet small cut" title=${o.comment}>${o.comment}</p>`}`}var st=l.overview.create;function eo({onClose:t}){let[o,r]=h(""),[n,a]=h(null),[i,m]=h(!1),[s,u]=h(!1),[d,c]=h(null),v=n??/(^|\.)(prod|production|live)$/i.test(o),p=d instanceof L?d.errors.find(({pointer:f})=>f==="/name")?.detail:void 0;async function b(f){f.preventDefault(),u(!0),c(null);try{await _("flag-sets",{body:{name:o,storedContexts:i,metadata:v?{production:!0}:{}}}),await Y(),H({text:st.done(o)}),t(),E({set:o})}catch(O){c(O),u(!1)}}return e`<${K}
    title=${st.title}
    onClose=${t}
    footer=${e`
      <${$} onClick=${t}>${l.cancel}<//>
      <${$} kind="primary" type="submit" form="new-set" busy=${s} disabled=${!o}>${st.action}<//>
    `}
  >
    <form id="new-set" class="stack" onSubmit=${b}>
      <${T} label=${st.name} hint=${st.nameHint} error=${p}>
        ${f=>e`<input
          ...${f}
          class="mono"
          type="text"
          autocomplete="off"
          spellcheck=${!1}
          autofocus
          required
          value=${o}
          onInput=${O=>r(O.target.value.trim())}
        />`}
      <//>
      <${U} label=${st.production} hint=${st.productionHint} checked=${v} onChange=${a} />
      <${U} label=${st.contexts} hint=${st.contextsHint} checked=${i} onChange=${m} />
      ${d&&!p&&e`<${y} problem=${d} />`}
    </form>
  <//>`}var Q=l.overview,jo=6e4,oo=50;function ro(){let t=g(!1),o=g(oo),r=x.value.query.q??"",n=I("admin")&&!B.value;w(()=>{let s=new AbortController;ne(s.signal);let u=setInterval(()=>document.hidden||ne(s.signal),jo);return()=>{clearInterval(u),s.abort()}},[]),Ct([{keys:"/",label:Q.filter,run:()=>document.getElementById("filter")?.focus()}]);let a=J.value.filter(({application:s,sets:u})=>[s,...u.map(({name:d})=>d)].some(d=>d.toLowerCase().includes(r.toLowerCase()))),i=a.slice(0,o.value),m=e`<${$} kind="primary" icon=${mt} onClick=${()=>t.value=!0}>${Q.newSet}<//>`;return e`
    <div class="page-head overview-head">
      <h1>${Q.title}</h1>
      ${J.value.length>0&&e`<input
        id="filter"
        type="search"
        aria-label=${Q.filter}
        placeholder=${Q.filter}
        value=${r}
        onInput=${s=>qt({q:s.target.value})}
      />`}
      ${n&&J.value.length>0&&m}
    </div>
    <div class="applications">
      ${Lt.value&&e`<${y} problem=${Lt.value} onRetry=${()=>ne()} />`}
      ${i.map((s,u)=>e`<${to} key=${s.application} ...${s} titles=${u===0} />`)}
      ${a.length>i.length&&e`<${$} onClick=${()=>o.value+=oo}>${Q.showMore(a.length-i.length)}<//>`}
    </div>
    ${J.value.length===0&&e`<${R}
      icon=${Ft}
      title=${Q.emptyTitle}
      text=${n?Q.emptyText:Q.emptyForReader}
      command=${n?"flagstaff flag-sets create shop.production":void 0}
    >
      ${n&&m}
    <//>`}
    ${J.value.length>0&&a.length===0&&e`<${R} title=${Q.noneFound} text=${Q.noneFoundText(r)}>
      <${$} onClick=${()=>qt({q:null})}>${Q.clear}<//>
    <//>`}
    ${t.value&&e`<${eo} onClose=${()=>t.value=!1} />`}
  `}var At=l.settings.deletion;function ao({name:t}){async function o(){let{question:r,text:n,confirm:a}=At;if(await lt({title:r(t),text:n,name:t,action:a,danger:!0})){try{await wt(A`flag-sets/${t}`)}catch(i){return X(i)}return E({}),H({text:At.done(t)}),Y()}}return e`<section class="panel danger-zone" aria-label=${At.title}>
    <div>
      <h2>${At.title}</h2>
      <p class="quiet">${At.text}</p>
    </div>
    <${$} icon=${Yt} onClick=${o}>${At.action}<//>
  </section>`}var N=l.settings.editor,zo=Object.entries(N.types).map(([t,o])=>({value:t,label:o})),Uo=[{value:"true",label:N.yes},{value:"false",label:N.no}];function no(t){return Object.entries(t).map(([o,r])=>({name:o,type:typeof r=="number"||typeof r=="boolean"?typeof r:"string",text:String(r)}))}function lo(t){return Object.fromEntries(t.filter(({name:o})=>o).map(({name:o,type:r,text:n})=>[o,r==="number"?Number(n):r==="boolean"?n==="true":n]))}function ge(t,o){let{name:r,type:n,text:a}=t[o];if(r&&t.findIndex(i=>i.name===r)<o)return N.twice;if(n==="number"&&(!a.trim()||!Number.isFinite(Number(a))))return N.noNumber}function io({lines:t,onChange:o,disabled:r}){let n=(a,i)=>o(t.map((m,s)=>s===a?{...m,...i}:m));return e`<div class="metadata-editor">
    ${t.map((a,i)=>{let m=ge(t,i);return e`<div class="line" key=${i}>
        <input
          class="mono"
          type="text"
          aria-label=${N.name}
          placeholder=${N.name}
          disabled=${r}
          aria-invalid=${m?"true":void 0}
          value=${a.name}
          onInput=${s=>n(i,{name:s.target.value})}
        />
        <${G}
          label=${N.type}
          value=${a.type}
          options=${zo}
          disabled=${r}
          onChange=${s=>n(i,{type:s,text:s==="boolean"?String(a.text==="true"):a.text})}
        />
        <div class="value">
          ${a.type==="boolean"?e`<${G} label=${N.value} value=${a.text} options=${Uo} disabled=${r} onChange=${s=>n(i,{text:s})} />`:e`<input
                type="text"
                aria-label=${N.value}
                placeholder=${N.value}
                inputmode=${a.type==="number"?"decimal":void 0}
                disabled=${r}
                value=${a.text}
                onInput=${s=>n(i,{text:s.target.value})}
              />`}
        </div>
        ${!r&&e`<${$} kind="quiet" icon=${qe} label=${N.remove(a.name)} onClick=${()=>o(t.filter((s,u)=>u!==i))} />`}
        ${m&&e`<span class="fault" role="alert">${m}</span>`}
      </div>`})}
    ${r&&!t.length&&e`<p class="quiet">${N.empty}</p>`}
    ${!r&&e`<div><${$} size="small" icon=${mt} onClick=${()=>o([...t,{name:"",type:"string",text:""}])}>${N.add}<//></div>`}
  </div>`}var C=l.settings,_o=["2","3"].map(t=>({value:t,label:t}));function so({set:t,etag:o,onSaved:r}){let n=t.metadata,{production:a,...i}=n,[m,s]=h(tt(t)),[u,d]=h(t.storedContexts),[c,v]=h(String(t.fractional)),[p,b]=h(no(i)),[f,O]=h(""),[ct,Pt]=h(!1),[gt,Nt]=h(null),k=!I("write"),W=lo(p);("production"in n||m!==tt({name:t.name,metadata:W}))&&(W.production=m);let ut=Object.fromEntries(Object.keys(n).filter(j=>!(j in W)).map(j=>[j,null])),ke={...Object.fromEntries(Object.entries(W).filter(([j,$t])=>n[j]!==$t)),...ut},xe={...u===t.storedContexts?{}:{storedContexts:u},...Number(c)===t.fractional?{}:{fractional:Number(c)},...Object.keys(ke).length?{metadata:ke}:{}},Rt=Object.keys(xe).length>0,we=p.some((j,$t)=>ge(p,$t)),Se=gt instanceof L&&gt.status===412;async function Ko(j){if(j.preventDefault(),!(!Rt||we)&&!(tt(t)&&!await lt({title:C.confirmTitle(t.name),text:C.confirmText,action:C.save}))){Pt(!0),Nt(null);try{await xt(A`flag-sets/${t.name}`,{body:xe,etag:o,comment:f}),H({text:C.saved}),await Y(),r()}catch($t){Nt($t)}finally{Pt(!1)}}}return e`<form class="panel padded stack" onSubmit=${Ko}>
    <${U} label=${C.production} hint=${C.productionHint} checked=${m} disabled=${k} onChange=${s} />
    <${U} label=${C.contexts} hint=${C.contextsHint} checked=${u} disabled=${k} onChange=${d} />
    <${T} label=${C.fractional} hint=${C.fractionalHint}>
      ${j=>e`<${G} input=${j} value=${c} options=${_o} disabled=${k} onChange=${v} />`}
    <//>
    ${Number(c)!==t.fractional&&e`<${nt}>${C.fractionalWarning}<//>`}
    <fieldset>
      <legend>${C.metadata}</legend>
      <p class="quiet small">${C.metadataHint}</p>
      <${io} lines=${p} onChange=${b} disabled=${k} />
    </fieldset>
    ${!k&&e`<${T} label=${C.comment}>
        ${j=>e`<input ...${j} type="text" value=${f} onInput=${$t=>O($t.target.value)} />`}
      <//>
      ${Se&&e`<${nt}><strong>${C.conflict}</strong> ${C.conflictText}
          <p class="row"><${$} size="small" onClick=${r}>${C.reload}<//></p><//
      >`}
      ${gt&&!Se&&e`<${y} problem=${gt} />`}
      <div class="row">
        <${$} kind="primary" type="submit" busy=${ct} disabled=${!Rt||we}>${C.save}<//>
        ${!Rt&&e`<span class="quiet">${C.nothing}</span>`}
        ${Rt&&e`<${$} kind="quiet" onClick=${r}>${C.discard}<//>`}
      </div>`}
  </form>`}var Ht=l.settings;function mo(){let t=x.value.set,o=g(null),r=g(null),n=g(0);async function a(){try{let{data:m,etag:s}=await kt(A`flag-sets/${t}`);o.value={set:m,etag:s},r.value=null,n.value+=1}catch(m){r.value=m}}w(()=>{a()},[t]);let i=o.value?.set;return e`<div class="settings">
    <div class="page-head"><h1>${Ht.title}</h1></div>
    ${r.value&&e`<${y} problem=${r.value} onRetry=${a} />`}
    ${!o.value&&!r.value&&e`<div class="panel"><${z} rows=${8} /></div>`}
    ${i&&e`<p class="facts small">
        <span>${Ht.revision} ${i.revision}</span>
        <span>${Ht.modified} <${q} at=${i.modifiedAt} /></span>
        <span>${Ht.created} <${q} at=${i.createdAt} none="–" /></span>
      </p>
      ${!I("write")&&e`<${nt}>${Ht.readOnly}<//>`}
      <${so} key=${n.value} set=${i} etag=${o.value?.etag??null} onSaved=${a} />
      ${I("admin")&&!B.value&&e`<${ao} name=${t} />`}`}
  </div>`}var ie=[["path",{d:"M18 16.98h-5.99c-1.1 0-1.95.94-2.48 1.9A4 4 0 0 1 2 17c.01-.7.2-1.4.57-2"}],["path",{d:"m6 17 3.13-5.78c.53-.97.1-2.18-.5-3.1a4 4 0 1 1 6.89-4.06"}],["path",{d:"m12 6 3.13 5.73C15.66 12.7 16.9 13 18 13a4 4 0 0 1 0 8"}]];var vt=l.webhooks.edited;function po({set:t,webhook:o,onClose:r,onSaved:n}){let[a,i]=h(o?.url??""),[m,s]=h(o?.description??""),[u,d]=h(!1),[c,v]=h(null),p=f=>c instanceof L?c.errors.find(O=>O.pointer===f)?.detail:void 0;async function b(f){f.preventDefault(),d(!0),v(null);let O={url:a,description:m||null};try{let{data:ct}=o?await xt(A`flag-sets/${t}/webhooks/${o.id}`,{body:O}):await _(A`flag-sets/${t}/webhooks`,{body:O});n(ct)}catch(ct){v(ct),d(!1)}}return e`<${K}
    title=${o?vt.title:vt.newTitle}
    onClose=${r}
    footer=${e`
      <${$} onClick=${r}>${l.cancel}<//>
      <${$} kind="primary" type="submit" form="webhook" busy=${u} disabled=${!a}>${o?vt.save:vt.create}<//>
    `}
  >
    <form id="webhook" class="stack" onSubmit=${b}>
      <${T} label=${vt.url} hint=${vt.urlHint} error=${p("/url")}>
        ${f=>e`<input
          ...${f}
          class="mono"
          type="text"
          inputmode="url"
          autocomplete="off"
          spellcheck=${!1}
          autofocus
          required
          value=${a}
          onInput=${O=>i(O.target.value.trim())}
        />`}
      <//>
      <${T} label=${vt.description} error=${p("/description")}>
        ${f=>e`<input
          ...${f}
          type="text"
          autocomplete="off"
          value=${m}
          onInput=${O=>s(O.target.value)}
        />`}
      <//>
      ${c&&!p("/url")&&!p("/description")&&e`<${y} problem=${c} />`}
    </form>
  <//>`}var co=[["path",{d:"m6 9 6 6 6-6"}]];var uo=[["path",{d:"M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497z"}],["path",{d:"m15 5 4 4"}]];var $o=[["path",{d:"M14.536 21.686a.5.5 0 0 0 .937-.024l6.5-19a.496.496 0 0 0-.635-.635l-19 6.5a.5.5 0 0 0-.024.937l7.93 3.18a2 2 0 0 1 1.112 1.11z"}],["path",{d:"m21.854 2.147-10.94 10.939"}]];var M=l.webhooks.delivery,Go={pending:"plain",delivered:"good",failed:"bad"},Vo=1500;function fo({where:t,asked:o}){let r=g(null),n=g(null),a=g(""),i=g(null);async function m(c){try{let{data:v}=await kt(`${t}/deliveries`,{query:{limit:20,state:a.value||null,after:c}});r.value=c?[...r.value??[],...v.items]:v.items,n.value=v.next,i.value=null}catch(v){i.value=v}}w(()=>{m(null)},[t,o,a.value]);let s=r.value?.some(c=>c.state==="pending"&&c.attempts===0);w(()=>{if(!s)return;let c=setTimeout(()=>m(null),Vo);return()=>clearTimeout(c)},[s,r.value]);async function u(c){await _(`${t}/deliveries/${c.id}/redeliver`).then(()=>m(null),X)}let d=[{value:"",label:M.all},...Object.entries(M.states).map(([c,v])=>({value:c,label:v}))];return e`<section class="deliveries" aria-label=${l.webhooks.deliveries}>
    <div class="row">
      <${G} label=${M.filter} value=${a.value} options=${d} onChange=${c=>a.value=c} />
      <span class="grow"></span>
      <${$} kind="quiet" icon=${ae} onClick=${()=>m(null)}>${M.refresh}<//>
    </div>
    ${i.value&&e`<div class="padded"><${y} problem=${i.value} onRetry=${()=>m(null)} /></div>`}
    ${!r.value&&!i.value&&e`<${z} rows=${2} />`}
    ${r.value?.length===0&&e`<${R} title=${M.none} text=${M.noneText} />`}
    ${r.value?.length?e`<table class="rows cards">
          <thead>
            <tr>
              <th scope="col">${M.event}</th>
              <th scope="col">${M.state}</th>
              <th scope="col">${M.attempts}</th>
              <th scope="col">${M.answer}</th>
              <th scope="col">${M.at}</th>
              <th scope="col"><span class="hidden-text">${l.keys.actions}</span></th>
            </tr>
          </thead>
          <tbody>
            ${r.value.map(c=>e`<${Qo} key=${c.id} delivery=${c} onAgain=${()=>u(c)} />`)}
          </tbody>
        </table>`:null}
    ${n.value&&e`<div class="padded"><${$} onClick=${()=>m(n.value)}>${M.more}<//></div>`}
  </section>`}function Qo({delivery:t,onAgain:o}){return e`<tr>
    <td class="lead">${M.what(t)}</td>
    <td data-label=${M.state}><${V} kind=${Go[t.state]}>${M.states[t.state]}<//></td>
    <td data-label=${M.attempts}>
      <span>${t.attempts}${t.nextAttemptAt&&e`<span class="quiet small"> · ${M.next} <${q} at=${t.nextAttemptAt} /></span>`}</span>
    </td>
    <td data-label=${M.answer} class="error"><span>${t.status??""} ${t.error??""}</span></td>
    <td data-label=${M.at}><${q} at=${t.createdAt} /></td>
    <td>${t.state!=="pending"&&e`<${$} size="small" onClick=${o}>${M.again}<//>`}</td>
  </tr>`}var ot=l.webhooks;function vo({set:t,webhook:o,onEdit:r,onChange:n}){let a=g(!1),i=g(0),m=A`flag-sets/${t}/webhooks/${o.id}`;async function s(c){await xt(m,{body:{enabled:c}}).then(n,X)}async function u(){try{await _(`${m}/test`),H({text:ot.tested}),a.value=!0,i.value+=1}catch(c){X(c)}}async function d(){let{title:c,text:v,action:p,done:b}=ot.deletion;if(await lt({title:c,text:v,name:o.url,action:p,danger:!0}))try{await wt(m),H({text:b}),n()}catch(f){X(f)}}return e`<article class="webhook" aria-label=${o.url}>
    <${He} checked=${o.enabled} label=${ot.switch(o.url)} onChange=${s} />
    <div class="what">
      <p class="url">${o.url}</p>
      <p class="quiet small">
        ${o.description&&e`${o.description} · `}${ot.createdBy(o.createdBy)}, <${q} at=${o.createdAt} />
      </p>
    </div>
    <${$}
      kind="quiet"
      icon=${a.value?co:ze}
      aria-expanded=${String(a.value)}
      onClick=${()=>a.value=!a.value}
      >${ot.deliveries}<//
    >
    <${pt}
      end
      button=${{kind:"quiet",icon:Zt,label:ot.actionsOf(o.url)}}
      items=${[{label:ot.test,icon:$o,onSelect:u},{label:ot.edit,icon:uo,onSelect:r},{line:!0},{label:ot.remove,icon:Yt,danger:!0,onSelect:d}]}
    />
    ${o.disabledBecause&&e`<${nt}>${ot.because} ${o.disabledBecause}<//>`}
    ${a.value&&e`<${fo} where=${m} asked=${i.value} />`}
  </article>`}var It=l.webhooks;function ho(){let t=x.value.set,o=g(null),r=g(null),n=g(null),a=g(null);async function i(){try{o.value=await St(A`flag-sets/${t}/webhooks`),r.value=null}catch(s){r.value=s}}w(()=>{i()},[t]);let m=e`<${$} kind="primary" icon=${mt} onClick=${()=>n.value="new"}>${It.newWebhook}<//>`;return e`
    <div class="page-head"><h1>${It.title}</h1>${m}</div>
    ${r.value&&e`<${y} problem=${r.value} onRetry=${i} />`}
    ${!r.value&&e`<div class="panel">
      ${!o.value&&e`<${z} rows=${3} height=${56} />`}
      ${o.value?.length===0&&e`<${R} icon=${ie} title=${It.emptyTitle} text=${It.emptyText} command=${It.command(t)}>${m}<//>`}
      ${o.value?.map(s=>e`<${vo} key=${s.id} set=${t} webhook=${s} onEdit=${()=>n.value=s} onChange=${i} />`)}
    </div>`}
    ${n.value&&e`<${po}
      set=${t}
      webhook=${n.value==="new"?null:n.value}
      onClose=${()=>n.value=null}
      onSaved=${s=>{n.value=null,a.value=s.secret??null,i()}}
    />`}
    ${a.value&&e`<${re} ...${It.made} secret=${a.value} onDone=${()=>a.value=null} />`}
  `}var go={flags:it("Flags"),flag:it("Flag"),"try-it":it("TryItPage"),compare:it("Compare"),history:it("History"),plans:it("Plans"),evaluators:it("Evaluators"),contexts:it("Contexts"),webhooks:ho,keys:ve,settings:mo},bo={overview:ro,keys:ve};var se=[["path",{d:"M12 5v16"}],["path",{d:"M20.001 19A2 2 0 0022 17V5a2 2 0 00-1.999-2L16 3.002A5 5 0 0012 5a5 5 0 00-4-2H4a2 2 0 00-2 2v12a2 2 0 001.999 2H8a5 5 0 014 2 5 5 0 014-2z"}]];var yo=[["path",{d:"m7 15 5 5 5-5"}],["path",{d:"m7 9 5-5 5 5"}]];var me=[["path",{d:"M10 8h.01"}],["path",{d:"M12 12h.01"}],["path",{d:"M14 8h.01"}],["path",{d:"M16 12h.01"}],["path",{d:"M18 8h.01"}],["path",{d:"M6 8h.01"}],["path",{d:"M7 16h10"}],["path",{d:"M8 12h.01"}],["rect",{width:"20",height:"16",x:"2",y:"4",rx:"2"}]];var pe=[["path",{d:"m16 17 5-5-5-5"}],["path",{d:"M21 12H9"}],["path",{d:"M9 21H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h4"}]];var ko=[["path",{d:"M4 5h16"}],["path",{d:"M4 12h16"}],["path",{d:"M4 19h16"}]];var ce=[["path",{d:"M20.985 12.486a9 9 0 1 1-9.473-9.472c.405-.022.617.46.402.803a6 6 0 0 0 8.268 8.268c.344-.215.825-.004.803.401"}]];var ue=[["circle",{cx:"12",cy:"12",r:"4"}],["path",{d:"M12 2v2"}],["path",{d:"M12 20v2"}],["path",{d:"m4.93 4.93 1.41 1.41"}],["path",{d:"m17.66 17.66 1.41 1.41"}],["path",{d:"M2 12h2"}],["path",{d:"M20 12h2"}],["path",{d:"m6.34 17.66-1.41 1.41"}],["path",{d:"m19.07 4.93-1.41 1.41"}]];function xo({menu:t,openPalette:o,showKeys:r}){let{set:n}=x.value;return e`<header class="top">
    ${n&&e`<${$}
      class="opens-menu"
      kind="quiet"
      icon=${ko}
      label=${l.shell.menu}
      aria-expanded=${String(t.value)}
      onClick=${()=>t.value=!t.value}
    />`}
    <a class="brand" href=${P({set:B.value})} aria-label=${l.product}><${oe} /><span>${l.product}</span></a>
    ${n&&e`<${Xo} name=${n} />`}
    <span class="grow"></span>
    <${$} class="opens-palette" icon=${_t} aria-keyshortcuts="Control+K Meta+K" onClick=${o}>
      <span class="quiet">${l.shell.search}</span><kbd aria-hidden="true">${Qt} K</kbd>
    <//>
    <${Yo} />
    <${Zo} showKeys=${r} />
  </header>`}function Xo({name:t}){let{application:o,environment:r}=Gt(t),{page:n}=x.value,a=J.value.find(i=>i.application===o)?.sets??[];return e`<span class="row set-menu">
    <${pt}
      button=${{kind:"quiet",title:t}}
      items=${[...a.map(i=>({label:i.environment??i.name,checked:i.name===t,onSelect:()=>E({set:i.name,page:n==="flag"?"flags":n})})),!B.value&&{line:!0},!B.value&&{label:l.shell.overview,href:P({})}]}
    >
      <span class="place"><span class="application">${o}</span>${r&&e`<span class="quiet" aria-hidden="true"> ▸ </span><strong>${r}</strong>`}</span>
      <${ft} shapes=${yo} size=${14} />
    <//>
    ${tt(Dt.value)&&e`<${V} kind="bad">${l.shell.production}<//>`}
  </span>`}function Yo(){let t=[["system",l.shell.themeSystem],["light",l.shell.themeLight],["dark",l.shell.themeDark]];return e`<${pt}
    end
    button=${{kind:"quiet",icon:bt.value?ce:ue,label:l.shell.theme}}
    items=${t.map(([o,r])=>({label:r,checked:Ie.value===o,onSelect:()=>Wt(o)}))}
  />`}function Zo({showKeys:t}){let o=at.value;return o?e`<${pt}
    end
    button=${{kind:"quiet",icon:dt,class:"key-menu","aria-label":`${l.shell.keyMenu}: ${o.name}`}}
    items=${[{heading:l.shell.scopes(o.scopes.join(", "))},{heading:o.expiresAt?e`${l.shell.keyEnds} <${q} at=${o.expiresAt} />`:l.shell.keyHasNoEnd},{heading:o.flagSet?l.shell.onlySet(o.flagSet):l.shell.allSets},{line:!0},I("admin")&&{label:l.pages.keys,icon:dt,href:P({set:x.value.set,page:"keys"})},{label:l.shell.shortcuts,icon:me,onSelect:t},{label:l.shell.apiDocs,icon:se,href:"../docs"},{line:!0},{label:l.shell.signOut,icon:pe,onSelect:jt}]}
  >
    <span class="cut">${o.name}</span>
  <//>`:null}var Ot=l.palette;function So({onClose:t}){let o=Xt(),r=o.filter(({isGlobal:a})=>!a),n=[{keys:`${Qt} K`,label:Ot.openPalette},...o.filter(({isGlobal:a})=>a),{keys:"Esc",label:Ot.closeAny},{keys:"\u2191 \u2193",label:Ot.moveInMenus}];return e`<${K} title=${Ot.keysTitle} onClose=${t}>
    ${r.length>0&&e`<h3>${Ot.here}</h3><${wo} list=${r} />`}
    <h3>${Ot.everywhere}</h3>
    <${wo} list=${n} />
  <//>`}function wo({list:t}){return e`<dl class="keys-list">
    ${t.map(({keys:o,label:r})=>e`<dt>${o.split(" ").map(n=>e`<kbd>${n==="Enter"?"\u21B5":n}</kbd>`)}</dt>
        <dd>${r}</dd>`)}
  </dl>`}var Co=[["path",{d:"M9.671 4.136a2.34 2.34 0 0 1 4.659 0 2.34 2.34 0 0 0 3.319 1.915 2.34 2.34 0 0 1 2.33 4.033 2.34 2.34 0 0 0 0 3.831 2.34 2.34 0 0 1-2.33 4.033 2.34 2.34 0 0 0-3.319 1.915 2.34 2.34 0 0 1-4.659 0 2.34 2.34 0 0 0-3.32-1.915 2.34 2.34 0 0 1-2.33-4.033 2.34 2.34 0 0 0 0-3.831A2.34 2.34 0 0 1 6.35 6.051a2.34 2.34 0 0 0 3.319-1.915"}],["circle",{cx:"12",cy:"12",r:"3"}]];function be(){let{set:t}=x.value,o=t&&Gt(t).application,r=J.value.find(a=>a.application===o)?.sets.length??0;return[["flags",Jt],["try-it",Ne],r>1&&["compare",Ee],["history",je],["plans",Le],["evaluators",We],["contexts",Re],I("admin")&&["webhooks",ie],I("admin")&&["keys",dt],["settings",Co]].filter(a=>a!==!1)}function Mo({open:t}){let{set:o,page:r}=x.value,n=r==="flag"?"flags":r;return e`<nav class="side ${t?"open":""}" aria-label=${l.shell.pages}>
    <ul class="plain">
      ${be().map(([a,i])=>e`<li key=${a}>
          <a href=${P({set:o,page:a})} aria-current=${a===n?"page":void 0}>
            <${ft} shapes=${i} />${l.pages[a]}
          </a>
        </li>`)}
    </ul>
  </nav>`}function Jo(t,o){let r=o.toLowerCase().split(/\s+/).filter(Boolean),n=t.toLowerCase(),a=0;for(let i of r){let m=tr(n,i);if(!m)return 0;a+=m}return(a||1)+1/(1+t.length)}function tr(t,o){let r=t.indexOf(o);if(r===0)return 100;if(r>0){for(let a=r;a>=0;a=t.indexOf(o,a+1))if(/[^a-z0-9]/.test(t[a-1]))return 80;return 60}let n=-1;for(let a of o)if(n=t.indexOf(a,n+1),n<0)return 0;return o.length>1?20:0}function Ao(t,o,r,n){return o.trim()?t.map(a=>({item:a,points:Jo(r(a),o)})).filter(({points:a})=>a>0).sort((a,i)=>i.points-a.points).slice(0,n).map(({item:a})=>a):t.slice(0,n)}var Io=[["path",{d:"M10 13a5 5 0 0 0 7.54.54l3-3a5 5 0 0 0-7.07-7.07l-1.72 1.71"}],["path",{d:"M14 11a5 5 0 0 0-7.54-.54l-3 3a5 5 0 0 0 7.07 7.07l1.71-1.71"}]];var Oo=[["path",{d:"M15.914 4a1.5 1.5 0 00-2.474-1.561l-9 9A1.5 1.5 0 005.5 14h4.002a.5.5 0 01.471.666L8.086 20a1.5 1.5 0 002.475 1.56l9-9A1.5 1.5 0 0018.5 10h-3.997a.5.5 0 01-.472-.667z"}]];var Bt=l.palette;function Bo(t){let{set:o}=x.value;return[...er(o),...or(),...rr(t)]}function er(t){let o={page:"overview",label:l.pages.overview,icon:Ft,of:null};return[...t?be().map(([n,a])=>({page:n,label:l.pages[n],icon:a,of:t})):[],...B.value?[]:[o]].map(({page:n,label:a,icon:i,of:m})=>({id:`page-${n}`,group:Bt.pages,icon:i,label:a,detail:m?Bt.pageOf(m):void 0,run:()=>E({set:m,page:n})}))}function or(){return(Mt.value??[]).map(({name:t})=>({id:`set-${t}`,group:Bt.sets,icon:Ft,label:t,run:()=>E({set:t})}))}function rr(t){return[...Xt().filter(({isGlobal:r})=>!r).map(({label:r,run:n})=>[r,Oo,n]),[bt.value?l.shell.themeLight:l.shell.themeDark,bt.value?ue:ce,()=>Wt(bt.value?"light":"dark")],[Bt.copyAddress,Io,ar],[l.shell.shortcuts,me,t],[l.shell.apiDocs,se,()=>location.assign("../docs")],[l.shell.signOut,pe,jt]].map(([r,n,a])=>({id:`action-${r}`,group:Bt.actions,icon:n,label:r,run:a}))}async function ar(){let{set:t,page:o,flag:r,query:n}=x.value;try{await navigator.clipboard.writeText(new URL(P({set:t,page:o,flag:r,query:n}),location.href).href),H({text:Bt.addressCopied})}catch{H({kind:"bad",text:l.notCopied})}}var ht=l.palette,nr=40;function Po({onClose:t,showKeys:o}){let r=g(""),n=g(0),{flags:a,busy:i}=lr(r),m=Me(null),s=Ae(()=>{let p=Ao(Bo(o),r.value,({label:b})=>b,nr);return ir([...a.value,...p])}),u=s.value.length,d=Math.min(n.value,u-1);w(()=>{m.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({block:"nearest"})},[d,u]);function c(p){p&&(t(),p.run())}function v(p){let f={ArrowDown:d+1,ArrowUp:d-1,PageDown:Math.min(d+8,u-1),PageUp:Math.max(d-8,0)}[p.key];if(f!==void 0&&u)n.value=(f+u)%u;else if(p.key==="Enter")c(s.value[d]);else return;p.preventDefault()}return e`<${K} class="palette" title=${ht.title} onClose=${t}>
    <div class="typed">
      <${ft} shapes=${_t} />
      <input
        type="text"
        role="combobox"
        aria-label=${ht.placeholder}
        aria-expanded="true"
        aria-controls="destinations"
        aria-activedescendant=${u?`destination-${d}`:void 0}
        aria-autocomplete="list"
        placeholder=${ht.placeholder}
        autocomplete="off"
        spellcheck=${!1}
        autofocus
        value=${r.value}
        onInput=${p=>{r.value=p.target.value,n.value=0}}
        onKeyDown=${v}
      />
    </div>
    <div role="listbox" id="destinations" aria-label=${ht.title} ref=${m}>
      ${s.value.map((p,b)=>e`${p.group!==s.value[b-1]?.group&&e`<div class="group" role="presentation">${p.group}</div>`}
          <div
            key=${p.id}
            id="destination-${b}"
            role="option"
            aria-selected=${String(b===d)}
            onMouseMove=${()=>n.value=b}
            onClick=${()=>c(p)}
          >
            <${ft} shapes=${p.icon} />
            <span class="text">${p.label}</span>
            ${p.detail&&e`<span class="quiet small">${p.detail}</span>`}
          </div>`)}
    </div>
    ${u===0&&e`<p class="nothing" role="status">${i.value?ht.searching:ht.nothing(r.value)}</p>`}
  <//>`}function lr(t){let o=g([]),r=g(!1),{set:n}=x.value;return w(()=>{let a=t.value.trim();if(!n||!a){o.value=[];return}let i=new AbortController;r.value=!0;let m=setTimeout(async()=>{try{let{data:s}=await kt(A`flag-sets/${n}/flags`,{query:{search:a,summary:!0,limit:8},signal:i.signal});o.value=s.items.map(({key:u})=>({id:`flag-${u}`,group:ht.flags,icon:Jt,label:u,detail:n,run:()=>E({set:n,flag:u})})),r.value=!1}catch{i.signal.aborted||(r.value=!1)}},120);return()=>{clearTimeout(m),i.abort()}},[n,t.value]),{flags:o,busy:r}}function ir(t){return[...new Set(t.map(({group:r})=>r))].flatMap(r=>t.filter(n=>n.group===r))}function qo(){let t=g(!1),{set:o,page:r,flag:n}=x.value;w(()=>{Ke()||Y()},[]),w(()=>{B.value&&!o&&r==="overview"&&E({set:B.value})},[o,r,B.value]),w(()=>{let m=[n??l.pages[r],o,l.product];document.title=m.filter(Boolean).join(" \xB7 "),t.value=!1},[o,r,n]);let a=g(!1),i=g(!1);return Ct([{keys:"g o",label:l.palette.goOverview,run:()=>E({}),isGlobal:!0},{keys:"g f",label:l.palette.goFlags,run:()=>o&&E({set:o}),isGlobal:!0},{keys:"g h",label:l.palette.goHistory,run:()=>o&&E({set:o,page:"history"}),isGlobal:!0},{keys:"?",label:l.palette.showKeys,run:()=>i.value=!0,isGlobal:!0}]),w(()=>{let m=s=>{s.key.toLowerCase()!=="k"||!(s.metaKey||s.ctrlKey)||s.altKey||s.shiftKey||(s.preventDefault(),(a.value||!document.querySelector("dialog[open]"))&&(a.value=!a.value))};return window.addEventListener("keydown",m),()=>window.removeEventListener("keydown",m)},[]),e`<div class="shell ${o?"of-set":""} ${tt(Dt.value)?"production":""}">
    <a class="skip" href="#content" onClick=${pr}>${l.shell.skip}</a>
    <${xo} menu=${t} openPalette=${()=>a.value=!0} showKeys=${()=>i.value=!0} />
    ${o&&e`<${Mo} open=${t.value} />`}
    <main id="content" tabindex="-1"><${mr} key=${`${o} ${r} ${n}`} /></main>
    ${a.value&&e`<${Po} onClose=${()=>a.value=!1} showKeys=${()=>i.value=!0} />`}
    ${i.value&&e`<${So} onClose=${()=>i.value=!1} />`}
  </div>`}var sr=["webhooks","keys"];function mr(){let{set:t,page:o}=x.value,r=(t?go:bo)[o];return r?sr.includes(o)&&!I("admin")?e`<${R} level=${1} title=${l.shell.needsAdmin} text=${l.shell.needsAdminText}>
      <${$} href=${P({set:t})}>${t?l.pages.flags:l.pages.overview}<//>
    <//>`:Mt.value?t&&!Dt.value?e`<${R} level=${1} title=${l.shell.noSuchSet} text=${l.shell.noSuchSetText(t)}>
      <${$} href=${P({})}>${l.pages.overview}<//>
    <//>`:e`<${r} />`:fe.value?e`<${y} problem=${fe.value} onRetry=${Y} />`:e`<${z} rows=${8} />`:e`<${R} level=${1} title=${l.shell.noSuchPage} text=${l.shell.noSuchPageText}>
      <${$} href=${P({set:t})}>${t?l.pages.flags:l.pages.overview}<//>
    <//>`}function pr(t){t.preventDefault(),document.getElementById("content")?.focus()}var $e=rt(null),To=rt(!1);function Eo(){return w(()=>{yt.peek()&&Do()},[]),at.value?e`<${qo} /><${Fe} /><${_e} /><${De} />`:$e.value?e`<main class="padded"><${y} problem=${$e.value} onRetry=${Do} /></main>`:yt.value?null:e`<${Ue} reason=${To.value} />`}async function Do(){$e.value=null,Y();try{let t=await Vt("GET","api-keys/self",{},yt.peek());if(t.status===401)return To.value=!0,Pe();if(!t.ok)throw await zt(t);at.value=await t.json()}catch(t){$e.value=t}}Ce(e`<${Eo} />`,document.getElementById("console"));yt.peek()&&x.peek().set!==null?Tt():"requestIdleCallback"in window?requestIdleCallback(()=>Tt()):setTimeout(Tt,500);
