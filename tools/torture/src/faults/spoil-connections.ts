import { amount, during, programOf, shareOf, type InjectFault } from './fault.js';

/** Connections between a program and PostgreSQL are cut. */
export const cutConnections: InjectFault = async (installation, fault) => {
  programOf(installation, fault).database.cut(shareOf(fault));
};

/** Everything between a program and PostgreSQL takes longer for a while. */
export const delayConnections: InjectFault = async (installation, fault) => {
  const { database } = programOf(installation, fault);
  database.delay(20 + fault.strength * 300);
  await during(fault, 500, 2_500);
  database.delay(0);
};

/** Connections between a program and PostgreSQL carry nothing any more, and nobody is told. */
export const blackHole: InjectFault = async (installation, fault) => {
  programOf(installation, fault).database.blackHole(shareOf(fault));
};

/** The next commits of a program are done, but their answers are lost with the connection. */
export const loseCommitAnswer: InjectFault = async (installation, fault) => {
  programOf(installation, fault).database.loseAnswers(/commit/i, amount(fault, 1, 4));
};

/** The same with the answers to anything. */
export const loseAnswer: InjectFault = async (installation, fault) => {
  programOf(installation, fault).database.loseAnswers(/./s, amount(fault, 1, 4));
};
