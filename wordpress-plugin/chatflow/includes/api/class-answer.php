<?php
/**
 * What the service said.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Api;

defined( 'ABSPATH' ) || exit;

/**
 * An answer, or why there is none: then its status is 0.
 */
final class Answer {

	/**
	 * HTTP status; 0 without an answer.
	 *
	 * @var int
	 */
	public $status;

	/**
	 * The body's JSON; empty where it is none.
	 *
	 * @var array<string, mixed>
	 */
	public $body;

	/**
	 * Why there was no answer.
	 *
	 * @var string
	 */
	private $failure;

	/**
	 * Seconds that the service asked us to wait.
	 *
	 * @var int
	 */
	private $wait;

	/**
	 * Keeps what came.
	 *
	 * @param int                  $status  HTTP status; 0 without an answer.
	 * @param array<string, mixed> $body    The body's JSON.
	 * @param string               $failure Why there was no answer.
	 * @param int                  $wait    Seconds that the service asked us to wait.
	 */
	public function __construct( int $status, array $body, string $failure = '', int $wait = 0 ) {
		$this->status  = $status;
		$this->body    = $body;
		$this->failure = $failure;
		$this->wait    = $wait;
	}

	/**
	 * Whether the service did what was asked.
	 */
	public function is_good(): bool {
		return $this->status >= 200 && $this->status < 300;
	}

	/**
	 * Whether the service refused our secret.
	 */
	public function is_unauthenticated(): bool {
		return 401 === $this->status;
	}

	/**
	 * Whether the request itself is at fault, so that repeating it unchanged cannot help.
	 */
	public function is_our_fault(): bool {
		return in_array( $this->status, array( 400, 413, 422 ), true );
	}

	/**
	 * Seconds to wait before the next request, at most an hour.
	 */
	public function retry_after(): int {
		return min( HOUR_IN_SECONDS, $this->wait );
	}

	/**
	 * A text of the body; empty where there is none.
	 *
	 * @param string $name A field.
	 */
	public function text( string $name ): string {
		return isset( $this->body[ $name ] ) && is_scalar( $this->body[ $name ] ) ? (string) $this->body[ $name ] : '';
	}

	/**
	 * For people: the status with the service's own words, or why there was no answer.
	 */
	public function reason(): string {
		if ( 0 === $this->status ) {
			return mb_substr( $this->failure, 0, 300 );
		}
		$said = $this->text( 'detail' );
		return mb_substr( trim( $this->status . ' ' . $this->text( 'code' ) . ( '' === $said ? '' : ': ' . $said ) ), 0, 300 );
	}
}
