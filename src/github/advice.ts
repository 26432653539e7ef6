import type { Refusal } from './requests';

/** An answer of GraphQL that holds errors instead of what was asked for. */
export class GraphqlRefusal extends Error implements Refusal {
  override name = 'GraphqlRefusal';
  constructor(
    message: string,
    readonly response: { headers: Record<string, string | number | undefined> },
  ) {
    super(message);
  }
}

/** Tells whether an error is a refusal that the credentials or the question are the cause of, not the server or the network. */
export function isRefusal(error: unknown): error is Refusal {
  const { status, response } = error as Refusal;
  return error instanceof GraphqlRefusal || (response !== undefined && status !== undefined && status >= 400 && status < 500);
}

const needed = {
  list: 'read access to Metadata and Contents',
  properties: "read access to the organisation's Custom properties",
};

/** Takes what refused to list an owner's repositories, the last first, and says what happened and what to do. */
export function adviceOn(refusals: readonly Refusal[], owner: string, what: keyof typeof needed): string {
  const messages = refusals.map(({ message }) => message).join('; ');
  const header = (name: string) => refusals.map(({ response }) => response?.headers[name]).find((value) => value !== undefined);
  const subject = what === 'list' ? `The repositories of ${owner}` : `The custom properties of ${owner}'s repositories`;
  const happened = `${subject} cannot be listed: ${messages}.`;
  const sso = `${header('x-github-sso') ?? ''}`;
  if (sso.includes('required') || /\bSAML\b/.test(messages)) {
    const place = /url=(https:\/\/[^\s;,]+)/.exec(sso)?.[1] ?? 'https://github.com/settings/tokens (Configure SSO)';
    return `${happened} ${owner} requires SAML single sign-on, which this token is not authorised for. Authorise it at ${place}, then run again.`;
  }
  if (/not accessible by integration/i.test(messages))
    return `${happened} The GITHUB_TOKEN of a workflow sees the repository of the workflow only. Use a GitHub App that is installed for ${owner} with ${needed[what]}, or a personal token kept as a secret. If this is an App already, give it that permission and accept it in its installation.`;
  if (/not accessible by personal access token/i.test(messages))
    return `${happened} Give the fine-grained token ${needed[what]}, with ${owner} as its resource owner and all repositories that are to be scanned.`;
  const scopes = header('x-oauth-scopes');
  const has = scopes ? ` The token has the scopes ${scopes}.` : '';
  const classic = what === 'list' ? '`repo` and `read:org`' : '`read:org`';
  return `${happened}${has} A classic token needs ${classic}; a fine-grained token (resource owner ${owner}) and a GitHub App (installed for ${owner}) need ${needed[what]}.`;
}
