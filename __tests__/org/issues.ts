import { leastAnswer } from '../github/openapi';
import type { Answer, Asked } from './rest';

/** An issue as the loopback GitHub keeps it. */
export interface StoredIssue {
  /** Of its repository. */
  number: number;
  /** The repository's name without owner. */
  repository: string;
  title: string;
  body: string;
  state: 'open' | 'closed';
  labels: string[];
  /** How often it was changed. */
  edits: number;
}

const create = 'post /repos/{owner}/{repo}/issues';
const list = 'get /repos/{owner}/{repo}/issues';
const update = 'patch /repos/{owner}/{repo}/issues/{issue_number}';

/** What the API does with issues, by operation. */
export const issueHandlers: Record<string, (asked: Asked) => Answer | undefined> = {
  [create]({ issues, repository, body, url }) {
    if (!repository) return undefined;
    const number = issues.filter((each) => each.repository === repository.name).length + 1;
    const { title = '', body: text = '', labels = [] } = body as Partial<StoredIssue>;
    const issue: StoredIssue = { number, repository: repository.name, title, body: text, state: 'open', labels, edits: 0 };
    issues.push(issue);
    return { status: 201, body: toIssue(url, issue) };
  },
  [list]({ issues, repository, query, url }) {
    if (!repository) return undefined;
    const state = query.get('state') ?? 'open';
    const labels = query.get('labels')?.split(',') ?? [];
    const found = issues.filter(
      (each) =>
        each.repository === repository.name &&
        (state === 'all' || each.state === state) &&
        labels.every((label) => each.labels.includes(label)),
    );
    const size = Math.min(100, Number(query.get('per_page') ?? 30));
    const start = (Number(query.get('page') ?? 1) - 1) * size;
    return { status: 200, body: found.slice(start, start + size).map((each) => toIssue(url, each)) };
  },
  [update]({ issues, repository, parameters, body, url }) {
    const issue = issues.find((each) => each.repository === repository?.name && `${each.number}` === parameters[2]);
    if (!issue) return undefined;
    const { title = issue.title, body: text = issue.body, state = issue.state } = body as Partial<StoredIssue>;
    Object.assign(issue, { title, body: text, state, edits: issue.edits + 1 });
    return { status: 200, body: toIssue(url, issue) };
  },
};

function toIssue(url: string, issue: StoredIssue) {
  const { number, title, body, state } = issue;
  const self = `${url}/repos/contoso/${issue.repository}/issues/${number}`;
  return { ...leastAnswer(create, 201), id: number, number, title, body, state, labels: issue.labels, url: self, html_url: self };
}
