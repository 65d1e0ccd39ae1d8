<?php
/**
 * Connecting, as the owner sees it.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Admin;

use ChatFlow\Connection\Connection;
use ChatFlow\Connection\Connections;
use ChatFlow\Plugin;

defined( 'ABSPATH' ) || exit;

/**
 * What the connection tab shows: not connected, connected, or a copy of a site that is.
 */
final class Connection_Tab {

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
	 * Prints the tab.
	 */
	public function show(): void {
		$connection = $this->connections->current();
		if ( null === $connection ) {
			$this->show_connect( '' );
		} elseif ( ! $connection->is_of_this_site() ) {
			$this->show_copy( $connection );
		} else {
			$this->show_connected( $connection );
		}
	}

	/**
	 * Before the first connection.
	 *
	 * @param string $base_url What was entered before.
	 */
	private function show_connect( string $base_url ): void {
		echo '<div class="chatflow-card"><h2>' . esc_html__( 'Connect this site', 'chatflow' ) . '</h2>';
		echo '<p>' . esc_html__( 'You sign in to ChatFlow, or create an account, and come back here. Nothing has to be copied.', 'chatflow' ) . '</p>';
		$this->open_form( Connection_Actions::CONNECT );
		$this->address_field( $base_url, 'chatflow-address' );
		echo '<p><button type="submit" class="button button-primary button-hero">' . esc_html__( 'Connect', 'chatflow' ) . '</button></p></form></div>';

		echo '<details class="chatflow-card"><summary>' . esc_html__( 'Paste the keys instead', 'chatflow' ) . '</summary>';
		echo '<p>' . esc_html__( 'The panel shows the site key under Sites, and makes the two secrets there. Without secrets the chat works for guests only, and the shop is not told.', 'chatflow' ) . '</p>';
		$this->open_form( Connection_Actions::PASTE );
		$this->address_field( $base_url, 'chatflow-paste-address' );
		$this->key_field( 'site_key', __( 'Site key', 'chatflow' ), 'text', true );
		$this->key_field( 'site_secret', __( 'Site secret (cfs_…)', 'chatflow' ), 'password', false );
		$this->key_field( 'identity_secret', __( 'Identity secret', 'chatflow' ), 'password', false );
		echo '<p><button type="submit" class="button">' . esc_html__( 'Save the keys', 'chatflow' ) . '</button></p></form></details>';
	}

	/**
	 * With a connection.
	 *
	 * @param Connection $connection Of this site.
	 */
	private function show_connected( Connection $connection ): void {
		$has_key = '' !== $this->connections->secret( 'site' );
		echo '<div class="chatflow-card"><h2><span class="chatflow-dot is-good" aria-hidden="true"></span>' . esc_html__( 'Connected', 'chatflow' ) . '</h2><dl class="chatflow-facts">';
		if ( '' !== $connection->tenant_name ) {
			self::fact( __( 'Account', 'chatflow' ), $connection->tenant_name );
		}
		self::fact( __( 'ChatFlow', 'chatflow' ), $connection->base_url );
		self::fact( __( 'Site key', 'chatflow' ), $connection->site_key );
		self::fact( __( 'Site secret', 'chatflow' ), $this->masked( 'site' ) );
		self::fact( __( 'Identity secret', 'chatflow' ), $this->masked( 'identity' ) );
		if ( $connection->connected_at > 0 ) {
			self::fact( __( 'Since', 'chatflow' ), wp_date( (string) get_option( 'date_format' ), $connection->connected_at ) );
		}
		echo '</dl><p>';
		printf( '<a class="button button-primary" href="%s" target="_blank" rel="noopener">%s</a> ', esc_url( $connection->base_url . '/admin/' ), esc_html__( 'Open the inbox', 'chatflow' ) );
		echo '</p></div>';

		if ( $has_key && Plugin::has_shop() ) {
			echo '<div class="chatflow-card"><h2>' . esc_html__( 'Orders', 'chatflow' ) . '</h2>';
			echo '<p>' . esc_html__( 'With your permission ChatFlow reads your orders, and your team can refund, cancel and give coupons from a conversation. You can take the permission back under WooCommerce, Settings, Advanced, REST API.', 'chatflow' ) . '</p>';
			Screens::button( Connection_Actions::SHOP, __( 'Give permission', 'chatflow' ), 'button' );
			echo '</div>';
		}

		echo '<div class="chatflow-card"><h2>' . esc_html__( 'Change the connection', 'chatflow' ) . '</h2><div class="chatflow-row">';
		if ( $has_key && ! $this->connections->is_fixed( 'site' ) ) {
			Screens::button( Connection_Actions::ROTATE, __( 'Renew the keys', 'chatflow' ), 'button', __( 'Renew the keys? The old ones go on working for a short while.', 'chatflow' ) );
		}
		Screens::button( Connection_Actions::DISCONNECT, __( 'Disconnect', 'chatflow' ), 'button chatflow-danger', __( 'Disconnect this site? The chat disappears from your pages; conversations stay in ChatFlow.', 'chatflow' ) );
		echo '</div></div>';
	}

	/**
	 * A copy, or a site that has moved.
	 *
	 * @param Connection $connection Of the site that was connected.
	 */
	private function show_copy( Connection $connection ): void {
		echo '<div class="chatflow-card"><h2><span class="chatflow-dot is-waiting" aria-hidden="true"></span>' . esc_html__( 'Paused: the address of this site has changed', 'chatflow' ) . '</h2><p>';
		printf(
			/* translators: 1: address of the site that was connected, 2: address of this site. */
			esc_html__( '%1$s was connected, and this is %2$s. So that a copy does not speak for your shop, nothing is sent and the chat is not shown.', 'chatflow' ),
			'<code>' . esc_html( $connection->site_url ) . '</code>',
			'<code>' . esc_html( home_url() ) . '</code>'
		);
		echo '</p><h3>' . esc_html__( 'This is a copy, for trying things out', 'chatflow' ) . '</h3>';
		Screens::button( Connection_Actions::FORGET, __( 'Forget the connection here', 'chatflow' ) );
		echo '<h3>' . esc_html__( 'The shop has moved here', 'chatflow' ) . '</h3>';
		$this->open_form( Connection_Actions::CONNECT );
		$this->address_field( $connection->base_url, 'chatflow-address' );
		echo '<p><button type="submit" class="button button-primary">' . esc_html__( 'Connect this address', 'chatflow' ) . '</button></p></form></div>';
	}

	/**
	 * Begins a form.
	 *
	 * @param string $action Of admin-post.php.
	 */
	private function open_form( string $action ): void {
		printf( '<form method="post" action="%s"><input type="hidden" name="action" value="%s">', esc_url( admin_url( 'admin-post.php' ) ), esc_attr( $action ) );
		wp_nonce_field( $action );
	}

	/**
	 * Asks for the address of the service, unless wp-config.php says it.
	 *
	 * @param string $base_url What was entered before.
	 * @param string $id       Of the input.
	 */
	private function address_field( string $base_url, string $id ): void {
		if ( defined( 'CHATFLOW_BASE_URL' ) ) {
			return;
		}
		printf(
			'<p><label for="%1$s">%2$s</label><br><input type="url" id="%1$s" name="base_url" class="regular-text code" placeholder="https://chat.example.com" value="%3$s" required></p>',
			esc_attr( $id ),
			esc_html__( 'Address of your ChatFlow', 'chatflow' ),
			esc_attr( $base_url )
		);
	}

	/**
	 * Asks for a key.
	 *
	 * @param string $name     Of the input.
	 * @param string $label    For people.
	 * @param string $type     Of the input.
	 * @param bool   $required Whether it must be given.
	 */
	private function key_field( string $name, string $label, string $type, bool $required ): void {
		printf(
			'<p><label for="chatflow-%1$s">%2$s</label><br><input type="%3$s" id="chatflow-%1$s" name="%1$s" class="regular-text code" autocomplete="off" spellcheck="false"%4$s></p>',
			esc_attr( $name ),
			esc_html( $label ),
			esc_attr( $type ),
			$required ? ' required' : ''
		);
	}

	/**
	 * A secret that can be told from another, and no more.
	 *
	 * @param string $name One of site, identity.
	 */
	private function masked( string $name ): string {
		$secret = $this->connections->secret( $name );
		if ( '' === $secret ) {
			return __( 'none', 'chatflow' );
		}
		$shown = '••••••••' . ( strlen( $secret ) >= 24 ? substr( $secret, -4 ) : '' );
		return $this->connections->is_fixed( $name ) ? $shown . ' (wp-config.php)' : $shown;
	}

	/**
	 * Prints one fact.
	 *
	 * @param string $what  For people.
	 * @param string $value For people.
	 */
	private static function fact( string $what, string $value ): void {
		printf( '<div><dt>%s</dt><dd>%s</dd></div>', esc_html( $what ), esc_html( $value ) );
	}
}
