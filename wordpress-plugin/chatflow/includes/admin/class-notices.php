<?php
/**
 * What the owner must know.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Admin;

use ChatFlow\Connection\Connections;
use ChatFlow\Connection\Health;

defined( 'ABSPATH' ) || exit;

/**
 * Notices at the top of wp-admin, for those who can do something about them.
 */
final class Notices {

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
		add_action( 'admin_notices', array( $this, 'show' ) );
	}

	/**
	 * Prints what there is to say.
	 */
	public function show(): void {
		$connection = $this->connections->current();
		if ( null === $connection || ! Rights::may_manage() ) {
			return;
		}
		if ( ! $connection->is_of_this_site() ) {
			$this->notice( 'warning', __( 'ChatFlow is paused, because the address of this site has changed. Is this a copy, or has the shop moved?', 'chatflow' ), __( 'Decide', 'chatflow' ), 'connection' );
		} elseif ( ( new Health() )->is_refused() ) {
			$this->notice( 'error', __( 'ChatFlow no longer accepts the key of this site, so that orders and carts are not sent. Please connect again.', 'chatflow' ), __( 'Connection', 'chatflow' ), 'health' );
		}
	}

	/**
	 * Prints one notice.
	 *
	 * @param string $kind  One of warning, error.
	 * @param string $text  For people.
	 * @param string $label Of the link.
	 * @param string $tab   Where it leads.
	 */
	private function notice( string $kind, string $text, string $label, string $tab ): void {
		printf( '<div class="notice notice-%s"><p>%s <a href="%s">%s</a></p></div>', esc_attr( $kind ), esc_html( $text ), esc_url( Screens::url( $tab ) ), esc_html( $label ) );
	}
}
