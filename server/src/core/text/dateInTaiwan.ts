const DAY = 24 * 60 * 60 * 1000;
/** Taiwan is eight hours ahead all year; milliseconds. */
const AHEAD = 8 * 60 * 60 * 1000;
/** Days from 1 March of the year 0 to 1 January 1970: with March first, the day of leap years comes last. */
const FIRST_DAY = 719468;
/** Days of 400 years, of a hundred, of four, of one. */
const [ERA, CENTURY, LEAP_CYCLE, YEAR] = [146097, 36524, 1461, 365] as const;

/** The ISO date that a calendar in Taiwan shows at a moment (milliseconds since 1970, UTC): the core has no clock and no `Date`. */
export function dateInTaiwan(moment: number): string {
  const days = Math.floor((moment + AHEAD) / DAY) + FIRST_DAY;
  const era = Math.floor(days / ERA);
  const ofEra = days - era * ERA;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / (LEAP_CYCLE - 1)) + Math.floor(ofEra / CENTURY) - Math.floor(ofEra / (ERA - 1))) / YEAR,
  );
  const ofYear = ofEra - (YEAR * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  const pad = (part: number, width: number): string => String(part).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}
