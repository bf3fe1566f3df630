/** An expression of the Unified Expression Language (JSR 245), as engines of the Activiti family use it. */
export type JuelNode =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'identifier'; readonly name: string }
  | { readonly kind: 'property'; readonly target: JuelNode; readonly name: string }
  | { readonly kind: 'index'; readonly target: JuelNode; readonly index: JuelNode }
  | {
      readonly kind: 'call';
      /** Absent for a function that belongs to no object, such as `now()`. */
      readonly target?: JuelNode;
      readonly name: string;
      readonly parameters: readonly JuelNode[];
    }
  | { readonly kind: 'unary'; readonly operator: UnaryOperator; readonly operand: JuelNode }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: JuelNode;
      readonly right: JuelNode;
    }
  | {
      readonly kind: 'conditional';
      readonly condition: JuelNode;
      readonly whenTrue: JuelNode;
      readonly whenFalse: JuelNode;
    };

export type UnaryOperator = '-' | '!' | 'empty';
export type BinaryOperator =
  '||' | '&&' | '==' | '!=' | '<' | '>' | '<=' | '>=' | '+' | '-' | '*' | '/' | '%';

/** Why an expression cannot be read or said in FEEL; the message is a sentence about the expression. */
export class JuelProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'JuelProblem';
  }
}
