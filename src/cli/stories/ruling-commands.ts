/**
 * How does a reader put a wrong story right, once and for ever?  `halfstep stories merge`, `halfstep stories split`
 */
import type { Command } from 'commander';
import { loadFiler } from '../../io/load-story-model.js';
import type { FilingPolicy } from '../../io/stories/database-session.js';
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
  const merge = describeCommand(
    'merge',
    'Make one story of several, for ever; editions already sent stay as they are.',
    [
      ['stories merge 118 131', 'the articles of 131 join 118'],
      ['stories merge 118 131 140 --who Ann', 'three stories, and who says so'],
    ],
  );
  return withOptions(merge)
    .argument('<stories...>', 'ids of two or more stories')
    .action(async (ids: string[], options: Options) => {
      const [first, ...others] = [...new Set(ids)];
      if (first === undefined || others.length === 0)
        throw usage('One story cannot be merged.', 'Name two or more: halfstep stories merge 118 131');
      await withContext(merge, terminal, async (place) => {
        for (const id of [first, ...others]) await readStory(place.store.filings, id);
        const ruling = await place.store.filings.merge(
          [first, ...others],
          userName(options.who),
          await filingPolicy(place),
        );
        if (!ruling) throw new Failure('A story has changed meanwhile.', 'Look again: halfstep stories list');
        say(terminal, options, ruling, `Story ${ruling.storyId} now holds the articles of ${ids.join(' and ')}.`);
      });
    });
}

export function splitStoryCommand(terminal: Terminal): Command {
  const split = describeCommand(
    'split',
    'Take articles out of a story, for ever: they stay together, apart from the rest.',
    [
      ['stories split 118 4711', 'the article 4711 does not belong to story 118'],
      ['stories split 118 4711 4712 --who Ann', 'two articles of another event, and who says so'],
    ],
  );
  return withOptions(split)
    .argument('<story>', 'id of the story')
    .argument('<articles...>', 'ids of articles in it, as “halfstep stories show” prints them')
    .action(async (id: string, articles: string[], options: Options) => {
      await withContext(split, terminal, async (place) => {
        const known = (await readStory(place.store.filings, id)).articles.map(({ articleId }) => articleId);
        const strangers = articles.filter((one) => !known.includes(one));
        if (strangers.length > 0)
          throw new Failure(`Story ${id} has no article ${strangers.join(', ')}.`, `See: halfstep stories show ${id}`);
        if (known.every((one) => articles.includes(one)))
          throw usage('These are all its articles.', 'Leave at least one of them in the story.');
        const ruling = await place.store.filings.split(id, articles, userName(options.who), await filingPolicy(place));
        if (!ruling) throw new Failure('The story has changed meanwhile.', `Look again: halfstep stories show ${id}`);
        const many = articles.length === 1 ? 'The article is' : `The ${articles.length} articles are`;
        say(terminal, options, ruling, `${many} now in story ${ruling.storyId}.`);
      });
    });
}

const withOptions = (command: Command): Command =>
  command.option('--who <name>', 'who says so; else the name you are logged in with').option('--json', 'print JSON');

/** How this installation files, for whoever decides anew. */
export async function filingPolicy({ config }: CommandContext): Promise<FilingPolicy> {
  return { filer: await loadFiler(), ...config.settings.stories };
}

function say(terminal: Terminal, { json }: Options, ruling: Ruling, text: string): void {
  terminal.out(json ? JSON.stringify(ruling, null, 2) : text);
}
