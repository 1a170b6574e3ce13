import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dateInTaiwan } from '../../server/src/core/text/dateInTaiwan.js';

it('changes at midnight of Taiwan, which is four in the afternoon of the day before in UTC', () => {
  expect(dateInTaiwan(Date.UTC(2026, 5, 30, 15, 59, 59, 999))).toBe('2026-06-30');
  expect(dateInTaiwan(Date.UTC(2026, 5, 30, 16))).toBe('2026-07-01');
});

it('is the date of the calendar, eight hours on (property)', () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1912, 0), max: Date.UTC(2500, 0) }), (moment) => {
      expect(dateInTaiwan(moment)).toBe(new Date(moment + 8 * 3600_000).toISOString().slice(0, 10));
    }),
  );
});
