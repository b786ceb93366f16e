/**
 * `halfstep feedback`: corrections by readers, which `halfstep train` learns from.
 */
import { type Command, Option } from 'commander';
import { applyCorrection, type Correction, readThemeWords } from '../../core/judge/learn/correction.js';
import { Relevance, Stance } from '../../core/model.js';
import type { FeedbackRow } from '../../io/database/judge/list-feedback.js';
import { loadSeeds } from '../../io/load-seeds.js';
import { SEEDS, withContext } from '../command-context.js';
import { count, describeCommand, printRows } from '../terminal/describe-command.js';
import { Failure, usage } from '../terminal/failure.js';
import type { Column } from '../terminal/print-table.js';
import { showWhen } from '../terminal/read-when.js';
import { type Terminal, userName } from '../terminal/terminal.js';

interface Options {
  relevance?: string;
  theme?: string[];
  stance?: string;
  who?: string;
  json?: boolean;
}

export function feedbackCommand(terminal: Terminal): Command {
  const give = giveCommand(terminal);
  const group = describeCommand(
    'feedback',
    'Correct the judgement of an article; halfstep train learns from corrections.',
    [
      ['feedback 4711 --relevance 1', 'about Xiaomi, but not about its premium strategy'],
      ['feedback 4711 --theme -car +brand', 'theme brand instead of car'],
      ['feedback 4711 --stance weakens --who Ann', 'a correction by Ann'],
      ['feedback list', 'all corrections, from here and from links in editions'],
    ],
  )
    .usage('<id> --relevance|--theme|--stance …')
    .addCommand(give, { isDefault: true })
    .addCommand(listCommand(terminal));
  // "give" is the default command, so the help of the group must list its options.
  const help = group.createHelp();
  const width = help.longestOptionTermLength(give, help);
  const lines = help.visibleOptions(give).map((option) => {
    return `  ${help.optionTerm(option).padEnd(width)}  ${help.optionDescription(option)}`;
  });
  return group.addHelpText('after', `\nOptions for an article:\n${lines.join('\n')}`);
}

function giveCommand(terminal: Terminal): Command {
  const command = describeCommand('give', 'Correct the judgement of one article.', [
    ['feedback 4711 --relevance 2 --theme car market', 'premium, with these themes in addition to the likely ones'],
  ]);
  return (
    command
      .argument('<id>', 'id of an article')
      .addOption(
        new Option('--relevance <0|1|2>', '0 off topic, 1 Xiaomi, 2 premium strategy').choices(['0', '1', '2']),
      )
      .option('--theme <words...>', '+id adds a theme, -id removes one')
      .addOption(new Option('--stance <stance>', 'what it is evidence for').choices([...Stance.options]))
      .option('--who <name>', 'your name; by default the name you are logged in with')
      .option('--json', 'print JSON')
      // In "--theme +brand -car", the parser takes "-car" for an unknown option and passes it on as an argument.
      .allowUnknownOption()
      .allowExcessArguments()
      .action((id: string, options: Options) => {
        const more = command.args.filter((word) => word !== id);
        const stranger = more.find((word) => word.startsWith('--') || !/^[+-]/.test(word));
        if (stranger !== undefined)
          throw usage(`“${stranger}” is neither an option nor a theme.`, 'See: halfstep feedback --help');
        return give(command, terminal, id, { ...options, theme: [...(options.theme ?? []), ...more] });
      })
  );
}

async function give(command: Command, terminal: Terminal, id: string, options: Options): Promise<void> {
  const said = await readCorrection(options);
  await withContext(command, terminal, async ({ store }) => {
    const article = /^\d{1,18}$/.test(id) ? await store.articles.get(id) : undefined;
    if (!article) throw new Failure(`There is no stored article ${id}.`, 'Find it: halfstep search WORDS');
    const judged = await store.judgements.get(id);
    if (!judged)
      throw new Failure(`Article ${id} has not been judged yet.`, 'Wait a moment, or run: halfstep poll --wait');
    if (article.text === '' && article.title === '')
      throw new Failure(`The text of article ${id} has been deleted.`, 'Choose a newer article: halfstep articles');
    const standing = await store.corrections.standing(id);
    const label = applyCorrection(judged, standing?.label ?? null, said);
    if (label.relevance === 2 && label.themes.length === 0)
      throw usage(
        `That leaves article ${id} with relevance 2 but without a theme.`,
        'Add a theme: --theme +ID; or lower the relevance: --relevance 1',
      );
    const who = userName(options.who);
    await store.corrections.add(article, { who, at: new Date() }, said, label);
    if (options.json) {
      terminal.out(JSON.stringify({ id, who, said, judged: pick(judged), standing, label }, null, 2));
      return;
    }
    const before = standing === null ? [] : [`  ${standing.who} said  ${show(standing.label)}`];
    terminal.out([article.title, `  judged    ${show(judged)}`, ...before, `  ${who} says  ${show(label)}`].join('\n'));
    terminal.err('Saved. To learn from all corrections: halfstep train');
  });
}

async function readCorrection(options: Options): Promise<Correction> {
  if (options.relevance === undefined && !options.theme?.length && options.stance === undefined)
    throw usage('The correction is empty.', 'Use --relevance, --theme or --stance.');
  const { themes } = await loadSeeds(SEEDS);
  const words = readThemeWords(
    (options.theme ?? []).flatMap((word) => word.split(',')),
    themes.map(({ id }) => id),
  );
  if ('unknown' in words)
    throw usage(`There is no theme “${words.unknown}”.`, `Known themes: ${themes.map(({ id }) => id).join(', ')}`);
  if ('contradicted' in words)
    throw usage(
      `The theme ${words.contradicted} is both added and removed.`,
      `Give only one of +${words.contradicted} and -${words.contradicted}.`,
    );
  const off = options.relevance === '0' || options.relevance === '1';
  if (off && (words.add.length > 0 || options.stance !== undefined))
    throw usage('Only articles with relevance 2 have themes and a stance.', 'Omit these, or use --relevance 2.');
  return {
    ...words,
    ...(options.relevance === undefined ? {} : { relevance: Relevance.parse(Number(options.relevance)) }),
    ...(options.stance === undefined ? {} : { stance: Stance.parse(options.stance) }),
  };
}

interface Verdict {
  relevance: number;
  themes: readonly string[];
  stance: string | null;
}

const pick = ({ relevance, themes, stance }: Verdict): Verdict => ({ relevance, themes, stance });

const show = ({ relevance, themes, stance }: Verdict): string =>
  [`relevance ${relevance}`, themes.join(' '), stance].filter(Boolean).join(', ');

function listCommand(terminal: Terminal): Command {
  const command = describeCommand('list', 'List corrections, newest first.', [['feedback list --json', 'as JSON']]);
  return command
    .option('--limit <n>', 'maximum number of corrections', count(10_000), 40)
    .option('--json', 'print JSON')
    .action((options: { limit: number; json?: boolean }) =>
      withContext(command, terminal, async ({ config, store }) => {
        const { zone } = config.settings;
        const now = new Date();
        const columns: Column<FeedbackRow>[] = [
          { title: 'When', text: (row) => showWhen(row.at, zone, now) },
          { title: 'Who', text: (row) => row.who, shrinkTo: 8 },
          { title: 'Article', text: (row) => row.articleId, align: 'right' },
          { title: 'Said', text: (row) => describeCorrection(row.said), shrinkTo: 12 },
          { title: 'Title', text: (row) => row.title, shrinkTo: 24 },
        ];
        const rows = await store.corrections.list(options.limit);
        printRows(terminal, rows, { json: options.json, columns, none: 'There are no corrections yet.' });
      }),
    );
}

/** "relevance 2 +brand -car supports", or the name of a mark set through a link in an edition. */
export function describeCorrection(said: FeedbackRow['said']): string {
  if (typeof said === 'string') return said;
  const themes = [...said.add.map((id) => `+${id}`), ...said.remove.map((id) => `-${id}`)];
  return [said.relevance === undefined ? '' : `relevance ${said.relevance}`, ...themes, said.stance ?? '']
    .filter(Boolean)
    .join(' ');
}
