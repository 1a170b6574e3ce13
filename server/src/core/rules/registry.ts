import { bindingIncomplete } from './bindingIncomplete.js';
import { bindingSuspect } from './bindingSuspect.js';
import { bindingOutdated } from './bindingOutdated.js';
import { citationOutdated } from './citationOutdated.js';
import { controlElsewhere } from './controlElsewhere.js';
import { controlMissing } from './controlMissing.js';
import { controlNegated } from './controlNegated.js';
import { controlWeakened } from './controlWeakened.js';
import { controlUncertain } from './controlUncertain.js';
import { controlUnreadable } from './controlUnreadable.js';
import { decisionAbsent } from './decisionAbsent.js';
import { decisionApproverMissing } from './decisionApproverMissing.js';
import { decisionContradicts } from './decisionContradicts.js';
import { decisionExpired } from './decisionExpired.js';
import { decisionIncomplete } from './decisionIncomplete.js';
import { decisionOtherCase } from './decisionOtherCase.js';
import { decisionUnneeded } from './decisionUnneeded.js';
import { decisionUnreadable } from './decisionUnreadable.js';
import { draftEmpty } from './draftEmpty.js';
import { frontMatterPunctuation } from './frontMatterPunctuation.js';
import { frontMatterUnclosed } from './frontMatterUnclosed.js';
import { frontMatterUnreadable } from './frontMatterUnreadable.js';
import { overlayClash, overlayInvalid, overlayRefused, overlayUnreadable } from './overlayRules.js';
import { profileDuplicateKey } from './profileDuplicateKey.js';
import { profileIncomplete } from './profileIncomplete.js';
import { profileServiceDoubtful } from './profileServiceDoubtful.js';
import { profileSeveralLevels } from './profileSeveralLevels.js';
import { profileUnknownCatalogue } from './profileUnknownCatalogue.js';
import { profileUnknownKey } from './profileUnknownKey.js';
import { profileUnknownLevel } from './profileUnknownLevel.js';
import { profileUnknownService } from './profileUnknownService.js';
import { profileUnknownValue } from './profileUnknownValue.js';
import { suppressionIncomplete } from './suppressionIncomplete.js';
import { suppressionUnused } from './suppressionUnused.js';
import { factsAgencyKind } from './factsAgencyKind.js';
import { factsLevelLow } from './factsLevelLow.js';
import { factsOpen } from './factsOpen.js';
import { factsTesting } from './factsTesting.js';
import type { Rule } from './rule.js';

/** Every rule that looks at a draft that was read, in the order of the documentation. */
export const RULES: readonly Rule[] = [
  draftEmpty,
  frontMatterUnreadable,
  frontMatterUnclosed,
  frontMatterPunctuation,
  profileIncomplete,
  profileUnknownService,
  profileServiceDoubtful,
  profileUnknownLevel,
  profileSeveralLevels,
  profileUnknownValue,
  profileUnknownCatalogue,
  profileUnknownKey,
  profileDuplicateKey,
  overlayUnreadable,
  overlayInvalid,
  overlayRefused,
  overlayClash,
  controlMissing,
  controlWeakened,
  controlUncertain,
  controlNegated,
  controlElsewhere,
  controlUnreadable,
  factsOpen,
  factsTesting,
  factsLevelLow,
  factsAgencyKind,
  bindingSuspect,
  bindingIncomplete,
  bindingOutdated,
  suppressionIncomplete,
  suppressionUnused,
  citationOutdated,
  decisionUnreadable,
  decisionIncomplete,
  decisionApproverMissing,
  decisionContradicts,
  decisionExpired,
  decisionAbsent,
  decisionOtherCase,
  decisionUnneeded,
];
