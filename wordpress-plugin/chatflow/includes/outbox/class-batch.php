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
	 * The list that each kind goes in.
	 */
	private const LISTS = array(
		'customer' => 'customers',
		'product'  => 'products',
		'order'    => 'orders',
		'cart'     => 'carts',
		'page'     => 'candidates',
	);

	/**
	 * Of pages, which are large, so many go together.
	 */
	private const MOST_PAGES = 50;

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
	 * Adds an item. Pages go in a batch of their own.
	 *
	 * @param array<string, mixed> $row  Kind and what else the caller wants back.
	 * @param array<string, mixed> $item As the service takes it.
	 */
	public function add( array $row, array $item ): void {
		$list                   = self::LISTS[ $row['kind'] ];
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
	 * Whether no more pages fit in.
	 */
	public function is_full(): bool {
		return count( $this->items['candidates'] ?? array() ) >= self::MOST_PAGES;
	}

	/**
	 * Where it goes.
	 */
	public function path(): string {
		return isset( $this->items['candidates'] ) ? '/api/v1/article-candidates/batch' : '/api/v1/commerce/batch';
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
