var o=Object.defineProperty;var l=Object.getOwnPropertyDescriptor;var d=Object.getOwnPropertyNames;var f=Object.prototype.hasOwnProperty;var p=(e,s)=>{for(var i in s)o(e,i,{get:s[i],enumerable:!0})},m=(e,s,i,t)=>{if(s&&typeof s=="object"||typeof s=="function")for(let r of d(s))!f.call(e,r)&&r!==i&&o(e,r,{get:()=>s[r],enumerable:!(t=l(s,r))||t.enumerable});return e};var y=e=>m(o({},"__esModule",{value:!0}),e);var b={};p(b,{organisationJson:()=>c});module.exports=y(b);var a=require("./chunk-SAFE53U4.js"),h=require("./chunk-IYWUY3VA.js"),u=["schemaVersion","tool","organisation","server","date","model","distribution","practices","moves","trend","teams","repositories"],g=["name","url","visibility","language","topics","teams","archived","fork","assessed","failure","history"],v=["commit","scope","level","next","practices","gaps"];function*c(e){let s=`{
`;for(let[i,t]of Object.entries(n(e,u)))i==="repositories"?yield*$(e,s):yield(0,a.c)(`${s}${JSON.stringify(i)}:${JSON.stringify(t)}`),s=`,
`;yield`
}
`}function*$({repositories:e},s){yield`${s}"repositories":[
`;for(let[i,t]of e.entries())yield(0,a.c)(`${i>0?`,
`:""}${JSON.stringify(O(t))}`);yield`
]`}function O(e){return n({...e,assessed:e.assessed&&n(e.assessed,v)},g)}function n(e,s){return{...Object.fromEntries(s.map(i=>[i,e[i]])),...e}}
