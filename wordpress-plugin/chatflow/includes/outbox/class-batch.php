<?php
/**
 * What is sent together.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Outbox;

use ChatFlow\Api\Answer;

defined( 'ABSPATH' ) || exit;

/**
 * Items with the rows that they come from, so that a refusal finds its row.
 */
final class Batch {

	/**
	 * By place: kinds/number, as the service's pointers name them.
	 *
	 * @var array<string, array<string, mixed>>
	 */
	private $rows = array();

	/**
	 * By list name.
	 *
	 * @var array<string, array<int, array<string, mixed>>>
	 */
	private $items = array();

	/**
	 * Adds an item.
	 *
	 * @param array<string, mixed> $row  Kind and what else the caller wants back.
	 * @param array<string, mixed> $item As the service takes it.
	 */
	public function add( array $row, array $item ): void {
		$list                   = $row['kind'] . 's';
		$place                  = $list . '/' . count( $this->items[ $list ] ?? array() );
		$this->items[ $list ][] = $item;
		$this->rows[ $place ]   = $row;
	}

	/**
	 * Whether there is nothing to send.
	 */
	public function is_empty(): bool {
		return ! $this->rows;
	}

	/**
	 * The request's body.
	 *
	 * @return array<string, array<int, array<string, mixed>>>
	 */
	public function body(): array {
		return $this->items;
	}

	/**
	 * The rows by place.
	 *
	 * @return array<string, array<string, mixed>>
	 */
	public function rows(): array {
		return $this->rows;
	}

	/**
	 * The reasons of what was refused, by place.
	 *
	 * @param Answer $answer The service's.
	 * @return array<string, string>
	 */
	public function refused( Answer $answer ): array {
		$refused = array();
		foreach ( (array) ( $answer->body['rejected'] ?? array() ) as $fault ) {
			$parts = explode( '/', ltrim( (string) ( $fault['pointer'] ?? '' ), '/' ), 3 );
			$place = ( $parts[0] ?? '' ) . '/' . ( $parts[1] ?? '' );
			if ( isset( $this->rows[ $place ] ) ) {
				$refused[ $place ] = trim( ( $parts[2] ?? '' ) . ' ' . (string) ( $fault['detail'] ?? '' ) );
			}
		}
		return $refused;
	}

	/**
	 * The same in two.
	 *
	 * @return self[]
	 */
	public function halves(): array {
		$halves = array( new self(), new self() );
		$number = 0;
		foreach ( $this->rows as $place => $row ) {
			list( $list, $index ) = explode( '/', $place );
			$halves[ $number++ < count( $this->rows ) / 2 ? 0 : 1 ]->add( $row, $this->items[ $list ][ (int) $index ] );
		}
		return $halves;
	}
}
