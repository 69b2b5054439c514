// Each edit looks for the newest step and for those that can no longer be redone: not among all that were ever made.
export const sql = /* sql */ `
CREATE INDEX step_turn ON step (turn);
CREATE INDEX step_undone ON step (actor, turn) WHERE state = 'undone';
`;
