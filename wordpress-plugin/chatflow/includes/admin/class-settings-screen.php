<?php
/**
 * The plugin's own screen.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Admin;

use ChatFlow\Connection\Connections;
use ChatFlow\Plugin;
use ChatFlow\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * Four tabs: connection, display, data, health.
 */
final class Settings_Screen {

	private const GROUP = 'chatflow';

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
	 * Makes it.
	 *
	 * @param Settings    $settings    What the owner chose.
	 * @param Connections $connections The connection of this site.
	 */
	public function __construct( Settings $settings, Connections $connections ) {
		$this->settings    = $settings;
		$this->connections = $connections;
	}

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_action( 'admin_menu', array( $this, 'add_page' ) );
		add_action( 'admin_init', array( $this, 'register_setting' ) );
		add_action( 'admin_init', array( \ChatFlow\Lifecycle::class, 'keep_up' ), 5 );
		add_action( 'admin_enqueue_scripts', array( $this, 'enqueue' ) );
		add_filter( 'plugin_action_links_' . plugin_basename( \ChatFlow\PLUGIN_FILE ), array( $this, 'add_link' ) );
	}

	/**
	 * Adds the menu entry.
	 */
	public function add_page(): void {
		add_menu_page( 'ChatFlow', 'ChatFlow', 'manage_options', Screens::SLUG, array( $this, 'show' ), 'dashicons-format-chat', 57 );
	}

	/**
	 * Registers the one option, with what makes it safe.
	 */
	public function register_setting(): void {
		register_setting(
			self::GROUP,
			Settings::OPTION,
			array(
				'type'              => 'object',
				'sanitize_callback' => array( $this->settings, 'sanitize' ),
				'default'           => array(),
			)
		);
	}

	/**
	 * Our style and script, on our own screen and where conversations are shown.
	 */
	public function enqueue(): void {
		if ( ! Rights::may_see_conversations() ) {
			return;
		}
		wp_enqueue_style( 'chatflow-admin', plugins_url( 'assets/admin.css', \ChatFlow\PLUGIN_FILE ), array(), \ChatFlow\VERSION );
		wp_enqueue_script( 'chatflow-admin', plugins_url( 'assets/admin.js', \ChatFlow\PLUGIN_FILE ), array(), \ChatFlow\VERSION, true );
		$config = array(
			'rest'      => rest_url( Conversation_Routes::REST_NAMESPACE . '/' ),
			'nonce'     => wp_create_nonce( 'wp_rest' ),
			'connected' => null !== $this->connections->active() && '' !== $this->connections->secret( 'site' ),
			'words'     => array(
				'none'   => __( 'No conversations with this customer yet.', 'chatflow' ),
				'failed' => __( 'ChatFlow cannot be reached at the moment.', 'chatflow' ),
				'open'   => __( 'Open in ChatFlow', 'chatflow' ),
			),
		);
		wp_add_inline_script( 'chatflow-admin', 'var chatflowAdmin = ' . wp_json_encode( $config ) . ';', 'before' );
	}

	/**
	 * A link in the list of plugins.
	 *
	 * @param string[] $links Those that are there.
	 * @return string[]
	 */
	public function add_link( $links ) {
		array_unshift( $links, '<a href="' . esc_url( Screens::url( 'connection' ) ) . '">' . esc_html__( 'Settings', 'chatflow' ) . '</a>' );
		return $links;
	}

	/**
	 * Prints the screen.
	 */
	public function show(): void {
		$tabs = array(
			'connection' => __( 'Connection', 'chatflow' ),
			'display'    => __( 'Display', 'chatflow' ),
			'data'       => __( 'Data', 'chatflow' ),
			'health'     => __( 'Health', 'chatflow' ),
		);
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- only chooses what is shown.
		$wanted = isset( $_GET['tab'] ) ? sanitize_key( $_GET['tab'] ) : '';
		$tab    = isset( $tabs[ $wanted ] ) ? $wanted : 'connection';
		echo '<div class="wrap chatflow"><h1>ChatFlow</h1>';
		$message = Screens::message();
		if ( null !== $message ) {
			printf( '<div class="notice notice-%s is-dismissible"><p>%s</p></div>', esc_attr( $message['kind'] ), esc_html( $message['message'] ) );
		}
		settings_errors();
		printf( '<nav class="nav-tab-wrapper" aria-label="%s">', esc_attr__( 'ChatFlow settings', 'chatflow' ) );
		foreach ( $tabs as $name => $label ) {
			printf(
				'<a href="%s" class="nav-tab%s"%s>%s</a>',
				esc_url( Screens::url( $name ) ),
				$name === $tab ? ' nav-tab-active' : '',
				$name === $tab ? ' aria-current="page"' : '',
				esc_html( $label )
			);
		}
		echo '</nav>';
		$plugin = Plugin::instance();
		switch ( $tab ) {
			case 'connection':
				( new Connection_Tab( $this->connections ) )->show();
				break;
			case 'health':
				( new Health_Tab( $this->connections, $plugin->outbox() ) )->show();
				break;
			case 'data':
				( new Backfill_Card( $plugin->backfill(), $this->connections ) )->show();
				$this->form( new Data_Form( $this->settings ) );
				break;
			default:
				$this->form( new Display_Form( $this->settings ) );
		}
		echo '</div>';
	}

	/**
	 * Prints a form of settings.
	 *
	 * @param Data_Form|Display_Form $form What it asks.
	 */
	private function form( $form ): void {
		echo '<form method="post" action="options.php" class="chatflow-card">';
		settings_fields( self::GROUP );
		echo '<table class="form-table" role="presentation"><tbody>';
		$form->show();
		echo '</tbody></table>';
		submit_button();
		echo '</form>';
	}
}
