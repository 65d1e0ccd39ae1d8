<?php
/**
 * Reads the whole site, page by page.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Shop;

use ChatFlow\Content\Public_Pages;

defined( 'ABSPATH' ) || exit;

/**
 * In the order of ids, so that what is new meanwhile comes last and moves no page.
 */
final class Pages {

	/**
	 * What a page holds: WordPress's or WooCommerce's objects; user ids for customers.
	 *
	 * @param string $kind   One of page, customer, product, order.
	 * @param int    $page   From 1.
	 * @param int    $size   Of a page.
	 * @param int    $months How far back orders go; 0 for all.
	 * @return array<int, mixed>
	 */
	public function read( string $kind, int $page, int $size, int $months ): array {
		if ( 'page' === $kind ) {
			return Public_Pages::read( $page, $size );
		}
		if ( 'customer' === $kind ) {
			return self::people(
				array(
					'number' => $size,
					'paged'  => $page,
				)
			);
		}
		$arguments = $this->arguments( $kind, $months ) + array(
			'limit' => $size,
			'page'  => $page,
		);
		return array_values( 'product' === $kind ? wc_get_products( $arguments ) : wc_get_orders( $arguments ) );
	}

	/**
	 * How many there are.
	 *
	 * @param string $kind   One of page, customer, product, order.
	 * @param int    $months How far back orders go; 0 for all.
	 */
	public function count( string $kind, int $months ): int {
		if ( 'page' === $kind ) {
			return Public_Pages::count();
		}
		if ( 'customer' === $kind ) {
			return (int) ( count_users()['total_users'] ?? 0 );
		}
		$arguments = array_merge(
			$this->arguments( $kind, $months ),
			array(
				'limit'    => 1,
				'return'   => 'ids',
				'paginate' => true,
			)
		);
		$found     = 'product' === $kind ? wc_get_products( $arguments ) : wc_get_orders( $arguments );
		return (int) ( $found->total ?? 0 );
	}

	/**
	 * The same as read, ids only.
	 *
	 * @param string $kind   One of customer, product, order.
	 * @param int    $page   From 1.
	 * @param int    $size   Of a page.
	 * @param int    $months How far back orders go; 0 for all.
	 * @return int[]
	 */
	public function ids( string $kind, int $page, int $size, int $months ): array {
		if ( 'customer' === $kind ) {
			return $this->read( $kind, $page, $size, $months );
		}
		return self::found(
			$kind,
			array_merge(
				$this->arguments( $kind, $months ),
				array(
					'limit' => $size,
					'page'  => $page,
				)
			)
		);
	}

	/**
	 * Those of some ids that the shop has, in one query. Of the others some may be there yet in a state that is not
	 * looked for.
	 *
	 * @param string $kind One of customer, product, order.
	 * @param int[]  $ids  Any.
	 * @return int[]
	 */
	public function present( string $kind, array $ids ): array {
		if ( ! $ids ) {
			return array();
		}
		if ( 'customer' === $kind ) {
			// On all sites of a network.
			return self::people(
				array(
					'include' => $ids,
					'blog_id' => 0,
				)
			);
		}
		return self::found(
			$kind,
			array_merge(
				$this->arguments( $kind, 0 ),
				array(
					'product' === $kind ? 'include' : 'post__in' => $ids,
					'limit' => count( $ids ),
				)
			)
		);
	}

	/**
	 * Ids of what was changed since a time; of customers up to twice as many as a page holds. Empty after the last page.
	 *
	 * @param string $kind  One of page, customer, product, order.
	 * @param int    $since Unix time.
	 * @param int    $page  From 1.
	 * @param int    $size  Of a page.
	 * @return int[]
	 */
	public function changed( string $kind, int $since, int $page, int $size ): array {
		if ( 'page' === $kind ) {
			return Public_Pages::changed( $since, $page, $size );
		}
		if ( 'customer' === $kind ) {
			$some    = array(
				'number' => $size,
				'paged'  => $page,
			);
			$changed = array(
				// WooCommerce keeps the time of the last change with the account.
				array(
					'key'     => 'last_update',
					'value'   => $since,
					'compare' => '>=',
					'type'    => 'NUMERIC',
				),
			);
			$new     = array(
				array(
					'after'     => gmdate( 'Y-m-d H:i:s', $since ),
					'inclusive' => true,
				),
			);
			// phpcs:ignore WordPress.DB.SlowDBQuery.slow_db_query_meta_query -- at night, in the background.
			return array_values( array_unique( array_merge( self::people( $some + array( 'meta_query' => $changed ) ), self::people( $some + array( 'date_query' => $new ) ) ) ) );
		}
		$arguments = array_merge(
			$this->arguments( $kind, 0 ),
			array(
				'date_modified' => '>=' . $since,
				'limit'         => $size,
				'page'          => $page,
			)
		);
		return self::found( $kind, $arguments );
	}

	/**
	 * Ids of products or orders.
	 *
	 * @param string               $kind      One of product, order.
	 * @param array<string, mixed> $arguments Which.
	 * @return int[]
	 */
	private static function found( string $kind, array $arguments ): array {
		$arguments['return'] = 'ids';
		return array_map( 'intval', array_values( 'product' === $kind ? wc_get_products( $arguments ) : wc_get_orders( $arguments ) ) );
	}

	/**
	 * Ids of people, in their order.
	 *
	 * @param array<string, mixed> $arguments Which.
	 * @return int[]
	 */
	private static function people( array $arguments ): array {
		return array_map(
			'intval',
			get_users(
				$arguments + array(
					'fields'      => 'ID',
					'orderby'     => 'ID',
					'order'       => 'ASC',
					'count_total' => false,
				)
			)
		);
	}

	/**
	 * What WooCommerce is asked for.
	 *
	 * @param string $kind   One of product, order.
	 * @param int    $months How far back orders go; 0 for all.
	 * @return array<string, mixed>
	 */
	private function arguments( string $kind, int $months ): array {
		$arguments = array(
			'orderby' => 'ID',
			'order'   => 'ASC',
			'return'  => 'objects',
		);
		if ( 'product' === $kind ) {
			return $arguments + array( 'status' => 'publish' );
		}
		$arguments += array(
			'type'   => 'shop_order',
			'status' => array_keys( wc_get_order_statuses() ),
		);
		if ( $months > 0 ) {
			$arguments['date_created'] = '>=' . strtotime( '-' . $months . ' months' );
		}
		return $arguments;
	}
}
