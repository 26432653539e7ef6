var P=Object.defineProperty;var ve=Object.getOwnPropertyDescriptor;var we=Object.getOwnPropertyNames;var ye=Object.prototype.hasOwnProperty;var ke=(e,r)=>{for(var o in r)P(e,o,{get:r[o],enumerable:!0})},_e=(e,r,o,t)=>{if(r&&typeof r=="object"||typeof r=="function")for(let i of we(r))!ye.call(e,i)&&i!==o&&P(e,i,{get:()=>r[i],enumerable:!(t=ve(r,i))||t.enumerable});return e};var ze=e=>_e(P({},"__esModule",{value:!0}),e);var Me={};ke(Me,{a:()=>ue,b:()=>ge});module.exports=ze(Me);var s=require("./chunk-XBERZTMJ.js"),q="__s",A="__c",B="__k",V="__d",D="__s",ie=/[\s\n\\/='"\0<>]/,le=/^(xlink|xmlns|xml)([A-Z])/,He=/^(?:accessK|auto[A-Z]|cell|ch|col|cont|cross|dateT|encT|form[A-Z]|frame|hrefL|inputM|maxL|minL|noV|playsI|popoverT|readO|rowS|src[A-Z]|tabI|useM|item[A-Z])/,Ce=/^ac|^ali|arabic|basel|cap|clipPath$|clipRule$|color|dominant|enable|fill|flood|font|glyph[^R]|horiz|image|letter|lighting|marker[^WUH]|overline|panose|pointe|paint|rendering|shape|stop|strikethrough|stroke|text[^L]|transform|underline|unicode|units|^v[^i]|^w|^xH/,je=new Set(["draggable","spellcheck"]);function pe(e){e.__g!==void 0?e.__g|=8:e[V]=!0}function Ae(e){e.__g!==void 0?e.__g&=-9:e[V]=!1}function se(e){return e.__g!==void 0?!!(8&e.__g):e[V]===!0}var De=/["&<]/;function $(e){if(e.length===0||De.test(e)===!1)return e;for(var r=0,o=0,t="",i="";o<e.length;o++){switch(e.charCodeAt(o)){case 34:i="&quot;";break;case 38:i="&amp;";break;case 60:i="&lt;";break;default:continue}o!==r&&(t+=e.slice(r,o)),t+=i,r=o+1}return o!==r&&(t+=e.slice(r,o)),t}var de={},Se=new Set(["animation-iteration-count","border-image-outset","border-image-slice","border-image-width","box-flex","box-flex-group","box-ordinal-group","column-count","fill-opacity","flex","flex-grow","flex-negative","flex-order","flex-positive","flex-shrink","flood-opacity","font-weight","grid-column","grid-row","line-clamp","line-height","opacity","order","orphans","stop-opacity","stroke-dasharray","stroke-dashoffset","stroke-miterlimit","stroke-opacity","stroke-width","tab-size","widows","z-index","zoom"]),Te=/[A-Z]/g;function Ee(e){var r="";for(var o in e){var t=e[o];if(t!=null&&t!==""){var i=o[0]=="-"?o:de[o]||(de[o]=o.replace(Te,"-$&").toLowerCase()),p=";";typeof t!="number"||i.startsWith("--")||Se.has(i)||(p="px;"),r=r+i+":"+t+p}}return r||void 0}function ce(){this.__d=!0}function Le(e,r){return{__v:e,context:r,props:e.props,setState:ce,forceUpdate:ce,__d:!0,__h:new Array(0)}}var K={},fe=[],H=Array.isArray,G=Object.assign,f="",J="<!--$s-->",Q="<!--/$s-->";function X(e){return typeof e=="string"?J+e+Q:H(e)?(e.unshift(J),e.push(Q),e):e&&typeof e.then=="function"?e.then(X):J+e+Q}function Ue(){return{beforeDiff:s.a.__b,afterDiff:s.a.diffed,renderHook:s.a.__r,unmountHook:s.a.unmount,rootHook:s.a.__,commitHook:s.a.__c,catchError:s.a.__e,errorBoundaries:s.a.errorBoundaries}}function F(e){var r=s.a[q];s.a[q]=!0;try{return e()}finally{s.a[q]=r}}function ue(e,r,o){var t=Ue();try{var i=F(function(){var p,g=(0,s.c)(s.d,null);return g[B]=[e],t.rootHook&&t.rootHook(e,((p={})[B]=g,p.nodeType=1,p)),v(e,r||K,!1,void 0,g,!1,o,t)});return H(i)?i.join(f):i}catch(p){throw p.then?new Error('Use "renderToStringAsync" for suspenseful rendering.'):p}finally{t.commitHook&&F(function(){return t.commitHook(e,fe)}),fe.length=0}}function me(e,r,o){var t,i=e.type,p=!0;return e[A]?(p=!1,(t=e[A]).state=t[D]):t=new i(e.props,r),e[A]=t,t.__v=e,t.props=e.props,t.context=r,pe(t),t.state==null&&(t.state=K),t[D]==null&&(t[D]=t.state),i.getDerivedStateFromProps?t.state=G({},t.state,i.getDerivedStateFromProps(t.props,t.state)):p&&t.componentWillMount?(t.componentWillMount(),t.state=t[D]!==t.state?t[D]:t.state):!p&&t.componentWillUpdate&&t.componentWillUpdate(),o.renderHook&&o.renderHook(e),t.render(t.props,t.state,r)}function v(e,r,o,t,i,p,g,a){if(e==null||e===!0||e===!1||e===f)return f;var M=typeof e;if(M!="object")return M=="function"?f:M=="string"?$(e):e+f;if(H(e)){var w,_=f;i[B]=e;for(var Y=e.length,W=0;W<Y;W++){var N=e[W];if(N!=null&&typeof N!="boolean"){var ee,S=v(N,r,o,t,i,p,g,a);typeof S=="string"?_+=S:(w||(w=new Array(Y)),_&&w.push(_),_=f,H(S)?(ee=w).push.apply(ee,S):w.push(S))}}return w?(_&&w.push(_),w):_}if(!(0,s.b)(e))return f;e.__=i,a.beforeDiff&&a.beforeDiff(e);var c=e.type,m=e.props;if(typeof c=="function"){var I,n,u,L=r;if(c===s.d){if("tpl"in m){for(var y,b=f,T=0;T<m.tpl.length;T++)if(b+=m.tpl[T],m.exprs&&T<m.exprs.length){var C=m.exprs[T];if(C==null)continue;if(typeof C=="object"&&((0,s.b)(C)||H(C))){var te,E=v(C,r,o,t,e,p,g,a);typeof E=="string"?b+=E:(y||(y=[]),b&&y.push(b),b=f,H(E)?(te=y).push.apply(te,E):y.push(E))}else b+=C}return y?(b&&y.push(b),y):b}if("UNSTABLE_comment"in m)return"<!--"+$(m.UNSTABLE_comment)+"-->";n=m.children}else{if((I=c.contextType)!=null){var re=r[I.__c];L=re?re.props.value:I.__}var oe=c.prototype&&typeof c.prototype.render=="function";if(oe)n=me(e,L,a),u=e[A];else{e[A]=u=Le(e,L);for(var xe=0;se(u)&&xe++<25;){Ae(u),a.renderHook&&a.renderHook(e);try{n=c.call(u,m,L)}catch(x){throw p&&x&&typeof x.then=="function"&&(e._suspended=!0),x}}pe(u)}if(u.getChildContext!=null&&(r=G({},r,u.getChildContext())),oe&&a.errorBoundaries&&(c.getDerivedStateFromError||u.componentDidCatch)){n=n!=null&&n.type===s.d&&n.key==null&&n.props.tpl==null?n.props.children:n;try{return v(n,r,o,t,e,p,!1,a)}catch(x){return c.getDerivedStateFromError&&(u[D]=c.getDerivedStateFromError(x)),u.componentDidCatch&&u.componentDidCatch(x,K),se(u)?(n=me(e,r,a),(u=e[A]).getChildContext!=null&&(r=G({},r,u.getChildContext())),v(n=n!=null&&n.type===s.d&&n.key==null&&n.props.tpl==null?n.props.children:n,r,o,t,e,p,g,a)):f}finally{a.afterDiff&&a.afterDiff(e),a.unmountHook&&a.unmountHook(e)}}}n=n!=null&&n.type===s.d&&n.key==null&&n.props.tpl==null?n.props.children:n;try{var ae=v(n,r,o,t,e,p,g,a);return a.afterDiff&&a.afterDiff(e),a.unmountHook&&a.unmountHook(e),e._suspended?X(ae):ae}catch(x){if(!p&&g&&g.onError){var ne=(function O(U){return g.onError(U,e,function(j,he){try{return F(function(){return v(j,r,o,t,he,p,g,a)})}catch(be){return O(be)}})})(x);return ne!==void 0?ne:(a.catchError&&a.catchError(x,e),f)}if(!p||!x||typeof x.then!="function")throw x;return x.then(function O(){try{var U=F(function(){return v(n,r,o,t,e,p,g,a)});return e._suspended?X(U):U}catch(j){if(!j||typeof j.then!="function")throw j;return j.then(O)}})}}var k,z="<"+c,h=f;for(var l in m){var d=m[l];if(typeof(d=Fe(d)?d.value:d)!="function"||l==="class"||l==="className"){switch(l){case"children":k=d;continue;case"key":case"ref":case"__self":case"__source":continue;case"htmlFor":if("for"in m)continue;l="for";break;case"className":if("class"in m)continue;l="class";break;case"defaultChecked":l="checked";break;case"defaultSelected":l="selected";break;case"defaultValue":case"value":switch(l="value",c){case"textarea":k=d;continue;case"select":t=d;continue;case"option":t!=d||"selected"in m||(z+=" selected")}break;case"dangerouslySetInnerHTML":h=d&&d.__html;continue;case"style":typeof d=="object"&&(d=Ee(d));break;case"acceptCharset":l="accept-charset";break;case"httpEquiv":l="http-equiv";break;default:if(ie.test(l))continue;le.test(l)?l=l.replace(le,"$1:$2").toLowerCase():l[4]!=="-"&&!je.has(l)||d==null?o?Ce.test(l)&&(l=l==="panose1"?"panose-1":l.replace(/([A-Z])/g,"-$1").toLowerCase()):He.test(l)&&(l=l.toLowerCase()):d+=f}d!=null&&d!==!1&&(z=d===!0||d===f?z+" "+l:z+" "+l+'="'+$(d+f)+'"')}}if(ie.test(c))throw new Error(c+" is not a valid HTML tag name in "+z+">");if(h||(typeof k=="string"?h=$(k):k!=null&&k!==!1&&k!==!0&&(h=v(k,r,c==="svg"||c!=="foreignObject"&&o,t,e,p,g,a))),a.afterDiff&&a.afterDiff(e),a.unmountHook&&a.unmountHook(e),!h&&$e.has(c))return z+"/>";var R="</"+c+">",Z=z+">";return H(h)?[Z].concat(h,[R]):typeof h!="string"?[Z,h,R]:Z+h+R}var $e=new Set(["area","base","br","col","command","embed","hr","img","input","keygen","link","meta","param","source","track","wbr"]);function Fe(e){return e!==null&&typeof e=="object"&&typeof e.peek=="function"&&"value"in e}var ge=`
:root {
  --bg: #f3f4f8; --card: #fff; --ink: #161d2b; --muted: #525d72; --line: #dbe0ea;
  --accent: #3c45c4; --on-accent: #fff; --soft: #e8e9fb;
  --met: #12653f; --met-soft: #e2f3e9; --partial: #855000; --partial-soft: #fdf0d8; --absent: #566074; --absent-soft: #eff1f5; --bad: #ae231c;
  color-scheme: light;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --bg: #0f131b; --card: #171d28; --ink: #e7ebf3; --muted: #a5afc1; --line: #2d3646;
    --accent: #a9b1ff; --on-accent: #10142b; --soft: #252b4a;
    --met: #66d6a0; --met-soft: #13301f; --partial: #f2bb62; --partial-soft: #35290f; --absent: #a3adbf; --absent-soft: #1f2633; --bad: #ff9d94;
    color-scheme: dark;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: auto; scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 0 clamp(14px, 4vw, 40px) 40px; max-width: 1160px; background: var(--bg); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere;
}
h1, h2, h3, h4, p, ul, ol, dl, dd { margin: 0; padding: 0; }
ul, ol { list-style: none; }
a { color: var(--accent); text-underline-offset: .18em; }
code, .place, .excerpt { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: .86em; }
.place, code, .badge, .name { unicode-bidi: isolate; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
main:focus { outline: none; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: 14px; top: -60px; padding: 10px 16px; background: var(--accent); color: var(--on-accent); z-index: 1; border-radius: 0 0 8px 8px; }
.skip:focus { top: 0; }

body > header { display: flex; flex-wrap: wrap; gap: 4px 24px; justify-content: space-between; padding: 22px 0 14px; border-bottom: 1px solid var(--line); }
.brand { font-weight: 700; letter-spacing: .01em; }
.subject { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 14px; color: var(--muted); }
.subject b { color: var(--ink); font-weight: 600; }
nav ul { display: flex; flex-wrap: wrap; gap: 0 22px; padding: 4px 0; }
nav a { display: inline-block; padding: 6px 0; font-size: .92rem; text-decoration: none; color: var(--muted); }
nav a:hover { color: var(--accent); text-decoration: underline; }

.hero { display: flex; align-items: center; gap: clamp(18px, 4vw, 44px); padding: 30px 0 10px; }
.hero > div { min-width: 0; }
.hero h1 { font-size: clamp(2rem, 6vw, 3.4rem); line-height: 1.08; letter-spacing: -.02em; font-weight: 750; }
.hero .of { color: var(--accent); }
.distance { margin-top: 8px; font-size: clamp(1.05rem, 2.4vw, 1.35rem); color: var(--muted); }
.distance strong { color: var(--ink); }
.gauge { flex: none; width: clamp(92px, 22vw, 172px); }
.gauge circle { fill: none; stroke-width: 12; }
.gauge .track { stroke: var(--line); }
.gauge .filled { stroke: var(--accent); }
.gauge text { text-anchor: middle; fill: var(--ink); font-weight: 750; }
.gauge .figure { font-size: 46px; }
.gauge .total { font-size: 13px; font-weight: 500; fill: var(--muted); }
.badges { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 14px; }
.badges:empty { display: none; }
.badge { display: inline-block; padding: 3px 12px; border: 1px solid currentColor; border-radius: 99px; font-size: .85rem; font-weight: 600; line-height: 1.4; }
a.badge { text-decoration: none; background: var(--card); }
a.badge:hover { text-decoration: underline; }
.badge.failed { color: var(--bad); }

section { margin-top: 44px; }
h2 { font-size: 1.45rem; line-height: 1.25; letter-spacing: -.01em; margin-bottom: 12px; }
.lead { color: var(--muted); margin-bottom: 16px; }
.lead::first-letter { text-transform: uppercase; }
.card, article, .ways > li { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 18px 20px; overflow: clip; }
.name { font-weight: 650; }
.where { color: var(--muted); font-size: .92rem; }

.status { display: inline-flex; align-items: center; gap: 7px; font-weight: 650; font-size: .92rem; }
.status svg { flex: none; width: 18px; height: 18px; }
.status.met { color: var(--met); }
.status.partial { color: var(--partial); }
.status.absent { color: var(--absent); }
.ring { fill: none; stroke: currentColor; stroke-width: 2; }
.dashed { stroke-dasharray: 3.6 2.68; }
.tick { fill: none; stroke: var(--card); stroke-width: 2.4; stroke-linecap: round; stroke-linejoin: round; }

.legend { display: flex; flex-wrap: wrap; gap: 4px 24px; margin-bottom: 18px; }
.stairs { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); align-items: end; gap: 0 10px; border-bottom: 4px solid var(--accent); }
.step { display: flex; flex-direction: column; min-width: 0; }
.step > ul { display: grid; gap: 8px; margin-bottom: 10px; }
.plinth { order: 1; min-height: 96px; padding: 12px 16px; border-radius: 12px 12px 0 0; border: 2px solid transparent; border-bottom: 0; }
${[2,3,4,5,6,7,8,9].map(e=>`.step:nth-child(${e}) .plinth { min-height: ${64+32*e}px; }`).join(`
`)}
.plinth h3 { font-size: 1.12rem; line-height: 1.2; display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 10px; }
.plinth .number { font-size: 2rem; font-weight: 750; line-height: 1; }
.plinth p { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 12px; margin-top: 6px; font-size: .88rem; }
.reached .plinth { background: var(--accent); color: var(--on-accent); }
.next .plinth { background: var(--soft); border: 2px dashed var(--accent); border-bottom: 0; }
.ahead .plinth { background: var(--absent-soft); color: var(--muted); border-color: var(--line); }
.tile { display: grid; align-content: start; gap: 3px; min-height: 116px; padding: 11px 13px; border-radius: 10px; border: 2px solid transparent; color: var(--ink); text-decoration: none; overflow: clip; }
.tile .name { font-size: .95rem; line-height: 1.3; }
.tile .count { font-size: .82rem; color: var(--muted); }
.tile.met { background: var(--met-soft); border-color: var(--met); }
.tile.partial { background: var(--partial-soft); border-color: var(--partial); }
.tile.absent { background: var(--card); border: 2px dashed var(--absent); }
.tile .tick { stroke: var(--met-soft); }
.tile:hover .name { text-decoration: underline; }

.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr)); gap: 14px; }
.columns h3 { font-size: 1.05rem; margin-bottom: 8px; }
.fell h3 { color: var(--bad); }
.rose h3 { color: var(--met); }
.columns li + li { border-top: 1px solid var(--line); margin-top: 12px; padding-top: 12px; }
.columns li > a { font-weight: 650; }
.to { color: var(--muted); padding: 0 4px; font-size: .92rem; }
.columns li > p { display: flex; flex-wrap: wrap; align-items: center; gap: 0 5px; }

table { width: 100%; border-collapse: separate; border-spacing: 0; background: var(--card); border: 1px solid var(--line); border-radius: 12px; font-size: .95rem; overflow: clip; }
th, td { text-align: left; vertical-align: top; padding: 11px clamp(8px, 2vw, 18px); }
thead th { font-size: .82rem; font-weight: 600; color: var(--muted); padding-bottom: 6px; }
tbody th, tbody td { border-top: 1px solid var(--line); }
tbody th { font-weight: 600; }
tbody th b { display: block; }
#policies table { table-layout: fixed; }
tr.passed b { color: var(--met); }
tr.failed b { color: var(--bad); }
td p { color: var(--muted); margin-top: 4px; }

.ways, .exemptions { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr)); gap: 14px; }
.ways > li { border-top: 4px solid var(--accent); }
.ways .name { margin: 4px 0 6px; font-size: 1.08rem; line-height: 1.3; }
.ways .where { margin-top: 10px; }
#way h3 { font-size: 1.05rem; margin: 18px 0 10px; }

.figures { display: flex; flex-wrap: wrap; gap: 10px 48px; margin-bottom: 12px; }
.figures dt { color: var(--muted); font-size: .88rem; }
.figures dd { font-size: 1.5rem; font-weight: 700; letter-spacing: -.01em; }
.exemptions .name { margin: 8px 0 6px; }
.exemptions .active .badge { color: var(--met); }
.exemptions :is(.expired, .unused, .incomplete) .badge, .message { color: var(--partial); }
.exemptions dl, footer dl { display: grid; gap: 2px; margin-top: 8px; font-size: .92rem; }
.exemptions dl > div, footer dl > div { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); }
dt { color: var(--muted); }
.message { margin-top: 8px; font-weight: 600; font-size: .92rem; }

.level + .level { margin-top: 30px; }
.level > h3 { display: flex; flex-wrap: wrap; gap: 0 14px; align-items: baseline; font-size: 1.15rem; margin-bottom: 10px; }
.level small { font-size: .88rem; font-weight: 400; color: var(--muted); }
article { display: grid; grid-template-columns: minmax(0, 260px) minmax(0, 1fr); gap: 12px 32px; margin-bottom: 12px; border-left: 5px solid; }
article.met { border-left-color: var(--met); }
article.partial { border-left: 5px double var(--partial); }
article.absent { border-left: 5px dotted var(--absent); }
article:target { outline: 3px solid var(--accent); outline-offset: 2px; }
article h4 { font-size: 1.05rem; line-height: 1.3; margin-bottom: 6px; }
.side > p { display: flex; flex-wrap: wrap; align-items: center; gap: 0 12px; }
.confidence { font-size: .88rem; color: var(--muted); }
.side > .techniques { display: block; margin-top: 8px; font-size: .92rem; color: var(--muted); }
.nothing { color: var(--muted); }
.technique { margin-left: 10px; padding: 0 8px; border-radius: 6px; background: var(--soft); color: var(--ink); font-size: .85em; }
.excerpt { display: flex; gap: 14px; margin-top: 4px; padding: 6px 12px; background: var(--absent-soft); border-radius: 8px; overflow: clip; }
.excerpt > span { color: var(--muted); user-select: none; overflow-wrap: normal; min-width: 2.4em; text-align: right; }
.excerpt code { font-size: 1em; min-width: 0; }
.missing { margin-top: 14px; padding-top: 12px; border-top: 1px solid var(--line); }
.body > .nothing + .missing { margin-top: 8px; padding-top: 0; border-top: 0; }
details { margin-top: 12px; }
summary { cursor: pointer; color: var(--accent); font-weight: 600; font-size: .95rem; padding: 4px 0; }
.group { margin-top: 14px; }
.group li { margin-top: 8px; }
.group .reason, .reason { margin-bottom: 2px; }
section > details { margin-top: 0; }
details > table { margin-top: 10px; }

.calm { text-align: center; padding: clamp(48px, 12vh, 130px) 0 60px; }
.calm svg { width: 72px; fill: none; stroke: var(--muted); stroke-width: 3; stroke-linecap: round; }
.calm h1 { font-size: clamp(1.7rem, 5vw, 2.5rem); line-height: 1.15; letter-spacing: -.015em; margin: 18px 0 10px; }
.calm p { color: var(--muted); max-width: 34rem; margin: 0 auto; font-size: 1.1rem; }
footer { margin-top: 56px; padding-top: 20px; border-top: 1px solid var(--line); font-size: .92rem; color: var(--muted); }
footer h2 { font-size: 1rem; color: var(--ink); margin-bottom: 4px; }
footer dd { color: var(--ink); }
footer > p { margin-top: 12px; max-width: 46rem; }

@media screen and (max-width: 800px) {
  .stairs { grid-auto-flow: row; gap: 22px; border: 0; }
  .plinth, .step:nth-child(n) .plinth { order: 0; min-height: 0; border-radius: 12px; margin-bottom: 8px; border-bottom: 2px solid transparent; }
  .step.next:nth-child(n) .plinth { border-bottom: 2px dashed var(--accent); }
  .step.ahead:nth-child(n) .plinth { border-bottom-color: var(--line); }
  .step > ul { margin: 0; }
  .tile { min-height: 0; }
  article { grid-template-columns: minmax(0, 1fr); }
}
@media (forced-colors: active) {
  .plinth, .tile { border-color: CanvasText; }
}
@page { margin: 14mm; }
@media print {
  body { padding: 0; max-width: none; background: none; font-size: 10.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  nav, .skip { display: none; }
  section { margin-top: 26pt; }
  article { grid-template-columns: minmax(0, 30%) minmax(0, 1fr); }
  .tile { min-height: 84pt; padding: 8px 9px; }
  .plinth { padding: 10px 9px; }
  .plinth h3 { font-size: 1rem; }
  .stairs, .card, .ways > li, .found, tr, h2, h3, h4 { break-inside: avoid; }
  h2, h3, h4, .lead, .side { break-after: avoid; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
  summary { list-style: none; color: var(--ink); }
  summary::-webkit-details-marker { display: none; }
}
`;
