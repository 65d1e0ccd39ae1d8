<?php
/**
 * Which pages of the site are offered as knowledge.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Content;

use WP_Post;

defined( 'ABSPATH' ) || exit;

/**
 * Published pages and posts that anybody may read. Cart, checkout and account say nothing by themselves.
 */
final class Public_Pages {

	private const OF_THE_SHOP = array( 'cart', 'checkout', 'myaccount', 'shop' );

	/**
	 * The kinds of posts that are offered.
	 *
	 * @return string[]
	 */
	public static function types(): array {
		/**
		 * The kinds of posts that are offered to ChatFlow as knowledge.
		 *
		 * @param string[] $types Names of post types.
		 */
		return array_values( array_filter( (array) apply_filters( 'chatflow_page_types', array( 'page', 'post' ) ), 'is_string' ) );
	}

	/**
	 * Whether anybody may read it.
	 *
	 * @param WP_Post $post Of any kind and state.
	 */
	public static function has( WP_Post $post ): bool {
		return in_array( $post->post_type, self::types(), true )
			&& 'publish' === $post->post_status && '' === $post->post_password
			&& ! in_array( $post->ID, self::of_the_shop(), true );
	}

	/**
	 * A part of all, in the order of ids.
	 *
	 * @param int $page From 1.
	 * @param int $size Of a page.
	 * @return WP_Post[]
	 */
	public static function read( int $page, int $size ): array {
		return self::query(
			array(
				'posts_per_page' => $size,
				'paged'          => $page,
			)
		)->posts;
	}

	/**
	 * How many there are.
	 */
	public static function count(): int {
		return (int) self::query(
			array(
				'posts_per_page' => 1,
				'no_found_rows'  => false,
				'fields'         => 'ids',
			)
		)->found_posts;
	}

	/**
	 * Ids of what was changed since a time.
	 *
	 * @param int $since Unix time.
	 * @param int $page  From 1.
	 * @param int $size  Of a page.
	 * @return int[]
	 */
	public static function changed( int $since, int $page, int $size ): array {
		return array_map(
			'intval',
			self::query(
				array(
					'posts_per_page' => $size,
					'paged'          => $page,
					'fields'         => 'ids',
					'date_query'     => array(
						array(
							'column'    => 'post_modified_gmt',
							'after'     => gmdate( 'Y-m-d H:i:s', $since ),
							'inclusive' => true,
						),
					),
				)
			)->posts
		);
	}

	/**
	 * Asks for some of them; in every language, where a plugin would show one only.
	 *
	 * @param array<string, mixed> $some Which of them.
	 */
	private static function query( array $some ): \WP_Query {
		return new \WP_Query(
			$some + array(
				'post_type'              => self::types(),
				'post_status'            => 'publish',
				'has_password'           => false,
				'post__not_in'           => self::of_the_shop(),
				'orderby'                => 'ID',
				'order'                  => 'ASC',
				'lang'                   => '',
				'no_found_rows'          => true,
				'ignore_sticky_posts'    => true,
				'suppress_filters'       => true,
				'update_post_meta_cache' => false,
				'update_post_term_cache' => false,
			)
		);
	}

	/**
	 * Ids of the pages that WooCommerce fills anew for each shopper.
	 *
	 * @return int[]
	 */
	private static function of_the_shop(): array {
		$ids = array();
		if ( function_exists( 'wc_get_page_id' ) ) {
			foreach ( self::OF_THE_SHOP as $name ) {
				$id = (int) wc_get_page_id( $name );
				if ( $id > 0 ) {
					$ids[] = $id;
				}
			}
		}
		return $ids;
	}
}
