<?php
/**
 * Notices what changes on the site's pages.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Content;

use ChatFlow\Outbox\Dirty_Marks;
use ChatFlow\Settings;
use WP_Post;

defined( 'ABSPATH' ) || exit;

/**
 * Marks pages that are or were public; they are read when they are sent.
 */
final class Page_Changes {

	/**
	 * What the owner chose.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * Marks what changed.
	 *
	 * @var Dirty_Marks
	 */
	private $marks;

	/**
	 * Makes it.
	 *
	 * @param Settings    $settings What the owner chose.
	 * @param Dirty_Marks $marks    Marks what changed.
	 */
	public function __construct( Settings $settings, Dirty_Marks $marks ) {
		$this->settings = $settings;
		$this->marks    = $marks;
	}

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		if ( $this->settings->is_on( 'send_pages' ) ) {
			add_action( 'transition_post_status', array( $this, 'changed' ), 20, 3 );
			add_action( 'deleted_post', array( $this, 'deleted' ), 20, 2 );
		}
	}

	/**
	 * A page was saved, or went another way.
	 *
	 * @param mixed $after  Its state now.
	 * @param mixed $before Its state before.
	 * @param mixed $post   The page.
	 */
	public function changed( $after, $before, $post ): void {
		if ( $post instanceof WP_Post && ( 'publish' === $after || 'publish' === $before ) ) {
			$this->mark( $post );
		}
	}

	/**
	 * A page was deleted for good.
	 *
	 * @param mixed $id   Of the page.
	 * @param mixed $post The page.
	 */
	public function deleted( $id, $post = null ): void {
		if ( $post instanceof WP_Post && 'publish' === $post->post_status ) {
			$this->mark( $post );
		}
	}

	/**
	 * Marks a page, where its kind is offered at all.
	 *
	 * @param WP_Post $post The page.
	 */
	private function mark( WP_Post $post ): void {
		if ( in_array( $post->post_type, Public_Pages::types(), true ) ) {
			$this->marks->mark( 'page', $post->ID );
		}
	}
}
