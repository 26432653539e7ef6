import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { randomUUID } from 'node:crypto';
import { metrics } from './metrics.ts';
import { Blocked, write } from './writer.ts';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export async function handler(event: { body?: string }) {
  const { site, dictation } = JSON.parse(event.body ?? '{}');
  try {
    const order = { id: randomUUID(), site, ...(await write(site, dictation)) };
    await table.send(new PutCommand({ TableName: process.env.ORDERS, Item: order }));
    return { statusCode: 201, body: JSON.stringify(order) };
  } catch (error) {
    if (error instanceof Blocked) return { statusCode: 422, body: JSON.stringify({ message: error.message }) };
    throw error;
  } finally {
    metrics.publishStoredMetrics();
  }
}
