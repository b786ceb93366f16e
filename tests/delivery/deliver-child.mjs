/** A process that delivers until it is done or killed. It opens its database in advance, so that a kill hits it at work. */
import { openDatabase } from '../../dist/io/database/open-database.js';
import { createLogger } from '../../dist/io/logger.js';
import { dieAt, markStatements, tellWhen, work } from './deliver-work.mjs';

const database = await openDatabase({
  url: process.argv[2],
  dataFolder: '/nonexistent',
  logger: createLogger({ level: 'silent' }),
  maxConnections: 6,
});
markStatements();
process.once('message', (task) => {
  dieAt(task.killAt ?? null);
  tellWhen(task.tellAt ?? 0, () => process.send({ atWork: true }));
  work(database, task).then(
    () => process.send({ done: true }, () => process.exit(0)),
    (error) => process.send({ done: false, error: String(error?.stack ?? error) }, () => process.exit(1)),
  );
});
process.send({ ready: true });
