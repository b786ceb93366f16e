/**
 * `halfstep digest`: everything about digests and their editions.
 */
import type { Command } from 'commander';
import { describeCommand } from '../terminal/describe-command.js';
import type { Terminal } from '../terminal/terminal.js';
import { diffEditionsCommand } from './diff-editions-command.js';
import { listEditionsCommand } from './list-editions-command.js';
import { previewCommand } from './preview-command.js';
import { publishCommand } from './publish-command.js';
import { resendCommand } from './resend-command.js';
import { showEditionCommand } from './show-edition-command.js';
import { skipCommand } from './skip-command.js';
import { testChannelCommand } from './test-channel-command.js';

export function digestCommand(terminal: Terminal): Command {
  return describeCommand(
    'digest',
    'Preview, publish, list, show, compare, resend and skip editions; test channels.',
    [],
  )
    .addCommand(listEditionsCommand(terminal), { isDefault: true })
    .addCommand(showEditionCommand(terminal))
    .addCommand(previewCommand(terminal))
    .addCommand(publishCommand(terminal))
    .addCommand(resendCommand(terminal))
    .addCommand(skipCommand(terminal))
    .addCommand(diffEditionsCommand(terminal))
    .addCommand(testChannelCommand(terminal));
}
