<?php
/**
 * The chat on the shop's pages.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Front;

use ChatFlow\Connection\Connection;
use ChatFlow\Connection\Connections;
use ChatFlow\Plugin;
use ChatFlow\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * Prints one async script and a few lines that tell it about the page. Nothing of it depends on who is looking, so that
 * any cache may keep the page; what does (device, consent, who is logged in) is decided in the browser.
 */
final class Loader {

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
	 * Makes the loader.
	 *
	 * @param Settings    $settings    What the owner chose.
	 * @param Connections $connections The connection of this site.
	 */
	public function __construct( Settings $settings, Connections $connections ) {
		$this->settings    = $settings;
		$this->connections = $connections;
	}

	/**
	 * Adds the hook.
	 */
	public function register(): void {
		add_action( 'wp_footer', array( $this, 'print_scripts' ), 20 );
	}

	/**
	 * Prints the scripts, where the owner wants the chat.
	 */
	public function print_scripts(): void {
		$connection = $this->connections->active();
		$rules      = new Display_Rules( $this->settings );
		if ( null === $connection || ! $rules->allow_this_page() ) {
			return;
		}
		$config = $this->config( $connection );
		$about  = array(
			'id'          => 'chatflow-page',
			'data-config' => (string) wp_json_encode( $config, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ),
		);
		// Optimisers that bundle or delay scripts would only make an async script later.
		$untouched = array(
			'data-cfasync'     => 'false',
			'data-no-optimize' => '1',
		);
		if ( $this->settings->is_on( 'script_file' ) ) {
			// phpcs:ignore WordPress.WP.EnqueuedResources -- WordPress 6.2 cannot enqueue an async script.
			wp_print_script_tag(
				array(
					'async' => true,
					'src'   => plugins_url( 'assets/page.js', \ChatFlow\PLUGIN_FILE ) . '?ver=' . \ChatFlow\VERSION,
				) + $about + $untouched
			);
		} else {
			wp_print_inline_script_tag( self::page_script(), $about + $untouched );
		}
		if ( empty( $config['wait'] ) ) {
			wp_print_script_tag(
				array(
					'id'    => 'chatflow-loader',
					'async' => true,
					'src'   => $connection->loader_url(),
				) + $untouched
			);
		}
	}

	/**
	 * What the page's script has to know; the same for everyone who gets this page.
	 *
	 * @param Connection $connection The connection of this site.
	 * @return array<string, mixed>
	 */
	private function config( Connection $connection ): array {
		$consent = (string) $this->settings->get( 'consent' );
		$device  = (string) $this->settings->get( 'device' );
		$config  = array(
			'src'    => $connection->loader_url(),
			'base'   => $connection->base_url,
			'key'    => $connection->site_key,
			'ajax'   => admin_url( 'admin-ajax.php?action=' . Visitor_Nonce::ACTION, 'relative' ),
			'rest'   => rest_url( Visitor_Routes::REST_NAMESPACE . '/' ),
			'cookie' => 'path=' . ( COOKIEPATH ? COOKIEPATH : '/' ) . ( COOKIE_DOMAIN ? '; domain=' . COOKIE_DOMAIN : '' ),
			'locale' => get_bloginfo( 'language' ),
			'page'   => ( new Page_Context() )->of_this_page(),
			'cart'   => Plugin::has_shop() && $this->settings->is_on( 'send_carts' ),
		);
		if ( 'all' !== $device ) {
			$config['device'] = $device;
		}
		if ( 'none' !== $consent ) {
			$config['consent'] = $consent;
		}
		// Then the page's script adds the loader itself, once it may.
		$config['wait'] = 'all' !== $device || 'none' !== $consent;
		/**
		 * What the page's script is told. It must not depend on the visitor: caches keep it.
		 *
		 * @param array<string, mixed> $config As built.
		 */
		return (array) apply_filters( 'chatflow_page_config', $config );
	}

	/**
	 * The page's script as text, without its comments.
	 */
	private static function page_script(): string {
		// phpcs:ignore WordPress.WP.AlternativeFunctions.file_get_contents_file_get_contents -- a file of this plugin.
		$script = (string) file_get_contents( dirname( \ChatFlow\PLUGIN_FILE ) . '/assets/page.js' );
		return trim( (string) preg_replace( '~^\s*(/\*\*.*?\*/|//[^\n]*)\s*$~ms', '', $script ) );
	}
}
