import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FirstStep } from '../accounts/first-step.js';
import type { Principal } from '../permissions/principal.js';

/** A request after the access guard has let it pass. */
export interface AuthenticatedRequest {
  /** Absent on public routes that nobody is signed in to. */
  principal?: Principal;
  /** What the person has to do before anything else. */
  firstStep?: FirstStep | null;
}

/** The signed-in person or program, as a parameter of a route that is not public. */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const principal = context.switchToHttp().getRequest<AuthenticatedRequest>().principal;
  if (!principal)
    throw new Error('CurrentPrincipal() is used on a route that does not require anyone to be signed in.');
  return principal;
});

/** What the signed-in person has to do before anything else, as a parameter of a route. */
export const CurrentFirstStep = createParamDecorator(
  (_: unknown, context: ExecutionContext): FirstStep | null =>
    context.switchToHttp().getRequest<AuthenticatedRequest>().firstStep ?? null,
);
