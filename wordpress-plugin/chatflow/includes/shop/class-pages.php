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
			return array_map(
				'intval',
				get_users(
					array(
						'fields'      => 'ID',
						'orderby'     => 'ID',
						'order'       => 'ASC',
						'number'      => $size,
						'paged'       => $page,
						'count_total' => false,
					)
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
	 * Ids of what was changed since a time.
	 *
	 * @param string $kind  One of page, product, order.
	 * @param int    $since Unix time.
	 * @param int    $page  From 1.
	 * @param int    $size  Of a page.
	 * @return int[]
	 */
	public function changed( string $kind, int $since, int $page, int $size ): array {
		if ( 'page' === $kind ) {
			return Public_Pages::changed( $since, $page, $size );
		}
		$arguments = array_merge(
			$this->arguments( $kind, 0 ),
			array(
				'date_modified' => '>=' . $since,
				'limit'         => $size,
				'page'          => $page,
				'return'        => 'ids',
			)
		);
		return array_map( 'intval', array_values( 'product' === $kind ? wc_get_products( $arguments ) : wc_get_orders( $arguments ) ) );
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
