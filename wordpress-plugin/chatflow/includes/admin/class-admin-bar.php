<?php
/**
 * Unread conversations in the admin bar.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Admin;

use ChatFlow\Connection\Connections;
use WP_Admin_Bar;

defined( 'ABSPATH' ) || exit;

/**
 * A link to the inbox; its number comes after the page has been shown.
 */
final class Admin_Bar {

	public const TRANSIENT = 'chatflow_unread';

	/**
	 * The connection of this site.
	 *
	 * @var Connections
	 */
	private $connections;

	/**
	 * Makes it.
	 *
	 * @param Connections $connections The connection of this site.
	 */
	public function __construct( Connections $connections ) {
		$this->connections = $connections;
	}

	/**
	 * Adds the hook.
	 */
	public function register(): void {
		add_action( 'admin_bar_menu', array( $this, 'add' ), 80 );
	}

	/**
	 * Adds the link, for those who may see it.
	 *
	 * @param WP_Admin_Bar $bar The bar.
	 */
	public function add( $bar ): void {
		$connection = $this->connections->active();
		if ( null === $connection || ! Rights::may_see_conversations() ) {
			return;
		}
		$bar->add_node(
			array(
				'id'    => 'chatflow',
				'title' => '<span class="ab-icon" aria-hidden="true"></span><span class="ab-label">ChatFlow</span> <span class="chatflow-unread" data-chatflow-unread hidden></span>',
				'href'  => esc_url( $connection->base_url . '/admin/' ),
				'meta'  => array(
					'target' => '_blank',
					'rel'    => 'noopener',
					'title'  => __( 'Open the inbox', 'chatflow' ),
				),
			)
		);
	}
}
