/**
 * The configuration: mistakes that stop the service, and settings that leave it without work or readers.
 */
import { pluralize } from '../../core/text/clean-text.js';
import type { FileProblem } from '../../core/yaml/file-problem.js';
import { type Config, loadConfig } from '../../io/config/load-config.js';
import type { Environment } from '../../io/config/read-environment.js';
import { SEEDS } from '../command-context.js';
import { type Finding, failed, ok, warning } from './finding.js';

/** `config` is undefined when it cannot be read. */
export async function checkConfiguration(
  folder: string,
  env: Environment,
): Promise<{ findings: Finding[]; config: Config | undefined }> {
  const loaded = await loadConfig({ folder, env, seeds: SEEDS });
  if (!loaded.ok) return { config: undefined, findings: loaded.problems.map(describeMistake) };
  const { config } = loaded;
  const { feeds, digests } = config;
  const on = feeds.filter(({ enabled }) => enabled).length;
  const counts = `${pluralize(on, 'feed')} on, ${feeds.length - on} off; ${pluralize(digests.length, 'digest')}`;
  return { config, findings: [ok('Configuration', `${counts} (${folder})`), ...findGaps(config, on)] };
}

function describeMistake({ file, line, column, path, wrong, mend }: FileProblem): Finding {
  return failed('Configuration', `${file}:${line}:${column} ${path === '' ? '' : `${path}: `}${wrong}`, `${mend}.`);
}

function findGaps({ digests, settings }: Config, feedsOn: number): Finding[] {
  const findings: Finding[] = [];
  if (feedsOn === 0) findings.push(warning('Feeds', 'none is switched on', 'Add one: halfstep feeds add URL'));
  if (digests.length === 0)
    findings.push(warning('Digests', 'none is configured', 'Add one under digests: in halfstep.yaml.'));
  for (const { id, channels } of digests) {
    if (channels.some((name) => settings.channels[name]?.enabled !== false)) continue;
    const off = channels.length === 0 ? 'it has no channel' : `all ${channels.length} channels are switched off`;
    findings.push(warning('Digests', `“${id}” reaches nobody: ${off}`, 'Give it a channel that is switched on.'));
  }
  if (settings.fetch.userAgentContact === '')
    findings.push(
      warning(
        'Contact',
        'the user agent gives no contact',
        'Set fetch.userAgentContact, so that site owners can write to you instead of blocking you.',
      ),
    );
  return findings;
}
