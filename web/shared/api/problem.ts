/** One field of a refused call. */
export interface FieldProblem { field: string; code: string; args?: Record<string, unknown> | null }

interface ProblemDetails {
  status?: number;
  code?: string;
  title?: string;
  detail?: string;
  args?: Record<string, unknown> | null;
  field?: string | null;
  errors?: FieldProblem[] | null;
}

/**
 * The city said no. `code` names the reason and is what the screen translates; `field` is the input at fault.
 * `status` is the HTTP status, or 0 when no answer came at all.
 */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly args: Record<string, unknown>;
  readonly field: string | null;
  readonly errors: FieldProblem[];
  readonly detail: string | null;

  constructor(details: ProblemDetails) {
    super(details.code ?? details.title ?? 'problem');
    this.name = 'Problem';
    this.status = details.status ?? 0;
    this.code = details.code ?? `http_${this.status}`;
    this.args = details.args ?? {};
    this.field = details.field ?? null;
    this.errors = details.errors ?? [];
    this.detail = details.detail ?? details.title ?? null;
  }

  /** True when trying again later may help: no network, or the host is busy or down. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }

  static async from(response: Response): Promise<Problem> {
    try {
      const details = (await response.json()) as ProblemDetails;
      return new Problem({ ...details, status: response.status });
    } catch {
      return new Problem({ status: response.status });
    }
  }
}

/** The code of whatever was thrown. */
export const codeOf = (error: unknown): string => (error instanceof Problem ? error.code : 'unexpected');
