/** Why a value cannot be computed, in words for a person. */
export class MagicFault extends Error {}
