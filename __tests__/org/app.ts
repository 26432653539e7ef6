import { createVerify } from 'node:crypto';

/** A GitHub App as its server knows it. */
export interface AppKeys {
  id: string;
  publicKey: string;
}

/** Tells whether a token is one that an App signs for itself: RS256, by its key, for its id, good now and ten minutes at most. */
export function isOfApp({ id, publicKey }: AppKeys, token: string): boolean {
  const [header = '', claims = '', signature = ''] = token.split('.');
  if (!signature) return false;
  const { alg } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { alg: string };
  const { iss, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { iss: string | number; exp: number };
  const left = exp - Date.now() / 1000;
  const isSigned = createVerify('RSA-SHA256').update(`${header}.${claims}`).verify(publicKey, signature, 'base64url');
  return alg === 'RS256' && isSigned && `${iss}` === id && left > 0 && left <= 600;
}
