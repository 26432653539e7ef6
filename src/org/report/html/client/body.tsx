import type { Status } from '../../../../model/assessment';
import { StatusMark } from '../../../../report/html/pieces';
import { shadeOf } from '../../figures';
import { addressOf, pageOf, placeText, type Row, type TableData } from '../rows';

/** A row for each repository of the page. */
export function Body({ data, rows }: { data: TableData; rows: Row[] }) {
  return (
    <tbody>
      {rows.map((row, index) => (
        <Line data={data} row={row} key={`${index} ${row.name}`} />
      ))}
    </tbody>
  );
}

function Line({ data, row }: { data: TableData; row: Row }) {
  const { level, scope, changed, from, failure, message } = row;
  const page = pageOf(row);
  const commit = addressOf(data.server, row);
  return (
    <tr>
      <th scope="row" class="name">
        {page ? <a href={page}>{row.name}</a> : row.name}
      </th>
      <td class={level === null ? 'level' : `level ${shadeOf(level, data.levels.length - 1)}`}>
        {level === null ? <Nothing /> : <Level data={data} number={level} commit={commit} />}
      </td>
      {data.practices.map((practice, at) => (
        <Practice data={data} row={row} at={at} key={practice.id} />
      ))}
      <td class="first">{scope ?? <Nothing />}</td>
      <td>{row.language || <Nothing />}</td>
      <td>{row.teams.join(', ') || <Nothing />}</td>
      <td>{row.visibility}</td>
      <td class="since">
        {changed || <Nothing />}{' '}
        {level !== null && from !== null && (
          <small>
            {from < level ? '▲ up' : '▼ down'} from {from}
          </small>
        )}
      </td>
      <td class="failure">
        {failure ? (
          <>
            <b>{failure}</b>
            <small>{message}</small>
            {level !== null && <small>Shown: the result of an earlier run.</small>}
          </>
        ) : (
          <Nothing />
        )}
      </td>
    </tr>
  );
}

function Level({ data, number, commit }: { data: TableData; number: number; commit: string | undefined }) {
  const name = data.levels.find((level) => level.number === number)?.name ?? '';
  const text = (
    <>
      <b>{number}</b> {name}
    </>
  );
  return commit ? (
    <a href={commit} tabIndex={-1}>
      {text}
      <span class="unseen">, the commit that was judged</span>
    </a>
  ) : (
    text
  );
}

const words: Record<string, Status> = { m: 'met', p: 'partial', a: 'absent' };
const doubts: Record<string, string> = { m: ', medium confidence', l: ', low confidence' };

/** A cell of the heat map: the shape and colour say the status, and so does its name, with where the evidence is. */
function Practice({ data, row, at }: { data: TableData; row: Row; at: number }) {
  const { level, short } = data.practices[at]!;
  const first = data.practices[at - 1]?.level === level ? '' : ' first';
  const status = words[row.statuses[at] ?? ''];
  if (!status) return <td class={`practice unknown${first}`}>{<Nothing />}</td>;
  const evidence = row.evidence[at];
  const address = evidence ? addressOf(data.server, row, evidence) : undefined;
  const doubt = status === 'met' ? (doubts[row.confidences[at] ?? ''] ?? '') : '';
  const where = evidence ? `, ${placeText(evidence)}` : '';
  const mark = (
    <StatusMark status={status}>
      <span class="unseen">
        {short}: {status}
        {doubt}
        {where}
      </span>
    </StatusMark>
  );
  return (
    <td class={`practice ${status}${first}`}>
      {address ? (
        <a href={address} tabIndex={-1} title={`${short}: ${status}${doubt}${where}`}>
          {mark}
        </a>
      ) : (
        mark
      )}
    </td>
  );
}

function Nothing() {
  return (
    <span class="nothing">
      <span aria-hidden="true">–</span>
      <span class="unseen">none</span>
    </span>
  );
}
