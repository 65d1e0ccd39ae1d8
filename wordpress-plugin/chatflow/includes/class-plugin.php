<?php
/**
 * Where everything is wired.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow;

use ChatFlow\Admin;
use ChatFlow\Connection\Connections;
use ChatFlow\Connection\Connect_Flow;
use ChatFlow\Content;
use ChatFlow\Front;
use ChatFlow\Outbox;
use ChatFlow\Privacy;
use ChatFlow\Shop;

defined( 'ABSPATH' ) || exit;

/**
 * Makes each part once and registers its hooks. What only one side of WordPress needs is not even loaded on the other.
 */
final class Plugin {

	/**
	 * The one plugin.
	 *
	 * @var self|null
	 */
	private static $instance = null;

	/**
	 * What the owner chose.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * The connection of this site.
	 *
	 * @var Connections
	 */
	private $connections;

	/**
	 * What waits to be sent.
	 *
	 * @var Outbox\Outbox|null
	 */
	private $outbox = null;

	/**
	 * Marks what changed.
	 *
	 * @var Outbox\Dirty_Marks|null
	 */
	private $marks = null;

	/**
	 * Whether the parts that pages are made without are registered.
	 *
	 * @var bool
	 */
	private $is_beside_pages = false;

	/**
	 * Plugin has one instance, made here.
	 */
	private function __construct() {
		$this->settings    = new Settings();
		$this->connections = new Connections();
	}

	/**
	 * The one plugin.
	 */
	public static function instance(): self {
		if ( null === self::$instance ) {
			self::$instance = new self();
		}
		return self::$instance;
	}

	/**
	 * Called once, when the plugin file is loaded: only adds hooks.
	 */
	public function register(): void {
		add_action( 'before_woocommerce_init', array( $this, 'declare_compatibility' ) );
		add_action( 'plugins_loaded', array( $this, 'register_parts' ) );
		add_action( 'init', array( $this, 'load_words' ), 0 );
		add_action( 'wp_initialize_site', array( Lifecycle::class, 'new_site' ), 900 );
		// WordPress has switched to the site that goes.
		add_filter( 'wpmu_drop_tables', array( Lifecycle::class, 'drop_with_site' ) );
		add_filter( 'wp_consent_api_registered_' . plugin_basename( PLUGIN_FILE ), '__return_true' );
	}

	/**
	 * Orders are read by WooCommerce's own classes only, and carts of both kinds by their common hooks.
	 */
	public function declare_compatibility(): void {
		$features = '\Automattic\WooCommerce\Utilities\FeaturesUtil';
		if ( class_exists( $features ) ) {
			$features::declare_compatibility( 'custom_order_tables', PLUGIN_FILE, true );
			$features::declare_compatibility( 'cart_checkout_blocks', PLUGIN_FILE, true );
		}
	}

	/**
	 * The translations that come with the plugin; WordPress's own come first.
	 */
	public function load_words(): void {
		load_plugin_textdomain( 'chatflow', false, dirname( plugin_basename( PLUGIN_FILE ) ) . '/languages' );
	}

	/**
	 * Registers all parts, once it is known whether WooCommerce is there.
	 */
	public function register_parts(): void {
		( new Front\Loader( $this->settings, $this->connections ) )->register();
		( new Front\Ask_Button( $this->connections ) )->register();
		( new Front\Inline_Chat( $this->connections ) )->register();
		( new Front\Logout() )->register();

		if ( self::has_shop() ) {
			( new Shop\Changes( $this->settings, $this->marks() ) )->register();
			( new Shop\Cart_Changes( $this->settings, $this->marks() ) )->register();
		}
		if ( is_admin() || wp_doing_cron() || $this->is_rest() || ( defined( 'WP_CLI' ) && WP_CLI ) ) {
			$this->register_beside_pages();
			$this->register_admin();
		}
	}

	/**
	 * What the shop's pages are made without: background work, and the routes that their script asks.
	 */
	public function register_beside_pages(): void {
		if ( $this->is_beside_pages ) {
			return;
		}
		$this->is_beside_pages = true;
		( new Front\Visitor_Nonce() )->register();
		( new Front\Visitor_Routes( $this->settings, $this->connections, new Front\Carts_Of_Visitors( $this->settings, $this->marks() ) ) )->register();
		( new Content\Page_Changes( $this->settings, $this->marks() ) )->register();
		( new Outbox\Sending( $this->sender(), $this->scheduler() ) )->register();
		( new Privacy\Personal_Data( $this->connections ) )->register();
		( new Shop\Nightly( $this->settings, $this->connections, new Shop\Repair( $this->settings, $this->connections, $this->marks(), new Shop\Items( $this->settings ) ), $this->scheduler() ) )->register();
		( new Shop\Backfill_Runs( $this->backfill(), $this->scheduler() ) )->register();
	}

	/**
	 * Whether WooCommerce runs on this site.
	 */
	public static function has_shop(): bool {
		return class_exists( 'WooCommerce', false );
	}

	/**
	 * The connection of this site.
	 */
	public function connections(): Connections {
		return $this->connections;
	}

	/**
	 * What the owner chose.
	 */
	public function settings(): Settings {
		return $this->settings;
	}

	/**
	 * What waits to be sent.
	 */
	public function outbox(): Outbox\Outbox {
		if ( null === $this->outbox ) {
			$this->outbox = new Outbox\Outbox();
		}
		return $this->outbox;
	}

	/**
	 * Marks what changed; one for the whole request, so that eight changes of one order are one.
	 */
	public function marks(): Outbox\Dirty_Marks {
		if ( null === $this->marks ) {
			$this->marks = new Outbox\Dirty_Marks( $this->connections, $this->outbox(), $this->scheduler() );
		}
		return $this->marks;
	}

	/**
	 * Runs work later, outside the shopper's request.
	 */
	public function scheduler(): Outbox\Scheduler {
		return new Outbox\Scheduler();
	}

	/**
	 * Empties the outbox.
	 */
	public function sender(): Outbox\Sender {
		return new Outbox\Sender( $this->connections, $this->outbox(), new Shop\Items( $this->settings ) );
	}

	/**
	 * Tells what the shop had before it was connected.
	 */
	public function backfill(): Shop\Backfill {
		return new Shop\Backfill( $this->settings, $this->connections, new Shop\Items( $this->settings ) );
	}

	/**
	 * What people with rights see.
	 */
	private function register_admin(): void {
		( new Admin\Conversation_Routes( $this->connections ) )->register();
		( new Admin\Watch( $this->settings, $this->connections ) )->register();
		if ( ! is_admin() ) {
			return;
		}
		$flow = new Connect_Flow( $this->connections );
		( new Admin\Settings_Screen( $this->settings, $this->connections ) )->register();
		( new Admin\Connection_Actions( $flow, $this->connections ) )->register();
		( new Admin\Data_Actions( $this->outbox(), $this->scheduler(), $this->backfill() ) )->register();
		( new Admin\Notices( $this->connections ) )->register();
		( new Admin\Admin_Bar( $this->connections ) )->register();
		( new Admin\Order_Panel( $this->connections ) )->register();
	}

	/**
	 * Whether this request is for the REST API, which is known for sure only later.
	 */
	private function is_rest(): bool {
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- only looks which kind of request this is.
		$plain = isset( $_GET['rest_route'] );
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- compared, never stored or printed.
		$path = isset( $_SERVER['REQUEST_URI'] ) ? (string) wp_unslash( $_SERVER['REQUEST_URI'] ) : '';
		return $plain || false !== strpos( $path, '/' . rest_get_url_prefix() . '/' );
	}
}
