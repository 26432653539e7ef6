import { render } from 'preact';
import type { TableData } from '../rows';
import { Explorer } from './explorer';

const [place, source] = ['explorer', 'data'].map((id) => document.getElementById(id));
if (place && source) render(<Explorer data={JSON.parse(source.textContent ?? '') as TableData} />, place);
