/** Characters that a password needs. Fifteen and more are recommended, and nothing but the length is asked for. */
export const leastPasswordLength = 8;

/** Characters that a password may have; enough for any sentence and any password manager. */
export const mostPasswordLength = 1000;
