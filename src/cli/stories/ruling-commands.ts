/**
 * `halfstep stories merge` and `halfstep stories split`: permanent corrections of stories by readers.
 */
import type { Command } from 'commander';
import type { FilingPolicy } from '../../io/stories/database-session.js';
import { loadFiler } from '../../io/stories/load-filer.js';
import type { Ruling } from '../../io/stories/story-rulings.js';
import { type CommandContext, withContext } from '../command-context.js';
import { describeCommand } from '../terminal/describe-command.js';
import { Failure, usage } from '../terminal/failure.js';
import { type Terminal, userName } from '../terminal/terminal.js';
import { readStory } from './show-story-command.js';

interface Options {
  who?: string;
  json?: boolean;
}

export function mergeStoriesCommand(terminal: Terminal): Command {
  const merge = describeCommand('merge', 'Merge stories permanently; editions already sent do not change.', [
    ['stories merge 118 131', 'moves the articles of 131 to 118'],
    ['stories merge 118 131 140 --who Ann', 'three stories, merged by Ann'],
  ]);
  return withOptions(merge)
    .argument('<stories...>', 'ids of two or more stories')
    .action(async (ids: string[], options: Options) => {
      const [first, ...others] = [...new Set(ids)];
      if (first === undefined || others.length === 0)
        throw usage('A merge needs at least two stories.', 'Example: halfstep stories merge 118 131');
      await withContext(merge, terminal, async (context) => {
        for (const id of [first, ...others]) await readStory(context.store.filings, id);
        const ruling = await context.store.filings.merge(
          [first, ...others],
          userName(options.who),
          await filingPolicy(context),
        );
        if (!ruling) throw new Failure('A story has changed in the meantime.', 'Check again: halfstep stories list');
        print(terminal, options, ruling, `Story ${ruling.storyId} now holds the articles of ${ids.join(' and ')}.`);
      });
    });
}

export function splitStoryCommand(terminal: Terminal): Command {
  const split = describeCommand('split', 'Move articles out of a story permanently; they form a story of their own.', [
    ['stories split 118 4711', 'the article 4711 does not belong to story 118'],
    ['stories split 118 4711 4712 --who Ann', 'two articles on another event, split by Ann'],
  ]);
  return withOptions(split)
    .argument('<story>', 'id of the story')
    .argument('<articles...>', 'ids of its articles, as shown by halfstep stories show')
    .action(async (id: string, articles: string[], options: Options) => {
      await withContext(split, terminal, async (context) => {
        const known = (await readStory(context.store.filings, id)).articles.map(({ articleId }) => articleId);
        const missing = articles.filter((one) => !known.includes(one));
        if (missing.length > 0)
          throw new Failure(
            `Story ${id} has no article ${missing.join(', ')}.`,
            `See its articles: halfstep stories show ${id}`,
          );
        if (known.every((one) => articles.includes(one)))
          throw usage('These are all articles of the story.', 'Leave at least one in it.');
        const ruling = await context.store.filings.split(
          id,
          articles,
          userName(options.who),
          await filingPolicy(context),
        );
        if (!ruling)
          throw new Failure('The story has changed in the meantime.', `Check again: halfstep stories show ${id}`);
        const many = articles.length === 1 ? 'The article is' : `The ${articles.length} articles are`;
        print(terminal, options, ruling, `${many} now in story ${ruling.storyId}.`);
      });
    });
}

const withOptions = (command: Command): Command =>
  command
    .option('--who <name>', 'your name; by default the name you are logged in with')
    .option('--json', 'print JSON');

/** The filing rules and settings of this installation. */
export async function filingPolicy({ config }: CommandContext): Promise<FilingPolicy> {
  return { filer: await loadFiler(), ...config.settings.stories };
}

function print(terminal: Terminal, { json }: Options, ruling: Ruling, text: string): void {
  terminal.out(json ? JSON.stringify(ruling, null, 2) : text);
}
