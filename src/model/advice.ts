/** `hard`: permanent, no further attempt. `soft`: temporary, a later attempt can be made. */
export type BounceType = 'hard' | 'soft'

/** Whose problem it is. */
export type Party = 'recipient' | 'message' | 'sender' | 'system'

/** What to do about one failure. */
export type AdviceAction = 'suppress' | 'retry' | 'watch' | 'fix' | 'none'
