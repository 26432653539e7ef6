import type { Link } from './markdown';

/** Takes the address of a repository, a commit and the scanned directory ("app/"), and gives the addresses of places at that commit. */
export function blobLink(repository: string, revision: string, directory = ''): Link {
  return ({ path, line }) => `${repository}/blob/${revision}/${(directory + path).split('/').map(encode).join('/')}#L${line}`;
}

// A lone surrogate, which no name on disk has, would throw.
function encode(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd'));
}
