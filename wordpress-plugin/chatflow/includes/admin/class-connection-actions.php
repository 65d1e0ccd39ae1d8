<?php
/**
 * Connects and disconnects.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Admin;

use ChatFlow\Connection\Address;
use ChatFlow\Connection\Connect_Flow;
use ChatFlow\Connection\Connections;
use ChatFlow\Connection\Shop_Access;
use ChatFlow\Outbox\Scheduler;
use ChatFlow\Plugin;
use ChatFlow\Shop\Nightly;

defined( 'ABSPATH' ) || exit;

/**
 * What the buttons of the connection tab do. Each action wants the right to manage and a nonce of its own.
 */
final class Connection_Actions {

	public const CONNECT    = 'chatflow_connect';
	public const PASTE      = 'chatflow_paste';
	public const DISCONNECT = 'chatflow_disconnect';
	public const FORGET     = 'chatflow_forget';
	public const ROTATE     = 'chatflow_rotate';
	public const SHOP       = 'chatflow_shop';

	/**
	 * Connecting in one click.
	 *
	 * @var Connect_Flow
	 */
	private $flow;

	/**
	 * The connection of this site.
	 *
	 * @var Connections
	 */
	private $connections;

	/**
	 * Makes it.
	 *
	 * @param Connect_Flow $flow        Connecting in one click.
	 * @param Connections  $connections The connection of this site.
	 */
	public function __construct( Connect_Flow $flow, Connections $connections ) {
		$this->flow        = $flow;
		$this->connections = $connections;
	}

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_action( 'admin_post_' . self::CONNECT, array( $this, 'connect' ) );
		add_action( 'admin_post_' . self::PASTE, array( $this, 'paste' ) );
		add_action( 'admin_post_' . self::DISCONNECT, array( $this, 'disconnect' ) );
		add_action( 'admin_post_' . self::FORGET, array( $this, 'forget' ) );
		add_action( 'admin_post_' . self::ROTATE, array( $this, 'rotate' ) );
		add_action( 'admin_post_' . self::SHOP, array( $this, 'shop' ) );
		add_action( 'admin_init', array( $this, 'come_back' ) );
	}

	/**
	 * Sends the owner to the panel.
	 */
	public function connect(): void {
		Rights::require_action( self::CONNECT );
		$base_url = self::address();
		if ( null === $base_url ) {
			Screens::back( 'connection', 'error', __( 'Please enter the address of your ChatFlow, beginning with https://.', 'chatflow' ) );
		}
		// phpcs:ignore WordPress.Security.SafeRedirect -- to the address that the owner has just entered.
		wp_redirect( $this->flow->begin( (string) $base_url, Screens::url( 'connection' ) ) );
		exit;
	}

	/**
	 * The owner comes back from the panel, with a code or without.
	 */
	public function come_back(): void {
		// The state, compared below, stands for the nonce: the request comes from the panel.
		// phpcs:disable WordPress.Security.NonceVerification.Recommended
		$page  = isset( $_GET['page'] ) ? sanitize_key( $_GET['page'] ) : '';
		$state = isset( $_GET['state'] ) ? sanitize_text_field( wp_unslash( $_GET['state'] ) ) : '';
		$code  = isset( $_GET['code'] ) ? sanitize_text_field( wp_unslash( $_GET['code'] ) ) : '';
		$given = isset( $_GET['success'], $_GET['user_id'] ) && '1' === $_GET['success'];
		// phpcs:enable
		if ( Screens::SLUG !== $page || ! Rights::may_manage() ) {
			return;
		}
		if ( $given ) {
			// WooCommerce sends the owner back once it has handed over the key.
			Screens::back( 'connection', 'success', __( 'ChatFlow may now work with your orders.', 'chatflow' ) );
		}
		if ( '' === $state ) {
			return;
		}
		$done = $this->flow->finish( $code, $state );
		if ( is_wp_error( $done ) ) {
			Screens::back( 'connection', 'error', $done->get_error_message() );
		}
		$this->begin_sending();
		if ( Plugin::has_shop() ) {
			$this->grant_access( true );
		}
		Screens::back( 'connection', 'success', __( 'Your site is connected. The chat is on your pages now.', 'chatflow' ) );
	}

	/**
	 * Keeps keys that the owner has copied from the panel.
	 */
	public function paste(): void {
		Rights::require_action( self::PASTE );
		$base_url = self::address();
		$fields   = array();
		foreach ( array( 'site_key', 'site_secret', 'identity_secret' ) as $name ) {
			// phpcs:ignore WordPress.Security.NonceVerification.Missing -- verified by require_action.
			$fields[ $name ] = isset( $_POST[ $name ] ) ? sanitize_text_field( wp_unslash( $_POST[ $name ] ) ) : '';
		}
		if ( null === $base_url || 1 !== preg_match( '/^[A-Za-z0-9_-]{4,100}$/', $fields['site_key'] ) ) {
			Screens::back( 'connection', 'error', __( 'Please enter the address of your ChatFlow and the site key as the panel shows it.', 'chatflow' ) );
		}
		$this->connections->save(
			array(
				'base_url' => (string) $base_url,
				'site_key' => $fields['site_key'],
			),
			array(
				'site'     => $fields['site_secret'],
				'identity' => $fields['identity_secret'],
			)
		);
		$this->begin_sending();
		Screens::back( 'connection', 'success', __( 'Your site is connected. The chat is on your pages now.', 'chatflow' ) );
	}

	/**
	 * Ends the connection on both sides.
	 */
	public function disconnect(): void {
		Rights::require_action( self::DISCONNECT );
		$connection = $this->connections->active();
		$answer     = null === $connection ? null : $this->connections->client( 10 )->send( 'DELETE', '/api/v1/connections/current' );
		if ( null !== $connection ) {
			Shop_Access::take_back( $connection );
		}
		$this->end();
		if ( null !== $answer && ! $answer->is_good() && ! $answer->is_unauthenticated() ) {
			/* translators: %s: what the service answered, in its own words. */
			Screens::back( 'connection', 'warning', sprintf( __( 'Disconnected here, but ChatFlow could not be told (%s). Please revoke the keys of this site in the panel.', 'chatflow' ), $answer->reason() ) );
		}
		Screens::back( 'connection', 'success', __( 'Disconnected. Your conversations stay in ChatFlow.', 'chatflow' ) );
	}

	/**
	 * Forgets the connection on this side only: for a copy of the site that was connected.
	 */
	public function forget(): void {
		Rights::require_action( self::FORGET );
		$this->end();
		Screens::back( 'connection', 'success', __( 'This copy is no longer connected. The original site stays connected.', 'chatflow' ) );
	}

	/**
	 * Gets new secrets; the old ones go on for a while, so that nothing is lost meanwhile.
	 */
	public function rotate(): void {
		Rights::require_action( self::ROTATE );
		$answer = $this->connections->client( 15 )->send( 'POST', '/api/v1/connections/current/rotation' );
		if ( ! $answer->is_good() ) {
			/* translators: %s: what the service answered, in its own words. */
			Screens::back( 'connection', 'error', sprintf( __( 'The keys were not renewed: %s', 'chatflow' ), $answer->reason() ) );
		}
		$this->connections->save_secrets(
			array(
				'site'     => $answer->text( 'siteSecret' ),
				'identity' => $answer->text( 'identitySecret' ),
				'webhook'  => $answer->text( 'webhookSecret' ),
			)
		);
		Screens::back( 'connection', 'success', __( 'The keys were renewed.', 'chatflow' ) );
	}

	/**
	 * Lets ChatFlow read and change orders.
	 */
	public function shop(): void {
		Rights::require_action( self::SHOP );
		$this->grant_access( false );
	}

	/**
	 * Goes to WooCommerce's own question where that works, else makes a key.
	 *
	 * @param bool $just_connected Whether this is the second half of connecting.
	 */
	private function grant_access( bool $just_connected ): void {
		$access = new Shop_Access( $this->connections );
		$url    = $access->authorize_url( Screens::url( 'connection' ) );
		if ( null !== $url ) {
			// WooCommerce asks the owner on this very site.
			wp_safe_redirect( $url );
			exit;
		}
		if ( $just_connected ) {
			return;
		}
		$failure = $access->grant_by_key();
		if ( null !== $failure ) {
			/* translators: %s: what the service answered, in its own words. */
			Screens::back( 'connection', 'error', sprintf( __( 'ChatFlow could not reach the shop with the new key: %s', 'chatflow' ), $failure ) );
		}
		Screens::back( 'connection', 'success', __( 'ChatFlow may now work with your orders.', 'chatflow' ) );
	}

	/**
	 * What follows a new connection: the site's data are told.
	 */
	private function begin_sending(): void {
		( new Scheduler() )->keep_recurring();
		Nightly::forget();
		if ( '' !== $this->connections->secret( 'site' ) ) {
			Plugin::instance()->backfill()->start();
			( new Scheduler() )->at( time(), Scheduler::BACKFILL );
		}
	}

	/**
	 * What follows the end of a connection.
	 */
	private function end(): void {
		$this->connections->forget();
		Plugin::instance()->outbox()->clear();
		Plugin::instance()->backfill()->stop();
		Nightly::forget();
		delete_transient( Admin_Bar::TRANSIENT );
	}

	/**
	 * The address that was entered, or null for one that will not do.
	 */
	private static function address(): ?string {
		if ( defined( 'CHATFLOW_BASE_URL' ) ) {
			return untrailingslashit( (string) constant( 'CHATFLOW_BASE_URL' ) );
		}
		// phpcs:ignore WordPress.Security.NonceVerification.Missing -- verified by require_action.
		$base_url = isset( $_POST['base_url'] ) ? Address::clean( sanitize_text_field( wp_unslash( $_POST['base_url'] ) ) ) : null;
		if ( null !== $base_url && ! Address::may_be_named( $base_url ) ) {
			Screens::back( 'connection', 'error', __( 'In this network of sites only its administrator may name this address: it is not a public one, or cannot be found.', 'chatflow' ) );
		}
		return $base_url;
	}
}
