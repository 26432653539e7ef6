/** What the page of an organisation adds to the style sheet of a repository's report: tokens, charts, then its table. */
export const style = `
:root { --l0: #c3cad8; --l1: #b3b8ee; --l2: #8a91e2; --l3: #6068d4; --l4: #3c45c4; --on-l: #161d2b; --on-l4: #fff; }
@media screen and (prefers-color-scheme: dark) {
  :root { --l0: #3a4457; --l1: #434c86; --l2: #626cb5; --l3: #858fdc; --l4: #b3baff; --on-l: #e7ebf3; --on-l4: #10142b; }
}
.l0 { --level: var(--l0); } .l1 { --level: var(--l1); } .l2 { --level: var(--l2); } .l3 { --level: var(--l3); } .l4 { --level: var(--l4); }
.l1-2 { --level: color-mix(in srgb, var(--l1), var(--l2)); } .l2-3 { --level: color-mix(in srgb, var(--l2), var(--l3)); } .l3-4 { --level: color-mix(in srgb, var(--l3), var(--l4)); }
rect[class^="l"], path[class^="l"] { fill: var(--level); }
.hero.organisation { display: block; }
.hero.organisation h1 > :last-child { white-space: nowrap; }
.hero.organisation .figures { margin-top: 18px; }
.figures > div { display: flex; flex-direction: column-reverse; }
.figures dd { font-size: 2rem; line-height: 1.15; font-variant-numeric: tabular-nums; }
small { font-size: .85rem; color: var(--muted); }

.bars { display: grid; gap: 10px; }
.bars li { display: grid; grid-template-columns: minmax(0, 15rem) minmax(0, 1fr) 6.5rem; gap: 0 18px; align-items: center; }
.bars.practices li { grid-template-columns: minmax(0, 19rem) minmax(0, 1fr) 15rem; }
.bars .number { display: flex; gap: 10px; font-variant-numeric: tabular-nums; }
.bars .share { color: var(--muted); }
.bars.practices .number { display: grid; grid-template-columns: repeat(3, 1fr); }
.bars small { grid-column: 2 / -1; margin-top: 2px; }
.bar { display: block; width: 100%; height: 18px; border-radius: 4px; overflow: hidden; }
.bar .track { fill: var(--absent-soft); }
.bar rect { stroke: var(--card); stroke-width: 2px; vector-effect: non-scaling-stroke; }
.bar .track { stroke: none; }
.bar .met { fill: var(--met); }
.bar .partial { fill: var(--partial); opacity: .75; }
.bar .absent { fill: var(--line); }

figure { margin: 0; }
.chart { display: grid; grid-template-columns: max-content minmax(0, 1fr) max-content; grid-template-rows: auto 1fr auto auto; gap: 0 10px; color: var(--muted); font-size: .85rem; font-variant-numeric: tabular-nums; }
.areas { grid-area: 1 / 2 / 4 / 4; display: block; width: 100%; height: clamp(160px, 28vw, 260px); border-bottom: 2px solid var(--line); }
.areas path { stroke: var(--card); stroke-width: 1.5px; vector-effect: non-scaling-stroke; }
.most { grid-area: 1 / 1; text-align: right; }
.least { grid-area: 3 / 1; text-align: right; }
.start { grid-area: 4 / 2; padding-top: 4px; }
.end { grid-area: 4 / 3; padding-top: 4px; }
figcaption .legend { margin: 14px 0 0; font-size: .92rem; }
.legend li { display: flex; align-items: center; gap: 8px; }
.legend svg { width: 14px; height: 14px; border-radius: 3px; }
.numbers :is(td, thead th:not(:first-child)) { text-align: right; font-variant-numeric: tabular-nums; }
thead th { overflow-wrap: normal; }
.scroll .numbers { width: max-content; min-width: 100%; }
#failed tbody th { overflow-wrap: normal; }
.scroll .numbers :is(th, td) { padding-inline: 10px; }
.scroll.low thead th { max-width: 7rem; }
.numbers tbody th { min-width: 7rem; max-width: 18rem; }
.numbers .of { min-width: 130px; vertical-align: middle; }
.more { margin-top: 12px; }
#moves li > a { overflow-wrap: anywhere; }

.filters { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 150px), 1fr)); gap: 12px 14px; align-items: end; margin-bottom: 14px; }
.filters label { display: grid; gap: 3px; font-size: .85rem; color: var(--muted); min-width: 0; }
.filters .wide { grid-column: span 2; }
.filters :is(input, select), button { font: inherit; font-size: .95rem; color: var(--ink); background: var(--card); border: 1px solid var(--muted); border-radius: 8px; padding: 8px 10px; width: 100%; min-width: 0; min-height: 42px; }
.filters select:disabled { color: var(--muted); background: var(--bg); border-style: dashed; }
::placeholder { color: var(--muted); opacity: 1; }
button { cursor: pointer; font-weight: 600; color: var(--accent); }
button:hover { background: var(--soft); }
button[aria-disabled="true"] { color: var(--muted); border-style: dashed; cursor: default; background: none; }
.shown { color: var(--muted); margin-bottom: 10px; font-variant-numeric: tabular-nums; }
.turn { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin: 10px 0; font-variant-numeric: tabular-nums; }
.turn button { width: auto; }
.turn span { padding: 0 6px; }
.empty { padding: 30px 0; text-align: center; color: var(--muted); }

.scroll { overflow: auto; border: 1px solid var(--line); border-radius: 12px; background: var(--card); margin-top: 0; position: relative; }
#explorer .scroll { max-height: min(88vh, 1100px); }
.scroll table { border: 0; border-radius: 0; overflow: visible; }
#explorer table { width: max-content; min-width: 100%; font-size: .9rem; }
#explorer :is(th, td) { padding: 7px 10px; vertical-align: middle; }
#explorer thead { position: sticky; top: 0; z-index: 2; }
#explorer thead :is(th, td) { background: var(--card); border: 0; padding: 0 2px; vertical-align: bottom; }
#explorer thead tr:last-child th { border-bottom: 2px solid var(--line); }
#explorer thead .group { padding: 8px 4px 0; text-align: center; border-left: 1px solid var(--line); }
#explorer .first { border-left: 1px solid var(--line); }
#explorer thead button { display: flex; align-items: center; gap: 6px; width: 100%; border: 0; background: none; padding: 8px; font-size: .85rem; text-align: left; color: var(--muted); border-radius: 6px; }
#explorer thead button:hover { color: var(--accent); }
#explorer thead [aria-sort$="ending"] button { color: var(--accent); }
#explorer .upright button { flex-direction: column-reverse; padding: 8px 0; justify-content: flex-start; }
#explorer .upright .text { writing-mode: vertical-rl; transform: rotate(180deg); max-height: 7.6rem; line-height: 1.15; overflow-wrap: normal; }
#explorer .arrow { font-size: .75em; }
#explorer .name { position: sticky; left: 0; z-index: 1; background: var(--card); max-width: min(300px, 40vw); min-width: min(220px, 38vw); }
#explorer tbody tr:first-child > * { border-top: 0; }
#explorer tbody tr:hover > * { background-color: var(--absent-soft); }
#explorer td { max-width: 260px; }
#explorer td.failure { min-width: 260px; max-width: 420px; }
#explorer td.failure small { display: block; }
#explorer td.level { white-space: nowrap; padding-left: 15px; }
#explorer .level[class*=" l"] { box-shadow: inset 5px 0 var(--level); }
#explorer .practice { padding: 0; text-align: center; min-width: 40px; }
#explorer .practice a { display: flex; align-items: center; justify-content: center; min-height: 38px; height: 100%; text-decoration: none; }
#explorer .practice a:hover { outline: 2px solid currentColor; outline-offset: -3px; }
#explorer .practice.met { background: var(--met-soft); }
#explorer .practice.partial { background: var(--partial-soft); }
#explorer .practice .status { gap: 0; vertical-align: middle; }
#explorer .practice.met .tick { stroke: var(--met-soft); }
#explorer .since { white-space: nowrap; }
#explorer .failure b { display: block; color: var(--bad); }
#explorer :focus-visible { outline-offset: -3px; }

@media screen and (min-width: 1240px) {
  #repositories { margin-inline: calc((1080px - min(100vw - 100px, 1560px)) / 2); }
}
@media screen and (max-width: 800px) {
  .bars li, .bars.practices li { grid-template-columns: minmax(0, 1fr) auto; gap: 3px 14px; }
  .bars .bar { grid-column: 1 / -1; grid-row: 2; }
  .bars.practices li { grid-template-columns: minmax(0, 1fr); }
  .bars.practices .bar { grid-row: auto; }
  .bars.practices .number { grid-template-columns: repeat(3, max-content); gap: 16px; }
  .bars small { grid-column: 1 / -1; }
}
@media (forced-colors: active) {
  .bar, .areas, .legend svg { forced-color-adjust: none; }
}
@media print {
  .filters, .turn, #explorer thead .arrow { display: none; }
  .scroll, #explorer .scroll { overflow: visible; max-height: none; }
}
`;
