import { readDate } from '../core/draft/profileValues.js';
import { dateInTaiwan } from '../core/text/dateInTaiwan.js';
import { usage } from './usage.js';

/**
 * Reads `--today`, by the ROC or the common calendar; without it, the date of Taiwan now.
 *
 * @throws {UsageError} for what is no date.
 */
export function readTodayOption(value: string | undefined): string {
  if (value === undefined) return dateInTaiwan(Date.now());
  const date = readDate(value);
  if (date === undefined) throw usage('error.not-a-date', { value });
  return date;
}
