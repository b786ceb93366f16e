/** A simulated model service: OpenAI's chat completions with the answers and faults that a test sets. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { startNewsServer } from './news-server.js';

const Question = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
});
export type Question = z.infer<typeof Question> & { authorization: string | undefined };

export interface ModelServer {
  baseUrl: string;
  /** All requests, oldest first. */
  questions: Question[];
  /** Sets the content of further completions. */
  say(content: string): void;
  /** Sets any other answer: a status, a body, silence. */
  behave(answer: (request: IncomingMessage, response: ServerResponse) => void): void;
  close(): Promise<void>;
}

export async function startModelServer(): Promise<ModelServer> {
  const site = await startNewsServer();
  const questions: Question[] = [];
  let respond: (request: IncomingMessage, response: ServerResponse) => void = (_, response) =>
    response.writeHead(404).end();
  site.serve('/v1/chat/completions', (request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('utf8');
    });
    request.on('end', () => {
      questions.push({ ...Question.parse(JSON.parse(body)), authorization: request.headers.authorization });
      respond(request, response);
    });
  });
  return {
    baseUrl: `${site.origin}/v1`,
    questions,
    say: (content) => {
      const reply = { choices: [{ message: { role: 'assistant', content } }], usage: { total_tokens: 900 } };
      respond = (_, response) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(reply));
    },
    behave: (answer) => {
      respond = answer;
    },
    close: site.close,
  };
}
