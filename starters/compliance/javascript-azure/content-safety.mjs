// Has Azure AI Content Safety check what goes to the model and what comes from it.
import createContentSafetyClient, { isUnexpected } from '@azure-rest/ai-content-safety';
import { DefaultAzureCredential } from '@azure/identity';

// 0 is safe, 6 the most severe.
const severity = 4;

/** A text that must not go on. */
export class UnsafeText extends Error {
  name = 'UnsafeText';
}

/** Gives the text back; throws UnsafeText, with the categories, where it is harmful. */
export async function requireSafe(text) {
  const endpoint = process.env.CONTENT_SAFETY_ENDPOINT;
  if (!endpoint) throw new Error('CONTENT_SAFETY_ENDPOINT is not set');
  const client = createContentSafetyClient(endpoint, new DefaultAzureCredential());
  const response = await client.path('/text:analyze').post({ body: { text } });
  if (isUnexpected(response)) throw new Error(`content safety: ${response.body.error.message}`);
  const harmful = response.body.categoriesAnalysis.filter((one) => (one.severity ?? 0) >= severity);
  if (harmful.length > 0) throw new UnsafeText(harmful.map((one) => one.category).join(', '));
  return text;
}
