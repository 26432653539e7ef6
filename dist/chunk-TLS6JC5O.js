var de=Object.defineProperty;var mt=Object.getOwnPropertyDescriptor;var ht=Object.getOwnPropertyNames;var gt=Object.prototype.hasOwnProperty;var xt=(e,t)=>{for(var r in t)de(e,r,{get:t[r],enumerable:!0})},vt=(e,t,r,n)=>{if(t&&typeof t=="object"||typeof t=="function")for(let l of ht(t))!gt.call(e,l)&&l!==r&&de(e,l,{get:()=>t[l],enumerable:!(n=mt(t,l))||n.enumerable});return e};var bt=e=>vt(de({},"__esModule",{value:!0}),e);var Xt={};xt(Xt,{a:()=>L,b:()=>rt,c:()=>w,d:()=>Y,e:()=>$e,f:()=>Ae,g:()=>He,h:()=>nt,i:()=>ot,j:()=>at,k:()=>it,l:()=>Ue,m:()=>lt,n:()=>pt,o:()=>st,p:()=>ct,q:()=>dt});module.exports=bt(Xt);var le=require("./chunk-2HH7D7QV.js"),Me=require("./chunk-5GJ3OGEH.js"),g,Te,ue,F,fe,Q,Ce,G,Pe,_e,me,yt,X=Symbol.for("pv"),We={},ee=[],kt=/^m(i|n|o|s|text|space)$/,he=Array.isArray,Ne=ee.slice,I=Object.assign;function q(e){e&&e.parentNode&&e.remove()}function wt(e,t,r){var n,l,o,p={},a=arguments.length;for(o in t)o=="key"?n=t[o]:o=="ref"&&typeof e!="function"?l=t[o]:p[o]=t[o];return a>2&&(p.children=a>3?Ne.call(arguments,2):r),te(e,p,n,l,null)}function te(e,t,r,n,l){var o={type:e,props:t,key:r,ref:n,__k:null,__:null,__b:0,__e:null,__c:null,constructor:X,__v:l||++Te,__i:-1,__u:0};return!l&&g.vnode&&g.vnode(o),o}function L(e){return e.children}function re(e,t){this.props=e,this.context=t,this.__g=0}function j(e,t){if(t==null)return e.__&&j(e.__,e.__i+1);for(var r;t<e.__k.length;t++)if((r=e.__k[t])&&r.__e)return r.__e;return typeof e.type!="function"||e.props.__P?null:j(e)}function zt(e){var t,r=e.__v,n=r.__e,l=[],o=[],p=e.__P;p&&((t=I({constructor:X},r)).__v=r.__v+1,g.vnode&&g.vnode(t),Oe(p,t,r,e.__n,p.namespaceURI,32&r.__u?[n]:null,l,n||j(r),32&r.__u,o),t.__v=r.__v,t.__.__k[t.__i]=t,$t(l,t,o),r.__=r.__e=null,t.__e!=n&&Re(t))}function Re(e){if((e=e.__)&&e.__c&&!e.props.__P)return e.__e=null,e.__k.some(function(t){return t&&(e.__e=t.__e)}),Re(e)}function Fe(e){(8&e.__g||(e.__g|=8,F.push(e),Q++))&&fe==g.debounceRendering||((fe=g.debounceRendering)||queueMicrotask)(je)}function je(){try{for(var e,t=1;F.length;)F.length>t&&F.sort(Ce),e=F.shift(),t=F.length,8&e.__g&&zt(e)}finally{(Q=F.length)&&(fe||queueMicrotask)(je)}}function Be(e,t,r,n,l,o,p,a,_,x,s){var k,v,i,m,y,d,u=n.__k||ee,h=t.length;for(_=St(r,t,u,_,h),k=0;k<h;k++)(i=r.__k[k])!=null&&(v=~i.__i&&u[i.__i]||We,i.__i=k,d=Oe(e,i,v,l,o,p,a,_,x,s),m=i.__e,(v.ref!=i.ref||8&v.__u)&&(v.ref&&ge(v.ref,null,i,v),i.ref&&s.push(i.ref,i.__c||m,i)),y=y||m,4&i.__u?(_=Ie(i,_,e,!v.__v),v.__e&&(v.__e=null)):typeof i.type=="function"&&d!==void 0?_=d:m&&(_=m.nextSibling),i.__u&=-21);return r.__e=y,_}function St(e,t,r,n,l){var o,p,a,_,x,s,k,v,i,m=r.length,y=m,d=0,u=0,h=e.__k=Array(l);for(o=0;o<l;o++)(p=t[o])!=null&&typeof p!="boolean"&&typeof p!="function"?(typeof p!="object"||p.constructor===String?p=h[o]=te(null,p):he(p)?p=h[o]=te(L,{children:p}):p.constructor===X&&p.__b?p=h[o]=te(p.type,p.props,p.key,p.ref,p.__v):h[o]=p,_=o+d,p.__=e,p.__b=e.__b+1,a=null,~(x=p.__i=Dt(p,r,_,y))&&(y--,(a=r[x])&&(a.__u|=2)),a&&a.__v?(p.__u|=16,x==_-1?d--:x==_+1?d++:x!=_&&(x>_?d--:d++,u=1)):(~x||(l>m?d--:l<m&&d++),typeof p.type!="function"&&(p.__u|=4))):h[o]=null;if(u){for(s=[],k=[],o=0;o<l;o++)if((p=h[o])&&16&p.__u){for(d=0,v=s.length;d<v;)s[i=d+v>>1]<p.__i?d=i+1:v=i;s[d]=p.__i,k[o]=d+1}for(d=s.length;o--;)k[o]&&(k[o]==d?d--:h[o].__u|=4)}if(y)for(o=0;o<m;o++)!(a=r[o])||2&a.__u||(a.__e==n&&(n=j(a)),xe(a,a));return n}function Ie(e,t,r,n){var l,o,p,a;if(typeof e.type=="function"){if(e.props.__P)return t;if(l=e.__k)for(o=0;o<l.length;o++)l[o]&&(l[o].__=e,t=Ie(l[o],t,r,!1));return t}for(t&&!t.parentNode&&(t=j(e))&&!t.parentNode&&(t=null),p=e.__e,a=t;a&&a.nodeType==8;)a=a.nextSibling;for(p!=a&&(!n&&r.moveBefore&&p.parentNode?r.moveBefore(p,t):r.insertBefore(p,t||null)),t=p;(t=t&&t.nextSibling)&&t.nodeType==8&&!t.data.startsWith("$s"););return t}function Dt(e,t,r,n){var l,o=e.key,p=e.type,a=t[r],_=a&&!(2&a.__u);if(a===null&&o==null||_&&o==a.key&&p==a.type)return r;if(n>(_?1:0)){for(l=r-1;l>=0;l--)if((a=t[l])&&!(2&a.__u)&&o==a.key&&p==a.type)return l;for(l=r+1;l<t.length;l++)if((a=t[l])&&!(2&a.__u)&&o==a.key&&p==a.type)return l}return-1}function qe(e,t,r){r==null&&(r=""),t[0]=="-"?e.setProperty(t,r):e[t]=r}function ne(e,t,r,n,l){var o,p;if(t=="style")if(typeof r=="string")e.style.cssText=r;else{if(typeof n=="string"&&(e.style.cssText=n=""),n)for(t in n)r&&t in r||qe(e.style,t);if(r)for(t in r)n&&r[t]==n[t]||qe(e.style,t,r[t])}else if(t[0]=="o"&&t[1]=="n")typeof r!="function"&&(r=null),typeof n!="function"&&(n=null),(e.__e||(e.__e={}))[t]=r,r&&n||(p=me[t]||(me[t]=Mt(t)),(e.__a||(e.__a={}))[t]=_e,o=t!=(t=t.replace(Pe,"$1")),(t=t.slice(2))[0]<"a"&&(t=t.toLowerCase()),r?e.addEventListener(t,p,o):e.removeEventListener(t,p,o));else{if(l=="http://www.w3.org/2000/svg")t=t.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(t!="width"&&t!="height"&&t!="href"&&t!="list"&&t!="form"&&t!="tabIndex"&&t!="download"&&t!="rowSpan"&&t!="colSpan"&&t!="role"&&t!="popover"&&t in e)try{return void(e[t]=r??"")}catch{}if(typeof r=="function")return;r==null||r===!1&&t[4]!="-"?e.removeAttribute(t):e.setAttribute(t,t=="popover"&&r==1?"":r)}}function Mt(e){return function(t){var r=this.__e;if(r){if(r=r[e],t[G]==null)t[G]=_e++;else if(t[G]<this.__a[e])return;return r(g.event?g.event(t):t)}}}function Oe(e,t,r,n,l,o,p,a,_,x){var s,k,v,i,m,y,d,u,h,c,f,N,E,M,$,P,T,A,U=t.type;if(t.constructor!==X)return null;128&r.__u&&(_=32&r.__u,s=r.__c.__z)&&(t.__u|=_,k=o=[],s.nodeType==8?a=oe(s,o):o.push(s),a=o[0]||a),(s=g.__b)&&s(t);e:if(typeof U=="function"){v=p.length;try{if(u=t.props,h=(s=U.prototype)&&s.render,c=(s=U.contextType)&&n[s.__c],f=s?c?c.props.value:s.__:n,(i=r.__c)?(t.__c=i,2&i.__g&&(i.__g|=1)):(h?t.__c=i=new U(u,f):(t.__c=i=new re(u,f),i.constructor=U,i.render=Ht),c&&c.sub(i),i.state||(i.state={}),i.__n=n,i.__g|=8,i.__h=[],i.__k=[]),h&&(i.__s||(i.__s=i.state),U.getDerivedStateFromProps&&(i.__s==i.state&&(i.__s=I({},i.__s)),I(i.__s,U.getDerivedStateFromProps(u,i.__s)))),m=i.props,y=i.state,i.__v=t,r.__c){if(u!==m&&h&&!U.getDerivedStateFromProps&&i.componentWillReceiveProps&&i.componentWillReceiveProps(u,f),t.__v==r.__v&&!(8&i.__g)||!(4&i.__g)&&i.shouldComponentUpdate&&i.shouldComponentUpdate(u,i.__s,f)===!1){t.__v!=r.__v&&(i.props=u,i.state=i.__s,i.__g&=-9),t.__e=r.__e,t.__k=r.__k,t.__k.some(function(D){D&&(D.__=t)}),ee.push.apply(i.__h,i.__k),i.__k=[],i.__h.length&&p.push(i),a=j(r);break e}i.componentWillUpdate&&i.componentWillUpdate(u,i.__s,f),h&&i.componentDidUpdate&&i.__h.push(function(){i.componentDidUpdate(m,y,d)})}else h&&!U.getDerivedStateFromProps&&i.componentWillMount&&i.componentWillMount(),h&&i.componentDidMount&&i.__h.push(i.componentDidMount);i.context=f,i.props=u,i.__P=e,i.__g&=-5,N=g.__r,E=h?25:0;do i.__g&=-9,N&&N(t),s=i.render(i.props,i.state=i.__s,i.context);while(8&i.__g&&++E<25);h&&(ee.push.apply(i.__h,i.__k),i.__k=[]),i.state=i.__s,i.getChildContext&&(n=I({},n,i.getChildContext())),h&&r.__c&&i.getSnapshotBeforeUpdate&&(d=i.getSnapshotBeforeUpdate(m,y)),M=s&&s.type===L&&s.key==null?s.props.children:s,u.__P&&(s=a,l=(e=u.__P).namespaceURI,_=o=null,r.props&&r.props.__P!=e&&(r.__k.some(function(D){D&&xe(D,D)}),r.__k=null),a=r.__k?j(r,0):null),a=Be(e,he(M)?M:[M],t,r,n,l,o,p,a,_,x),u.__P&&(t.__e=null,a=s),t.__u&=-161,k&&k.some(q),i.__h.length&&p.push(i),1&i.__g&&(i.__g&=-4)}catch(D){if(p.length=v,t.__v=null,_||o)if(D&&D.then){if(t.__u|=128|_,o){for(~(T=o.indexOf(a||void 0))||(T=o.length);(A=o[T-1])&&A.nodeType==8;)T--;for(;T<o.length;T++)if(A=o[T])if(o[T]=null,$){if(A==P)break}else{if(A.nodeType!=8)break;A.data.startsWith("$s")&&(P=oe($=A))}}if(!$){for(;a&&a.nodeType==8&&a.nextSibling;)a=a.nextSibling;$=a}(s=oe($=t.__c.__z||(t.__c.__z=$)))?(t.__e=$,a=s):t.__e=a,a=a&&a.nextSibling}else o&&o.some(q);else t.__e=r.__e;t.__k||(t.__k=r.__k||[]),D&&D.then||Ze(t),g.__e(D,t,r)}}else a=t.__e=At(r.__e,t,r,n,l,o,p,_,x,e);return(s=g.diffed)&&s(t),a}function oe(e,t){if(e&&e.nodeType==8&&e.data.startsWith("$s"))for(var r=1;e=e.nextSibling;){if(e.nodeType==8){if(e.data.startsWith("$s"))r++;else if(e.data.startsWith("/$s")&&!--r)return e}t&&t.push(e)}}function Ze(e){e&&(e.__c&&(e.__c.__g|=4),e.__k&&e.__k.some(Ze))}function $t(e,t,r){for(var n=0;n<r.length;)ge(r[n++],r[n++],r[n++]);g.__c&&g.__c(t,e),e.some(function(l){try{e=l.__h,l.__h=[],e.some(function(o){o.call(l)})}catch(o){g.__e(o,l.__v)}})}function At(e,t,r,n,l,o,p,a,_,x){var s,k,v,i,m,y,d,u,h=r.props||We,c=t.props,f=t.type;if(f=="svg"?l="http://www.w3.org/2000/svg":f=="math"?l="http://www.w3.org/1998/Math/MathML":l||(l="http://www.w3.org/1999/xhtml"),o){for(s=0;s<o.length;s++)if((m=o[s])&&(f?m.localName==f:m.nodeType==3)){e=m,o[s]=null;break}}if(!e){if(u=x.ownerDocument||document,!f)return u.createTextNode(c);e=u.createElementNS(l,f,c.is?c:x),a&&(g.__m&&g.__m(t,o),a=!1),o=null}if(f){if(x=f=="template"&&e.content||e,o=f=="textarea"&&c.defaultValue!=null?null:o&&Ne.call(x.childNodes),!a&&o)for(h={},s=0;s<e.attributes.length;s++)h[(m=e.attributes[s]).name]=m.value;for(s in h)m=h[s],s=="dangerouslySetInnerHTML"?v=m:s=="children"||s in c||s=="value"&&"defaultValue"in c||s=="checked"&&"defaultChecked"in c||ne(e,s,null,m,l);for(s in c)m=c[s],s=="children"?i=m:s=="dangerouslySetInnerHTML"?k=m:s=="value"?y=m:s=="checked"?d=m:a&&typeof m!="function"||h[s]===m||ne(e,s,m,h[s],l);k?(a||v&&(k.__html==v.__html||k.__html==e.innerHTML)||(e.innerHTML=k.__html),t.__k=[]):(v&&(e.textContent=""),(f=="foreignObject"||l=="http://www.w3.org/1998/Math/MathML"&&kt.test(f))&&(l="http://www.w3.org/1999/xhtml"),Be(x,he(i)?i:[i],t,r,n,l,o,p,o?o[0]:r.__k&&j(r,0),a,_),o&&o.some(q)),a&&f!="textarea"||(s="value",f=="progress"&&y==null?e.removeAttribute(s):y==null||y===e[s]&&(f!="progress"||y)||ne(e,s,y,h[s],l),s="checked",d!=null&&d!=e[s]&&ne(e,s,d,h[s],l))}else h===c||a&&e.data==c||(e.data=c);return e}function ge(e,t,r,n){try{typeof e=="function"?t?t.__x=e(t)||1:n&&(n=n.__c||n.__e)&&(t=n.__x)&&(n.__x=null,typeof t=="function"?t():e(null)):e.current=t}catch(l){g.__e(l,r)}}function xe(e,t,r){var n,l,o,p;if(g.unmount&&g.unmount(e),!(n=e.ref)||n.current&&n.current!=e.__e||ge(n,null,t,e),n=e.__c){if(n.componentWillUnmount)try{n.componentWillUnmount()}catch(a){g.__e(a,t)}n.__P=n.__n=null}if(n=e.__k)for(p=0;p<n.length;p++)n[p]&&xe(n[p],t,typeof e.type!="function"||r&&!e.props.__P);!r&&(n=e.__c)&&(n=n.__z)&&(l=oe(n,o=[]))&&(n==e.__e&&o.some(q),q(l),q(n)),r||q(e.__e),e.__e=e.__c=e.__=null}function Ht(e,t,r){return this.constructor(e,r)}g={__e:function(e,t,r,n){for(var l,o,p;t=t.__;)if((l=t.__c)&&!(1&l.__g)){l.__g|=4;try{if((p=(o=l.constructor)&&o.getDerivedStateFromError)&&l.setState(o.getDerivedStateFromError(e)),l.componentDidCatch&&(l.componentDidCatch(e,n||{}),p=1),p&&8&l.__g)return void(l.__g|=2)}catch(a){e=a}}throw Q=0,e}},Te=0,ue=function(e){return e!=null&&e.constructor===X},re.prototype.setState=function(e,t){var r=this.__s;r&&r!=this.state||(r=this.__s=I({},this.state)),typeof e=="function"&&(e=e(I({},r),this.props)),e&&(I(r,e),this.__v&&(t&&this.__k.push(t),Fe(this)))},re.prototype.forceUpdate=function(e){this.__v&&(this.__g|=4,e&&this.__h.push(e),Fe(this))},re.prototype.render=L,F=[],Q=0,Ce=function(e,t){return e.__v.__b-t.__v.__b},G=Symbol(),Pe=/(PointerCapture)$|Capture$/i,_e=0,me={},yt=0;var ve="__s",V="__c",be="__k",ye="__d",J="__s",Ve=/[\s\n\\/='"\0<>]/,Je=/^(xlink|xmlns|xml)([A-Z])/,Ut=/^(?:accessK|auto[A-Z]|cell|ch|col|cont|cross|dateT|encT|form[A-Z]|frame|hrefL|inputM|maxL|minL|noV|playsI|popoverT|readO|rowS|src[A-Z]|tabI|useM|item[A-Z])/,Lt=/^ac|^ali|arabic|basel|cap|clipPath$|clipRule$|color|dominant|enable|fill|flood|font|glyph[^R]|horiz|image|letter|lighting|marker[^WUH]|overline|panose|pointe|paint|rendering|shape|stop|strikethrough|stroke|text[^L]|transform|underline|unicode|units|^v[^i]|^w|^xH/,Et=new Set(["draggable","spellcheck"]);function Xe(e){e.__g!==void 0?e.__g|=8:e[ye]=!0}function Tt(e){e.__g!==void 0?e.__g&=-9:e[ye]=!1}function Ye(e){return e.__g!==void 0?!!(8&e.__g):e[ye]===!0}var Ct=/["&<]/;function ae(e){if(e.length===0||Ct.test(e)===!1)return e;for(var t=0,r=0,n="",l="";r<e.length;r++){switch(e.charCodeAt(r)){case 34:l="&quot;";break;case 38:l="&amp;";break;case 60:l="&lt;";break;default:continue}r!==t&&(n+=e.slice(t,r)),n+=l,t=r+1}return r!==t&&(n+=e.slice(t,r)),n}var Ke={},Pt=new Set(["animation-iteration-count","border-image-outset","border-image-slice","border-image-width","box-flex","box-flex-group","box-ordinal-group","column-count","fill-opacity","flex","flex-grow","flex-negative","flex-order","flex-positive","flex-shrink","flood-opacity","font-weight","grid-column","grid-row","line-clamp","line-height","opacity","order","orphans","stop-opacity","stroke-dasharray","stroke-dashoffset","stroke-miterlimit","stroke-opacity","stroke-width","tab-size","widows","z-index","zoom"]),Wt=/[A-Z]/g;function Nt(e){var t="";for(var r in e){var n=e[r];if(n!=null&&n!==""){var l=r[0]=="-"?r:Ke[r]||(Ke[r]=r.replace(Wt,"-$&").toLowerCase()),o=";";typeof n!="number"||l.startsWith("--")||Pt.has(l)||(o="px;"),t=t+l+":"+n+o}}return t||void 0}function Qe(){this.__d=!0}function Rt(e,t){return{__v:e,context:t,props:e.props,setState:Qe,forceUpdate:Qe,__d:!0,__h:new Array(0)}}var ke={},Ge=[],O=Array.isArray,we=Object.assign,S="",ze="<!--$s-->",Se="<!--/$s-->";function De(e){return typeof e=="string"?ze+e+Se:O(e)?(e.unshift(ze),e.push(Se),e):e&&typeof e.then=="function"?e.then(De):ze+e+Se}function Ft(){return{beforeDiff:g.__b,afterDiff:g.diffed,renderHook:g.__r,unmountHook:g.unmount,rootHook:g.__,commitHook:g.__c,catchError:g.__e,errorBoundaries:g.errorBoundaries}}function ie(e){var t=g[ve];g[ve]=!0;try{return e()}finally{g[ve]=t}}function rt(e,t,r){var n=Ft();try{var l=ie(function(){var o,p=wt(L,null);return p[be]=[e],n.rootHook&&n.rootHook(e,((o={})[be]=p,o.nodeType=1,o)),W(e,t||ke,!1,void 0,p,!1,r,n)});return O(l)?l.join(S):l}catch(o){throw o.then?new Error('Use "renderToStringAsync" for suspenseful rendering.'):o}finally{n.commitHook&&ie(function(){return n.commitHook(e,Ge)}),Ge.length=0}}function et(e,t,r){var n,l=e.type,o=!0;return e[V]?(o=!1,(n=e[V]).state=n[J]):n=new l(e.props,t),e[V]=n,n.__v=e,n.props=e.props,n.context=t,Xe(n),n.state==null&&(n.state=ke),n[J]==null&&(n[J]=n.state),l.getDerivedStateFromProps?n.state=we({},n.state,l.getDerivedStateFromProps(n.props,n.state)):o&&n.componentWillMount?(n.componentWillMount(),n.state=n[J]!==n.state?n[J]:n.state):!o&&n.componentWillUpdate&&n.componentWillUpdate(),r.renderHook&&r.renderHook(e),n.render(n.props,n.state,t)}function W(e,t,r,n,l,o,p,a){if(e==null||e===!0||e===!1||e===S)return S;var _=typeof e;if(_!="object")return _=="function"?S:_=="string"?ae(e):e+S;if(O(e)){var x,s=S;l[be]=e;for(var k=e.length,v=0;v<k;v++){var i=e[v];if(i!=null&&typeof i!="boolean"){var m,y=W(i,t,r,n,l,o,p,a);typeof y=="string"?s+=y:(x||(x=new Array(k)),s&&x.push(s),s=S,O(y)?(m=x).push.apply(m,y):x.push(y))}}return x?(s&&x.push(s),x):s}if(!ue(e))return S;e.__=l,a.beforeDiff&&a.beforeDiff(e);var d=e.type,u=e.props;if(typeof d=="function"){var h,c,f,N=t;if(d===L){if("tpl"in u){for(var E,M=S,$=0;$<u.tpl.length;$++)if(M+=u.tpl[$],u.exprs&&$<u.exprs.length){var P=u.exprs[$];if(P==null)continue;if(typeof P=="object"&&(ue(P)||O(P))){var T,A=W(P,t,r,n,e,o,p,a);typeof A=="string"?M+=A:(E||(E=[]),M&&E.push(M),M=S,O(A)?(T=E).push.apply(T,A):E.push(A))}else M+=P}return E?(M&&E.push(M),E):M}if("UNSTABLE_comment"in u)return"<!--"+ae(u.UNSTABLE_comment)+"-->";c=u.children}else{if((h=d.contextType)!=null){var U=t[h.__c];N=U?U.props.value:h.__}var D=d.prototype&&typeof d.prototype.render=="function";if(D)c=et(e,N,a),f=e[V];else{e[V]=f=Rt(e,N);for(var ut=0;Ye(f)&&ut++<25;){Tt(f),a.renderHook&&a.renderHook(e);try{c=d.call(f,u,N)}catch(H){throw o&&H&&typeof H.then=="function"&&(e._suspended=!0),H}}Xe(f)}if(f.getChildContext!=null&&(t=we({},t,f.getChildContext())),D&&a.errorBoundaries&&(d.getDerivedStateFromError||f.componentDidCatch)){c=c!=null&&c.type===L&&c.key==null&&c.props.tpl==null?c.props.children:c;try{return W(c,t,r,n,e,o,!1,a)}catch(H){return d.getDerivedStateFromError&&(f[J]=d.getDerivedStateFromError(H)),f.componentDidCatch&&f.componentDidCatch(H,ke),Ye(f)?(c=et(e,t,a),(f=e[V]).getChildContext!=null&&(t=we({},t,f.getChildContext())),W(c=c!=null&&c.type===L&&c.key==null&&c.props.tpl==null?c.props.children:c,t,r,n,e,o,p,a)):S}finally{a.afterDiff&&a.afterDiff(e),a.unmountHook&&a.unmountHook(e)}}}c=c!=null&&c.type===L&&c.key==null&&c.props.tpl==null?c.props.children:c;try{var Le=W(c,t,r,n,e,o,p,a);return a.afterDiff&&a.afterDiff(e),a.unmountHook&&a.unmountHook(e),e._suspended?De(Le):Le}catch(H){if(!o&&p&&p.onError){var Ee=(function ce(K){return p.onError(K,e,function(Z,ft){try{return ie(function(){return W(Z,t,r,n,ft,o,p,a)})}catch(_t){return ce(_t)}})})(H);return Ee!==void 0?Ee:(a.catchError&&a.catchError(H,e),S)}if(!o||!H||typeof H.then!="function")throw H;return H.then(function ce(){try{var K=ie(function(){return W(c,t,r,n,e,o,p,a)});return e._suspended?De(K):K}catch(Z){if(!Z||typeof Z.then!="function")throw Z;return Z.then(ce)}})}}var R,B="<"+d,C=S;for(var b in u){var z=u[b];if(typeof(z=Bt(z)?z.value:z)!="function"||b==="class"||b==="className"){switch(b){case"children":R=z;continue;case"key":case"ref":case"__self":case"__source":continue;case"htmlFor":if("for"in u)continue;b="for";break;case"className":if("class"in u)continue;b="class";break;case"defaultChecked":b="checked";break;case"defaultSelected":b="selected";break;case"defaultValue":case"value":switch(b="value",d){case"textarea":R=z;continue;case"select":n=z;continue;case"option":n!=z||"selected"in u||(B+=" selected")}break;case"dangerouslySetInnerHTML":C=z&&z.__html;continue;case"style":typeof z=="object"&&(z=Nt(z));break;case"acceptCharset":b="accept-charset";break;case"httpEquiv":b="http-equiv";break;default:if(Ve.test(b))continue;Je.test(b)?b=b.replace(Je,"$1:$2").toLowerCase():b[4]!=="-"&&!Et.has(b)||z==null?r?Lt.test(b)&&(b=b==="panose1"?"panose-1":b.replace(/([A-Z])/g,"-$1").toLowerCase()):Ut.test(b)&&(b=b.toLowerCase()):z+=S}z!=null&&z!==!1&&(B=z===!0||z===S?B+" "+b:B+" "+b+'="'+ae(z+S)+'"')}}if(Ve.test(d))throw new Error(d+" is not a valid HTML tag name in "+B+">");if(C||(typeof R=="string"?C=ae(R):R!=null&&R!==!1&&R!==!0&&(C=W(R,t,d==="svg"||d!=="foreignObject"&&r,n,e,o,p,a))),a.afterDiff&&a.afterDiff(e),a.unmountHook&&a.unmountHook(e),!C&&jt.has(d))return B+"/>";var pe="</"+d+">",se=B+">";return O(C)?[se].concat(C,[pe]):typeof C!="string"?[se,C,pe]:se+C+pe}var jt=new Set(["area","base","br","col","command","embed","hr","img","input","keygen","link","meta","param","source","track","wbr"]);function Bt(e){return e!==null&&typeof e=="object"&&typeof e.peek=="function"&&"value"in e}var It=Symbol.for("pv"),qt=0;function w(e,t,r,n,l,o){t||(t={});var p,a,_=t;if("ref"in _&&typeof e!="function")for(a in _={},t)a=="ref"?p=t[a]:_[a]=t[a];var x={type:e,props:_,key:r,ref:p,__k:null,__:null,__b:0,__e:null,__c:null,constructor:It,__v:--qt,__i:-1,__u:0};return(l||o)&&(x.__source=l,x.__self=o),g.vnode&&g.vnode(x),x}var Ot=400,Zt=160;function Y(e){return(0,le.d)(tt((0,Me.a)(e)),Ot)}function $e(e){return(0,le.e)({...e,path:tt((0,Me.a)(e.path))},Zt)}function tt(e){return e.replace(new RegExp("(\\p{M}{4})\\p{M}+","gu"),"$1\u2026")}function Ae(e){if(e===void 0||!URL.canParse(e))return;let{protocol:t,href:r}=new URL(e);return t==="https:"||t==="http:"?r:void 0}function He({to:e,class:t,children:r}){let n=Ae(e);return n?w("a",{class:t,href:n,children:r}):w("span",{class:t,children:r})}function nt({at:e,link:t}){return w(He,{to:t?.(e),class:"place",children:$e(e)})}function ot({at:e}){return e.excerpt.trim()===""?null:w("p",{class:"excerpt",children:[w("span",{"aria-hidden":"true",children:e.line}),w("code",{children:Y(e.excerpt)})]})}var Vt={met:w(L,{children:[w("circle",{cx:"10",cy:"10",r:"9",fill:"currentColor"}),w("path",{d:"M5.8 10.4l2.9 2.9 5.6-6.2",class:"tick"})]}),partial:w(L,{children:[w("circle",{cx:"10",cy:"10",r:"8",class:"ring"}),w("path",{d:"M10 2a8 8 0 0 0 0 16z",fill:"currentColor"})]}),absent:w("circle",{cx:"10",cy:"10",r:"8",class:"ring dashed"})};function at({status:e,children:t}){return w("span",{class:`status ${e}`,children:[w("svg",{viewBox:"0 0 20 20","aria-hidden":"true",children:Vt[e]}),t??e]})}function it({id:e,title:t,children:r}){return w("section",{id:e,"aria-labelledby":`${e}-title`,children:[w("h2",{id:`${e}-title`,children:t}),r]})}function Ue(e,t){return`practice-${e.findIndex(r=>r.id===t)+1}`}function lt({page:e,id:t}){let{practices:r}=e.assessment,n=r.find(l=>l.id===t);return n?w("a",{href:`#${Ue(r,t)}`,children:Y(n.title)}):w("span",{children:Y(t)})}function pt(e){return[...new Set(e.map(t=>t.level))].sort((t,r)=>t-r)}var Jt=["None","Initial","Defined","Managed","Optimized"];function st({level:e,next:t},r){return[e,t].find(n=>n?.number===r)?.name??Jt[r]??""}function ct(e,t){return`${e} ${t}${e===1?"":"s"}`}var dt=`
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
.stairs { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); align-items: end; gap: 0 10px; border-bottom: 4px solid var(--accent); }
.step { display: flex; flex-direction: column; min-width: 0; }
.step > ul { display: grid; gap: 8px; margin-bottom: 10px; }
.plinth { order: 1; min-height: 96px; padding: 12px 16px; border-radius: 12px 12px 0 0; border: 2px solid transparent; border-bottom: 0; }
.step:nth-child(2) .plinth { min-height: 128px; }
.step:nth-child(3) .plinth { min-height: 160px; }
.step:nth-child(4) .plinth { min-height: 192px; }
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
  .stairs { grid-template-columns: minmax(0, 1fr); gap: 22px; border: 0; }
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
