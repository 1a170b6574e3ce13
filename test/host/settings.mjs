// The user settings of a VS Code that nobody sits at: quiet, off the network, and never writing by itself.

/** @param {boolean} restricted whether folders stay untrusted, as one that the user has not yet said yes to */
export function defaultSettings(restricted) {
  return {
    'chat.disableAIFeatures': true,
    'extensions.autoCheckUpdates': false,
    'extensions.autoUpdate': false,
    'extensions.ignoreRecommendations': true,
    // A served VS Code saves by itself unless told otherwise: an applied quick fix would change the file of a fixture.
    'files.autoSave': 'off',
    'git.enabled': false,
    'security.workspace.trust.enabled': restricted,
    // The question whether to trust would wait for an answer for ever.
    'security.workspace.trust.startupPrompt': 'never',
    'telemetry.telemetryLevel': 'off',
    'update.mode': 'none',
    'workbench.enableExperiments': false,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'workbench.startupEditor': 'none',
    'workbench.tips.enabled': false,
  };
}
