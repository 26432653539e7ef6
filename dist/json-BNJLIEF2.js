var o=Object.defineProperty;var c=Object.getOwnPropertyDescriptor;var m=Object.getOwnPropertyNames;var f=Object.prototype.hasOwnProperty;var l=(e,s)=>{for(var i in s)o(e,i,{get:s[i],enumerable:!0})},u=(e,s,i,t)=>{if(s&&typeof s=="object"||typeof s=="function")for(let r of m(s))!f.call(e,r)&&r!==i&&o(e,r,{get:()=>s[r],enumerable:!(t=c(s,r))||t.enumerable});return e};var d=e=>u(o({},"__esModule",{value:!0}),e);var O={};l(O,{organisationJson:()=>p});module.exports=d(O);var n=require("./chunk-5GJ3OGEH.js"),j=require("./chunk-IYWUY3VA.js"),g=["schemaVersion","tool","organisation","server","date","model","distribution","practices","moves","trend","teams","repositories"],v=["name","url","visibility","language","topics","teams","archived","fork","assessed","failure","history"],b=["commit","scope","level","next","practices","gaps"];function p(e){let s=Object.entries(a(e,g)).map(([i,t])=>i!=="repositories"?`${JSON.stringify(i)}:${JSON.stringify(t)}`:`"repositories":[
${e.repositories.map(r=>JSON.stringify(y(r))).join(`,
`)}
]`);return`${(0,n.b)(`{
${s.join(`,
`)}
}`)}
`}function y(e){return a({...e,assessed:e.assessed&&a(e.assessed,b)},v)}function a(e,s){return{...Object.fromEntries(s.map(i=>[i,e[i]])),...e}}
